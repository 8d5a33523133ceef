"""Classes of time left across many cases: their words, their shapes, and the order of their heat."""

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.parts.time_left import TimeState
from window_desk.desk.use_cases.case_views import TimeLeft

TIME_STATES: dict[TimeLeft, TimeState] = {
    TimeLeft.OVERDUE: TimeState.OVERDUE,
    TimeLeft.DUE: TimeState.DUE,
    TimeLeft.SOON: TimeState.SOON,
    TimeLeft.PROVISIONAL: TimeState.PROVISIONAL,
    TimeLeft.ON_TIME: TimeState.ON_TIME,
    TimeLeft.SUSPENDED: TimeState.SUSPENDED,
    TimeLeft.WAITING: TimeState.NONE,
    TimeLeft.FINISHED_LATE: TimeState.FINISHED_LATE,
    TimeLeft.FINISHED: TimeState.FINISHED,
}
"""The state that a class is shown as, the hottest class first."""


def time_left_word(left: TimeLeft, red_workdays: int = 0) -> str:
    """A time-left class as a label; ``red_workdays`` is from how many days left a case is red."""
    translate = QCoreApplication.translate
    if left is TimeLeft.DUE and red_workdays:
        return translate("Board", "剩{days}日以内").format(days=red_workdays)
    return {
        TimeLeft.ON_TIME: translate("Board", "时限内"),
        TimeLeft.SOON: translate("Board", "将到期"),
        TimeLeft.DUE: translate("Board", "今天到期"),
        TimeLeft.OVERDUE: translate("Board", "已超期"),
        TimeLeft.WAITING: translate("Board", "等申请人"),
        TimeLeft.PROVISIONAL: translate("Board", "日期暂定"),
        TimeLeft.SUSPENDED: translate("Board", "暂停中"),
        TimeLeft.FINISHED: translate("Board", "已办结"),
        TimeLeft.FINISHED_LATE: translate("Board", "逾期办结"),
    }[left]
