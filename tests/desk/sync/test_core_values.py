"""Batch size, backoff, clock offset and reply checks, by themselves."""

import random
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.sync.model_county import Instant
from tests.desk.sync.model_store import ModelClock, ModelStore

from window_desk.desk.sync.core.backoff import CAP_S, Backoff, first_contact_s, next_look_s
from window_desk.desk.sync.core.batch_size import BatchSize
from window_desk.desk.sync.core.clock_offset import ClockOffset
from window_desk.desk.sync.core.county_link import LineFailureError
from window_desk.desk.sync.core.reply_checks import (
    act_names,
    check_lease,
    check_snapshot,
    checked_push,
    fresh_entries,
)
from window_desk.desk.use_cases.sync_ports import LeaseNeed, PushBatch
from window_desk.protocol.digest import EMPTY_XOR
from window_desk.protocol.messages import (
    MAX_PUSH_BYTES,
    ActResult,
    ActStatus,
    LeaseReply,
    OutOfScopeEntry,
    PullReply,
    PushReply,
    Snapshot,
    StateDigest,
)

NOW = Instant().now


@given(st.lists(st.sampled_from(["quick", "slow", "failed", "big"])))
def test_a_batch_stays_within_its_bounds(events: list[str]) -> None:
    size = BatchSize()
    for event in events:
        match event:
            case "quick":
                size.succeeded(size.acts, 10)
            case "slow":
                size.succeeded(size.acts, 10_000)
            case "failed":
                size.line_failed()
            case _:
                size.too_big()
        assert 1 <= size.acts <= 2_000
        assert 0 < size.bytes < MAX_PUSH_BYTES


def test_a_small_push_proves_nothing_about_large_ones() -> None:
    size = BatchSize()
    size.succeeded(3, 10)
    assert size.acts == 200


@given(st.integers(0, 2**32), st.integers(1, 50))
def test_backoff_is_jittered_and_capped(seed: int, failures: int) -> None:
    backoff = Backoff(random.Random(seed))
    pauses = [backoff.failed() for _ in range(failures)]
    assert all(0 <= p <= min(2.0**n, CAP_S) for n, p in enumerate(pauses))
    backoff.succeeded()
    assert backoff.failed() <= 1.0
    assert backoff.failed(30.0) >= 30.0
    assert backoff.failed(10_000.0) <= CAP_S


def test_the_offset_comes_from_the_quickest_reply() -> None:
    time = Instant()
    offset = ClockOffset(ModelClock(time, wrong_ms=-5_000))
    sent = offset.monotonic_ms()
    time.move(100)
    offset.heard(time.now, sent)
    assert offset.offset_ms == 5_050
    sent = offset.monotonic_ms()
    time.move(4)
    offset.heard(time.now, sent)
    assert offset.offset_ms == 5_002
    sent = offset.monotonic_ms()
    time.move(900)
    offset.heard(time.now, sent)
    assert offset.offset_ms == 5_002
    assert offset.county_now() == time.now + timedelta(milliseconds=2)


def test_a_clock_that_was_moved_is_noticed_without_any_reply() -> None:
    time = Instant()
    clock = ModelClock(time)
    offset = ClockOffset(clock)
    offset.heard(time.now, offset.monotonic_ms())
    clock.wrong_ms = 600_000
    time.move(2_000)
    assert offset.offset_ms == -600_000


def test_the_offset_is_noted_at_first_when_it_moves_and_once_a_minute() -> None:
    time = Instant()
    clock = ModelClock(time)
    offset = ClockOffset(clock)
    assert not offset.worth_noting()
    offset.heard(time.now, offset.monotonic_ms())
    assert offset.worth_noting()
    assert not offset.worth_noting()
    time.move(60_000)
    assert offset.worth_noting()
    clock.wrong_ms = -300
    assert offset.worth_noting()
    assert offset.offset_ms == 300


def test_a_county_whose_clock_was_put_right_is_believed_through_a_slow_reply() -> None:
    time = Instant()
    offset = ClockOffset(ModelClock(time))
    offset.heard(time.now + timedelta(hours=1), offset.monotonic_ms())
    sent = offset.monotonic_ms()
    time.move(2_000)
    offset.heard(time.now, sent)
    assert offset.offset_ms == 1_000


def test_a_reply_that_came_in_after_the_pc_had_slept_tells_no_time() -> None:
    time = Instant()
    offset = ClockOffset(ModelClock(time))
    offset.heard(time.now, offset.monotonic_ms())
    sent, answered = offset.monotonic_ms(), time.now
    time.move(36 * 3_600_000)
    offset.heard(answered, sent)
    assert offset.offset_ms == 0
    assert offset.county_now() == time.now


