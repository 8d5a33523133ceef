"""A desk's day: as many acts as asked for, the rush in the morning, what a lost line holds back."""

import random

from hypothesis import given
from hypothesis import strategies as st

from window_desk.tools.county_load.day_plan import (
    ACTS_OF_A_CASE,
    DAY_S,
    STEPS_OF_A_CASE,
    plan_day,
)

_EIGHT_THIRTY_TO_HALF_NINE = (0, 3600)
_NOON_TO_ONE = (3.5 * 3600, 4.5 * 3600)


@given(st.integers(6, 5_000), st.floats(0, 1), st.integers(0, 2**32))
def test_whole_cases_within_the_day(acts: int, offline: float, seed: int) -> None:
    plan = plan_day(acts, offline, random.Random(seed))
    assert len(plan.steps_s) == max(1, round(acts / ACTS_OF_A_CASE)) * STEPS_OF_A_CASE
    assert list(plan.steps_s) == sorted(plan.steps_s)
    assert plan.steps_s[0] >= 0
    assert plan.steps_s[-1] <= DAY_S


@given(st.integers(6, 500), st.integers(0, 2**32))
def test_a_lost_line_is_back_in_the_afternoon(acts: int, seed: int) -> None:
    plan = plan_day(acts, 1.0, random.Random(seed))
    assert plan.offline_s is not None
    lost, back = plan.offline_s
    assert 0 < lost < back < DAY_S
    assert plan_day(acts, 0.0, random.Random(seed)).offline_s is None


@given(st.integers(0, 2**32))
def test_the_same_seed_is_the_same_day(seed: int) -> None:
    first, again = (plan_day(200, 0.5, random.Random(seed)) for _ in range(2))
    assert first == again


def test_the_rush_is_in_the_morning_and_lunch_is_quiet() -> None:
    plans = [plan_day(600, 0.1, random.Random(seed)) for seed in range(40)]
    steps = [step for plan in plans for step in plan.steps_s]

    def share(hours: tuple[float, float]) -> float:
        return sum(hours[0] <= step < hours[1] for step in steps) / len(steps)

    hours = [share((start * 1800, start * 1800 + 3600)) for start in range(17)]
    assert share(_EIGHT_THIRTY_TO_HALF_NINE) == max(hours)
    assert share(_EIGHT_THIRTY_TO_HALF_NINE) > 10 * share(_NOON_TO_ONE)
