"""When a case has to be told anew though nobody acts: the next day that alone changes the fold. Pure.

What only counts days (time left, the workday of the notice clock, how long a stop has taken) is
reckoned whenever it is shown and needs no new fold.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from window_desk.casework.case import Case, CaseState
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedures import Stop
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

_INTAKE = frozenset({CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT})


def next_change(case: Case, today: date, calendar: WorkdayCalendar) -> date | None:
    """The earliest day after ``today`` on which ``case`` may be another without a new act.

    ``case`` is the fold of ``today``. Never too late: on every day before it the fold tells the same
    state, due days, counting stops and kinds of faults. ``None`` when no day changes anything more.
    """
    if case.has_ended:
        return None
    days = [day for day in _days_of_change(case, today, calendar) if day > today]
    return min(days) if days else None


def _days_of_change(case: Case, today: date, calendar: WorkdayCalendar) -> Iterator[date]:
    if case.state in _INTAKE:
        # day 6: accepted by default (Art. 32(4))
        yield _day_after(case.notice_clock.due)
    if case.supplement_due is not None:
        yield _day_after(case.supplement_due)
    if case.decision is None:
        yield from _days_of_procedures(case, today, calendar)


def _days_of_procedures(case: Case, today: date, calendar: WorkdayCalendar) -> Iterator[date]:
    for stop in case.stops:
        if stop.is_open:
            yield from _days_of_overrun(stop, today, calendar)
    for feedback in case.feedback:
        if feedback.given_on is None:
            yield _day_after(feedback.due)
    if case.inspection is not None and case.inspection.assigned_on is None:
        yield _day_after(case.inspection.assign_by)
    if case.hearing is not None and case.hearing.is_owed and case.hearing.hold_by is not None:
        yield _day_after(case.hearing.hold_by)
    if case.renewal is not None:
        # renewed by law at 24:00 of that day (Art. 50)
        yield _day_after(case.renewal.expires_on)


def _days_of_overrun(stop: Stop, today: date, calendar: WorkdayCalendar) -> Iterator[date]:
    """The last day told, from which on the clock may run again, and the first one beyond it."""
    for days in (stop.told_days, stop.told_days + 1):
        try:
            if stop.told_unit is DayUnit.WORKDAY:
                yield calendar.add_workdays(stop.start, days)
            else:
                yield stop.start + timedelta(days=days)
        except (CalendarError, OverflowError):
            # nobody can say when: look every day
            yield _day_after(today)


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
