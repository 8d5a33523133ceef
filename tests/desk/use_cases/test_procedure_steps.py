"""Stops, extensions, late requests and hand-overs by the use cases, on a real store.

Accepted Mon 2026-03-02, promise 7 workdays (03-11), statute 20 (03-30).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from tests.casework.builders import ANSWERS, IN_ORDER, LACKING, PERSON
from tests.desk.store.world import ITEM, World
from tests.desk.use_cases.paper_scenes import (
    ISSUER,
    counter,
    doing,
    facts_of,
    job_of,
    received,
    text_of,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import HandOverMeans, Judgement, MaterialJudgement, NoticeGiven
from window_desk.casework.case import Case, CaseState
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import ApplicationForm, FormField
from window_desk.casework.limits import DayUnit
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import (
    Extended,
    ExtendedLimit,
    HearingStep,
    InspectionStep,
    Suspended,
    SuspensionKind,
)
from window_desk.casework.procedures import StopFlag
from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.extend import BASES, extend
from window_desk.desk.use_cases.further_notice import give_further_notice
from window_desk.desk.use_cases.notify import (
    Submission,
    hand_over_notice,
    hand_over_paper,
    notice_entry,
    notify,
    notifying,
    papers_to_hand_over,
)
from window_desk.desk.use_cases.print_ledger import PaperKind
from window_desk.desk.use_cases.receive import receive
from window_desk.desk.use_cases.render_paper import render
from window_desk.desk.use_cases.supplement import supplement
from window_desk.desk.use_cases.suspend import SuspensionRequest, resume, suspend
from window_desk.desk.use_cases.take_hearing_step import take_hearing_step
from window_desk.desk.use_cases.take_inspection_step import take_inspection_step

T = TypeVar("T")


def march(day: int) -> date:
    return date(2026, 3, day)


def go_to(world: World, day: date) -> None:
    """Let it be noon of that day."""
    ahead = (day - counter(world).today()).days
    world.clock.pass_time(timedelta(days=ahead))


def told(world: World, case: str) -> Case:
    file = world.store.cache.case_file(case)
    assert file is not None
    return file.case


def dues(world: World, case: str) -> tuple[date | None, date | None]:
    clock = told(world, case).decision_clock
    assert clock is not None
    return clock.promised_due, clock.statutory_due


def papers(world: World, case: str) -> list[PaperKind]:
    """Kinds of the papers of a case, the oldest first."""
    jobs = [job for job in world.store.cache.print_jobs() if job.case == case]
    return [job.kind for job in sorted(jobs, key=lambda job: job.id)]


def free_numbers(world: World) -> dict[str, int]:
    return {lease.series: lease.free for lease in world.store.cache.leases()}


def refused(world: World, use_case: Callable[[Counter], object], clerk: Clerk = ISSUER) -> Refusal:
    """The refusal; nothing was saved and no number was spent."""
    acts, numbers = world.store.cache.acts_count(), free_numbers(world)
    with pytest.raises(ActRefusedError) as error:
        doing(world, use_case, clerk)
    assert world.store.cache.acts_count() == acts
    assert free_numbers(world) == numbers
    return error.value.refusal


def stop(start: date, days: int = 2, restates: str = "") -> SuspensionRequest:
    return SuspensionRequest(
        kind=SuspensionKind.APPRAISAL,
        basis="《中华人民共和国行政许可法》第四十五条",
        reason="林木蓄积量鉴定",
        told_days=days,
        told_unit=DayUnit.WORKDAY,
        start=start,
        restates=restates,
    )


def test_stop_is_numbered_printed_and_holds_both_clocks_until_the_result(world: World) -> None:
    """Rules 1.3, row 2: 03-04 → 03-06 moves 03-11 to 03-13."""
    case = received(world, accepted=True)
    assert dues(world, case) == (march(11), march(30))
    go_to(world, march(4))
    act = doing(world, lambda at: suspend(at, case, stop(march(4))))
    assert isinstance(act.body, Suspended)
    assert act.body.document_number == "云岭特字〔2026〕1号"
    assert papers(world, case)[-1] is PaperKind.SUSPENSION
    assert dues(world, case) == (None, None)
    held = told(world, case).decision_clock
    assert held is not None
    assert held.days_left == 5
    go_to(world, march(6))
    doing(world, lambda at: resume(at, case, act.id, march(6), "鉴定完成"))
    assert dues(world, case) == (march(13), date(2026, 4, 1))
    assert told(world, case).stops[0].result == "鉴定完成"


def test_overrun_is_flagged_until_the_days_are_told_anew(world: World) -> None:
    case = received(world, accepted=True)
    act = doing(world, lambda at: suspend(at, case, stop(march(2))))
    go_to(world, march(5))
    assert told(world, case).stops[0].flags == (StopFlag.OVERRUN,)
    assert told(world, case).stops[0].overrun_days == 1
    short = refused(world, lambda at: suspend(at, case, stop(march(2), 2, act.id)))
    assert short.field == "told_days"
    doing(world, lambda at: suspend(at, case, stop(march(2), 6, act.id)))
    (row,) = told(world, case).stops
    assert row.flags == ()
    assert len(row.papers) == 2
    assert papers(world, case).count(PaperKind.SUSPENSION) == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"basis": ""}, "basis"),
        ({"reason": " "}, "reason"),
        ({"told_days": 0}, "told_days"),
        ({"start": march(1)}, "start"),
        ({"start": march(5)}, "start"),
    ],
)
def test_stop_that_cannot_be_names_its_field(
    world: World, changed: dict[str, object], field: str
) -> None:
    case = received(world, accepted=True)
    go_to(world, march(4))
    request = replace(stop(march(4)), **changed)  # type: ignore[arg-type]
    assert refused(world, lambda at: suspend(at, case, request)).field == field


def test_overdue_case_is_not_cured_by_a_stop(world: World) -> None:
    case = received(world, accepted=True)
    go_to(world, march(12))
    refusal = refused(world, lambda at: suspend(at, case, stop(march(12))))
    assert refusal.code == "suspension_after_due"


def test_resumption_before_its_start_is_refused(world: World) -> None:
    case = received(world, accepted=True)
    go_to(world, march(4))
    act = doing(world, lambda at: suspend(at, case, stop(march(4))))
    refusal = refused(world, lambda at: resume(at, case, act.id, march(3), "完成"))
    assert refusal.field == "end"


def extending(
    case: str, days: int = 10, limit: ExtendedLimit = ExtendedLimit.STATUTORY
) -> Callable[[Counter], a.Act]:
    return lambda at: extend(at, case, limit, days, "案情复杂", BASES[limit], "王局长")


def test_4_10_extension_prints_the_new_days_and_is_given_once(world: World) -> None:
    """Rules 1.2: 20 + 10 from 03-02 is Tue 04-14; rules 1.4 case 10: twice is refused."""
    case = received(world, accepted=True)
    act = doing(world, extending(case))
    assert isinstance(act.body, Extended)
    assert act.body.document_number == "云岭延字〔2026〕1号"
    assert act.body.statutory_due == date(2026, 4, 14)
    assert dues(world, case) == (act.body.promised_due, act.body.statutory_due)
    assert papers(world, case)[-1] is PaperKind.EXTENSION
    assert refused(world, extending(case)).code == "extended_before"


def test_4_10_extension_on_the_due_day_is_refused(world: World) -> None:
    case = received(world, accepted=True)
    go_to(world, march(30))
    assert refused(world, extending(case)).code == "extension_too_late"
    go_to(world, date(2026, 4, 1))
    assert refused(world, extending(case)).code == "extension_too_late"


def test_4_10_promise_is_extended_up_to_the_statute_alone(world: World) -> None:
    case = received(world, accepted=True)
    assert refused(world, extending(case, 14, ExtendedLimit.PROMISED)).field == "days"
    doing(world, extending(case, 13, ExtendedLimit.PROMISED))
    assert dues(world, case) == (march(30), march(30))


def test_extension_past_the_calendar_names_the_days(world: World) -> None:
    case = received(world, accepted=True)
    assert refused(world, extending(case, 9_999)).field == "days"


def test_4_4_late_request_is_a_supervisors_with_reason_and_a_fault(world: World) -> None:
    case = received(world, accepted=True)
    consent = next(m for m in told(world, case).materials if m.term.key == "consent")
    entry = notice_entry(consent, "请提交共有人签名的书面意见")
    clerk = replace(ISSUER, duties=frozenset(Duty) - {Duty.SUPERVISE})
    assert refused(
        world, lambda at: give_further_notice(at, case, (entry,), "漏看"), clerk
    ).code == ("duty_missing")
    assert refused(world, lambda at: give_further_notice(at, case, (entry,), "")).field == "reason"
    act = doing(world, lambda at: give_further_notice(at, case, (entry,), "共有情况后来才查明"))
    assert getattr(act.body, "document_number", "") == "云岭审字〔2026〕1号"
    assert papers(world, case)[-1] is PaperKind.FURTHER_NOTICE
    assert [fault.article for fault in told(world, case).faults] == ["72(4)"]


def test_hand_over_by_post_needs_its_number(world: World, tmp_path: Path) -> None:
    case = received(world, accepted=True)
    act = doing(world, lambda at: suspend(at, case, stop(march(2))))
    post = HandOverMeans.REGISTERED_POST
    refusal = refused(world, lambda at: hand_over_paper(at, case, act.id, "张伟", post))
    assert refusal.field == "evidence"
    doing(world, lambda at: hand_over_paper(at, case, act.id, "张伟", post, "XA1234567"))
    body = told(world, case).acts[-1].body
    assert isinstance(body, a.HandedOver)
    assert (body.document_number, body.evidence) == ("云岭特字〔2026〕1号", "XA1234567")
    assert act.id in told(world, case).handed_over
    assert papers(world, case)[-1] is PaperKind.DELIVERY_RECORD
    job = job_of(world, PaperKind.DELIVERY_RECORD)
    assert "XA1234567" in text_of(render(job.kind, facts_of(world, job)).content, tmp_path)


def lacking(world: World, at_counter: Callable[[Counter], Counter] = lambda at: at) -> str:
    """A case with two materials wanting and its notice made out."""
    application = Application(
        item=ITEM, window="NY", person=PERSON, answers=ANSWERS, judgements=LACKING
    )
    return doing(world, lambda at: receive(at_counter(at), application, then=notifying)).case


def notice_of(world: World, case: str) -> NoticeGiven:
    return next(
        act.body for act in told(world, case).acts[::-1] if isinstance(act.body, NoticeGiven)
    )


def test_notice_goes_first_and_counts_once_handed_over(world: World) -> None:
    case = lacking(world)
    (waiting,) = papers_to_hand_over(told(world, case))
    assert isinstance(waiting.body, NoticeGiven)
    assert told(world, case).state is CaseState.RECEIVED
    message = HandOverMeans.RECORDED_MESSAGE
    assert (
        refused(world, lambda at: hand_over_notice(at, case, "张伟", message)).field == "evidence"
    )
    doing(world, lambda at: hand_over_notice(at, case, "张伟", message, "SMS-1"))
    assert told(world, case).state is CaseState.AWAITING_SUPPLEMENT
    assert papers_to_hand_over(told(world, case)) == ()


def test_notice_offers_the_day_of_the_local_rule_unless_the_clerk_writes_another(
    world: World,
) -> None:
    assert notice_of(world, lacking(world)).submit_until is None
    rules = LocalRules(supplement_workdays=10)
    case = lacking(world, lambda at: replace(at, rules=rules))
    assert notice_of(world, case).submit_until == march(16)
    doing(
        world,
        lambda at: notify(
            replace(at, rules=rules), case, submission=Submission("县政务大厅3号窗口", march(20))
        ),
    )
    last = notice_of(world, case)
    assert (last.submit_where, last.submit_until) == ("县政务大厅3号窗口", march(20))


def given_in(*keys: str) -> tuple[MaterialJudgement, ...]:
    return tuple(MaterialJudgement(key, Judgement.IN_ORDER) for key in keys)


def test_4_7_supplement_in_part_then_in_whole(world: World) -> None:
    """Rules 1.4 case 7: complete on 03-12, promise 7 → 03-23."""
    case = lacking(world)
    doing(world, lambda at: hand_over_notice(at, case, "张伟"))
    first, second = [material.term.key for material in told(world, case).owed]
    go_to(world, march(10))
    doing(world, lambda at: supplement(at, case, given_in(first), then_accept=True))
    assert told(world, case).state is CaseState.AWAITING_SUPPLEMENT
    assert papers(world, case)[-1] is PaperKind.SUPPLEMENT_SLIP
    go_to(world, march(12))
    doing(world, lambda at: supplement(at, case, given_in(second), then_accept=True))
    assert told(world, case).state is CaseState.ACCEPTED
    assert papers(world, case)[-2:] == [PaperKind.SUPPLEMENT_SLIP, PaperKind.ACCEPTANCE]
    assert dues(world, case)[0] == march(23)


def test_supplement_that_brings_nothing_has_no_slip(world: World) -> None:
    case = lacking(world)
    doing(world, lambda at: hand_over_notice(at, case, "张伟"))
    (missing, *_) = told(world, case).owed
    marks = (MaterialJudgement(missing.term.key, Judgement.MISSING),)
    doing(world, lambda at: supplement(at, case, marks, then_accept=True))
    assert PaperKind.SUPPLEMENT_SLIP not in papers(world, case)


def test_late_supplement_of_an_accepted_case_is_not_accepted_again(world: World) -> None:
    case = received(world, accepted=True)
    consent = next(m for m in told(world, case).materials if m.term.key == "consent")
    doing(
        world,
        lambda at: give_further_notice(at, case, (notice_entry(consent, "请补"),), "漏看"),
    )
    doing(world, lambda at: supplement(at, case, given_in("consent"), then_accept=True))
    assert told(world, case).state is CaseState.ACCEPTED
    assert papers(world, case).count(PaperKind.ACCEPTANCE) == 1


def test_hearing_and_inspection_are_recorded(world: World) -> None:
    case = received(world, accepted=True)
    doing(world, lambda at: take_hearing_step(at, case, HearingStep.RIGHT_TOLD, None, ""))
    hearing = told(world, case).hearing
    assert hearing is not None
    assert hearing.ask_by == march(9)
    one = refused(
        world,
        lambda at: take_inspection_step(at, case, InspectionStep.ASSIGNED, ("张三",), ""),
    )
    assert one.field == "staff"
    doing(
        world,
        lambda at: take_inspection_step(at, case, InspectionStep.ASSIGNED, ("张三", "李四"), ""),
    )
    inspection = told(world, case).inspection
    assert inspection is not None
    assert inspection.staff == ("张三", "李四")


def test_every_letter_of_the_procedure_is_made(world: World, tmp_path: Path) -> None:
    case = received(world, accepted=True)
    consent = next(m for m in told(world, case).materials if m.term.key == "consent")
    doing(world, extending(case))
    doing(world, lambda at: give_further_notice(at, case, (notice_entry(consent, "请补"),), "漏看"))
    doing(world, lambda at: suspend(at, case, stop(march(2))))
    for kind, number in (
        (PaperKind.SUSPENSION, "云岭特字〔2026〕1号"),
        (PaperKind.EXTENSION, "云岭延字〔2026〕1号"),
        (PaperKind.FURTHER_NOTICE, "云岭审字〔2026〕1号"),
    ):
        job = job_of(world, kind)
        assert job.document_number == number
        assert number in text_of(render(kind, facts_of(world, job)).content, tmp_path)


RENEWAL = replace(
    ITEM,
    renewal=True,
    application_form=ApplicationForm(
        "延续申请书",
        (FormField("certificate_expires_on", "原证有效期至", required=True),),
    ),
)


def renewal(text: str) -> Application:
    answer = a.FormAnswer("certificate_expires_on", "原证有效期至", text)
    return Application(
        item=RENEWAL, window="NY", person=PERSON, answers=(answer,), judgements=IN_ORDER
    )


@pytest.mark.parametrize("text", ["2026-05-01", "2026年5月1日", "20260501"])
def test_renewal_knows_when_its_certificate_expires(world: World, text: str) -> None:
    case = doing(world, lambda at: receive(at, renewal(text))).case
    clock = told(world, case).renewal
    assert clock is not None
    assert clock.expires_on == date(2026, 5, 1)


@pytest.mark.parametrize("text", ["明年", "2026-02-30", ""])
def test_renewal_without_a_day_names_the_field_and_keeps_the_draft(world: World, text: str) -> None:
    world.on_writer(world.store.journal.save_draft, "intake:1001", "1001", "延续", b"{}")
    refusal = refused(world, lambda at: receive(at, renewal(text), "intake:1001"))
    assert refusal.field == "form.certificate_expires_on"
    assert "原证有效期至" in refusal.sentence
    assert world.store.cache.draft("intake:1001") is not None
