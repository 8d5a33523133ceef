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
