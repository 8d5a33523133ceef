"""Rows of cases for lists: the time left is reckoned when a row is read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import ENDED, CaseState
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.use_cases.case_views import (
    SOON_WORKDAYS,
    CaseRow,
    TimeLeft,
)

SOON_SETTING: Final = "time_left.soon_workdays"

COLUMNS: Final = (
    "c.id, c.number, c.item_name, c.applicant, c.state, c.window, c.clerk, c.received_on,"
    " c.due, c.certainty, c.next_kind, c.unsent"
)

_KINDS: Final[dict[str | None, ActKind | None]] = {None: None, **{str(k): k for k in ActKind}}


@dataclass(frozen=True, slots=True)
class TimeTold:
    """What many rows of one list have in common: state, due day, and the time left until it."""

    state: CaseState
    due: date | None
    days_left: int | None
    time_left: TimeLeft
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the time left is measured with: calendar, today, and from how many workdays it is soon.

    Serves the rows of one question: hundreds of them share a few states and days.
    """

    calendar: WorkdayCalendar | None
    today: date
    soon_workdays: int
    _told: dict[tuple[str, str | None, str], TimeTold] = field(default_factory=dict, repr=False)
    _days: dict[str, date] = field(default_factory=dict, repr=False)

    def told(self, state: str, due: str | None, certainty: str) -> TimeTold:
        """The time left of a case with these three columns."""
        key = (state, due, certainty)
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self._tell(*key)
        return found

    def day(self, text: str) -> date:
        """The day of a column."""
        found = self._days.get(text)
        if found is None:
            found = self._days[text] = date.fromisoformat(text)
        return found

    def _tell(self, state_code: str, due_text: str | None, certainty_code: str) -> TimeTold:
        state, certainty = CaseState(state_code), Certainty(certainty_code)
        due = date.fromisoformat(due_text) if due_text else None
        left = self.time_left(state, due, certainty)
        return TimeTold(state, due, self.days_left(due), left, certainty)

    def days_left(self, due: date | None) -> int | None:
        """Workdays to ``due``: 0 on the day, negative when overdue."""
        if due is None or self.calendar is None:
            return None
        try:
            return self.calendar.workdays_between(self.today, due)
        except CalendarError:
            return None

    def time_left(self, state: CaseState, due: date | None, certainty: Certainty) -> TimeLeft:
        """How the time left is shown."""
        if state in ENDED:
            return TimeLeft.FINISHED
        days = self.days_left(due)
        if days is None:
            return TimeLeft.WAITING
        if days < 0:
            return TimeLeft.OVERDUE
        if days == 0:
            return TimeLeft.DUE
        if days <= self.soon_workdays:
            return TimeLeft.SOON
        return TimeLeft.PROVISIONAL if certainty is Certainty.PROVISIONAL else TimeLeft.ON_TIME


def case_row(row: Row, reckoning: Reckoning) -> CaseRow:
    """The value of a row of :data:`COLUMNS`."""
    (
        case,
        number,
        item_name,
        applicant,
        state_code,
        window,
        clerk,
        received_on,
        due_text,
        certainty_code,
        next_kind,
        unsent,
    ) = row
    told = reckoning.told(state_code, due_text, certainty_code)
    # by position: with 200 rows at every key the names would cost as much as the query
    return CaseRow(
        case,
        number,
        item_name,
        applicant,
        told.state,
        window,
        clerk,
        reckoning.day(received_on),
        told.due,
        told.days_left,
        told.time_left,
        told.certainty,
        _KINDS[next_kind],
        bool(unsent),
    )


def soon_workdays(rows: Rows) -> int:
    """The threshold of "soon" on this PC."""
    found = rows.first("SELECT value FROM setting WHERE key = ?", SOON_SETTING)
    try:
        return int(found[0]) if found is not None else SOON_WORKDAYS
    except ValueError:
        return SOON_WORKDAYS
