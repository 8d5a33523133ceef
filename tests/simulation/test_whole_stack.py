"""Ten thousand desk-days on the whole real stack; a failure names its seed and how to replay it."""

from collections import Counter

import pytest
from tests.simulation.world import DAYS, SITES, run

SEEDS_A_TEST = 4
TESTS = 8


@pytest.mark.parametrize("first", range(0, SEEDS_A_TEST * TESTS, SEEDS_A_TEST))
def test_every_promise_is_kept(first: int) -> None:
    counts: Counter[str] = Counter()
    for seed in range(first, first + SEEDS_A_TEST):
        outcome = run(seed)
        assert outcome.desk_days == DAYS * len(SITES)
        counts.update(outcome.counts)
        counts.update(outcome.statuses)
    # Else the days were so quiet that they prove nothing.
    for happened in (
        "applied",
        "conflict",
        "refused",
        "ends",
        "trouble",
        "late",
        "backup",
        "file",
        "image",
        "taken over",
        "archive",
    ):
        assert counts[happened] > 0, (happened, counts)


def test_the_desk_days_are_ten_thousand() -> None:
    assert SEEDS_A_TEST * TESTS * DAYS * len(SITES) >= 10_000


def test_the_same_seed_is_the_same_history() -> None:
    assert run(7, days=10) == run(7, days=10)
    assert run(7, days=10).digest != run(8, days=10).digest
