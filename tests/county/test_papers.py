"""Checking papers by their QR code."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from tests.county.builders import PaperDesk
from tests.county.small_county import (
    EXAMINER,
    PROMISED_ITEM,
    RECEIVER,
    SIGNATORY,
    SUPERVISOR,
    Wall,
)
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import (
    Extended,
    ExtendedLimit,
    Suspended,
    SuspensionKind,
)
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


def test_the_papers_of_stops_extensions_and_late_requests_are_found(
    desk: PaperDesk, wall: Wall
) -> None:
    case = desk.accept_case()
    today = a.local_day(wall())
    stop = Suspended(
        desk.document_number("suspension", "特"),
        SuspensionKind.APPRAISAL,
        "《社会救助暂行办法》第十六条",
        "委托鉴定劳动能力",
        10,
        DayUnit.WORKDAY,
        today,
    )
    (stopped,) = desk.take(case, (stop, EXAMINER))
    number = desk.document_number("extension", "延")
    extension = Extended(
        number,
        ExtendedLimit.STATUTORY,
        5,
        "须入户核实",
        "《中华人民共和国行政许可法》第四十二条",
        "局长 李建国",
        None,
        None,
    )
    desk.take(case, (extension, SIGNATORY))
    material = PROMISED_ITEM.materials[0]
    late = a.FurtherNoticeGiven(
        desk.document_number("further", "审"),
        (a.NoticeEntry(material.key, material.name, a.Judgement.MISSING, "请提交原件1份"),),
        "云岭镇便民服务中心",
        None,
        "收件时漏核对",
    )
    desk.take(case, (late, SUPERVISOR))
    hand_over = a.HandedOver(stopped.id, stop.document_number, a.HandOverMeans.SIGNED, "王小明")
    desk.take(case, (hand_over, RECEIVER))
    codes = [code_of_act(desk, transaction, 0)[0] for transaction in range(1, 5)]
    desk.push()
    replies = [check(desk, code) for code in codes]
    assert [(reply.stands, reply.kind, reply.number) for reply in replies] == [
        (True, "特别程序告知书", stop.document_number),
        (True, "延长办理期限告知书", number),
        (True, "审查阶段补正材料通知书", late.document_number),
        (True, "送达回证", stop.document_number),
    ]


def test_the_acceptance_that_nobody_told_in_time_has_its_own_name(
    desk: PaperDesk, wall: Wall
) -> None:
    case = str(uuid7())
    desk.take(case, (desk.received(), RECEIVER))
    wall.forward(timedelta(days=8))
    desk.open_session()
    desk.take(case, (desk.accepted(), RECEIVER))
    code, _ = code_of_act(desk, 1, 0)
    desk.push()
    assert check(desk, code).kind == "视为受理通知书"


def test_a_stop_on_record_alone_takes_no_number(desk: PaperDesk, wall: Wall) -> None:
    case = desk.accept_case()
    stop = Suspended(
        "",
        SuspensionKind.APPRAISAL,
        "《社会救助暂行办法》第十六条",
        "委托鉴定劳动能力",
        0,
        DayUnit.WORKDAY,
        a.local_day(wall()),
    )
    desk.take(case, (stop, EXAMINER))
    code, _ = code_of_act(desk, 1, 0)
    desk.push()
    assert check(desk, code).number == ""


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