def _batch() -> PushBatch:
    store = ModelStore()
    store.save(2)
    store.save(1)
    batch = store.next_batch(100, 10**6)
    assert batch is not None
    return batch


def _push_reply(*results: ActResult, count: int | None = None, epoch: str = "e") -> PushReply:
    return PushReply(epoch, 9, len(results) if count is None else count, results, NOW)


def _result(sequence: int, act: str | None = None) -> ActResult:
    return ActResult(sequence, act or f"T1-01-act-{sequence}", ActStatus.APPLIED, sequence)


def test_a_push_reply_that_holds_is_kept_as_it_is() -> None:
    names = act_names(_batch())
    assert names == {n: f"T1-01-act-{n}" for n in (1, 2, 3)}
    reply = _push_reply(_result(1), _result(2), _result(3))
    assert checked_push(reply, "e", names) == reply


@pytest.mark.parametrize(
    "reply",
    [
        _push_reply(_result(1), count=2),
        _push_reply(_result(1), epoch="another"),
        _push_reply(_result(4)),
        _push_reply(_result(1, "someone-else")),
        _push_reply(_result(1), _result(1)),
        _push_reply(_result(2), _result(1)),
        _push_reply(ActResult(1, "", ActStatus.APPLIED, 1)),
        msgspec.structs.replace(_push_reply(_result(3)), last_sequence=2),
    ],
)
def test_a_push_reply_with_any_contradiction_is_not_believed(reply: PushReply) -> None:
    with pytest.raises(LineFailureError):
        checked_push(reply, "e", act_names(_batch()))


def test_an_outbox_with_a_hole_is_a_bug_and_not_sent() -> None:
    batch = _batch()
    with pytest.raises(ValueError, match="gapless"):
        act_names(PushBatch(1, batch.transactions[1:]))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 40), st.integers(-3, 3))
def test_only_a_dense_page_that_meets_the_cursor_is_taken(
    cursor: int, first: int, length: int, beyond: int
) -> None:
    entries = tuple(OutOfScopeEntry(first + n) for n in range(length))
    reply = PullReply("e", entries, first + length - 1 + beyond, 0, NOW)
    if first > cursor + 1 or beyond < 0:
        with pytest.raises(LineFailureError):
            fresh_entries(reply, "e", cursor)
        return
    fresh = [entry.position for entry in fresh_entries(reply, "e", cursor)]
    assert fresh == list(range(cursor + 1, first + length))


def test_a_page_of_another_epoch_is_not_taken() -> None:
    with pytest.raises(LineFailureError):
        fresh_entries(PullReply("e", (), 0, 0, NOW), "f", 0)


@pytest.mark.parametrize("positions", [(1, 1), (2, 1), (1, 6), (0,)])
def test_a_snapshot_out_of_order_is_not_taken(positions: tuple[int, ...]) -> None:
    entries = tuple(OutOfScopeEntry(position) for position in positions)
    with pytest.raises(LineFailureError):
        check_snapshot(Snapshot("e", 5, entries, StateDigest(5, 0, EMPTY_XOR), NOW), "e")


@pytest.mark.parametrize(
    ("series", "low", "high"), [("other", 1, 50), ("case", 1, 51), ("case", 2, 1)]
)
def test_a_block_that_was_not_asked_for_is_not_taken(series: str, low: int, high: int) -> None:
    reply = LeaseReply("l", series, low, high, NOW.date(), NOW)
    with pytest.raises(LineFailureError):
        check_lease(reply, LeaseNeed("r", "case", 50))


def test_a_bad_line_gets_fifty_acts_at_a_time() -> None:
    size = BatchSize()
    for _ in range(10):
        size.line_failed()
    assert size.acts == 50


@given(st.integers(), st.floats(0.1, 100.0))
def test_desks_that_start_together_do_not_come_together(seed: int, spread_s: float) -> None:
    rng = random.Random(seed)
    firsts = [first_contact_s(rng, spread_s) for _ in range(40)]
    assert all(0.0 <= first <= spread_s for first in firsts)
    assert max(firsts) - min(firsts) > spread_s / 2
    looks = [next_look_s(rng, spread_s) for _ in range(40)]
    assert all(spread_s * 0.75 <= look <= spread_s for look in looks)
    assert len(set(looks)) > 20
