"""What falls due this week and next: the grid of days, and the cases of the day in focus."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QVBoxLayout

from window_desk.casework.workdays import LAST_DAY
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseRow
from window_desk.desk.ui.screens.case_words import list_columns, list_rows
from window_desk.desk.ui.screens.deadlines.day_words import calendar_day
from window_desk.desk.ui.screens.deadlines.due_grid import (
    DAYS,
    WEEKS,
    DueCell,
    DueGrid,
    cell_words,
)
from window_desk.desk.ui.screens.deadlines.tab import DeadlineTab
from window_desk.desk.ui.shell.action import Action


class DueTab(DeadlineTab):
    """Arrows choose a day, Enter goes down to its cases, Enter again opens one."""

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._day: date | None = None
        self.grid = DueGrid()
        self.headline = QLabel()
        self.headline.setProperty("role", "heading")
        self.list = CaseList(list_columns())
        self._none = QLabel(self.tr("这一天没有到期的办件。"))
        self._none.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.grid)
        column.addWidget(self.headline)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.grid.chosen.connect(self._on_day_chosen)
        self.grid.left.connect(self._on_grid_left)
        self.grid.entered.connect(self._on_grid_entered)
        self.list.opened.connect(self._on_opened)
        self.list.moved.connect(self._on_moved)

    def name(self) -> str:
        """Return the word on the tab."""
        return self.tr("到期日历")

    def tab_actions(self) -> list[Action]:
        """Open the case in focus, leaf, go home."""
        return [
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                self.list.current_row() is not None,
                self.tr("这一天没有到期的办件"),
                tone="primary",
            ),
            Action("earlier", self.tr("前两周"), "F6", self._leaf_back),
            Action("later", self.tr("后两周"), "F8", self._leaf_on),
            Action("today", self.tr("回到今天"), "F9", self._go_home),
        ]

    def reload(self) -> None:
        """Count anew; the day in focus stays."""
        self._leaf_to(self._day or self._session.today())

    def take_focus(self) -> None:
        """Put the keys on the grid."""
        self.grid.setFocus()

    def day(self) -> date | None:
        """Return the day in focus."""
        return self._day

    def _show(self, first: date, day: date) -> None:
        cache, today = self._session.cache, self._session.today()
        self._day = day
        calendar = cache.calendar()
        last = first + timedelta(days=DAYS * WEEKS - 1)
        cells = [
            DueCell(due, calendar_day(calendar, due.day)) for due in cache.due_calendar(first, last)
        ]
        self.grid.set_cells(cells, day, today)
        self._show_cases()

    def _show_cases(self) -> None:
        if self._day is None:
            return
        rows = self._session.cache.due_on(self._day)
        self.list.set_rows(list_rows(rows))
        today = self._session.today()
        cell = next((cell for cell in self.grid.cells() if cell.due.day == self._day), None)
        self.headline.setText(cell_words(cell, today) if cell is not None else "")
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.actions_changed.emit()

    def _on_day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self._day = day
            self._show_cases()

    def _on_grid_left(self, day: object) -> None:
        if isinstance(day, date):
            self._leaf_to(day)

    def _leaf_to(self, day: date) -> None:
        """Show the fortnight of ``day``: this week and next where today is near, else in steps."""
        home = _monday(self._session.today())
        first = home + timedelta(days=(day - home).days // (DAYS * WEEKS) * DAYS * WEEKS)
        last = first + timedelta(days=DAYS * WEEKS - 1)
        if first < self._session.cache.calendar().coverage_from or last > LAST_DAY:
            self.said.emit(self.tr("工作日历只到这里"))
            return
        self._show(first, day)

    def _leaf_back(self) -> None:
        if self._day is not None:
            self._leaf_to(self._day - timedelta(days=DAYS * WEEKS))

    def _leaf_on(self) -> None:
        if self._day is not None:
            self._leaf_to(self._day + timedelta(days=DAYS * WEEKS))

    def _go_home(self) -> None:
        self._leaf_to(self._session.today())
        self.grid.setFocus()

    def _on_grid_entered(self) -> None:
        if self.list.count():
            self.list.setFocus()

    def _on_moved(self, _row: object) -> None:
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key)

    def _open_current(self) -> None:
        self._on_opened(self.list.current_row())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
