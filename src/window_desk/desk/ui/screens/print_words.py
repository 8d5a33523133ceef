"""The print ledger in words."""

from PySide6.QtCore import QCoreApplication

from window_desk.desk.use_cases.print_ledger import (
    PrintState,
)


def print_state_word(state: PrintState) -> str:
    """The state of a copy in the screen's language."""
    translate = QCoreApplication.translate
    return {
        PrintState.QUEUED: translate("PrintState", "待打印"),
        PrintState.SENDING: translate("PrintState", "正在打印"),
        PrintState.SENT: translate("PrintState", "已送打印机"),
        PrintState.CONFIRMED: translate("PrintState", "已打出"),
        PrintState.FAILED: translate("PrintState", "没有打印"),
        PrintState.UNKNOWN: translate("PrintState", "不确定是否打出"),
        PrintState.CANCELLED: translate("PrintState", "已取消"),
    }[state]
