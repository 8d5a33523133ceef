"""A desk's day by the clock: the rush at half past eight, the lunch dip, the lost line. Pure."""

import random
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate

DAY_STARTS_S = 8 * 3600 + 1800
DAY_ENDS_S = 17 * 3600 + 1800
DAY_S = DAY_ENDS_S - DAY_STARTS_S
STEPS_OF_A_CASE = 5
ACTS_OF_A_CASE = 6
"""Received and accepted together, examined, signed off, decided, delivered."""

# (until, weight of each minute): a counter opens with a queue, empties at noon, fills again at two
_RHYTHM = (
    (9 * 3600 + 1800, 3.0),
    (11 * 3600 + 1800, 1.4),
    (12 * 3600, 0.7),
    (14 * 3600, 0.15),
    (15 * 3600 + 1800, 1.8),
    (17 * 3600, 1.2),
    (DAY_ENDS_S, 0.5),
)
_LOST_FROM_S = (9 * 3600, 11 * 3600)
_BACK_FROM_S = (14 * 3600, 16 * 3600 + 1800)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One desk's day.

    ``steps_s`` are seconds since the counter opened, ascending, one saved transaction each. ``offline_s``
    is the time without a line: from and until, in the same seconds; ``None`` with a good one.
    """

    steps_s: tuple[float, ...]
    offline_s: tuple[float, float] | None


def plan_day(acts: int, offline_share: float, chance: random.Random) -> DayPlan:
    """A day of about ``acts`` acts (whole cases); its line is lost with probability ``offline_share``."""
    cases = max(1, round(acts / ACTS_OF_A_CASE))
    steps = sorted(_instant(chance) for _ in range(cases * STEPS_OF_A_CASE))
    offline = None
    if chance.random() < offline_share:
        offline = (
            chance.uniform(*_LOST_FROM_S) - DAY_STARTS_S,
            chance.uniform(*_BACK_FROM_S) - DAY_STARTS_S,
        )
    return DayPlan(tuple(steps), offline)


def _instant(chance: random.Random) -> float:
    starts = [DAY_STARTS_S, *(until for until, _ in _RHYTHM[:-1])]
    weights = [
        (until - start) * weight for start, (until, weight) in zip(starts, _RHYTHM, strict=True)
    ]
    totals = list(accumulate(weights))
    at = bisect(totals, chance.random() * totals[-1])
    return chance.uniform(starts[at], _RHYTHM[at][0]) - DAY_STARTS_S
