"""The clock bar (办理进度) as a line of signs, from acceptance to the promised and statutory day.
Pure.

``●`` is time that has passed, ``○`` is left until the promised day, ``◇`` lies between the promised
and the statutory day. All three are in GB2312, so every Chinese printer has them; an empty sign,
which is there too, would look like a character that is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PASSED, PROMISED, STATUTORY = "●", "○", "◇"
CELLS = 14


@dataclass(frozen=True, slots=True)
class ClockLine:
    """The signs, and the words that explain those that occur."""

    signs: str
    legend: str


def clock_line(
    start: date, promised_due: date, statutory_due: date | None, today: date
) -> ClockLine:
    """Draw the clock of a case on ``today``; every sign is an equal share of the calendar days."""
    last = max(promised_due, statutory_due or promised_due)
    whole = (last - start).days
    if whole <= 0:
        signs = PASSED if today > promised_due else PROMISED
        return ClockLine(signs, _legend(signs))
    # However short the promise is against the statutory limit, one sign stands for it.
    promised = max(1, round(CELLS * (promised_due - start).days / whole))
    passed = min(CELLS, max(0, int(CELLS * (today - start).days / whole)))
    signs = "".join(
        PASSED if cell < passed else PROMISED if cell < promised else STATUTORY
        for cell in range(CELLS)
    )
    return ClockLine(signs, _legend(signs))


def _legend(signs: str) -> str:
    words = ((PASSED, "已过"), (PROMISED, "承诺期内"), (STATUTORY, "法定期内"))
    return " ".join(f"{sign}{word}" for sign, word in words if sign in signs)
