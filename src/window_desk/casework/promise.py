"""The promise (承诺): when a case is due by promise and by statute, from the day it starts."""

from dataclasses import dataclass
from datetime import date

from window_desk.casework.limits import due
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.casework.workdays import Certainty, WorkdayCalendar


@dataclass(frozen=True, slots=True)
class Promise:
    """Both due days of one case; ``statutory_due`` is ``None`` where the law sets no limit."""

    start: date
    promised_due: date
    statutory_due: date | None
    certainty: Certainty


def promise_from(terms: ItemTerms, start: date, calendar: WorkdayCalendar) -> Promise:
    """Both clocks from ``start`` (Art. 42 and the item's own promise).

    Raises ``CalendarError`` when a day lies outside what can be counted.
    """
    promised_due = due(calendar, start, terms.promised_limit)
    statutory_due = (
        due(calendar, start, terms.statutory_limit) if terms.statutory_limit is not None else None
    )
    return Promise(start, promised_due, statutory_due, calendar.certainty(promised_due))
