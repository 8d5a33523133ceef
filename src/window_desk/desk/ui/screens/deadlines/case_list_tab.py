"""Cases in a list, with a sentence under it about the one in focus. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseColumn
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.deadlines.tab import DeadlineTab
from window_desk.desk.ui.shell.action import Action


class CaseListTab(DeadlineTab):
    """Enter and Ctrl+O open the case in focus."""

    def __init__(self, session: DeskSession, columns: Sequence[CaseColumn]) -> None:
        super().__init__()
        self._session = session
        self.list = CaseList(columns)
        self.told = QLabel()
        self.told.setWordWrap(True)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(8)
        self._body.addWidget(self.list, 1)
        self._body.addWidget(self.told)
        self.stack = QStackedWidget()
        self.stack.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.stack)
        self.list.opened.connect(self._open_current)
        self.list.moved.connect(self._on_moved)

    def add_below(self, label: QLabel) -> None:
        """Put ``label`` under the sentence, hidden until there is something to say."""
        label.hide()
        self._body.addWidget(label)

    def stand_in(self, empty: EmptyState) -> None:
        """Say what stands there while the list has no rows."""
        self.stack.addWidget(empty)

    def case_in_focus(self) -> str:
        """Return the id of the case in focus; empty where none is."""
        raise NotImplementedError

    def words_in_focus(self) -> str:
        """Return what is said under the list; empty where no row is in focus."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.list.setFocus()

    def open_action(self) -> Action:
        """Return the first action of every list: open the case in focus."""
        return Action(
            "open",
            self.tr("打开办件"),
            "Ctrl+O",
            self._open_current,
            bool(self.case_in_focus()),
            self.tr("没有选中办件"),
            tone="primary",
        )

    def reload_action(self) -> Action:
        """Return the last one: ask anew."""
        return Action("reload", self.tr("刷新"), "F5", self.reload)

    def show_list(self, shown: bool) -> None:
        """Show the list, or what stands there while it is empty."""
        self.stack.setCurrentIndex(0 if shown else 1)
        self.actions_changed.emit()

    def _on_moved(self) -> None:
        self.told.setText(self.words_in_focus())
        self.actions_changed.emit()

    def _open_current(self) -> None:
        if case := self.case_in_focus():
            self._session.go_to("case", case)
