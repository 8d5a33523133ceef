"""The decision clock (Art. 42): both limits from the day of acceptance, and the days that are left."""

from datetime import date

from window_desk.casework.case import DecisionClock
from window_desk.casework.limits import remaining
from window_desk.casework.promise import promise_from
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.casework.workdays import CalendarError, WorkdayCalendar


def decision_clock_of(
    terms: ItemTerms,
    accepted_on: date | None,
    decided_on: date | None,
    calendar: WorkdayCalendar,
    today: date,
) -> DecisionClock | None:
    """The clock, frozen on ``decided_on``; ``None`` before acceptance or outside the calendar.

    ``today`` is the day up to which an undecided case is counted.
    """
    if accepted_on is None:
        return None
    try:
        promise = promise_from(terms, accepted_on, calendar)
        days_left = remaining(calendar, decided_on or today, promise.promised_due)
    except CalendarError:
        return None
    return DecisionClock(
        start=promise.start,
        promised_due=promise.promised_due,
        statutory_due=promise.statutory_due,
        certainty=promise.certainty,
        days_left=days_left,
        decided_on=decided_on,
    )
