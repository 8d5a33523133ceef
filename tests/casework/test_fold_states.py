"""The notice and acceptance state machine of the counter (rules 1.4), act by act."""

from datetime import date

import pytest
from tests.casework.builders import (
    EXAMINER,
    IN_ORDER,
    LACKING,
    ORGANISATION,
    SIGNATORY,
    CaseStory,
    calendar,
    service_item,
)

from window_desk.casework import acts as a
from window_desk.casework.case import ENDED, STATE_NAMES, CaseState
from window_desk.casework.fold import fold
from window_desk.casework.items import CaseType, ResultKind

DAY_1 = date(2026, 3, 2)


def test_no_acts_are_no_case() -> None:
    story = CaseStory().received().accepted()
    assert fold([], calendar(), story.now) is None
    assert fold(story.acts[1:], calendar(), story.now) is None


def test_receipt_starts_the_notice_clock_and_nothing_else() -> None:
    case = CaseStory().received(judgements=LACKING).case()
    assert case.state is CaseState.RECEIVED
    assert (case.received_on, case.notice_clock.due) == (DAY_1, date(2026, 3, 9))
    assert case.next_due == case.notice_clock.due
    assert case.decision_clock is None
    assert not case.is_complete
    assert [m.term.key for m in case.lacking] == ["forest_right", "consent"]
    assert case.faults == ()


def test_a_receipt_without_judgements_leaves_every_material_open() -> None:
    case = CaseStory().received(judgements=()).case()
    assert len(case.unjudged) == 3
    assert case.lacking == ()
    assert not case.is_complete


def test_checking_materials_later_counts_them_as_there_from_receipt() -> None:
    story = CaseStory().received(judgements=()).on(date(2026, 3, 4)).checked()
    case = story.case()
    assert case.is_complete
    assert case.starts_on == DAY_1
    assert story.accepted().case().decision_clock is not None
    assert story.case().starts_on == DAY_1


def test_complete_at_once_is_accepted_as_of_receipt() -> None:
    case = CaseStory().received().accepted().case()
    assert case.state is CaseState.ACCEPTED
    assert case.decision_clock is not None
    assert case.decision_clock.start == DAY_1
    assert case.next_due == case.decision_clock.promised_due == date(2026, 3, 11)
    assert case.decision_clock.statutory_due == date(2026, 3, 30)


def test_a_notice_counts_only_when_handed_over() -> None:
    story = CaseStory().received(judgements=LACKING).noticed()
    assert story.case().state is CaseState.RECEIVED
    assert story.case().notice_clock.told_on is None
    case = story.handed_over().case()
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert case.notice_clock.told_on == DAY_1
    assert case.next_due is None
    assert {entry.key for entry in case.notice_entries} == {"forest_right", "consent"}


def test_part_of_the_supplements_keeps_the_case_waiting() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    case = story.supplemented((a.MaterialJudgement("consent", a.Judgement.IN_ORDER),)).case()
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert [m.term.key for m in case.owed] == ["forest_right"]


def test_all_supplements_make_the_day_of_completion_the_day_of_acceptance() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    story.on(date(2026, 3, 12)).supplemented()
    assert story.case().starts_on == date(2026, 3, 12)
    assert story.case().next_due == date(2026, 3, 12)
    case = story.on(date(2026, 3, 16)).accepted().case()
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == date(2026, 3, 12)


@pytest.mark.parametrize("answer", ["refused", "not_our_agency"])
def test_a_refusal_ends_the_case(answer: str) -> None:
    story = CaseStory().received(judgements=LACKING)
    case = (story.refused() if answer == "refused" else story.not_our_agency()).case()
    assert case.state is CaseState.REFUSED
    assert case.has_ended
    assert case.next_due is None
    assert case.decision_clock is None


