"""Facts from a real cache to bytes and pictures."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from tests.casework.builders import ANSWERS, LACKING, PERSON
from tests.desk.store.world import ITEM, World
from tests.desk.use_cases.paper_scenes import TODAY, doing, facts_of, job_of, received

from window_desk.casework import acts as a
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import (
    Extended,
    ExtendedLimit,
    Suspended,
    SuspensionKind,
)
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.notify import notifying
from window_desk.desk.use_cases.paper_facts import facts_of_job, surroundings_of
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)
from window_desk.desk.use_cases.receive import receive
from window_desk.desk.use_cases.render_paper import (
    ESCPOS,
    PDF,
    PaperNotRenderedError,
    preview,
    render,
)
from window_desk.papers.escpos import load_profiles
from window_desk.papers.facts import ListFacts, PaperFacts
from window_desk.protocol.paper_code import read_paper_code

PROFILE = load_profiles()["58mm-gb18030"]


def queued_list(world: World, item: str) -> None:
    def queue() -> None:
        with world.store.journal.transaction() as transaction:
            transaction.queue_paper(
                PaperToPrint(PaperKind.MATERIALS_LIST, "", "", "", item=item), "1001"
            )

    world.on_writer(queue)


def test_facts_are_collected_from_the_cache(world: World) -> None:
    world.on_writer(world.store.journal.set_setting, "site.phone", "0599-1234567")
    case = received(world)
    facts = facts_of(world, job_of(world, PaperKind.RECEIPT_SLIP))
    assert isinstance(facts, PaperFacts)
    assert (facts.site_name, facts.county_name) == ("云岭镇便民服务中心", "青禾县")
    assert (facts.agency_name, facts.clerk_name) == ("青禾县林业局", "李晓梅")
    assert (facts.window_name, facts.phone) == ("农业农村", "0599-1234567")
    assert facts.item == ITEM
    assert not facts.voided
    code = read_paper_code(facts.code)
    assert (code.county, code.act) == ("qh", facts.act.id)
    assert facts.case.id == case


def test_a_notice_is_a_ticket_or_a_letter_where_there_is_no_roll(world: World) -> None:
    application = Application(ITEM, "NY", PERSON, answers=ANSWERS, judgements=LACKING)
    doing(world, lambda at: receive(at, application, then=notifying))
    facts = facts_of(world, job_of(world, PaperKind.ONE_TIME_NOTICE))
    assert render(PaperKind.ONE_TIME_NOTICE, facts, profile=PROFILE).mime == ESCPOS
    assert render(PaperKind.ONE_TIME_NOTICE, facts).mime == PDF
    (roll,) = preview(PaperKind.ONE_TIME_NOTICE, facts, profile=PROFILE)
    (sheet,) = preview(PaperKind.ONE_TIME_NOTICE, facts)
    assert Image.open(BytesIO(roll)).width < 500 < Image.open(BytesIO(sheet)).width


def test_every_paper_of_a_case_on_its_way_is_laid_out(world: World) -> None:
    case = received(world, accepted=True)
    entry = a.NoticeEntry(
        "consent", "共有人同意采伐的书面意见", a.Judgement.MISSING, "请提交原件1份"
    )
    stop = Suspended(
        "云岭特字〔2026〕1号",
        SuspensionKind.EXPERT_REVIEW,
        "《中华人民共和国森林法》第五十六条",
        "组织专家评审",
        5,
        DayUnit.WORKDAY,
        TODAY,
    )
    extension = Extended(
        "云岭延字〔2026〕1号",
        ExtendedLimit.STATUTORY,
        5,
        "须核实权属",
        "第四十二条",
        "局长",
        None,
        None,
    )
    late = a.FurtherNoticeGiven(
        "云岭审字〔2026〕1号", (entry,), "云岭镇便民服务中心", None, "漏核对"
    )
    supplement = a.Supplemented((a.MaterialJudgement("consent", a.Judgement.IN_ORDER),))
    made = (
        (PaperKind.SUSPENSION, stop, PDF),
        (PaperKind.EXTENSION, extension, PDF),
        (PaperKind.FURTHER_NOTICE, late, PDF),
        (PaperKind.DELIVERY_RECORD, None, PDF),
        (PaperKind.SUPPLEMENT_SLIP, supplement, ESCPOS),
    )
    receipt = job_of(world, PaperKind.RECEIPT_SLIP)
    for kind, body, mime in made:
        if body is not None:
            world.take(case, body)
        file = world.store.cache.case_file(case)
        assert file is not None
        job = replace(receipt, kind=kind, act=file.case.acts[-1].id)
        facts = facts_of(world, job)
        assert render(kind, facts, profile=PROFILE).mime == mime
        assert preview(kind, facts, profile=PROFILE)
    assert isinstance(facts, PaperFacts)
    assert facts.known_until == world.store.cache.calendar().coverage_until


def test_a_stop_without_a_number_makes_no_paper(world: World) -> None:
    case = received(world, accepted=True)
    world.take(
        case, Suspended("", SuspensionKind.HEARING, "第四十七条", "听证", 0, DayUnit.WORKDAY, TODAY)
    )
    file = world.store.cache.case_file(case)
    assert file is not None
    job = replace(job_of(world, PaperKind.ACCEPTANCE), act=file.case.acts[-1].id)
    with pytest.raises(PaperNotRenderedError, match="请先书面告知申请人"):
        render(PaperKind.SUSPENSION, facts_of(world, job))


def test_the_plain_list_comes_from_the_item_alone(world: World) -> None:
    queued_list(world, ITEM.implementation_code)
    facts = facts_of(world, job_of(world, PaperKind.MATERIALS_LIST))
    assert isinstance(facts, ListFacts)
    assert render(PaperKind.MATERIALS_LIST, facts, profile=PROFILE).mime == ESCPOS
    assert preview(PaperKind.MATERIALS_LIST, facts)
    with pytest.raises(PaperNotRenderedError, match="请先打开办件"):
        render(PaperKind.SUMMARY, facts, profile=PROFILE)


def test_what_is_not_known_here_is_said(world: World) -> None:
    queued_list(world, "no-such-item")
    with pytest.raises(LookupError, match="没有找到要打印的事项"):
        facts_of(world, job_of(world, PaperKind.MATERIALS_LIST))


def test_papers_that_do_not_belong_together_are_refused(world: World) -> None:
    received(world)
    facts = facts_of(world, job_of(world, PaperKind.RECEIPT_SLIP))
    for kind, sentence in (
        (PaperKind.ACCEPTANCE, "只能由受理环节出具"),
        (PaperKind.CERTIFICATE, "没有找到证照模板"),
        (PaperKind.MATERIALS_LIST, "请先选择事项"),
    ):
        with pytest.raises(PaperNotRenderedError, match=sentence):
            render(kind, facts, profile=PROFILE)
        with pytest.raises(PaperNotRenderedError, match=sentence):
            preview(kind, facts)


def test_unknown_names_fall_back_to_their_numbers(world: World) -> None:
    surroundings = surroundings_of(world.store.cache)
    assert surroundings.clerk_name("9999") == "9999"
    assert surroundings.window_name("XX") == "XX"


def test_a_job_of_an_unknown_case_is_said(world: World) -> None:
    received(world)
    job = job_of(world, PaperKind.RECEIPT_SLIP)
    with pytest.raises(LookupError, match="请等待数据同步"):
        facts_of_job(world.store.cache, replace(job, act="unknown"), TODAY)
