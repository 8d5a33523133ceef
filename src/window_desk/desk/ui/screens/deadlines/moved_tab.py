"""Promises that the calendar moved: the printed day, the day now, and what to tell the applicant."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QLabel

from window_desk.casework.acts import BEIJING
from window_desk.casework.workdays import CalendarError, WorkdayCalendar
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseRow
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.screens.case_words import masked_name
from window_desk.desk.ui.screens.deadlines.case_list_tab import CaseListTab
from window_desk.desk.ui.screens.deadlines.day_words import certainty_words
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.use_cases.deadline_views import MovedPromiseRow
from window_desk.desk.use_cases.export_table import Cell, ExportError, export_table

_LISTED = 200
"""Rows that are shown at once: each is told from its acts, on the screen's thread."""


def documents_folder() -> Path:
    """Where the clerk keeps documents on this PC."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


class MovedTab(CaseListTab):
    """F7 writes the list into a spreadsheet in ``folder``."""

    def __init__(self, session: DeskSession, folder: Callable[[], Path] = documents_folder) -> None:
        super().__init__(session, _columns())
        self._folder = folder
        self._rows: tuple[MovedPromiseRow, ...] = ()
        self._writing = False
        self.more = QLabel()
        self.more.setProperty("role", "muted")
        self.problem = ProblemLine()
        self.add_below(self.more)
        self.add_below(self.problem)
        self.stand_in(
            EmptyState(
                self.tr("没有承诺变动"),
                self.tr("凭证上印出的承诺日都与现行工作日历一致，不用告知任何人。"),
                "calendar",
            )
        )

    def name(self) -> str:
        """Return the word on the tab."""
        return self.tr("承诺变动")

    def count(self) -> int:
        """Return how many promises moved."""
        return len(self._rows)

    def tab_actions(self) -> list[Action]:
        """Open the case in focus, write the list."""
        none = self.tr("没有承诺变动")
        busy = self.tr("正在写清单，请稍候")
        return [
            self.open_action(),
            Action(
                "export",
                self.tr("导出清单"),
                "F7",
                self._export,
                bool(self._rows) and not self._writing,
                busy if self._writing else none,
            ),
            self.reload_action(),
        ]

    def reload(self) -> None:
        """Show whose promise moved."""
        self._rows = tuple(self._session.cache.moved_promises(_LISTED))
        calendar, today = self._session.cache.calendar(), self._session.today()
        self.list.set_rows([_list_row(row, calendar, today) for row in self._rows])
        self.more.setText(
            self.tr("先列最早到期的 {count} 件，导出的清单最多含 500 件。").format(count=_LISTED)
        )
        self.more.setVisible(len(self._rows) == _LISTED)
        self.show_list(bool(self._rows))

    def case_in_focus(self) -> str:
        """Return the id of the case in focus."""
        row = self._current()
        return row.case if row is not None else ""

    def words_in_focus(self) -> str:
        """Return what to tell the applicant, and where to call."""
        row = self._current()
        if row is None:
            return ""
        told = what_to_tell(row, self._session.today())
        if row.phone:
            told = self.tr("{told} 电话 {phone}").format(told=told, phone=row.phone)
        return told

    def _current(self) -> MovedPromiseRow | None:
        shown = self.list.current_row()
        return next((row for row in self._rows if shown and row.case == shown.key), None)

    def _export(self) -> None:
        """Write all rows as they are shown now; the words are made here, the file elsewhere."""
        calendar, today = self._session.cache.calendar(), self._session.today()
        found = self._session.cache.moved_promises()
        rows = [_cells(row, calendar, today) for row in found]
        now = self._session.now().astimezone(BEIJING)
        headings = _headings()
        self._writing = True
        self.problem.tell("")
        self.actions_changed.emit()
        self._session.commands.run(
            partial(export_table, self._folder(), self.name(), now, headings, rows),
            partial(self._on_written, len(rows)),
            self._on_not_written,
        )

    def _on_written(self, count: int, file: Path) -> None:
        self._writing = False
        self.actions_changed.emit()
        self.said.emit(self.tr("已导出 {count} 件：{file}").format(count=count, file=file))

    def _on_not_written(self, error: Exception) -> None:
        self._writing = False
        self.actions_changed.emit()
        if not isinstance(error, ExportError):
            raise error
        self.problem.tell(in_words(error.sentence))


def what_to_tell(row: MovedPromiseRow, today: date) -> str:
    """What to tell the applicant, in one sentence; the printed day is never taken back."""
    translate = QCoreApplication.translate
    if row.decided:
        return translate("MovedPromises", "已经作出决定，不用另行告知。")
    pattern = (
        translate(
            "MovedPromises",
            "凭证所载{printed}不变；窗口按较早的{now}办结，可电话告知申请人提前领取。",
        )
        if row.is_earlier
        else translate("MovedPromises", "凭证所载{printed}不变，仍按该日办结，无需另行告知。")
    )
    return pattern.format(printed=date_words(row.printed, today), now=date_words(row.now, today))


def difference_in_workdays(row: MovedPromiseRow, calendar: WorkdayCalendar) -> int | None:
    """Workdays from the printed day to the day now, negative where it comes earlier."""
    try:
        return calendar.workdays_between(row.printed, row.now)
    except CalendarError:
        return None


def _columns() -> tuple[CaseColumn, ...]:
    translate = QCoreApplication.translate
    return (
        CaseColumn("printed", translate("MovedPromises", "印出的承诺日"), 120),
        CaseColumn("now", translate("MovedPromises", "现行日历应为"), 120),
        CaseColumn("difference", translate("MovedPromises", "差(工作日)"), 92, "number"),
        CaseColumn("tell", translate("MovedPromises", "怎样告诉申请人")),
        CaseColumn("item", translate("CaseColumns", "事项"), 110),
        CaseColumn("applicant", translate("CaseColumns", "申请人"), 64),
        CaseColumn("phone", translate("MovedPromises", "电话"), 112),
        CaseColumn("number", translate("CaseColumns", "办件编号"), 184, "muted"),
    )


def _list_row(row: MovedPromiseRow, calendar: WorkdayCalendar, today: date) -> CaseRow:
    difference = difference_in_workdays(row, calendar)
    return CaseRow(
        row.case,
        {
            "printed": date_words(row.printed, today),
            "now": _now_words(row, today),
            "difference": _signed(difference),
            "tell": _short_words(row),
            "item": row.item_name,
            "applicant": masked_name(row.applicant),
            "phone": row.phone,
            "number": row.number,
        },
    )


def _signed(difference: int | None) -> str:
    if not difference:
        return "" if difference is None else "0"
    return f"{difference:+d}".replace("-", "−")


def _short_words(row: MovedPromiseRow) -> str:
    translate = QCoreApplication.translate
    if row.decided:
        return translate("MovedPromises", "已办结，不用告知")
    if row.is_earlier:
        return translate("MovedPromises", "按较早日办结，可电话告知提前领取")
    return translate("MovedPromises", "按印出的日期办结，不用告知")


def _now_words(row: MovedPromiseRow, today: date) -> str:
    certainty = certainty_words(row.certainty)
    told = date_words(row.now, today)
    return f"{told}({certainty})" if certainty else told


def _headings() -> list[tuple[str, int]]:
    translate = QCoreApplication.translate
    return [
        (translate("CaseColumns", "办件编号"), 26),
        (translate("CaseColumns", "事项"), 30),
        (translate("CaseColumns", "申请人"), 10),
        (translate("MovedPromises", "电话"), 16),
        (translate("MovedPromises", "印出的承诺日"), 14),
        (translate("MovedPromises", "现行日历应为"), 14),
        (translate("MovedPromises", "确定程度"), 10),
        (translate("MovedPromises", "差(工作日)"), 10),
        (translate("MovedPromises", "怎样告诉申请人"), 60),
    ]


def _cells(row: MovedPromiseRow, calendar: WorkdayCalendar, today: date) -> list[Cell]:
    difference = difference_in_workdays(row, calendar)
    return [
        row.number,
        row.item_name,
        masked_name(row.applicant),
        row.phone,
        row.printed,
        row.now,
        certainty_words(row.certainty),
        "" if difference is None else difference,
        what_to_tell(row, today),
    ]
