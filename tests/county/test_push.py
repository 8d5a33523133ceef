"""Pushing over HTTP: envelope, sequence, chain, signatures, replays."""

from collections.abc import Callable

import msgspec
import pytest
import zstandard
from tests.county.builders import PaperDesk
from tests.county.replies import code_of, outcomes
from tests.county.small_county import RECEIVER
from uuid_utils import uuid7

from window_desk.county.bootstrap import County
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import encode_act
from window_desk.protocol.messages import ActStatus, DeskStatus, PushReply

APPLIED = (ActStatus.APPLIED, "")


def push_of(desk: PaperDesk, *changes: tuple[str, object]) -> m.PushRequest:
    """What is queued, with fields of the envelope changed."""
    return msgspec.structs.replace(desk.pending(), **dict(changes))


def stays_clean(county: County, desk: PaperDesk) -> None:
    """The call left nothing behind, and the same acts are taken afterwards."""
    assert county.digest().count == 0
    assert set(outcomes(desk.push())) == {APPLIED}
    assert county.verify().faults == []


def test_a_whole_case_is_applied(county: County, desk: PaperDesk) -> None:
    desk.finish_case(desk.accept_case())
    head = desk.pull().head
    reply = desk.push()
    assert outcomes(reply) == [APPLIED] * 7
    assert (reply.count, reply.last_sequence) == (7, 7)
    assert [r.position for r in reply.results] == list(range(head + 1, head + 8))
    assert county.verify().faults == []


def test_the_same_push_gets_the_same_results(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    request = desk.pending()
    first = desk.call("/v1/push", request, PushReply)
    again = desk.call("/v1/push", request, PushReply)
    assert again.results == first.results
    assert county.digest().count == 2


def test_a_push_may_overlap_what_is_known(desk: PaperDesk) -> None:
    desk.accept_case()
    first = desk.call("/v1/push", desk.pending(), PushReply)
    desk.accept_case()
    both = desk.call("/v1/push", desk.pending(), PushReply)
    assert both.results[:2] == first.results
    assert outcomes(both) == [APPLIED] * 4


def test_a_gap_is_answered_with_what_is_expected(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    desk.accept_case()
    response = desk.post("/v1/push", desk.push_request(desk.queue[1:], 3))
    assert code_of(response) == (409, "sequence_gap")
    assert msgspec.json.decode(response.content)["expected_sequence"] == 1
    stays_clean(county, desk)


def test_another_act_under_a_known_sequence_forks_the_desk(county: County, desk: PaperDesk) -> None:
    image = (desk.sequence, desk.previous)
    desk.accept_case()
    desk.push()
    desk.sequence, desk.previous = image
    desk.sent_until = 0
    desk.accept_case()
    assert code_of(desk.post("/v1/push", desk.pending())) == (409, "desk_forked")
    assert code_of(desk.post("/v1/push", desk.pending())) == (403, "desk_forked")
    assert desk.open_session().status is DeskStatus.FORKED
    assert county.digest().count == 2


def test_an_act_that_does_not_follow_the_last_one_forks_the_desk(desk: PaperDesk) -> None:
    desk.accept_case()
    desk.push()
    desk.previous = "0" * 64
    desk.accept_case()
    assert code_of(desk.post("/v1/push", desk.pending())) == (409, "desk_forked")


def test_a_forged_push_does_not_fork_the_desk(county: County, desk: PaperDesk) -> None:
    desk.previous = "0" * 64
    desk.accept_case()
    unsigned = tuple(
        tuple(m.SealedAct(act.content, "AAAA") for act in transaction) for transaction in desk.queue
    )
    response = desk.post("/v1/push", desk.push_request(unsigned, 1))
    assert code_of(response) == (400, "signature_wrong")
    assert [d.status for d in county.desks()] == [DeskStatus.ACTIVE]


def test_a_wrong_signature_stops_the_push(county: County, desk: PaperDesk) -> None:
    for _ in range(100):
        desk.accept_case()
    last = desk.queue[-1]
    wrong = (last[0], m.SealedAct(last[1].content, last[0].signature))
    response = desk.post("/v1/push", desk.push_request([*desk.queue[:-1], wrong], 1))
    assert code_of(response) == (400, "signature_wrong")
    assert msgspec.json.decode(response.content)["field"] == "acts[199].signature"
    stays_clean(county, desk)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((("epoch", "another"),), (409, "epoch_changed")),
        ((("protocol", 99),), (426, "protocol_unsupported")),
        ((("incarnation", "another"),), (400, "desk_wrong")),
        ((("desk", "another"),), (400, "desk_wrong")),
    ],
)
def test_an_envelope_of_somebody_else_is_refused(
    county: County,
    desk: PaperDesk,
    changes: tuple[tuple[str, object], ...],
    expected: tuple[int, str],
) -> None:
    desk.accept_case()
    assert code_of(desk.post("/v1/push", push_of(desk, *changes))) == expected
    stays_clean(county, desk)


