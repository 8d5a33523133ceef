"""Rows of cases for lists: the time left is reckoned when a row is read."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from window_desk.casework.acts import ActKind
from window_desk.casework.case import ENDED, CaseState
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.use_cases.ports import SOON_WORKDAYS, CaseRow, TimeLeft

SOON_SETTING: Final = "time_left.soon_workdays"

COLUMNS: Final = (
    "c.id, c.number, c.item_name, c.applicant, c.state, c.window, c.clerk, c.received_on,"
    " c.due, c.certainty, c.next_kind, c.unsent"
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the time left is measured with: calendar, today, and from how many workdays it is soon."""

    calendar: WorkdayCalendar | None
    today: date
    soon_workdays: int

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
    state = CaseState(state_code)
    certainty = Certainty(certainty_code)
    due = date.fromisoformat(due_text) if due_text else None
    return CaseRow(
        case=case,
        number=number,
        item_name=item_name,
        applicant=applicant,
        state=state,
        window=window,
        clerk=clerk,
        received_on=date.fromisoformat(received_on),
        due=due,
        days_left=reckoning.days_left(due),
        time_left=reckoning.time_left(state, due, certainty),
        certainty=certainty,
        next_kind=ActKind(next_kind) if next_kind else None,
        unsent=bool(unsent),
    )


def soon_workdays(rows: Rows) -> int:
    """The threshold of "soon" on this PC."""
    found = rows.first("SELECT value FROM setting WHERE key = ?", SOON_SETTING)
    try:
        return int(found[0]) if found is not None else SOON_WORKDAYS
    except ValueError:
        return SOON_WORKDAYS
