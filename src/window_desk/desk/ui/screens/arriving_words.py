"""New cases that do not stand in lists yet, in words. Screen's thread."""

from PySide6.QtCore import QCoreApplication

from window_desk.desk.use_cases.case_views import ArrivingCases


def arriving_words(found: ArrivingCases) -> str:
    """One short sentence: on a new desk how many are here, else how many are still to come."""
    translate = QCoreApplication.translate
    if found.is_first:
        return translate("Arriving", "正在取得本县办件：{listed} / {total}").format(
            listed=f"{found.listed:,}", total=f"{found.total:,}"
        )
    return translate("Arriving", "还有 {count} 件新到办件正在进入列表").format(
        count=f"{found.left:,}"
    )


def incomplete_words() -> str:
    """What that means for whoever looks at an empty list."""
    return QCoreApplication.translate(
        "Arriving", "列表还不完整，到齐前请勿答复申请人“没有这件”；现在就可以收件。"
    )
