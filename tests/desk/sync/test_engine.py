"""One round, case by case, against the model county."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from tests.desk.sync.model_bench import make_bench
from tests.desk.sync.model_county import refuse

from window_desk.desk.sync.core.county_link import FailureReason, failed
from window_desk.desk.use_cases.line_ports import CalendarAnswer, CalendarOrder, LineState
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import (
    ActResult,
    ActStatus,
    DeskStatus,
    OutOfScopeEntry,
    PushReply,
    PushRequest,
    ReferenceKind,
    StateDigest,
)


def _raise(error: Exception) -> Callable[..., None]:
    def work(*_: object, **__: object) -> None:
        raise error

    return work


def test_a_first_round_does_everything() -> None:
    bench = make_bench()
    bench.store.save(3)
    bench.store.needs["r1"] = LeaseNeed("r1", "case:T1:2026", 50)
    report = bench.engine.run_once()
    assert (report.state, report.pushed, report.pulled, report.leased) == (
        LineState.ONLINE,
        3,
        3,
        1,
    )
    assert report.drained
    assert report.data_changed
    assert bench.line.calls == ["hello", "session", "push", "pull", "lease"]
    assert bench.store.leases["r1"].low == 1


def test_a_round_with_nothing_to_do_asks_once() -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.line.calls.clear()
    report = bench.engine.run_once()
    assert bench.line.calls == ["pull"]
    assert not report.data_changed


def test_before_enrolment_nothing_is_sent() -> None:
    bench = make_bench()
    bench.store.who = None
    report = bench.engine.run_once()
    assert (report.state, report.failure) == (LineState.NEVER, None)
    assert "登记" in report.sentence
    assert bench.line.calls == []
    assert bench.engine.listening_point() is None


def test_pushes_grow_on_a_good_line_and_shrink_on_a_bad_one() -> None:
    bench = make_bench()
    for _ in range(5_000):
        bench.store.save(1)
    bench.engine.run_once()
    sizes = [sum(map(len, request.transactions)) for request in bench.line.pushed]
    assert sizes[:4] == [200, 400, 800, 1600]
    assert max(sizes) <= 2_000
    assert sum(sizes) == 5_000

    bench.line.pushed.clear()
    bench.line.trouble = 1.0
    for _ in range(3_000):
        bench.store.save(1)
    for _ in range(40):
        bench.engine.send()
    assert min(sum(map(len, request.transactions)) for request in bench.line.pushed) == 50


def test_a_transaction_is_never_torn_apart() -> None:
    bench = make_bench()
    bench.store.save(500)
    bench.engine.run_once()
    assert [list(map(len, request.transactions)) for request in bench.line.pushed] == [[500]]


def test_a_body_that_is_too_big_is_halved_down_to_one_act() -> None:
    bench = make_bench()
    for _ in range(300):
        bench.store.save(1)
    push = bench.line.push

    def narrow(token: str, request: PushRequest) -> PushReply:
        if sum(map(len, request.transactions)) > 1:
            raise refuse(413, "too_large")
        return push(token, request)

    bench.line.push = narrow  # type: ignore[method-assign]
    assert bench.engine.run_once().pushed == 300
    bench.store.save(2)
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.REFUSED


def test_a_body_that_came_too_slowly_is_halved_for_the_next_round() -> None:
    bench = make_bench()
    for _ in range(300):
        bench.store.save(1)
    push, sizes = bench.line.push, []

    def slow(token: str, request: PushRequest) -> PushReply:
        sizes.append(sum(map(len, request.transactions)))
        if len(sizes) == 1:
            raise refuse(408, "too_slow")
        return push(token, request)

    bench.line.push = slow  # type: ignore[method-assign]
    report = bench.engine.run_once()
    assert report.failure is not None
    assert bench.engine.run_once().pushed == 300
    assert sizes[1] == sizes[0] // 2


def test_an_expired_token_is_renewed_within_the_round() -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.county.tokens.clear()
    bench.store.save(1)
    report = bench.engine.run_once()
    assert (report.state, report.pushed) == (LineState.ONLINE, 1)


def test_a_session_is_renewed_before_it_ends() -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.line.calls.clear()
    bench.county.time.move(12 * 3600 * 1000)
    bench.engine.run_once()
    assert bench.line.calls[:2] == ["hello", "session"]


def test_a_wrong_clock_is_corrected_before_the_session() -> None:
    bench = make_bench(wrong_ms=-7_200_000)
    report = bench.engine.run_once()
    assert report.state is LineState.ONLINE
    assert report.offset_ms is not None
    assert abs(report.offset_ms - 7_200_000) <= 10
    assert bench.store.clock_notes == 1


def test_a_restored_county_gets_its_lost_tail_again() -> None:
    bench = make_bench()
    bench.store.save(2)
    bench.engine.run_once()
    bench.county.back_up()
    bench.store.save(2)
    bench.engine.run_once()
    bench.county.restore()
    bench.store.save(1)
    report = bench.engine.run_once()
    assert (report.state, report.rewound, report.pushed) == (LineState.ONLINE, True, 3)
    assert bench.store.epoch == "epoch-2"
    assert bench.store.feed == bench.county.feed
    assert bench.county.head == 5


def test_without_a_snapshot_pages_do_as_well() -> None:
    bench = make_bench()
    bench.store.save(2)
    bench.engine.run_once()
    bench.county.back_up()
    bench.county.restore()
    good = bench.line.snapshot
    bench.line.snapshot = _raise(failed(FailureReason.CUT, "断开。"))  # type: ignore[assignment]
    for _ in range(2):
        assert bench.engine.run_once().state is LineState.OFFLINE
    report = bench.engine.run_once()
    assert (report.state, report.rewound, report.pulled) == (LineState.ONLINE, True, 2)
    bench.line.snapshot = good  # type: ignore[method-assign]


def test_a_county_that_is_restored_before_the_first_snapshot_is_greeted_anew() -> None:
    bench = make_bench()
    bench.store.save(2)
    good = bench.line.snapshot
    bench.line.snapshot = _raise(failed(FailureReason.CUT, "断开。"))  # type: ignore[assignment]
    bench.county.feed.append(OutOfScopeEntry(1))
    bench.county.back_up()
    assert bench.engine.run_once().state is LineState.OFFLINE
    bench.line.snapshot = good  # type: ignore[method-assign]
    tokens = dict(bench.county.tokens)
    bench.county.restore()
    # what a restored county signed before it still knows
    bench.county.tokens.update(tokens)
    bench.engine.run_once()
    assert bench.engine.run_once().state is LineState.ONLINE
    assert bench.store.epoch == "epoch-2"


def test_a_cursor_past_the_head_begins_anew() -> None:
    bench = make_bench()
    bench.store.save(3)
    bench.engine.run_once()
    bench.county.back_up()
    bench.store.save(2)
    bench.engine.run_once()
    bench.county.restore()
    bench.county.epoch = "epoch-1"
    report = bench.engine.run_once()
    assert (report.state, report.rewound) == (LineState.ONLINE, True)
    assert bench.store.feed == bench.county.feed
    assert bench.county.head == 5


def test_a_gap_is_filled_from_where_the_county_waits() -> None:
    bench = make_bench()
    bench.store.save(3)
    bench.engine.run_once()
    bench.store.save(1)
    file = bench.county.desks["T1-01"]
    del file.hashes[1:], file.results[1:], bench.county.feed[1:]
    report = bench.engine.send()
    assert (report.rewound, report.pushed) == (True, 3)
    assert [result.sequence for result in file.results] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("status", "state"),
    [(DeskStatus.FORKED, LineState.FORKED), (DeskStatus.WITHDRAWN, LineState.WITHDRAWN)],
)
def test_a_stopped_desk_is_frozen_once_and_keeps_its_acts(
    status: DeskStatus, state: LineState
) -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.county.desks["T1-01"].status = status
    bench.store.save(1)
    for _ in range(3):
        report = bench.engine.run_once()
        assert (report.state, report.pushed) == (state, 0)
        assert "未上报的办件都在本机" in report.sentence
    assert bench.store.frozen == [status.value]
    assert bench.store.unsent() == 1
    assert bench.engine.listening_point() is None


def test_an_older_copy_of_the_disk_is_noticed_before_it_sends() -> None:
    bench = make_bench()
    bench.store.save(4)
    bench.engine.run_once()
    del bench.store.acts[2:]
    bench.engine.forget_session()
    bench.line.pushed.clear()
    assert bench.engine.run_once().state is LineState.FORKED
    assert bench.store.frozen == ["forked"]
    assert bench.line.pushed == []


@pytest.mark.parametrize(("protocols", "min_app"), [((1, 2), "0.2.0"), ((2, 3), "0.1.0")])
def test_an_outdated_program_still_sends(protocols: tuple[int, ...], min_app: str) -> None:
    bench = make_bench()
    bench.county.protocols, bench.county.min_app = protocols, min_app
    bench.store.save(2)
    report = bench.engine.run_once()
    assert (report.state, report.pushed, report.pulled) == (LineState.OUTDATED, 2, 0)
    assert "升级" in report.sentence
    assert bench.engine.listening_point() is None


def test_an_older_county_is_named() -> None:
    bench = make_bench()
    bench.county.protocols = (0,)
    report = bench.engine.run_once()
    assert report.state is LineState.OFFLINE
    assert "升级县级服务" in report.sentence


def test_another_county_on_the_address_gets_nothing() -> None:
    bench = make_bench()
    assert bench.store.who is not None
    bench.store.who = replace(bench.store.who, county="other")
    bench.store.save(1)
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.STRANGER
    assert bench.line.calls == ["hello"]


def test_an_unreadable_act_is_named_by_its_sequence() -> None:
    bench = make_bench()
    bench.store.save(2)
    push = bench.line.push

    def unreadable(token: str, request: PushRequest) -> PushReply:
        reply = push(token, request)
        first = ActResult(1, "", ActStatus.REFUSED, 1, "unreadable")
        return msgspec.structs.replace(reply, results=(first, *reply.results[1:]))

    bench.line.push = unreadable  # type: ignore[method-assign]
    assert bench.engine.send().pushed == 2
    result = bench.store.acts[0].result
    assert result is not None
    assert (result.act, result.status) == ("T1-01-act-1", ActStatus.REFUSED)


def test_a_reply_that_names_nothing_is_no_progress() -> None:
    bench = make_bench()
    bench.store.save(1)
    empty = PushReply("epoch-1", 0, 0, (), bench.county.time.now)
    bench.line.push = lambda *_: empty  # type: ignore[method-assign]
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.MALFORMED


def test_one_series_refused_holds_up_no_other() -> None:
    bench = make_bench()
    for series in ("bad:2026", "case:T1:2026"):
        bench.store.needs[series] = LeaseNeed(series, series, 50)
    report = bench.engine.run_once()
    assert (report.state, report.leased) == (LineState.ONLINE, 1)
    assert "series_wrong" in report.lease_problem
    assert report.sentence == report.lease_problem


def test_digests_are_compared_and_a_difference_is_shown_until_it_is_gone() -> None:
    bench = make_bench(digest_every=2)
    bench.store.save(3)
    bench.engine.run_once()
    bench.store.feed[0] = bench.store.feed[1]
    bench.engine.compare_digest()
    report = bench.engine.run_once()
    assert report.digest is not None
    assert not report.digest.agrees
    assert "不一致" in report.sentence
    report = bench.engine.run_once()
    assert report.snapshot_loaded
    assert report.digest is not None
    assert report.digest.agrees
    assert "不一致" not in report.sentence
    assert bench.store.feed == bench.county.feed


def test_a_snapshot_that_does_not_help_is_not_loaded_in_a_circle() -> None:
    bench = make_bench(digest_every=1000)
    bench.store.save(3)
    bench.engine.run_once()
    bench.store.digest = lambda: StateDigest(bench.store.cursor, 0, "00")  # type: ignore[method-assign]
    bench.engine.compare_digest()
    for _ in range(4):
        report = bench.engine.run_once()
        assert "不一致" in report.sentence
    assert bench.county.snapshots_served == 1


def test_digests_are_compared_every_so_many_rounds() -> None:
    bench = make_bench(digest_every=3)
    compared = [bench.engine.run_once().digest is not None for _ in range(9)]
    assert compared == [False, False, False, True] * 2 + [False]


def test_a_page_from_the_long_poll_is_applied_without_what_is_known() -> None:
    bench = make_bench()
    bench.store.save(2)
    bench.engine.run_once()
    point = bench.engine.listening_point()
    assert point is not None
    bench.store.save(2)
    bench.engine.run_once()
    bench.store.save(1)
    bench.engine.send()
    page = bench.county.pull(
        point.token, point.epoch, point.cursor, limit=9, wait_s=0, digest=False
    )
    assert len(page.entries) == 3
    report = bench.engine.take_page(page)
    assert (report.pulled, report.drained) == (1, True)
    assert bench.store.feed == bench.county.feed


def test_a_page_that_is_not_all_says_so() -> None:
    bench = make_bench()
    bench.store.save(1)
    bench.engine.run_once()
    point = bench.engine.listening_point()
    assert point is not None
    bench.store.save(3)
    bench.engine.send()
    page = bench.county.pull(
        point.token, point.epoch, point.cursor, limit=1, wait_s=0, digest=False
    )
    report = bench.engine.take_page(page)
    assert (report.pulled, report.drained) == (1, False)


def test_a_disk_that_refuses_is_told_and_the_line_is_not_blamed() -> None:
    bench = make_bench()
    bench.store.save(1)
    full = StoreFailureError("disk_full", "磁盘已满：请清理磁盘后重启程序。")
    bench.store.record_results = _raise(full)  # type: ignore[assignment]
    report = bench.engine.run_once()
    assert (report.state, report.sentence) == (LineState.ONLINE, full.sentence)
    assert report.failure is not None
    assert report.failure.reason is FailureReason.STORE


def test_a_county_that_always_wants_a_handshake_does_not_trap_the_round() -> None:
    bench = make_bench()
    bench.line.pull = _raise(refuse(401, "token_invalid"))  # type: ignore[assignment]
    report = bench.engine.run_once()
    assert report.state is LineState.OFFLINE
    assert bench.line.calls.count("session") == 3


def test_an_interrupted_engine_sends_no_more() -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.engine.interrupt()
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.CLOSED


def test_a_desk_enrolled_without_the_countys_key_takes_it_from_the_first_hello() -> None:
    bench = make_bench()
    bench.county.key = "the county's key"
    bench.engine.run_once()
    assert bench.store.who is not None
    assert bench.store.who.county_key == "the county's key"


def test_a_county_with_another_key_gets_nothing() -> None:
    bench = make_bench()
    assert bench.store.who is not None
    bench.store.who = replace(bench.store.who, county_key="the county's key")
    bench.county.key = "a stranger's key"
    bench.store.save(1)
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.STRANGER
    assert "公钥" in report.sentence
    assert bench.line.calls == ["hello"]


ORDER = CalendarOrder(ReferenceKind.CALENDAR_NOTICE, b"{}", None, "2009")


def test_an_order_to_publish_is_sent_with_a_session() -> None:
    bench = make_bench()
    report, answer = bench.engine.publish(ORDER)
    assert answer == CalendarAnswer(published=True, is_new=True)
    assert bench.line.calls == ["hello", "session", "calendar"]
    assert report.state is LineState.ONLINE


def test_an_expired_token_is_renewed_for_an_order() -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.county.tokens.clear()
    _report, answer = bench.engine.publish(ORDER)
    assert answer.published


def test_a_refused_order_is_no_trouble_of_the_line() -> None:
    bench = make_bench()
    report, answer = bench.engine.publish(replace(ORDER, year=1))
    assert (answer.published, answer.sentence) == (False, "不行：calendar_refused。")
    assert (report.state, report.failure) == (LineState.ONLINE, None)


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (failed(FailureReason.UNREACHABLE, "x"), "连不上"),
        (failed(FailureReason.CUT, "x"), "不知是否已发布"),
        (failed(FailureReason.TIMED_OUT, "x"), "不知是否已发布"),
        (failed(FailureReason.BUSY, "x"), "稍后再发布"),
        (refuse(404, "not_found"), "版本不支持"),
        (refuse(403, "desk_withdrawn"), "停用"),
    ],
)
def test_an_order_that_did_not_get_through_says_so(error: Exception, part: str) -> None:
    bench = make_bench()
    bench.engine.run_once()
    bench.county.publish_calendar = _raise(error)  # type: ignore[method-assign, assignment]
    _report, answer = bench.engine.publish(ORDER)
    assert not answer.published
    assert part in answer.sentence


def test_acts_that_the_county_cannot_take_yet_hold_up_no_way_in() -> None:
    bench = make_bench()
    bench.store.save(2)
    bench.engine.run_once()
    bench.store.save(1)
    bench.store.needs["r1"] = LeaseNeed("r1", "case:T1:2026", 50)
    bench.county.feed.append(OutOfScopeEntry(bench.county.head + 1))
    bench.line.push = _raise(refuse(409, "county_outdated"))  # type: ignore[method-assign,assignment]
    report = bench.engine.run_once()
    assert report.failure is not None
    assert report.failure.reason is FailureReason.REFUSED
    assert (report.pushed, report.pulled, report.leased) == (0, 1, 1)
    assert not report.drained
    assert bench.store.unsent() == 1


@pytest.mark.parametrize("code", ["busy", "desk_forked"])
def test_what_is_no_fault_of_the_acts_ends_the_round(code: str) -> None:
    bench = make_bench()
    bench.store.save(1)
    bench.line.push = _raise(refuse(503, code))  # type: ignore[method-assign,assignment]
    assert bench.engine.run_once().pulled == 0
    assert "pull" not in bench.line.calls
