"""The notice clock (Art. 32(4)): told in full within five workdays, or accepted as of receipt.

What counts is the telling: the hand-over of a notice, whichever desk recorded it and however late
its record arrived. Pure and total: past the calendar days are counted as Monday to Friday.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import NoticeClock
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

NOTICE_WORKDAYS = 5
_END_OF_TIME = date(9999, 12, 1)

_ANSWERS = frozenset(
    {
        ActKind.ACCEPTED,
        ActKind.REFUSED,
        ActKind.NOT_OUR_AGENCY,
        ActKind.CONCLUDED_ON_THE_SPOT,
        ActKind.WITHDRAWN,
    }
)


def notice_clock_of(
    receipt: Act,
    standing: Sequence[Act],
    ended: Sequence[Act],
    calendar: WorkdayCalendar,
    today: date,
) -> NoticeClock:
    """The clock from ``receipt`` by the ``standing`` acts; ``ended`` are those that void the receipt.

    A hand-over in time puts a deemed acceptance right even when its record comes late, but not once
    somebody examined the case in reliance on it: acceptance is never moved later behind him.
    """
    last_day = workdays_after(calendar, receipt.day, NOTICE_WORKDAYS)
    told_by = first_telling(standing)
    reconciled_by = told_by and first_telling(_before_reliance(standing, last_day))
    told_in_time = reconciled_by is not None and reconciled_by.day <= last_day
    answers = [act.day for act in standing if act.kind in _ANSWERS]
    answered_on = min((*answers, *(act.day for act in ended)), default=today)
    is_answered = bool(told_by or answers or ended)
    return NoticeClock(
        due=last_day,
        told_on=told_by.day if told_by is not None else None,
        deemed=not told_in_time and answered_on > last_day,
        workday=None if is_answered else _workday_of(receipt.day, calendar, today),
    )


def _workday_of(received_on: date, calendar: WorkdayCalendar, today: date) -> int | None:
    try:
        return max(0, calendar.workdays_between(received_on, today))
    except CalendarError:
        return None


def _before_reliance(standing: Sequence[Act], last_day: date) -> Sequence[Act]:
    for place, act in enumerate(standing):
        if act.kind is ActKind.EXAMINED and act.day > last_day:
            return standing[:place]
    return standing


def first_telling(standing: Sequence[Act]) -> Act | None:
    """The earliest hand-over of a standing notice, or ``None`` while nobody told."""
    notices = {act.id for act in standing if act.kind is ActKind.NOTICE_GIVEN}
    if not notices:
        return None
    return min(
        (
            act
            for act in standing
            if isinstance(act.body, a.HandedOver) and act.body.paper_act in notices
        ),
        key=lambda act: act.happened_at,
        default=None,
    )


def first_notice(acts: Sequence[Act]) -> tuple[a.NoticeEntry, ...]:
    """What the applicant was told first; until anybody told him, what the first draft says."""
    telling = first_telling(acts)
    named = telling.body.paper_act if telling and isinstance(telling.body, a.HandedOver) else None
    return next(
        (
            act.body.entries
            for act in acts
            if isinstance(act.body, a.NoticeGiven) and named in {None, act.id}
        ),
        (),
    )


def told_until(acts: Sequence[Act]) -> date | None:
    """The day until which the notice that was handed over first asks for supplements, if it says."""
    telling = first_telling(acts)
    named = telling.body.paper_act if telling and isinstance(telling.body, a.HandedOver) else None
    return next(
        (
            act.body.submit_until
            for act in acts
            if isinstance(act.body, a.NoticeGiven) and act.id == named
        ),
        None,
    )


def workdays_after(calendar: WorkdayCalendar, day: date, workdays: int) -> date:
    """The n-th workday after ``day``; an estimate by weekdays where the calendar knows nothing."""
    try:
        return calendar.add_workdays(day, workdays)
    except CalendarError:
        estimate = day
        left = workdays
        while left and estimate < _END_OF_TIME:
            estimate += timedelta(days=1)
            left -= estimate.weekday() < 5
        return estimate
