"""A recomputation in words: why, and how far it has come."""

from PySide6.QtCore import QCoreApplication

from window_desk.desk.use_cases.deadline_views import Recomputation, RecomputationCause


def recomputation_words(found: Recomputation) -> str:
    """The whole sentence, for the page of limits."""
    translate = QCoreApplication.translate
    pattern = {
        RecomputationCause.CALENDAR: translate(
            "Recomputation", "正在按新的工作日历重算 {done} / {total} 件，列表稍后更新"
        ),
        RecomputationCause.RULES: translate(
            "Recomputation", "正在按新的本地规则重算 {done} / {total} 件，列表稍后更新"
        ),
        RecomputationCause.PROGRAM: translate(
            "Recomputation", "正在按新版程序重算 {done} / {total} 件，列表稍后更新"
        ),
    }[found.cause]
    return pattern.format(done=f"{found.done:,}", total=f"{found.total:,}")


def recomputation_mark(found: Recomputation) -> str:
    """The few words for the status bar."""
    pattern = QCoreApplication.translate("Recomputation", "重算时限 {done} / {total}")
    return pattern.format(done=f"{found.done:,}", total=f"{found.total:,}")


def moved_words(count: int) -> str:
    """What a new calendar did to promises that were printed, for a banner."""
    pattern = QCoreApplication.translate(
        "Recomputation", "工作日历有变动：{count} 件印出的承诺日与现行日历不一致。"
    )
    return pattern.format(count=count)


def moved_action() -> str:
    """The banner's next step."""
    return QCoreApplication.translate("Recomputation", "看承诺变动")
