"""The workbench: what waits for this clerk, by group, with a preview. Screen's thread."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseGroup, CaseRow
from window_desk.desk.ui.screens.case_words import list_columns, list_rows
from window_desk.desk.ui.screens.cases.case_preview import CasePreview
from window_desk.desk.ui.screens.cases.next_step import screen_for
from window_desk.desk.ui.screens.empty_list import EmptyList
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.case_views import (
    WaitingGroup,
)


def group_words(group: WaitingGroup) -> str:
    """A group's heading."""
    translate = QCoreApplication.translate
    return {
        WaitingGroup.DUE_TODAY: translate("Workbench", "今天到期"),
        WaitingGroup.WAITING_FOR_ME: translate("Workbench", "等我办"),
        WaitingGroup.WAITING_FOR_APPLICANT: translate("Workbench", "等申请人"),
        WaitingGroup.FOR_SIGN_OFF: translate("Workbench", "待审定"),
        WaitingGroup.TO_DELIVER: translate("Workbench", "待送达"),
        WaitingGroup.TO_SETTLE: translate("Workbench", "待处理"),
    }[group]


class WorkbenchScreen(Screen):
    """Enter opens a case, Space goes to its next act."""

    key = "workbench"
    shows_cases = True
    lists_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.list = CaseList(list_columns())
        self.preview = CasePreview(session)
        self._empty = EmptyList(
            session.cache,
            self.tr("没有等着办的办件"),
            self.tr("按 Alt+2 收件，或按 Ctrl+K 查找。"),
            "workbench",
        )
        self._stack = QStackedWidget()
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list, 64)
        row.addWidget(self.preview, 36)
        self._stack.addWidget(board)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._stack)
        self.list.opened.connect(self._on_opened)
        self.list.next_act.connect(self._on_next_act)
        self.list.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.clerk_changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("工作台")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**工作台**：等我办的办件，按时限先后排列。\n\n"
            "- ↑ ↓ 选择,Enter 打开办件，空格办下一步\n"
            "- 时限以**承诺时限**计，按工作日；三角为快到期，菱形为到期，感叹号为超期；"
            "到期当天过了下班时间也算超期\n"
            "- 两竖为特别程序暂停中，虚线圈为暂定日期；“告知第4日”是收件后第几个工作日还没有告知\n"
            "- “等申请人”是已一次性告知、等补正的办件，不计决定时限。"
        )

    def on_shown(self) -> None:
        """Ask the cache anew and take the focus."""
        self.reload()
        self.list.setFocus()

    def screen_actions(self) -> list[Action]:
        """Open, and the next act of the case in focus."""
        row = self.list.current_row()
        none = self.tr("没有选中办件")
        return [
            Action(
                "open", self.tr("打开办件"), "Ctrl+O", self._open_current, row is not None, none
            ),
            Action(
                "next",
                self.tr("办下一步"),
                "F8",
                self._next_of_current,
                row is not None,
                none,
                tone="primary",
            ),
            Action("intake", self.tr("收新件"), "F2", self._go_to_intake),
        ]

    def reload(self) -> None:
        """Show what waits now."""
        if not self._session.is_signed_in:
            return
        waiting = self._session.cache.waiting(self._session.clerk, self._session.today())
        groups = [
            CaseGroup(group_words(group), list_rows(waiting.get(group, ())))
            for group in WaitingGroup
        ]
        self.list.set_groups(groups)
        if not self.list.count():
            self._empty.look()
        self._stack.setCurrentIndex(0 if self.list.count() else 1)
        self.actions_changed.emit()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_moved(self, row: object) -> None:
        self.preview.show_case(row.key if isinstance(row, CaseRow) else None)
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key)

    def _on_next_act(self, row: object) -> None:
        if isinstance(row, CaseRow):
            file = self._session.cache.case_file(row.key)
            if file is not None:
                self._session.go_to(screen_for(file.case), row.key)

    def _open_current(self) -> None:
        self._on_opened(self.list.current_row())

    def _next_of_current(self) -> None:
        self._on_next_act(self.list.current_row())

    def _go_to_intake(self) -> None:
        self._session.go_to("intake")
