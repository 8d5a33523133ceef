"""What a case waits for, and what each clerk is told that he may do next."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import LACKING, CaseStory, service_item
from tests.casework.judging import ALL_ROUND, RECEIVER, THE_EXAMINER, person

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.duties import DUTY_NAMES, REQUIRED_DUTY, Clerk, Duty
from window_desk.casework.items import CaseType, ResultKind
from window_desk.casework.next_acts import (
    ACT_NAMES,
    STATES_FOR,
    duty_objection,
    needs_certificate,
    next_acts,
    next_kind,
    state_objection,
)

ON_THE_SPOT = service_item(CaseType.ON_THE_SPOT, promised_days=0)
K = ActKind
DAY_6 = date(2026, 3, 10)


def allowed(case: Case, clerk: Clerk) -> set[ActKind]:
    return {entry.kind for entry in next_acts(case, clerk) if entry.allowed}


def closed(case: Case, clerk: Clerk) -> dict[ActKind, str]:
    return {e.kind: e.refusal.code for e in next_acts(case, clerk) if e.refusal is not None}


def lacking() -> CaseStory:
    return CaseStory().received(judgements=LACKING)


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        (CaseStory().received(judgements=()), K.MATERIALS_CHECKED),
        (CaseStory().received(), K.ACCEPTED),
        (CaseStory(ON_THE_SPOT).received(), K.CONCLUDED_ON_THE_SPOT),
        (lacking(), K.NOTICE_GIVEN),
        (lacking().noticed(), K.HANDED_OVER),
        (lacking().noticed().handed_over(), K.SUPPLEMENTED),
        (lacking().noticed().handed_over().supplemented(), K.ACCEPTED),
        (
            CaseStory(ON_THE_SPOT)
            .received(judgements=LACKING)
            .noticed()
            .handed_over()
            .supplemented(),
            K.CONCLUDED_ON_THE_SPOT,
        ),
        (CaseStory().received().accepted(), K.EXAMINED),
        (CaseStory(ON_THE_SPOT).received().accepted(), K.CONCLUDED_ON_THE_SPOT),
        (CaseStory(ON_THE_SPOT).received(judgements=LACKING).on(DAY_6), K.EXAMINED),
        (CaseStory().received().accepted().examined(a.Opinion.RETURN), K.EXAMINED),
        (CaseStory().received().accepted().examined(), K.SIGNED_OFF),
        (CaseStory().received().accepted().examined().signed_off(), K.DECIDED),
        (CaseStory().received().granted(), K.CERTIFICATE_ISSUED),
        (CaseStory().received().granted().certificate_issued(), K.DELIVERED),
        (
            CaseStory(service_item(result_kind=ResultKind.DECISION)).received().granted(),
            K.DELIVERED,
        ),
        (CaseStory().received().granted().certificate_issued().delivered(), None),
        (CaseStory().received().refused(), None),
        (CaseStory().received().withdrawn(), None),
        (CaseStory().received().voided(), None),
    ],
)
def test_what_a_case_waits_for(story: CaseStory, kind: ActKind | None) -> None:
    assert next_kind(story.case()) is kind


def test_a_notice_that_no_longer_says_everything_is_made_out_again() -> None:
    worse = a.MaterialJudgement("id_card", a.Judgement.MISSING)
    assert next_kind(lacking().noticed().checked((worse,)).case()) is K.NOTICE_GIVEN
    voided = lacking().noticed().voided()
    assert next_kind(voided.case()) is K.NOTICE_GIVEN


def test_a_denial_waits_for_its_delivery_alone() -> None:
    story = CaseStory().received().accepted().examined().signed_off(a.Opinion.DENY)
    case = story.decided(a.Outcome.DENIED).case()
    assert not needs_certificate(case)
    assert next_kind(case) is K.DELIVERED
    assert closed(case, ALL_ROUND)[K.CERTIFICATE_ISSUED] == "denied"


def test_a_receiver_at_a_complete_receipt() -> None:
    case = CaseStory().received().case()
    assert allowed(case, RECEIVER) == {
        K.CORRECTED_ON_THE_SPOT,
        K.MATERIALS_CHECKED,
        K.HANDED_OVER,
        K.SUPPLEMENTED,
        K.ACCEPTED,
        K.REFUSED,
        K.NOT_OUR_AGENCY,
        K.WITHDRAWN,
        K.VOIDED,
        K.SCAN_ATTACHED,
    }
    assert closed(case, RECEIVER) == {
        K.NOTICE_GIVEN: "nothing_lacking",
        K.CONCLUDED_ON_THE_SPOT: "not_on_the_spot",
    }


def test_an_examiner_sees_what_is_not_his_to_do_with_the_reason() -> None:
    case = CaseStory().received().accepted().case()
    assert allowed(case, THE_EXAMINER) == {
        K.EXAMINED,
        K.SUSPENDED,
        K.HEARING_STEP_TAKEN,
        K.INSPECTION_STEP_TAKEN,
    }
    assert set(closed(case, THE_EXAMINER).values()) == {"duty_missing", "no_stop", "not_joint"}
    assert K.RECEIVED not in {entry.kind for entry in next_acts(case, ALL_ROUND)}


def test_after_acceptance_nothing_of_the_intake_is_open_but_what_the_applicant_adds() -> None:
    case = CaseStory().received().accepted().case()
    assert allowed(case, ALL_ROUND) == {
        K.CORRECTED_ON_THE_SPOT,
        K.HANDED_OVER,
        K.SUPPLEMENTED,
        K.EXAMINED,
        K.WITHDRAWN,
        K.VOIDED,
        K.SUSPENDED,
        K.EXTENDED,
        K.FURTHER_NOTICE_GIVEN,
        K.HEARING_STEP_TAKEN,
        K.INSPECTION_STEP_TAKEN,
        K.SCAN_ATTACHED,
    }
    assert closed(case, ALL_ROUND)[K.ACCEPTED] == "already_accepted"


def test_a_deemed_acceptance_still_owes_its_document() -> None:
    case = lacking().on(DAY_6).case()
    assert case.state is CaseState.ACCEPTED
    assert K.ACCEPTED in allowed(case, RECEIVER)
    assert not {K.REFUSED, K.NOT_OUR_AGENCY, K.NOTICE_GIVEN} & allowed(case, ALL_ROUND)


def test_a_clerk_out_of_service_may_do_nothing() -> None:
    assert allowed(CaseStory().received().case(), replace(ALL_ROUND, active=False)) == set()


@pytest.mark.parametrize("duty", [Duty.SUPERVISE, Duty.DELIVER])
def test_supervisors_and_those_who_deliver_may_record_a_hand_over(duty: Duty) -> None:
    clerk = person("1077", duty)
    assert duty_objection(K.HANDED_OVER, clerk, None) is None
    assert duty_objection(K.VOIDED, clerk, None) is None
    assert duty_objection(K.RECEIVED, clerk, None) is not None


def test_every_kind_has_its_name_its_duty_and_its_states() -> None:
    assert set(ACT_NAMES) == set(REQUIRED_DUTY) == set(ActKind)
    assert set(STATES_FOR) == set(ActKind) - {K.RECEIVED}
    assert set(DUTY_NAMES) == set(Duty)
    assert state_objection(K.RECEIVED, CaseStory().received().case()) is not None


def test_a_duty_is_held_only_in_service() -> None:
    assert RECEIVER.has(Duty.RECEIVE)
    assert not RECEIVER.has(Duty.SIGN_OFF)
    assert not replace(RECEIVER, active=False).has(Duty.RECEIVE)
