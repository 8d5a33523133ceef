"""The clocks beside the decision clock: hearing (Art. 47, 48), inspection (Art. 55), feedback of
co-agencies in a joint item (Art. 42), renewal (Art. 50). Pure and total."""

from collections.abc import Mapping, Sequence
from datetime import date

from window_desk.casework.limits import Limit, due
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.notice_clock import workdays_after
from window_desk.casework.procedure_acts import HearingStep, HearingStepTaken
from window_desk.casework.procedures import Feedback, HearingClock, InspectionClock, RenewalClock
from window_desk.casework.terms import ItemTerms
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

HEARING_ASK_WORKDAYS = 5
HEARING_HOLD_WORKDAYS = 20
HEARING_NOTICE_WORKDAYS = 7
INSPECTION_ASSIGN_WORKDAYS = 5
INSPECTION_STAFF = 2
RENEWAL_APPLY_WORKDAYS = 30

_ANSWERS = frozenset({HearingStep.ASKED, HearingStep.WAIVED})


def hearing_clock_of(
    terms: ItemTerms,
    steps: Sequence[tuple[date, HearingStepTaken]],
    calendar: WorkdayCalendar,
    today: date,
) -> HearingClock | None:
    """What is fixed of a hearing so far; ``None`` where there is none and the law demands none.

    The first of each step counts, but for the announcement, which the newest one replaces.
    """
    earliest = workdays_after(calendar, today, HEARING_NOTICE_WORKDAYS)
    if not steps:
        return HearingClock(earliest) if terms.hearing_by_law else None
    first: dict[HearingStep, date] = {}
    announced_on = hearing_on = None
    for day, taken in steps:
        first.setdefault(taken.step, day)
        if taken.step is HearingStep.ANNOUNCED:
            announced_on, hearing_on = day, taken.hearing_on
    told_on, asked_on = first.get(HearingStep.RIGHT_TOLD), first.get(HearingStep.ASKED)
    answers = [taken.step for _day, taken in steps if taken.step in _ANSWERS]
    if answers and answers[-1] is HearingStep.WAIVED:
        asked_on = None
    return HearingClock(
        earliest=earliest,
        step=steps[-1][1].step,
        told_on=told_on,
        ask_by=workdays_after(calendar, told_on, HEARING_ASK_WORKDAYS) if told_on else None,
        asked_on=asked_on,
        hold_by=workdays_after(calendar, asked_on, HEARING_HOLD_WORKDAYS) if asked_on else None,
        announced_on=announced_on,
        hearing_on=hearing_on,
        held_on=first.get(HearingStep.HELD),
    )


def inspection_clock_of(
    terms: ItemTerms,
    accepted_on: date | None,
    assigned: tuple[date, tuple[str, ...]] | None,
    reported_on: date | None,
    calendar: WorkdayCalendar,
    today: date,
) -> InspectionClock | None:
    """From acceptance, where the law demands an inspection or one was begun anyway."""
    if accepted_on is None or not (terms.inspection_by_law or assigned or reported_on):
        return None
    assign_by = workdays_after(calendar, accepted_on, INSPECTION_ASSIGN_WORKDAYS)
    assigned_on, staff = assigned or (None, ())
    return InspectionClock(
        assign_by=assign_by,
        assigned_on=assigned_on,
        staff=staff,
        reported_on=reported_on,
        late=terms.inspection_by_law and (assigned_on or today) > assign_by,
    )


def feedback_of(
    terms: ItemTerms,
    accepted_on: date | None,
    given: Mapping[str, tuple[date, bool]],
    calendar: WorkdayCalendar,
    today: date,
    rules: LocalRules,
) -> tuple[Feedback, ...]:
    """One entry a co-agency, from acceptance; never later than the joint limit itself."""
    if accepted_on is None:
        return ()
    found = []
    for agency in terms.co_agencies:
        limit = agency.feedback_limit or Limit(rules.feedback_workdays)
        last_day = _due(calendar, accepted_on, limit)
        given_on, consents = given.get(agency.name, (None, None))
        late = (given_on or today) > last_day
        found.append(Feedback(agency.name, last_day, given_on, consents, late))
    return tuple(found)


def _due(calendar: WorkdayCalendar, start: date, limit: Limit) -> date:
    try:
        return due(calendar, start, limit)
    except CalendarError:
        return workdays_after(calendar, start, min(limit.days, 999))


def renewal_clock_of(
    terms: ItemTerms,
    expires_on: date | None,
    received_on: date,
    calendar: WorkdayCalendar,
) -> RenewalClock | None:
    """The second deadline of a renewal: the day on which the certificate expires."""
    if not terms.renewal or expires_on is None:
        return None
    try:
        apply_by = calendar.workdays_before(expires_on, RENEWAL_APPLY_WORKDAYS)
    except CalendarError:
        apply_by = received_on
    return RenewalClock(expires_on, apply_by, received_on <= apply_by)
