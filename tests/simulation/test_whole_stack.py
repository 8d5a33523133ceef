"""Ten thousand desk-days on the whole real stack; a failure names its seed and how to replay it."""

import threading
import uuid
from collections import Counter

import pytest
import uuid_utils
from sqlalchemy import create_engine
from tests.simulation.world import DAYS, SITES, run

from window_desk.protocol.signatures import DeskKey

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


def test_what_other_threads_do_changes_nothing() -> None:
    alone = run(7, days=10).digest
    stop = threading.Event()

    def work() -> None:
        engine = create_engine("sqlite://")
        while not stop.wait(0.001):
            uuid.uuid4()
            uuid_utils.uuid7()
            DeskKey.generate()
            with engine.begin() as connection:
                connection.exec_driver_sql("SELECT 1")

    other = threading.Thread(target=work)
    other.start()
    try:
        assert run(7, days=10).digest == alone
    finally:
        stop.set()
        other.join()
