"""How far a transfer is, how fast, and how long it still takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.sync.core.transfer_meter import TransferMeter
from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind, TransferUnit


def test_rate_and_time_left_come_from_the_first_word_on() -> None:
    now = [10.0]
    meter = TransferMeter(lambda: now[0])
    meter.tell(TransferKind.FEED, TransferUnit.ENTRIES, 0, 1000)
    now[0] += 0.1
    meter.tell(TransferKind.FEED, TransferUnit.ENTRIES, 50, 1000)
    assert meter.transfers()[0].seconds_left is None, "too early to tell"
    now[0] += 1.9
    meter.tell(TransferKind.FEED, TransferUnit.ENTRIES, 400, 1000)
    (transfer,) = meter.transfers()
    assert transfer.per_second == pytest.approx(200.0)
    assert transfer.seconds_left == pytest.approx(3.0)
    meter.end()
    assert meter.transfers() == ()
    meter.tell(TransferKind.FEED, TransferUnit.ENTRIES, 1, 2)
    assert meter.transfers()[0].per_second == 0.0, "a new round has a clock of its own"


def test_the_clock_runs_from_the_last_word_of_none() -> None:
    now = [10.0]
    meter = TransferMeter(lambda: now[0])
    meter.tell(TransferKind.SNAPSHOT, TransferUnit.BYTES, 0, 0)
    now[0] += 30.0
    meter.tell(TransferKind.SNAPSHOT, TransferUnit.BYTES, 0, 1000)
    now[0] += 2.0
    meter.tell(TransferKind.SNAPSHOT, TransferUnit.BYTES, 500, 1000)
    (transfer,) = meter.transfers()
    assert transfer.seconds_left == pytest.approx(2.0), "the county's getting ready is no rate"


def test_what_is_through_is_told_no_more() -> None:
    meter = TransferMeter()
    for kind in (TransferKind.ACTS, TransferKind.FEED):
        meter.tell(kind, TransferUnit.ACTS, 1, 2)
    meter.end(TransferKind.ACTS)
    assert [each.kind for each in meter.transfers()] == [TransferKind.FEED]
    meter.end(TransferKind.ACTS)
    meter.end()
    assert meter.transfers() == ()


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.floats(0, 10**6))
def test_time_left_is_never_negative(done: int, total: int, rate: float) -> None:
    left = Transfer(TransferKind.ACTS, done, total, TransferUnit.ACTS, rate).seconds_left
    assert left is None or left >= 0
