"""Who may do what: duties, the level that decides, and the two people of examining and sign-off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.casework.builders import (
    LACKING,
    CaseStory,
    joint_item,
    service_item,
)
from tests.casework.judging import (
    ALL_ROUND,
    COUNTY_EXAMINER,
    COUNTY_SIGNATORY,
    RECEIVER,
    THE_EXAMINER,
    THE_SIGNATORY,
    code_of,
    field_of,
    person,
    refusal_of,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActBody,
    ActKind,
)
from window_desk.casework.duties import REQUIRED_DUTY, Duty
from window_desk.casework.items import Authority, CaseType, ServiceItem
from window_desk.casework.procedure_acts import HearingStep, InspectionStep
from window_desk.casework.settlement import Settled, SettleWay

GRANT = a.Examined(a.Opinion.GRANT, "")
SIGN = a.SignedOff(a.Opinion.GRANT, "")


def lacking() -> CaseStory:
    return CaseStory().received(judgements=LACKING)


def on_the_spot() -> CaseStory:
    return CaseStory(service_item(CaseType.ON_THE_SPOT, promised_days=0)).received()


ENDING_IN: dict[ActKind, Callable[[], CaseStory]] = {
    ActKind.RECEIVED: lambda: CaseStory().received(),
    ActKind.CORRECTED_ON_THE_SPOT: lambda: (
        CaseStory().received().corrected("phone", "13800135678", "13900135678")
    ),
    ActKind.MATERIALS_CHECKED: lambda: CaseStory().received(judgements=()).checked(),
    ActKind.NOTICE_GIVEN: lambda: lacking().noticed(),
    ActKind.HANDED_OVER: lambda: lacking().noticed().handed_over(),
    ActKind.SUPPLEMENTED: lambda: lacking().supplemented(),
    ActKind.ACCEPTED: lambda: CaseStory().received().accepted(),
    ActKind.REFUSED: lambda: lacking().refused(),
    ActKind.NOT_OUR_AGENCY: lambda: lacking().not_our_agency(),
    ActKind.EXAMINED: lambda: CaseStory().received().accepted().examined(),
    ActKind.SIGNED_OFF: lambda: CaseStory().received().accepted().examined().signed_off(),
    ActKind.DECIDED: lambda: CaseStory().received().granted(),
    ActKind.CONCLUDED_ON_THE_SPOT: lambda: on_the_spot().concluded_on_the_spot(),
    ActKind.CERTIFICATE_ISSUED: lambda: CaseStory().received().granted().certificate_issued(),
    ActKind.DELIVERED: lambda: CaseStory().received().granted().certificate_issued().delivered(),
    ActKind.WITHDRAWN: lambda: CaseStory().received().withdrawn(),
    ActKind.VOIDED: lambda: CaseStory().received().voided(),
    ActKind.SUSPENDED: lambda: CaseStory().received().accepted().suspended(),
    ActKind.RESUMED: lambda: CaseStory().received().accepted().suspended().resumed(),
    ActKind.EXTENDED: lambda: CaseStory().received().accepted().extended(),
    ActKind.FURTHER_NOTICE_GIVEN: lambda: CaseStory().received().accepted().asked_further(),
    ActKind.FEEDBACK_GIVEN: lambda: (
        CaseStory(joint_item()).received().accepted().gave_feedback("青禾县水利局")
    ),
    ActKind.HEARING_STEP_TAKEN: lambda: (
        CaseStory().received().accepted().took_hearing_step(HearingStep.RIGHT_TOLD)
    ),
    ActKind.INSPECTION_STEP_TAKEN: lambda: (
        CaseStory().received().accepted().took_inspection_step(InspectionStep.ASSIGNED)
    ),
    ActKind.SETTLED: lambda: (
        CaseStory().received().take(Settled(("act-9",), SettleWay.LEFT_STANDING, "以县级记录为准"))
    ),
    ActKind.SCAN_ATTACHED: lambda: CaseStory().received().scanned(),
}


def ready_for(kind: ActKind) -> tuple[CaseStory, ActBody]:
    """A story in which an act of ``kind`` is lawful, and its body."""
    story = ENDING_IN[kind]()
    return story, story.acts.pop().body


@pytest.mark.parametrize("kind", ActKind)
def test_each_act_is_lawful_with_its_duty_and_refused_without(kind: ActKind) -> None:
    story, body = ready_for(kind)
    duty = REQUIRED_DUTY[kind]
    clerk = person(RECEIVER.number, duty)
    assert code_of(story, body, clerk) == ""
    others = frozenset(Duty) - {duty}
    if kind in {ActKind.VOIDED, ActKind.HANDED_OVER}:
        others -= {Duty.SUPERVISE, Duty.DELIVER}
    if kind is ActKind.SETTLED:
        others = frozenset()
    assert code_of(story, body, person("1077", *others)) == "duty_missing"
    assert code_of(story, body, person("1077")) == "duty_missing"
    assert field_of(story, body, person("1077")) == "clerk"


@pytest.mark.parametrize("kind", ActKind)
def test_a_clerk_out_of_service_may_do_nothing(kind: ActKind) -> None:
    story, body = ready_for(kind)
    refusal = refusal_of(story, body, replace(ALL_ROUND, active=False))
    assert refusal is not None
    assert refusal.code == "clerk_inactive"
    assert ALL_ROUND.number in refusal.sentence


def county_item(case_type: CaseType = CaseType.PROMISED) -> ServiceItem:
    days = 0 if case_type is CaseType.ON_THE_SPOT else 7
    return replace(service_item(case_type, promised_days=days), decided_by=Authority.COUNTY)


def test_an_item_that_the_county_decides_is_taken_in_by_the_township() -> None:
    story = CaseStory(county_item())
    assert code_of(story, story.received(judgements=LACKING).acts.pop().body) == ""
    story.received(judgements=LACKING)
    assert code_of(story, story.noticed().acts.pop().body) == ""
    story.noticed().handed_over().supplemented()
    assert code_of(story, story.accepted().acts.pop().body) == ""


def test_an_item_that_the_county_decides_is_decided_by_the_county() -> None:
    story = CaseStory(county_item()).received().accepted()
    assert code_of(story, GRANT, THE_EXAMINER) == "county_decides"
    assert code_of(story, GRANT, COUNTY_EXAMINER) == ""
    story.take(GRANT, COUNTY_EXAMINER.number)
    assert code_of(story, SIGN, THE_SIGNATORY) == "county_decides"
    assert code_of(story, SIGN, COUNTY_SIGNATORY) == ""
    story.take(SIGN, COUNTY_SIGNATORY.number)
    decided = story.decided().acts.pop().body
    assert code_of(story, decided, THE_SIGNATORY) == "county_decides"
    assert code_of(story, decided, COUNTY_SIGNATORY) == ""


def test_what_the_county_decides_is_not_concluded_at_a_township_window() -> None:
    story = CaseStory(county_item(CaseType.ON_THE_SPOT)).received()
    concluded = a.ConcludedOnTheSpot(a.Outcome.GRANTED, "")
    assert code_of(story, concluded, RECEIVER) == "county_decides"
    assert code_of(story, concluded, replace(RECEIVER, level=Authority.COUNTY)) == ""


def test_the_county_may_decide_what_the_township_decides() -> None:
    story = CaseStory().received().accepted()
    assert code_of(story, GRANT, COUNTY_EXAMINER) == ""


def test_who_examined_may_not_sign_off() -> None:
    story = CaseStory().received().accepted().take(GRANT, THE_SIGNATORY.number)
    assert code_of(story, SIGN, THE_SIGNATORY) == "same_person"
    assert code_of(story, SIGN, replace(THE_SIGNATORY, number="1055")) == ""


def test_only_the_examiner_whose_opinion_stands_may_not_sign_off() -> None:
    back = a.Examined(a.Opinion.RETURN, "请补充勘查记录")
    story = CaseStory().received().accepted().take(back, THE_SIGNATORY.number).examined()
    assert code_of(story, SIGN, THE_SIGNATORY) == ""


def test_a_voided_examination_binds_nobody() -> None:
    story = CaseStory().received().accepted().take(GRANT, THE_SIGNATORY.number).voided().examined()
    assert code_of(story, SIGN, THE_SIGNATORY) == ""


def test_a_clock_more_than_five_minutes_ahead_is_refused() -> None:
    story = CaseStory().received()
    body = a.Withdrawn("改变主意")
    ahead = timedelta(minutes=-5)
    assert refusal_of(story, body, judged_after=ahead) is None
    refusal = refusal_of(story, body, judged_after=ahead - timedelta(milliseconds=1))
    assert refusal is not None
    assert (refusal.code, refusal.field) == ("clock_ahead", "at")


def test_a_clock_days_behind_the_receipt_is_refused() -> None:
    story = CaseStory().received().on(date(2026, 3, 1), 23, 59)
    assert code_of(story, a.Withdrawn("改变主意")) == "clock_behind"
    story.on(date(2026, 3, 2), 0, 1)
    assert code_of(story, a.Withdrawn("改变主意")) == ""


def test_a_case_is_received_once_and_before_all_else() -> None:
    story = CaseStory()
    assert code_of(story, a.Withdrawn("改变主意")) == "case_unknown"
    receipt = story.received().last.body
    assert code_of(story, receipt) == "already_received"
    story.voided()
    assert code_of(story, receipt) == "already_received"