def test_a_promised_item_goes_through_two_people_to_the_certificate() -> None:
    story = CaseStory().received().accepted()
    assert story.examined().case().state is CaseState.EXAMINED
    assert story.case().examiner == EXAMINER
    assert story.signed_off().case().state is CaseState.SIGNED_OFF
    assert story.case().opinions == (
        (a.ActKind.EXAMINED, EXAMINER, a.Opinion.GRANT),
        (a.ActKind.SIGNED_OFF, SIGNATORY, a.Opinion.GRANT),
    )
    decided = story.on(date(2026, 3, 5)).decided().case()
    assert decided.state is CaseState.DECIDED
    assert decided.decision is not None
    assert decided.decision.outcome is a.Outcome.GRANTED
    assert decided.delivery_due == decided.next_due == date(2026, 3, 19)
    certified = story.certificate_issued().case()
    assert certified.state is CaseState.CERTIFIED
    assert certified.certificate is not None
    assert certified.certificate.holder == certified.applicant_name
    delivered = story.on(date(2026, 3, 6)).delivered().case()
    assert delivered.state is CaseState.DELIVERED
    assert delivered.faults == ()
    assert delivered.has_ended


def test_the_decision_clock_stops_on_the_day_of_the_decision() -> None:
    story = CaseStory().received().accepted().examined().signed_off()
    story.on(date(2026, 3, 9)).decided()
    clock = story.case(story.on(date(2026, 4, 9)).now).decision_clock
    assert clock is not None
    assert (clock.days_left, clock.decided_on) == (2, date(2026, 3, 9))


@pytest.mark.parametrize(
    ("today", "days_left"),
    [((3, 2), 7), ((3, 7), 3), ((3, 11), 0), ((3, 12), -1), ((3, 14), -2), ((3, 16), -3)],
)
def test_days_left_are_workdays(today: tuple[int, int], days_left: int) -> None:
    story = CaseStory().received().accepted()
    clock = story.case(story.on(date(2026, *today)).now).decision_clock
    assert clock is not None
    assert clock.days_left == days_left


def test_a_returned_opinion_goes_back_a_step() -> None:
    story = CaseStory().received().accepted().examined().signed_off(a.Opinion.RETURN)
    assert story.case().state is CaseState.ACCEPTED
    assert story.examined(a.Opinion.RETURN).case().state is CaseState.ACCEPTED
    assert story.examined(a.Opinion.DENY).case().state is CaseState.EXAMINED
    case = story.signed_off(a.Opinion.DENY).decided(a.Outcome.DENIED).case()
    assert case.decision is not None
    assert case.decision.outcome is a.Outcome.DENIED
    assert case.faults == ()


def test_a_denied_case_gets_no_certificate_and_is_delivered() -> None:
    story = CaseStory().received().accepted().examined(a.Opinion.DENY).signed_off(a.Opinion.DENY)
    story.decided(a.Outcome.DENIED).certificate_issued()
    case = story.case()
    assert case.state is CaseState.DECIDED
    assert case.certificate is None
    assert [fault.act for fault in case.faults] == [story.last.id]
    assert story.delivered().case().state is CaseState.DELIVERED


@pytest.mark.parametrize("accepted_first", [False, True])
def test_an_on_the_spot_item_is_decided_while_the_applicant_waits(accepted_first: bool) -> None:
    item = service_item(
        CaseType.ON_THE_SPOT, promised_days=0, statutory_days=None, result_kind=ResultKind.DECISION
    )
    story = CaseStory(item).received()
    if accepted_first:
        story.accepted()
    case = story.concluded_on_the_spot().case()
    assert case.state is CaseState.DECIDED
    assert case.decision_clock is not None
    assert (case.decision_clock.promised_due, case.decision_clock.days_left) == (DAY_1, 0)
    assert case.decision_clock.statutory_due is None
    assert story.delivered().case().state is CaseState.DELIVERED


def test_withdrawing_ends_a_case_and_stops_its_clock() -> None:
    story = CaseStory().received().accepted().on(date(2026, 3, 10)).withdrawn()
    case = story.case(story.on(date(2026, 5, 20)).now)
    assert case.state is CaseState.WITHDRAWN
    assert case.decision_clock is not None
    assert case.decision_clock.days_left == 1


def test_withdrawing_after_the_decision_changes_nothing() -> None:
    story = CaseStory().received().granted().withdrawn()
    case = story.case()
    assert case.state is CaseState.DECIDED
    assert [fault.act for fault in case.faults] == [story.last.id]


