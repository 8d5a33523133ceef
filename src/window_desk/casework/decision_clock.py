"""The decision clock (Art. 42, 45): both limits from the day of acceptance, with the stops that hold
them and the extensions that lengthen them, and the days that are left."""

from collections.abc import Iterable
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


def longest_extension(terms: ItemTerms) -> int:
    """Days by which the head may extend the statutory limit: 10, or 15 where it is joint (Art. 42)."""
    return JOINT_EXTENSION_WORKDAYS if terms.is_joint else EXTENSION_WORKDAYS


def dues_of(facts: ClockFacts, calendar: WorkdayCalendar) -> Dues:
    """When the case is due, by promise and by statute.

    Raises:
        CalendarError: a day lies outside what can be counted.
    """
    return _dues(facts, calendar, _limits(facts, calendar))


@dataclass(frozen=True, slots=True)
class _Limits:
    """Both limits with their extensions, and the stops that hold the promise."""

    promised: Limit
    statutory: Limit | None
    promise_stops: tuple[Suspension, ...]


def _clock(facts: ClockFacts, calendar: WorkdayCalendar) -> DecisionClock:
    today = facts.decided_on or local_day(facts.now)
    limits = _limits(facts, calendar)
    dues = _dues(facts, calendar, limits)
    spans = united(facts.stops, facts.accepted_on) if facts.stops else ()
    return DecisionClock(
        start=facts.accepted_on,
        promised_due=dues.promised,
        statutory_due=dues.statutory,
        certainty=calendar.certainty(dues.promised or max(today, facts.accepted_on)),
        days_left=_days_left(
            facts, calendar, dues.promised, (limits.promised, limits.promise_stops), today
        ),
        decided_on=facts.decided_on,
        suspended_since=spans[-1].start if spans and spans[-1].end is None else None,
        suspensions=tuple((span.start, span.end) for span in spans),
        statutory_days_left=(
            _days_left(facts, calendar, dues.statutory, (limits.statutory, facts.stops), today)
            if limits.statutory is not None
            else None
        ),
        closed=_is_closed(facts, dues.promised, today),
        finish=_finish(facts.decided_on, dues.promised),
    )


def _limits(facts: ClockFacts, calendar: WorkdayCalendar) -> _Limits:
    promised, statutory = facts.terms.promised_limit, statutory_limit_of(facts.terms)
    stops = facts.stops if facts.rules.suspension_stops_promise else ()
    if not facts.extensions:
        return _Limits(promised, statutory, stops)
    promised = _lengthened(promised, facts.extensions, ExtendedLimit.PROMISED)
    if statutory is None:
        return _Limits(promised, None, stops)
    if facts.rules.extension_moves_promise and statutory.unit is promised.unit:
        promised = _moved_along(promised, stops, facts, calendar)
    return _Limits(
        promised, _lengthened(statutory, facts.extensions, ExtendedLimit.STATUTORY), stops
    )


def _lengthened(limit: Limit, extensions: Iterable[Extension], which: ExtendedLimit) -> Limit:
    days = sum(each.days for each in extensions if each.limit is which)
    return replace(limit, days=limit.days + days) if days else limit


def _moved_along(
    promised: Limit,
    stops: tuple[Suspension, ...],
    facts: ClockFacts,
    calendar: WorkdayCalendar,
) -> Limit:
    """The head's extension gives its days to the promise too, while that had not passed."""
    before = due_with_suspensions(calendar, facts.accepted_on, promised, stops)
    for each in facts.extensions:
        if each.limit is ExtendedLimit.STATUTORY and (before is None or each.day < before):
            promised = replace(promised, days=promised.days + each.days)
    return promised


def _dues(facts: ClockFacts, calendar: WorkdayCalendar, limits: _Limits) -> Dues:
    start = facts.accepted_on
    statutory = (
        due_with_suspensions(calendar, start, limits.statutory, facts.stops)
        if limits.statutory is not None
        else None
    )
    promised = due_with_suspensions(calendar, start, limits.promised, limits.promise_stops)
    bounded = facts.terms.is_joint or bool(facts.extensions)
    if bounded and promised is not None and statutory is not None:
        promised = min(promised, statutory)
    return Dues(promised, statutory)


def _days_left(
    facts: ClockFacts,
    calendar: WorkdayCalendar,
    due: date | None,
    held: tuple[Limit, tuple[Suspension, ...]],
    today: date,
) -> int:
    if due is not None:
        return remaining(calendar, today, due)
    limit, stops = held
    return remaining_while_suspended(calendar, facts.accepted_on, limit, stops) or 0


def _is_closed(facts: ClockFacts, due: date | None, today: date) -> bool:
    if due is None or facts.decided_on is not None or today < due:
        return False
    now = facts.now.astimezone(BEIJING).replace(tzinfo=None)
    return has_passed(due, now, facts.rules.closes_at)


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
