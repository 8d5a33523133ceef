"""The decision clock (Art. 42, 45): both limits from the day of acceptance, with the stops that hold
them and the extensions that lengthen them, and the days that are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from window_desk.casework.acts import BEIJING, local_day
from window_desk.casework.case import Case, DecisionClock
from window_desk.casework.limits import (
    Limit,
    Suspension,
    due_with_suspensions,
    has_passed,
    remaining,
    remaining_while_suspended,
    united,
)
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.procedure_acts import ExtendedLimit
from window_desk.casework.procedures import Extension, Finish
from window_desk.casework.promise import statutory_limit_of
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

EXTENSION_WORKDAYS = 10
JOINT_EXTENSION_WORKDAYS = 15


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What the clock of one case is reckoned from. ``now`` ends the count of an undecided case."""

    terms: ItemTerms
    accepted_on: date
    decided_on: date | None
    now: datetime
    stops: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    rules: LocalRules = DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class Dues:
    """Both due days; ``None`` while an open stop holds that clock, or where the law sets none."""

    promised: date | None
    statutory: date | None


def decision_clock_of(facts: ClockFacts, calendar: WorkdayCalendar) -> DecisionClock | None:
    """The clock, frozen on the day of the decision; ``None`` outside the calendar."""
    try:
        return _clock(facts, calendar)
    except CalendarError:
        return None


def dues_of(facts: ClockFacts, calendar: WorkdayCalendar) -> Dues:
    """When the case is due, by promise and by statute.

    Raises:
        CalendarError: a day lies outside what can be counted.
    """
    statutory = _statutory_due(facts, calendar)
    return Dues(_promised_due(facts, calendar, statutory), statutory)


def longest_extension(terms: ItemTerms) -> int:
    """Days by which the head may extend the statutory limit: 10, or 15 where it is joint (Art. 42)."""
    return JOINT_EXTENSION_WORKDAYS if terms.is_joint else EXTENSION_WORKDAYS


def _clock(facts: ClockFacts, calendar: WorkdayCalendar) -> DecisionClock:
    today = facts.decided_on or local_day(facts.now)
    dues = dues_of(facts, calendar)
    spans = united(facts.stops, facts.accepted_on)
    promised_limit = _promised_limit(facts, calendar)
    return DecisionClock(
        start=facts.accepted_on,
        promised_due=dues.promised,
        statutory_due=dues.statutory,
        certainty=calendar.certainty(dues.promised or max(today, facts.accepted_on)),
        days_left=_days_left(facts, calendar, dues.promised, promised_limit, today),
        decided_on=facts.decided_on,
        suspended_since=spans[-1].start if spans and spans[-1].end is None else None,
        suspensions=tuple((span.start, span.end) for span in spans),
        statutory_days_left=_statutory_days_left(facts, calendar, dues.statutory, today),
        closed=_is_closed(facts, dues.promised),
        finish=_finish(facts.decided_on, dues.promised),
    )


def _statutory_limit(facts: ClockFacts) -> Limit | None:
    limit = statutory_limit_of(facts.terms)
    return _lengthened(limit, facts.extensions, ExtendedLimit.STATUTORY) if limit else None


def _lengthened(limit: Limit, extensions: Iterable[Extension], which: ExtendedLimit) -> Limit:
    days = sum(each.days for each in extensions if each.limit is which)
    return replace(limit, days=limit.days + days) if days else limit


def _promised_limit(facts: ClockFacts, calendar: WorkdayCalendar) -> Limit:
    """The promise with its own extension, and with the head's while it had not passed."""
    limit = _lengthened(facts.terms.promised_limit, facts.extensions, ExtendedLimit.PROMISED)
    statutory = statutory_limit_of(facts.terms)
    if not facts.rules.extension_moves_promise or statutory is None:
        return limit
    for each in facts.extensions:
        if each.limit is not ExtendedLimit.STATUTORY or statutory.unit is not limit.unit:
            continue
        before = due_with_suspensions(calendar, facts.accepted_on, limit, _promise_stops(facts))
        if before is None or each.day < before:
            limit = replace(limit, days=limit.days + each.days)
    return limit


def _promise_stops(facts: ClockFacts) -> Sequence[Suspension]:
    return facts.stops if facts.rules.suspension_stops_promise else ()


def _statutory_due(facts: ClockFacts, calendar: WorkdayCalendar) -> date | None:
    limit = _statutory_limit(facts)
    if limit is None:
        return None
    return due_with_suspensions(calendar, facts.accepted_on, limit, facts.stops)


def _promised_due(
    facts: ClockFacts, calendar: WorkdayCalendar, statutory: date | None
) -> date | None:
    limit = _promised_limit(facts, calendar)
    promised = due_with_suspensions(calendar, facts.accepted_on, limit, _promise_stops(facts))
    joint_or_extended = facts.terms.is_joint or bool(facts.extensions)
    if promised is not None and statutory is not None and joint_or_extended:
        return min(promised, statutory)
    return promised


def _days_left(
    facts: ClockFacts, calendar: WorkdayCalendar, due: date | None, limit: Limit, today: date
) -> int:
    if due is not None:
        return remaining(calendar, today, due)
    left = remaining_while_suspended(calendar, facts.accepted_on, limit, _promise_stops(facts))
    return left if left is not None else 0


def _statutory_days_left(
    facts: ClockFacts, calendar: WorkdayCalendar, due: date | None, today: date
) -> int | None:
    limit = _statutory_limit(facts)
    if limit is None:
        return None
    if due is not None:
        return remaining(calendar, today, due)
    return remaining_while_suspended(calendar, facts.accepted_on, limit, facts.stops)


def _is_closed(facts: ClockFacts, due: date | None) -> bool:
    if due is None or facts.decided_on is not None:
        return False
    return has_passed(
        due, facts.now.astimezone(BEIJING).replace(tzinfo=None), facts.rules.closes_at
    )


def _finish(decided_on: date | None, due: date | None) -> Finish | None:
    if decided_on is None or due is None:
        return None
    if decided_on < due:
        return Finish.EARLY
    return Finish.IN_TIME if decided_on == due else Finish.LATE


def extended_dues(
    case: Case, limit: ExtendedLimit, days: int, calendar: WorkdayCalendar, now: datetime
) -> Dues:
    """The due days of an accepted case if ``limit`` were extended by ``days`` now, as a letter prints
    them; both ``None`` before acceptance.

    Raises:
        CalendarError: a day lies outside what can be counted.
    """
    clock = case.decision_clock
    if clock is None:
        return Dues(None, None)
    new = Extension("", limit, days, local_day(now), "", "")
    facts = ClockFacts(
        terms=case.terms,
        accepted_on=clock.start,
        decided_on=clock.decided_on,
        now=now,
        stops=tuple(Suspension(start, end) for start, end in clock.suspensions),
        extensions=(*case.extensions, new),
        rules=case.rules,
    )
    return dues_of(facts, calendar)
