"""A case as spans of days: how it stands today, and how time alone will change it. Pure.

A board that knows the spans of every case tells any coming day by comparing dates, with no act, no fold and
no personal data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from window_desk.casework.acts import BEIJING, Act, local_day
from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.refold import next_change
from window_desk.casework.workdays import WorkdayCalendar

_MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class CaseSpan:
    """How a case stands from ``valid_from`` until the next span of it begins.

    ``due_on`` is the day that matters next, ``None`` where none runs: a stop, supplements awaited, or the
    end. ``late`` says that the decision came after the promised day.
    """

    valid_from: date
    item: str
    state: str
    ended: bool
    received_on: date
    due_on: date | None
    decided_on: date | None
    late: bool
    accepted_by_default: bool


def spans_of(
    acts: Sequence[Act], calendar: WorkdayCalendar, rules: LocalRules, now: datetime
) -> list[CaseSpan]:
    """The spans of a case from its applied acts; the first begins with its receipt.

    Empty while no receipt is among the acts. At most 8: a case that changes more often than that by time
    alone is told anew with its next act.
    """
    spans: list[CaseSpan] = []
    for valid_from, case in _changes(acts, calendar, rules, now):
        span = _span(case.received_on if not spans else valid_from, case)
        if not spans or replace(span, valid_from=spans[-1].valid_from) != spans[-1]:
            spans.append(span)
    return spans


def _changes(
    acts: Sequence[Act], calendar: WorkdayCalendar, rules: LocalRules, now: datetime
) -> Iterator[tuple[date, Case]]:
    instant, day = now, local_day(now)
    for _ in range(_MOST_SPANS):
        case = fold(acts, calendar, instant, rules)
        if case is None:
            return
        yield day, case
        change = next_change(case, day, calendar)
        if change is None:
            return
        day, instant = change, datetime.combine(change, time(), BEIJING)


def _span(valid_from: date, case: Case) -> CaseSpan:
    clock, decision = case.decision_clock, case.decision
    return CaseSpan(
        valid_from=valid_from,
        item=case.terms.implementation_code,
        state=case.state.value,
        ended=case.has_ended,
        received_on=case.received_on,
        due_on=case.next_due,
        decided_on=decision.day if decision is not None else None,
        late=decision is not None and clock is not None and clock.days_left < 0,
        accepted_by_default=case.notice_clock.deemed,
    )
