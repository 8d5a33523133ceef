"""Voiding (作废): what may be voided, by whom, and what the case is afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import EXAMINER, LACKING, CaseStory, service_item
from tests.casework.judging import (
    COUNTY_SUPERVISOR,
    OTHER_RECEIVER,
    RECEIVER,
    SUPERVISOR,
    code_of,
    lawfully,
    person,
    told,
    wanted,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import CaseState
from window_desk.casework.duties import Duty
from window_desk.casework.items import Authority
from window_desk.casework.next_acts import next_acts


def void(act: Act | str, reason: str = "录入有误") -> a.Voided:
    return a.Voided(act if isinstance(act, str) else act.id, reason, "")


def test_a_void_act_changes_the_case_back() -> None:
    story = CaseStory().received(judgements=()).checked(LACKING)
    assert code_of(story, void(story.last)) == ""
    case = lawfully(story, void(story.last)).case()
    assert len(case.unjudged) == 3
    assert case.faults == ()
    assert len(case.acts) == 3


def test_only_the_last_standing_act_may_be_voided() -> None:
    story = CaseStory().received().accepted().examined()
    accepted, examined = story.acts[1], story.acts[2]
    assert code_of(story, void(accepted), SUPERVISOR) == "not_last"
    lawfully(story, void(examined), SUPERVISOR)
    assert story.case().state is CaseState.ACCEPTED
    assert code_of(story, void(accepted)) == ""
    lawfully(story, void(accepted))
    assert story.case().state is CaseState.RECEIVED
    assert story.case().faults == ()


def test_what_is_void_or_unknown_or_a_voiding_itself_is_not_voided() -> None:
    story = CaseStory().received().accepted()
    accepted = story.last
    story.voided(accepted)
    assert code_of(story, void(accepted)) == "act_unknown"
    assert code_of(story, void(story.last), SUPERVISOR) == "act_unknown"
    assert code_of(story, void("no-such-act")) == "act_unknown"
    other = CaseStory(seed=2).received().accepted()
    assert code_of(story, void(other.last)) == "act_unknown"


def test_a_voiding_that_names_nothing_of_the_case_is_a_fault_and_changes_nothing() -> None:
    other = CaseStory(seed=2).received()
    story = CaseStory().received().accepted()
    for stray in (void(other.last), void("no-such-act"), void(story.last)):
        story.take(stray)
    story.take(void(story.last)).take(void(story.acts[1]))
    case = story.case()
    assert case.state is CaseState.RECEIVED
    assert case.voided == {story.acts[1].id}
    assert [fault.act for fault in case.faults] == [
        story.acts[2].id,
        story.acts[3].id,
        story.acts[5].id,
        story.acts[6].id,
    ]


def test_an_act_is_not_voided_before_it_was_taken() -> None:
    story = CaseStory().received().accepted()
    accepted = story.acts[1]
    early = wanted(story, void(accepted))
    case = told([story.acts[0], early, accepted], date(2026, 3, 2))
    assert case.state is CaseState.ACCEPTED
    assert [fault.act for fault in case.faults] == [early.id]


def test_a_reason_is_mandatory() -> None:
    story = CaseStory().received()
    assert code_of(story, void(story.last, " ")) == "field_empty"


def test_anothers_work_is_voided_by_a_supervisor() -> None:
    story = CaseStory().received().accepted()
    assert code_of(story, void(story.last), OTHER_RECEIVER) == "supervisor_needed"
    assert code_of(story, void(story.last), SUPERVISOR) == ""
    assert code_of(story, void(story.last), person("1078", Duty.SUPERVISE)) == ""
    story.examined()
    own = person(EXAMINER, Duty.EXAMINE, Duty.RECEIVE)
    assert code_of(story, void(story.last), own) == ""


# A receipt ----------------------------------------------------------------------------------


def test_a_void_receipt_voids_the_case() -> None:
    story = CaseStory().received()
    lawfully(story, void(story.last))
    case = story.case()
    assert case.state is CaseState.VOIDED
    assert case.has_ended
    assert case.number == story.number
    assert case.decision_clock is None
    assert case.next_due is None
    assert {entry.kind for entry in next_acts(case, SUPERVISOR)} == {ActKind.HANDED_OVER}


def test_a_clerk_alone_voids_a_receipt_only_while_all_is_his_and_no_paper_has_left() -> None:
    story = CaseStory().received().accepted()
    receipt = story.acts[0]
    assert code_of(story, void(receipt)) == ""
    with_paper = CaseStory().received().accepted().handed_over()
    assert code_of(with_paper, void(receipt)) == "supervisor_needed"
    assert code_of(with_paper, void(receipt), SUPERVISOR) == ""
    examined = CaseStory().received().accepted().examined()
    assert code_of(examined, void(receipt)) == "supervisor_needed"
    assert code_of(examined, void(receipt), SUPERVISOR) == ""


def test_a_decided_case_is_not_voided_as_a_whole() -> None:
    story = CaseStory().received().granted()
    receipt = story.acts[0]
    assert code_of(story, void(receipt), SUPERVISOR) == "not_last"
    story.certificate_issued().delivered()
    assert code_of(story, void(receipt), SUPERVISOR) == "not_last"


def test_voiding_a_receipt_does_not_hide_that_nobody_told_in_time() -> None:
    story = CaseStory().received(judgements=LACKING).on(date(2026, 3, 10))
    receipt = story.last
    assert code_of(story, void(receipt)) == "supervisor_needed"
    case = lawfully(story, void(receipt), SUPERVISOR).case()
    assert case.state is CaseState.VOIDED
    assert case.notice_clock.deemed
    assert [fault.article for fault in case.faults] == ["72(3)"]
    assert case.decision_clock is None


def test_a_receipt_voided_in_time_is_never_deemed_accepted() -> None:
    story = CaseStory().received(judgements=LACKING).voided()
    case = told(story.acts, date(2026, 4, 1))
    assert not case.notice_clock.deemed
    assert case.faults == ()


# Papers and records -------------------------------------------------------------------------


def test_a_voided_notice_did_not_tell() -> None:
    story = CaseStory().received(judgements=LACKING).noticed()
    notice = story.last
    story.handed_over()
    assert code_of(story, void(notice)) == "supervisor_needed"
    lawfully(story, void(notice), SUPERVISOR)
    assert story.case().state is CaseState.RECEIVED
    assert story.case().notice_clock.told_on is None
    assert told(story.acts, date(2026, 3, 10)).state is CaseState.ACCEPTED


def test_a_false_hand_over_record_is_voided_by_a_supervisor_alone() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    record = story.last
    assert code_of(story, void(record)) == "supervisor_needed"
    lawfully(story, void(record), SUPERVISOR)
    case = story.case()
    assert case.state is CaseState.RECEIVED
    assert case.handed_over == frozenset()
    assert case.faults == ()


def test_a_delivery_and_the_certificate_that_left_are_voided_by_a_supervisor() -> None:
    story = CaseStory().received().granted().certificate_issued()
    certificate = story.last
    assert code_of(story, void(certificate)) == ""
    story.delivered()
    assert code_of(story, void(story.last)) == "supervisor_needed"
    lawfully(story, void(story.last), SUPERVISOR)
    assert story.case().state is CaseState.CERTIFIED
    assert code_of(story, void(certificate)) == "supervisor_needed"
    lawfully(story, void(certificate), SUPERVISOR)
    assert story.case().certificate is None
    issued = certificate.body
    assert isinstance(issued, a.CertificateIssued)
    assert code_of(story, issued) == "number_used"
    assert code_of(story, replace(issued, certificate_number="青禾采字〔2026〕0002号")) == ""


def test_a_void_refusal_reopens_the_case() -> None:
    story = CaseStory().received().refused()
    lawfully(story, void(story.last))
    assert story.case().state is CaseState.RECEIVED
    assert story.accepted().case().state is CaseState.ACCEPTED


def test_a_void_withdrawal_reopens_the_case_where_it_stood() -> None:
    story = CaseStory().received().accepted().withdrawn().voided()
    assert story.case().state is CaseState.ACCEPTED


def test_what_the_county_decided_the_township_does_not_void() -> None:
    item = replace(service_item(), decided_by=Authority.COUNTY)
    story = CaseStory(item).received().granted()
    decided = story.last
    assert code_of(story, void(decided), SUPERVISOR) == "county_decides"
    assert code_of(story, void(decided), COUNTY_SUPERVISOR) == ""


@pytest.mark.parametrize("kind", [ActKind.NOTICE_GIVEN, ActKind.ACCEPTED])
def test_voiding_and_telling_anew_any_number_of_times(kind: ActKind) -> None:
    lacking = kind is ActKind.NOTICE_GIVEN
    story = CaseStory().received(judgements=LACKING if lacking else ())
    if not lacking:
        story.checked()
    for _ in range(4):
        body = (story.noticed() if lacking else story.accepted()).acts.pop().body
        lawfully(story, body, RECEIVER)
        lawfully(story, void(story.last))
    case = story.case()
    assert case.state is CaseState.RECEIVED
    assert len(case.voided) == 4
    assert case.faults == ()