def test_corrections_change_the_case_and_nothing_else() -> None:
    story = CaseStory().received()
    story.corrected("phone", "13800135678", "13900135678")
    story.corrected("name", "王秀兰", "王秀蓝").corrected("address", "", "新址")
    story.corrected("form.species", "杉木", "马尾松")
    case = story.case()
    assert case.person is not None
    assert (case.person.name, case.person.phone) == ("王秀蓝", "13900135678")
    assert case.person.address == "新址"
    assert {answer.key: answer.value for answer in case.answers}["species"] == "马尾松"
    assert case.state is CaseState.RECEIVED
    assert case.faults == ()


def test_an_organisation_is_corrected_too() -> None:
    case = CaseStory().received(ORGANISATION).corrected("name", "", "云岭合作社").case()
    assert case.organisation is not None
    assert case.applicant_name == "云岭合作社"


@pytest.mark.parametrize("field", ["id_number", "form.unknown", "form.", "", "uscc"])
def test_a_correction_of_anything_else_is_a_fault(field: str) -> None:
    story = CaseStory().received().corrected(field, "x", "y")
    assert [fault.act for fault in story.case().faults] == [story.last.id]


def test_a_correction_after_the_decision_changes_nothing() -> None:
    story = CaseStory().received().granted().corrected("form.species", "杉木", "马尾松")
    case = story.case()
    assert {answer.key: answer.value for answer in case.answers}["species"] == "杉木"
    assert [fault.act for fault in case.faults] == [story.last.id]


def test_a_second_receipt_is_a_fault() -> None:
    story = CaseStory().received().received(ORGANISATION)
    case = story.case()
    assert case.person is not None
    assert [fault.act for fault in case.faults] == [story.last.id]


def test_a_second_acceptance_is_a_fault() -> None:
    story = CaseStory().received().accepted().accepted()
    assert [fault.act for fault in story.case().faults] == [story.last.id]


def test_a_hand_over_of_nothing_known_is_a_fault() -> None:
    story = CaseStory().received()
    story.take(a.HandedOver("no-such-act", "1", a.HandOverMeans.SIGNED, "王秀兰"))
    case = story.case()
    assert case.handed_over == frozenset()
    assert [fault.act for fault in case.faults] == [story.last.id]


def test_supplements_after_acceptance_do_not_move_the_clock() -> None:
    story = CaseStory().received().accepted().on(date(2026, 3, 5)).supplemented()
    case = story.case()
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == DAY_1


def test_supplementing_what_was_in_order_does_not_move_the_day_of_completion() -> None:
    story = CaseStory().received(judgements=IN_ORDER).on(date(2026, 3, 5)).supplemented()
    assert story.case().starts_on == DAY_1
    assert story.accepted().case().starts_on == DAY_1


def test_a_supplement_found_wanting_after_all_completes_on_its_last_day() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    story.on(date(2026, 3, 10)).supplemented()
    worse = a.MaterialJudgement("consent", a.Judgement.NOT_AS_REQUIRED, "缺一人签名")
    story.on(date(2026, 3, 11)).supplemented((worse,))
    assert [m.term.key for m in story.case().owed] == ["consent"]
    mended = a.MaterialJudgement("consent", a.Judgement.IN_ORDER)
    story.on(date(2026, 3, 12)).supplemented((mended,))
    assert story.case().starts_on == date(2026, 3, 12)
    assert story.case().faults == ()


def test_what_turns_out_not_to_apply_does_not_delay_completion() -> None:
    lacking = (*LACKING[:1], IN_ORDER[1], LACKING[2])
    story = CaseStory().received(judgements=lacking).noticed().handed_over()
    story.on(date(2026, 3, 10)).supplemented((IN_ORDER[2],))
    assert story.case().starts_on == DAY_1


def test_every_state_has_a_name_and_an_ended_one_waits_for_nothing() -> None:
    assert set(STATE_NAMES) == set(CaseState)
    assert set(CaseState) > ENDED
