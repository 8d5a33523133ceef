"""Rows of cases for lists: the time left is reckoned when a row is read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

import msgspec

from window_desk.casework.acts import (
    BEIJING,
    ActKind,
)
from window_desk.casework.case import ENDED, CaseState
from window_desk.casework.fold import NOTICE_WORKDAYS
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedures import Finish
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.store.engine import Rows
from window_desk.desk.use_cases.case_views import (
    CaseRow,
    TimeLeft,
)

COLUMNS: Final = (
    "c.id, c.number, c.item_name, c.applicant, c.state, c.window, c.clerk, c.received_on,"
    " c.due, c.certainty, c.next_kind, c.unsent, c.statutory_due, c.left_when_stopped, c.finish,"
    " c.notice_due"
)
_NAMES: Final = COLUMNS.replace("c.", "")
Listed = tuple[
    str,
    str,
    str,
    str,
    str,
    str,
    str,
    date,
    str | None,
    str,
    str | None,
    int,
    date | None,
    int | None,
    str,
    str | None,
]
"""The values of :data:`COLUMNS`."""
_decoder: Final = msgspec.json.Decoder(list[Listed])
DECIDED: Final = frozenset({CaseState.DECIDED, CaseState.CERTIFIED})

_FINISHES: Final[dict[str, Finish | None]] = {"": None, **{str(each): each for each in Finish}}
_STATES: Final[dict[str, CaseState]] = {str(each): each for each in CaseState}
_KINDS: Final[dict[str | None, ActKind | None]] = {None: None, **{str(k): k for k in ActKind}}


TimeColumns = tuple[str, str | None, str, int | None, str, str | None]
"""State, due, certainty, left_when_stopped, finish and notice_due, as they stand in a row."""


@dataclass(frozen=True, slots=True)
class TimeTold:
    """What many rows of one list have in common: state, due day, and the time left until it."""

    state: CaseState
    due: date | None
    days_left: int | None
    time_left: TimeLeft
    certainty: Certainty
    notice_workday: int | None
    finish: Finish | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the time left is measured with: calendar, today, and the county's rules.

    ``is_closed`` says that business is over for today (民法典 203). What was told of a state and a day
    is kept: hundreds of rows share a few.
    """

    calendar: WorkdayCalendar | None
    today: date
    is_closed: bool
    rules: LocalRules
    _told: dict[TimeColumns, TimeTold] = field(default_factory=dict, repr=False)

    def is_of(
        self,
        calendar: WorkdayCalendar | None,
        today: date,
        is_closed: bool,
        rules: LocalRules,
    ) -> bool:
        """Whether it was made of these very values."""
        return (
            self.calendar is calendar
            and self.rules is rules
            and (self.today, self.is_closed) == (today, is_closed)
        )

    def told(self, columns: TimeColumns) -> TimeTold:
        """The time left of a case with these columns."""
        found = self._told.get(columns)
        if found is None:
            found = self._told[columns] = self._tell(*columns)
        return found

    def time_left(
        self,
        state: CaseState,
        due: date | None,
        certainty: Certainty,
        finish: Finish | None = None,
        *,
        is_suspended: bool = False,
    ) -> TimeLeft:
        """How the time left is shown."""
        if state in ENDED:
            return TimeLeft.FINISHED_LATE if finish is Finish.LATE else TimeLeft.FINISHED
        if is_suspended:
            return TimeLeft.SUSPENDED
        days = self._days_left(due)
        if due is None or days is None:
            return TimeLeft.WAITING
        # a rest day after the due day has no workday in between, and is past it all the same
        if due < self.today or (due == self.today and self.is_closed and state not in DECIDED):
            return TimeLeft.OVERDUE
        if days <= self.rules.red_workdays:
            return TimeLeft.DUE
        if days <= self.rules.yellow_workdays:
            return TimeLeft.SOON
        return TimeLeft.PROVISIONAL if certainty is Certainty.PROVISIONAL else TimeLeft.ON_TIME

    def _tell(
        self,
        state_code: str,
        due_text: str | None,
        certainty_code: str,
        left_when_stopped: int | None,
        finish_code: str,
        notice_due: str | None,
    ) -> TimeTold:
        state, certainty = _STATES[state_code], Certainty(certainty_code)
        due = date.fromisoformat(due_text) if due_text else None
        finish = _FINISHES[finish_code]
        is_suspended = left_when_stopped is not None
        return TimeTold(
            state,
            due,
            left_when_stopped if is_suspended else self._days_left(due),
            self.time_left(state, due, certainty, finish, is_suspended=is_suspended),
            certainty,
            self._notice_workday(date.fromisoformat(notice_due)) if notice_due else None,
            finish,
        )

    def _days_left(self, due: date | None) -> int | None:
        """Workdays to ``due``: 0 on the day, negative when overdue."""
        if due is None or self.calendar is None:
            return None
        try:
            return self.calendar.workdays_between(self.today, due)
        except CalendarError:
            return None

    def _notice_workday(self, due: date) -> int | None:
        """Which workday after receipt today is, once it is to be warned of (Art. 32(4): 5)."""
        left = self._days_left(due)
        workday = NOTICE_WORKDAYS - left if left is not None else 0
        is_warned = self.rules.notice_warning_day <= workday <= NOTICE_WORKDAYS
        return workday if is_warned and self.today <= due else None


def is_closed(now: datetime, today: date, rules: LocalRules) -> bool:
    """Whether business of ``today`` is over at ``now`` (aware)."""
    local = now.astimezone(BEIJING)
    return (local.date(), local.time()) >= (today, rules.closes_at)


def listed(rows: Rows, statement: str, *values: object) -> list[Listed]:
    """Every row of a SELECT of :data:`COLUMNS` that has a LIMIT, in its order.

    They come as one text: the driver lets other threads go on at each row, and hundreds of times in
    a list the screen would wait until it is let in again.
    """
    found = rows.first(
        f"SELECT json_group_array(json_array({_NAMES})) FROM ({statement})",  # noqa: S608
        *values,
    )
    return _decoder.decode(found[0]) if found is not None else []


def case_row(row: Listed, reckoning: Reckoning) -> CaseRow:
    """The value of a row of :data:`COLUMNS`."""
    (
        case,
        number,
        item_name,
        applicant,
        state,
        window,
        clerk,
        received_on,
        due,
        certainty,
        next_kind,
        unsent,
        statutory_due,
        left_when_stopped,
        finish,
        notice_due,
    ) = row
    told = reckoning.told((state, due, certainty, left_when_stopped, finish, notice_due))
    # by position: with 200 rows at every key the names would cost as much as the query
    return CaseRow(
        case,
        number,
        item_name,
        applicant,
        told.state,
        window,
        clerk,
        received_on,
        told.due,
        told.days_left,
        told.time_left,
        told.certainty,
        _KINDS[next_kind],
        bool(unsent),
        statutory_due,
        told.notice_workday,
        told.finish,
    )
