"""What becomes of acts: the county's grounds, the law, conflicts, transactions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.county.builders import PaperDesk
from tests.county.replies import outcomes, sentence
from tests.county.small_county import (
    CLERKS,
    COUNTY_EXAMINER,
    EXAMINER,
    HALL,
    OTHER_TOWN,
    PASSWORD,
    PROMISED_ITEM,
    RECEIVER,
    SIGNATORY,
    Wall,
)
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActBody,
)
from window_desk.casework.duties import Duty
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.casework.terms import terms_of
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.item_register import item_record
from window_desk.protocol.act_codec import encode_act
from window_desk.protocol.messages import ActEntry, ActStatus

NewDesk = Callable[..., PaperDesk]
APPLIED = (ActStatus.APPLIED, "")
GRANT = a.Examined(a.Opinion.GRANT, "")


def refused(code: str) -> tuple[ActStatus, str]:
    """A refusal with this code."""
    return (ActStatus.REFUSED, code)


def case_with(desk: PaperDesk, *steps: tuple[ActBody, str]) -> str:
    """An accepted case with more acts, each a transaction of its own."""
    case = desk.accept_case()
    for step in steps:
        desk.take(case, step)
    return case


def test_a_transaction_is_applied_whole_or_not_at_all(county: County, desk: PaperDesk) -> None:
    case = str(uuid7())
    acceptance = desk.accepted()
    desk.take(case, (desk.received(), RECEIVER), (acceptance, RECEIVER), (GRANT, RECEIVER))
    reply = desk.push()
    assert outcomes(reply) == [
        refused("with_transaction"),
        refused("with_transaction"),
        refused("duty_missing"),
    ]
    assert "duty_missing" in sentence(reply.results[0])
    # Nothing of it stands: its numbers are free, and the case can be received now.
    desk.take(case, (desk.received(), RECEIVER), (acceptance, RECEIVER))
    assert outcomes(desk.push()) == [APPLIED] * 2
    assert county.verify().faults == []


def test_acts_that_depend_on_a_refused_one_are_refused_with_it(desk: PaperDesk) -> None:
    case = case_with(desk, (GRANT, RECEIVER), (GRANT, EXAMINER))
    other = desk.accept_case()
    reply = desk.push()
    assert outcomes(reply) == [
        APPLIED,
        APPLIED,
        refused("duty_missing"),
        refused("depends_on_refused"),
        APPLIED,
        APPLIED,
    ]
    desk.take(other, (GRANT, EXAMINER))
    desk.take(case, (GRANT, EXAMINER), seen=reply.results[2].position)
    assert outcomes(desk.push()) == [APPLIED, refused("depends_on_refused")]
    desk.take(case, (GRANT, EXAMINER))
    assert outcomes(desk.push()) == [APPLIED]


def test_an_unlawful_act_on_top_of_unseen_ones_is_a_conflict(
    desk: PaperDesk, new_desk: NewDesk
) -> None:
    case = desk.accept_case()
    desk.push()
    other = new_desk()
    other.pull()
    desk.take(case, (GRANT, EXAMINER))
    other.take(case, (a.Withdrawn("申请人撤回"), RECEIVER))
    assert outcomes(other.push()) == [APPLIED]
    assert outcomes(desk.push()) == [(ActStatus.CONFLICT, "state")]
    page = other.pull()
    assert isinstance(page.entries[-1], ActEntry)
    assert page.entries[-1].status is ActStatus.CONFLICT
    desk.pull()
    desk.take(case, (GRANT, EXAMINER))
    assert outcomes(desk.push()) == [refused("state")]


def test_what_was_refused_can_be_settled_also_where_it_made_no_case(
    county: County, desk: PaperDesk, new_desk: NewDesk
) -> None:
    case = str(uuid7())
    desk.take(case, (desk.received(), EXAMINER), (desk.accepted(), RECEIVER))
    results = desk.push().results
    assert [result.status for result in results] == [ActStatus.REFUSED] * 2
    settled = Settled(
        tuple(result.act for result in results), SettleWay.LEFT_STANDING, "已请申请人改日再来"
    )
    desk.take(case, (settled, EXAMINER))
    assert outcomes(desk.push()) == [APPLIED]
    desk.take(case, (Settled((), SettleWay.REDONE, ""), EXAMINER))
    assert outcomes(desk.push()) == [refused("field_empty")]
    page = new_desk().pull()
    told = [entry for entry in page.entries if isinstance(entry, ActEntry)]
    assert [entry.status for entry in told[-4:]] == [
        ActStatus.REFUSED,
        ActStatus.REFUSED,
        ActStatus.APPLIED,
        ActStatus.REFUSED,
    ]
    assert county.verify().faults == []


def test_a_lawful_act_on_top_of_unseen_ones_is_applied(desk: PaperDesk, new_desk: NewDesk) -> None:
    case = desk.accept_case()
    desk.push()
    other = new_desk()
    other.pull()
    phone = a.CorrectedOnTheSpot("phone", "13800138000", "13900139000", "写错", initialled=True)
    other.take(case, (phone, RECEIVER))
    desk.take(case, (GRANT, EXAMINER))
    assert outcomes(other.push()) == [APPLIED]
    assert outcomes(desk.push()) == [APPLIED]


def test_examiner_and_signatory_are_two_people(desk: PaperDesk) -> None:
    case_with(desk, (GRANT, SIGNATORY), (a.SignedOff(a.Opinion.GRANT, ""), SIGNATORY))
    assert outcomes(desk.push())[2:] == [APPLIED, refused("same_person")]


def test_unknown_and_withdrawn_clerks(county: County, desk: PaperDesk, wall: Wall) -> None:
    wall.forward(timedelta(minutes=1))
    case_with(desk, (GRANT, "4711"))
    desk.accept_case()
    wall.forward(timedelta(minutes=1))
    county.withdraw_clerk(RECEIVER)
    wall.forward(timedelta(minutes=1))
    desk.take(str(uuid7()), (desk.received(), RECEIVER))
    reply = desk.push()
    assert outcomes(reply) == [
        APPLIED,
        APPLIED,
        refused("clerk_unknown"),
        APPLIED,
        APPLIED,
        refused("clerk_inactive"),
    ]
    assert "4711" in sentence(reply.results[2])


def test_a_new_duty_counts_from_now_on(county: County, desk: PaperDesk, wall: Wall) -> None:
    case = case_with(desk, (GRANT, RECEIVER))
    desk.push()
    wall.forward(timedelta(minutes=1))
    clerk = replace(CLERKS[0], duties=CLERKS[0].duties | {Duty.EXAMINE})
    county.add_clerk(clerk, PASSWORD)
    desk.take(case, (GRANT, RECEIVER))
    assert outcomes(desk.push()) == [APPLIED]


def test_an_item_decided_by_the_county(county: County, desk: PaperDesk) -> None:
    from window_desk.casework.items import Authority

    item = replace(
        PROMISED_ITEM, implementation_code="11519999MB0001002", decided_by=Authority.COUNTY
    )
    county.publish([item_record(item)])
    case = str(uuid7())
    receipt = replace(desk.received(), terms=terms_of(item))
    desk.take(case, (receipt, RECEIVER), (desk.accepted(), RECEIVER))
    desk.take(case, (GRANT, EXAMINER))
    desk.push()
    desk.take(case, (GRANT, COUNTY_EXAMINER))
    assert outcomes(desk.push()) == [APPLIED]


def test_the_terms_are_those_published_and_in_force(
    county: County, desk: PaperDesk, wall: Wall
) -> None:
    receipt = desk.received()
    cheaper = replace(receipt, terms=replace(receipt.terms, fee_fen=1))
    unknown = replace(receipt, terms=replace(receipt.terms, version=7))
    following = replace(
        PROMISED_ITEM, version=2, effective_from=date(2026, 3, 12), name="特困人员认定（新）"
    )
    ended = replace(
        PROMISED_ITEM,
        implementation_code="11519999MB0001009",
        effective_until=date(2026, 3, 9),
    )
    county.publish([item_record(following), item_record(ended)])
    gone = replace(receipt, terms=terms_of(ended))
    for body in (cheaper, unknown, gone):
        desk.take(str(uuid7()), (body, RECEIVER))
    assert outcomes(desk.push()) == [
        refused("item_terms_differ"),
        refused("item_unknown"),
        refused("item_not_in_force"),
    ]
    desk.take(str(uuid7()), (desk.received(), RECEIVER))
    wall.forward(timedelta(days=3))
    desk.open_session()
    desk.take(str(uuid7()), (desk.received(), RECEIVER))
    new = replace(desk.received(), terms=terms_of(following))
    desk.take(str(uuid7()), (new, RECEIVER))
    assert outcomes(desk.push()) == [APPLIED, refused("item_not_in_force"), APPLIED]


def test_numbers_are_of_their_form_leased_and_used_once(desk: PaperDesk, new_desk: NewDesk) -> None:
    other = new_desk()
    foreign = other.case_number()
    good = desk.case_number()
    beyond = with_check_character("5199992026031099999")
    for number in (good, good, foreign, beyond, "一号", good[:-1] + "?"):
        desk.take(str(uuid7()), (desk.received(number), RECEIVER))
    assert outcomes(desk.push()) == [
        APPLIED,
        refused("number_used"),
        refused("number_not_leased"),
        refused("number_not_leased"),
        refused("number_malformed"),
        refused("number_malformed"),
    ]
    desk.take(str(uuid7()), (desk.received(good), RECEIVER))
    assert outcomes(desk.push()) == [refused("number_used")]


@pytest.mark.parametrize(
    "number", ["青禾云岭受字〔2026〕999号", "青禾平桥受字〔2026〕1号", "青禾云岭决字〔2026〕1号"]
)
def test_document_numbers_are_the_desks_own(desk: PaperDesk, number: str) -> None:
    case = str(uuid7())
    desk.serial("acceptance")
    desk.take(case, (desk.received(), RECEIVER))
    desk.take(case, (replace(desk.accepted(), document_number=number), RECEIVER))
    (_, found) = outcomes(desk.push())
    assert found in {refused("number_not_leased"), refused("number_malformed")}


def test_an_act_id_is_used_once(desk: PaperDesk) -> None:
    (act,) = desk.take(str(uuid7()), (desk.received(), RECEIVER))
    copy = desk.compose(str(uuid7()), desk.received(), RECEIVER, act=act.id)
    desk.queue.append((desk.seal(encode_act(copy)),))
    assert outcomes(desk.push()) == [APPLIED, refused("act_id_used")]
    copy = desk.compose(str(uuid7()), desk.received(), RECEIVER, act=act.id)
    desk.queue.append((desk.seal(encode_act(copy)),))
    assert outcomes(desk.push()) == [refused("act_id_used")]


def test_a_township_does_not_act_on_anothers_case_and_the_hall_does(
    desk: PaperDesk, new_desk: NewDesk
) -> None:
    case = desk.accept_case()
    desk.push()
    neighbour, hall = new_desk(OTHER_TOWN), new_desk(HALL)
    for guest in (neighbour, hall):
        guest.take(case, (GRANT, EXAMINER), seen=10**6)
    assert outcomes(neighbour.push()) == [refused("case_out_of_scope")]
    assert outcomes(hall.push()) == [APPLIED]


def test_a_notice_told_in_time_by_a_desk_without_a_line_stands(desk: PaperDesk, wall: Wall) -> None:
    case = str(uuid7())
    lacking = replace(
        desk.received(),
        judgements=(
            a.MaterialJudgement("id", a.Judgement.IN_ORDER),
            a.MaterialJudgement("form", a.Judgement.MISSING),
        ),
    )
    desk.take(case, (lacking, RECEIVER))
    desk.push()
    wall.forward(timedelta(days=2))
    desk.open_session()
    entry = a.NoticeEntry("form", "申请书", a.Judgement.MISSING, "请提交申请书原件")
    number = desk.document_number("notice", "补")
    (notice,) = desk.take(case, (a.NoticeGiven(number, (entry,), "一楼民政窗口", None), RECEIVER))
    handed = a.HandedOver(notice.id, number, a.HandOverMeans.SIGNED, "王小明")
    desk.take(case, (handed, RECEIVER))
    wall.forward(timedelta(days=12))
    desk.open_session()
    assert outcomes(desk.push()) == [APPLIED, APPLIED]


def test_another_process_judges_by_the_same_acts(
    county: County, desk: PaperDesk, database_address: str, wall: Wall
) -> None:
    from window_desk.county.bootstrap import open_county
    from window_desk.county.identity import CountyIdentity
    from window_desk.county.serving import serving

    case = case_with(desk, (GRANT, RECEIVER))
    desk.push()
    identity = CountyIdentity(county.context.county, "")
    with (
        open_county(database_address, identity=identity, clock=wall) as second,
        serving(second) as url,
    ):
        desk.client.close()
        desk.url = url
        desk.__post_init__()
        desk.take(case, (GRANT, EXAMINER))
        desk.take(case, (a.SignedOff(a.Opinion.GRANT, ""), SIGNATORY))
        assert outcomes(desk.push()) == [APPLIED, APPLIED]
        desk.client.close()
    assert county.verify().faults == []
