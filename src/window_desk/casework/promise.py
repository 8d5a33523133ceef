"""The promise (承诺): when a case is due by promise and by statute, from the day it starts."""

from dataclasses import dataclass
from datetime import date

from window_desk.casework.limits import Limit, due
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.casework.workdays import Certainty, WorkdayCalendar

JOINT_WORKDAYS = 45
"""Unified, joint or centralised handling (Art. 42), where the item's own law says nothing else."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Both due days of one case; ``statutory_due`` is ``None`` where the law sets no limit."""

    start: date
    promised_due: date
    statutory_due: date | None
    certainty: Certainty


def statutory_limit_of(terms: ItemTerms) -> Limit | None:
    """The limit that the law sets; a joint item without one of its own has that of Art. 42."""
    if terms.statutory_limit is None and terms.is_joint:
        return Limit(JOINT_WORKDAYS)
    return terms.statutory_limit


def promise_from(terms: ItemTerms, start: date, calendar: WorkdayCalendar) -> Promise:
    """Both clocks from ``start`` (Art. 42 and the item's own promise, which never is the later).

    Raises ``CalendarError`` when a day lies outside what can be counted.
    """
    statutory_limit = statutory_limit_of(terms)
    promised_due = due(calendar, start, terms.promised_limit)
    statutory_due = due(calendar, start, statutory_limit) if statutory_limit is not None else None
    if terms.is_joint and statutory_due is not None:
        promised_due = min(promised_due, statutory_due)
    return Promise(start, promised_due, statutory_due, calendar.certainty(promised_due))
