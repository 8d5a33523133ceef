"""The page of limits: what falls due, promises that moved, reminders. Screen's thread.

While the open cases are told anew after a new calendar, a bar at the top says how far it is; the
tabs stay open to work with and follow when it ends.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.duties import Duty
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.recomputation_watch import RecomputationWatch
from window_desk.desk.ui.screens.deadlines.calendar_tab import CalendarTab
from window_desk.desk.ui.screens.deadlines.due_tab import DueTab
from window_desk.desk.ui.screens.deadlines.faults_tab import FaultsTab
from window_desk.desk.ui.screens.deadlines.moved_tab import MovedTab, documents_folder
from window_desk.desk.ui.screens.deadlines.tab import DeadlineTab
from window_desk.desk.ui.screens.recomputation_words import recomputation_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.deadline_views import Recomputation


class DeadlinesScreen(Screen):
    """Ctrl+1 … go to the tabs; each tab has its own keys."""

    key = "deadlines"
    shows_cases = True
    lists_cases = True

    def __init__(
        self, session: DeskSession, export_folder: Callable[[], Path] = documents_folder
    ) -> None:
        super().__init__()
        self._session = session
        self.due = DueTab(session)
        self.moved = MovedTab(session, export_folder)
        self.faults = FaultsTab(session)
        self.calendar = CalendarTab(session)
        self._counts: dict[DeadlineTab, int] = {}
        self._tabs: tuple[DeadlineTab, ...] = (self.due, self.moved, self.faults, self.calendar)
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stack = QStackedWidget()
        for number, tab in enumerate(self._tabs, start=1):
            self.bar.addTab("")
            self.bar.setTabToolTip(number - 1, f"Ctrl+{number}")
            self.stack.addWidget(tab)
            tab.actions_changed.connect(self._on_tab_actions_changed)
            tab.said.connect(self.said)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(self._on_tab_key)
        self._shortcuts = self.findChildren(QShortcut)
        self.progress = self._progress_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.progress)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_tab_changed)
        session.changed.connect(self._on_changed)
        session.clerk_changed.connect(self._on_clerk_changed)
        self._watch = RecomputationWatch(session, self)
        self._watch.told.connect(self._on_recomputation_told)
        self._name_tabs()

    def title(self) -> str:
        """Name of the page."""
        return self.tr("时限")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**时限**：哪天到期、哪些承诺变了、有什么要提醒。Ctrl+1 至 Ctrl+4 换页。\n\n"
            "- **到期日历**：方向键选日子，PgUp、PgDn 翻两周，Home 回到今天，Enter 到当天的办件；"
            "虚线框为暂定日期，疏点框为可能调整的12月日期\n"
            "- **承诺变动**：印出的承诺日与现行工作日历不一致的办件。凭证上的日期不收回；"
            "日历使日期提前的，窗口按较早的一天办结\n"
            "- **提醒**：已记下的差错，按行政许可法第七十二条分项；值班长看全部，其他人看自己经手的\n"
            "- **工作日历**：每一天算不算工作日、依据哪份通知；县中心的值班管理人员按 F7 发布新通知\n\n"
            "依据:《中华人民共和国行政许可法》第四十二条、第七十二条、第八十二条；《民法典》第二百零一条、第二百零三条。"
        )

    def on_shown(self) -> None:
        """Ask the cache anew and take the focus."""
        self._watch.ask()
        self.reload()
        self._tab().take_focus()

    def open_key(self, key: str) -> None:
        """Show the tab ``due``, ``moved``, ``faults`` or ``calendar``."""
        tabs = {
            "due": self.due,
            "moved": self.moved,
            "faults": self.faults,
            "calendar": self.calendar,
        }
        wanted = tabs.get(key)
        if wanted is not None:
            self.bar.setCurrentIndex(self.stack.indexOf(wanted))
            wanted.take_focus()

    def screen_actions(self) -> list[Action]:
        """What the tab in front can do."""
        return self._tab().tab_actions()

    def reload(self) -> None:
        """Tell the tab in front anew, and count for the others."""
        if self._session.is_signed_in:
            self._tab().reload()
            self._name_tabs()

    def _tab(self) -> DeadlineTab:
        return self._tabs[self.stack.currentIndex()]

    def _count(self) -> dict[DeadlineTab, int]:
        """How much stands on the lists; of reminders a clerk sees only his own, uncounted."""
        found = self._session.cache.deadline_counts(self._session.today())
        counts: dict[DeadlineTab, int] = {self.moved: found.moved}
        if self._session.clerk.has(Duty.SUPERVISE):
            counts[self.faults] = found.faults
        return counts

    def _name_tabs(self) -> None:
        self._counts = self._count() if self._session.is_signed_in else {}
        for number, tab in enumerate(self._tabs):
            count = self._counts.get(tab, 0)
            self.bar.setTabText(number, f"{tab.name()} {count}" if count else tab.name())

    def _progress_row(self) -> QWidget:
        row = QWidget()
        self.progress_words = QLabel()
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(12)
        line.addWidget(self.progress_words)
        line.addWidget(self.progress_bar, 1)
        row.hide()
        return row

    def _on_recomputation_told(self, found: object) -> None:
        if isinstance(found, Recomputation):
            self.progress_words.setText(recomputation_words(found))
            self.progress_bar.setRange(0, max(1, found.total))
            self.progress_bar.setValue(min(found.done, found.total))
        self.progress.setVisible(isinstance(found, Recomputation))
        if found is None and self.isVisible():
            self.reload()

    def _on_clerk_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_changed(self) -> None:
        """The days are counted at once; the lists, which are slow, where their number changed."""
        if not self.isVisible() or not self._session.is_signed_in:
            return
        before, here = self._counts, self._tab()
        self._name_tabs()
        if self._counts != before or here not in {self.moved, self.faults}:
            here.reload()

    def _on_tab_key(self) -> None:
        for number, shortcut in enumerate(self._shortcuts):
            if shortcut is self.sender():
                self.bar.setCurrentIndex(number)
                self._tab().take_focus()

    def _on_tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        if self.isVisible():
            self.reload()
        self.actions_changed.emit()

    def _on_tab_actions_changed(self) -> None:
        if self.sender() is self._tab():
            self.actions_changed.emit()
