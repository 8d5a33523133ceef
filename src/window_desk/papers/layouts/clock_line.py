"""The clock bar (办理进度) as a line of signs, from acceptance to the promised and statutory day.
Pure.

``●`` is time that has passed, ``≡`` time that a stop took out of the limits, ``○`` is left until the
promised day, ``◇`` lies between the promised and the statutory day. All four are in GB2312, so every
Chinese printer has them; an empty sign, which is there too, would look like a character that is
missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PASSED, STOPPED, PROMISED, STATUTORY = "●", "≡", "○", "◇"
CELLS = 14

Span = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class ClockLine:
    """The signs, and the words that explain those that occur."""

    signs: str
    legend: str


def clock_line(
    start: date,
    promised_due: date,
    statutory_due: date | None,
    today: date,
    stops: Sequence[Span] = (),
) -> ClockLine:
    """Draw the clock of a case on ``today``; every sign is an equal share of the calendar days.

    ``stops`` are the stops that count: days in (start, end], an open one up to ``today``. However
    short a stop is, at least one sign stands for it.
    """
    last = max(promised_due, statutory_due or promised_due)
    whole = (last - start).days
    if whole <= 0:
        signs = PASSED if today > promised_due else PROMISED
        return ClockLine(signs, _legend(signs))
    # However short the promise is against the statutory limit, one sign stands for it.
    promised = max(1, round(CELLS * (promised_due - start).days / whole))
    passed = min(CELLS, max(0, int(CELLS * (today - start).days / whole)))
    stopped = _stopped_cells(start, whole, today, stops)
    signs = "".join(
        STOPPED
        if cell in stopped
        else PASSED
        if cell < passed
        else PROMISED
        if cell < promised
        else STATUTORY
        for cell in range(CELLS)
    )
    return ClockLine(signs, _legend(signs))


def _stopped_cells(start: date, whole: int, today: date, stops: Sequence[Span]) -> set[int]:
    cells: set[int] = set()
    for begin, end in stops:
        until = min(end or today, start + timedelta(days=whole))
        if until <= begin or begin < start:
            continue
        first = min(CELLS - 1, round(CELLS * (begin - start).days / whole))
        after = round(CELLS * (until - start).days / whole)
        cells |= set(range(first, max(after, first + 1)))
    return cells


def _legend(signs: str) -> str:
    words = ((PASSED, "已过"), (STOPPED, "暂停"), (PROMISED, "承诺期"), (STATUTORY, "法定期"))
    return " ".join(f"{sign}{word}" for sign, word in words if sign in signs)
