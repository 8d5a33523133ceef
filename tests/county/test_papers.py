"""Checking papers by their QR code."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.small_county import EXAMINER, RECEIVER, SUPERVISOR, Wall

from window_desk.casework import acts as a
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import PaperCheckReply, PaperCheckRequest
from window_desk.protocol.paper_code import (
    PaperCodeError,
    paper_code,
    printed_hash,
    read_paper_code,
)


def check(desk: PaperDesk, code: str) -> PaperCheckReply:
    """Ask without a token."""
    response = desk.client.post(
        "/v1/papers/check", content=msgspec.json.encode(PaperCheckRequest(code))
    )
    assert response.status_code == 200
    return msgspec.json.decode(response.content, type=PaperCheckReply)


def code_of_act(desk: PaperDesk, transaction: int, index: int) -> tuple[str, str]:
    """The QR text of a queued act, and the act's id."""
    content = bytes(desk.queue[transaction][index].content)
    act = decode_act(content)
    return paper_code(desk.county, act.id, printed_hash(content, act)), act.id


def test_a_receipt_is_genuine_once_it_is_pushed(desk: PaperDesk) -> None:
    desk.accept_case()
    code, _ = code_of_act(desk, 0, 0)
    assert not check(desk, code).genuine
    desk.push()
    reply = check(desk, code)
    assert (reply.genuine, reply.stands, reply.kind) == (True, True, "收件凭证")
    assert reply.number.startswith("51999920260310")
    assert reply.issued_on == "2026-03-10"
    assert "王小明" not in str(reply)


def test_a_voided_paper_stands_no_more(desk: PaperDesk) -> None:
    case = desk.accept_case()
    receipt, _ = code_of_act(desk, 0, 0)
    code, acceptance = code_of_act(desk, 0, 1)
    desk.take(case, (a.Voided(acceptance, "录错", SUPERVISOR), SUPERVISOR))
    desk.push()
    reply = check(desk, code)
    assert (reply.genuine, reply.stands) == (True, False)
    assert "作废" in reply.sentence
    assert check(desk, receipt).stands


def test_a_paper_in_conflict_does_not_stand_and_a_refused_one_is_not_found(
    desk: PaperDesk, new_desk: Callable[..., PaperDesk]
) -> None:
    case = desk.accept_case()
    desk.push()
    other = new_desk()
    other.pull()
    other.take(case, (a.Withdrawn("申请人撤回"), RECEIVER))
    other.push()
    desk.take(case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER))
    conflict, _ = code_of_act(desk, 0, 0)
    desk.push()
    reply = check(desk, conflict)
    assert (reply.genuine, reply.stands) == (True, False)
    desk.pull()
    desk.take(case, (a.Examined(a.Opinion.GRANT, ""), EXAMINER))
    refused, _ = code_of_act(desk, 0, 0)
    desk.push()
    assert not check(desk, refused).genuine


def test_a_certificate_expires(desk: PaperDesk, wall: Wall) -> None:
    case = desk.accept_case()
    desk.finish_case(case, valid_until=date(2027, 3, 9))
    code, _ = code_of_act(desk, 4, 0)
    desk.push()
    reply = check(desk, code)
    assert (reply.kind, reply.stands) == ("证书", True)
    wall.forward(timedelta(days=365))
    assert not check(desk, code).stands


@pytest.mark.parametrize("text", ["x", "WD1:::", "https://example.org/?q=WD1", "WD1:c:1:2"])
def test_other_codes(desk: PaperDesk, text: str) -> None:
    assert not check(desk, text).genuine
    with pytest.raises(PaperCodeError):
        read_paper_code(text)


def test_a_code_of_another_county_or_with_another_hash(desk: PaperDesk) -> None:
    desk.accept_case()
    code, act = code_of_act(desk, 0, 0)
    desk.push()
    assert not check(desk, paper_code("elsewhere", act, "0" * 64)).genuine
    assert not check(desk, paper_code(desk.county, act, "0" * 64)).genuine
    assert check(desk, code.lower()).genuine
    assert RECEIVER not in code