def test_acts_must_stand_in_their_order_and_groups(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    desk.accept_case()
    first, second = desk.queue
    for transactions, code in (
        ([second, first], "sequence_wrong"),
        ([(*first, *second)], "transaction_split"),
        ([first[:1], first[1:]], "transaction_split"),
        ([(), first], "transaction_split"),
    ):
        response = desk.post("/v1/push", desk.push_request(transactions, 1))
        assert code_of(response) == (400, code)
    stays_clean(county, desk)


def test_half_a_known_transaction_is_no_transaction(desk: PaperDesk) -> None:
    case = str(uuid7())
    (received,) = desk.take(case, (desk.received(), RECEIVER))
    desk.push()
    act = desk.compose(case, desk.accepted(), RECEIVER, transaction=received.transaction)
    desk.queue.append((desk.seal(encode_act(act)),))
    # Alone, the second half is a transaction by itself: the county judges it as such.
    assert outcomes(desk.push()) == [APPLIED]


def test_a_chain_broken_inside_the_push_is_refused(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    broken = msgspec.json.decode(desk.queue[0][1].content)
    broken["previous"] = "0" * 64
    content = msgspec.json.encode(broken)
    bad = (desk.queue[0][0], m.SealedAct(msgspec.Raw(content), desk.key.sign(content)))
    response = desk.post("/v1/push", desk.push_request([bad], 1))
    assert code_of(response) == (400, "chain_broken")
    stays_clean(county, desk)


def test_an_act_of_another_desk_is_refused(
    county: County, desk: PaperDesk, new_desk: Callable[..., PaperDesk]
) -> None:
    other = new_desk()
    act = other.compose(str(uuid7()), desk.received(), RECEIVER, desk=desk.desk)
    other.queue.append((other.seal(encode_act(act)),))
    assert code_of(other.post("/v1/push", other.pending())) == (400, "desk_wrong")
    assert county.digest().count == 0


def test_what_is_no_act_is_refused_and_blocks_nothing(county: County, desk: PaperDesk) -> None:
    desk.take_raw(b'{"schema":1,"kind":"danced","body":{"\\u0000":1}}')
    desk.take_raw(b"[1,2,3]")
    act = desk.compose("a case\x00", desk.received(), RECEIVER)
    desk.take_raw(encode_act(act))
    late = desk.compose(str(uuid7()), desk.received(), RECEIVER)
    content = msgspec.json.decode(encode_act(late))
    content["clock"]["offset_ms"] = 2**60
    desk.take_raw(msgspec.json.encode(content))
    desk.accept_case()
    unreadable = (ActStatus.REFUSED, "unreadable")
    assert outcomes(desk.push()) == [unreadable] * 4 + [APPLIED] * 2
    page = desk.pull()
    withheld = [e for e in page.entries if isinstance(e, m.OutOfScopeEntry)]
    assert len(withheld) == 4
    assert county.digest().count == 2
    assert county.verify().faults == []


def test_an_act_of_a_newer_program_waits_for_a_newer_county(
    county: County, desk: PaperDesk
) -> None:
    desk.accept_case()
    content = msgspec.json.decode(desk.queue[0][0].content)
    for change in ({"schema": 99}, {"schema": 99, "kind": "teleported"}):
        newer = msgspec.json.encode(content | change)
        sealed = m.SealedAct(msgspec.Raw(newer), desk.key.sign(newer))
        response = desk.post("/v1/push", desk.push_request([(sealed,)], 1))
        assert code_of(response) == (409, "county_outdated")
    stays_clean(county, desk)


def test_unknown_fields_are_kept_in_the_bytes(desk: PaperDesk) -> None:
    case = str(uuid7())
    act = desk.compose(case, desk.received(), RECEIVER)
    content = msgspec.json.decode(encode_act(act))
    content["body"]["mood"] = "cheerful"
    content["extra"] = [1]
    raw = msgspec.json.encode(content)
    desk.take_raw(raw)
    assert outcomes(desk.push()) == [APPLIED]
    entry = desk.pull().entries[-1]
    assert isinstance(entry, m.ActEntry)
    assert bytes(entry.act.content) == raw


def test_bounds(county: County, desk: PaperDesk) -> None:
    many = tuple((m.SealedAct(msgspec.Raw(b"{}"), ""),) for _ in range(2_001))
    response = desk.post("/v1/push", desk.push_request(many, 1))
    assert code_of(response) == (400, "malformed")
    pairs = tuple((m.SealedAct(msgspec.Raw(b"{}"), ""),) * 2 for _ in range(1_001))
    response = desk.post("/v1/push", desk.push_request(pairs, 1))
    assert code_of(response) == (400, "too_many_acts")
    huge = m.SealedAct(msgspec.Raw(b'"' + b"x" * 65_536 + b'"'), "")
    response = desk.post("/v1/push", desk.push_request([(huge,)], 1))
    assert code_of(response) == (400, "act_too_large")
    assert county.digest().count == 0


def test_an_empty_push_says_where_the_county_stands(desk: PaperDesk) -> None:
    desk.accept_case()
    desk.push()
    reply = desk.push()
    assert (reply.count, reply.last_sequence) == (0, 2)


def test_a_compressed_push(desk: PaperDesk) -> None:
    desk.accept_case()
    body = zstandard.compress(msgspec.json.encode(desk.pending()))
    response = desk.client.post(
        "/v1/push",
        content=body,
        headers={
            "Authorization": f"Bearer {desk.token}",
            "Content-Encoding": "zstd",
            "Accept-Encoding": "zstd",
        },
    )
    assert response.status_code == 200
    assert msgspec.json.decode(response.content, type=PushReply).count == 2


def test_a_restored_county_takes_the_lost_tail_again(county: County, desk: PaperDesk) -> None:
    desk.accept_case()
    request = desk.pending()
    first = desk.call("/v1/push", request, PushReply)
    epoch = county.begin_epoch()
    assert code_of(desk.post("/v1/push", request)) == (409, "epoch_changed")
    session = desk.open_session()
    assert (session.epoch, session.last_sequence) == (epoch, 2)
    again = desk.call("/v1/push", desk.pending(), PushReply)
    assert again.results == first.results
