"""The law from examination to delivery, field by field."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import (
    LACKING,
    PERSON,
    CaseStory,
    service_item,
)
from tests.casework.judging import (
    THE_EXAMINER,
    THE_SIGNATORY,
    code_of,
    field_of,
)

from window_desk.casework import acts as a
from window_desk.casework.items import CaseType, ResultKind
from window_desk.casework.law import MAX_TEXT

LONG = "长" * (MAX_TEXT + 1)
FULL = "满" * MAX_TEXT


# 审核、决定 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("opinion", [a.Opinion.DENY, a.Opinion.RETURN])
def test_an_opinion_against_gives_its_reason(opinion: a.Opinion) -> None:
    story = CaseStory().received().accepted()
    assert field_of(story, a.Examined(opinion, ""), THE_EXAMINER) == "remarks"
    assert code_of(story, a.Examined(opinion, "勘查不符"), THE_EXAMINER) == ""
    story.examined()
    assert field_of(story, a.SignedOff(opinion, " "), THE_SIGNATORY) == "remarks"
    assert code_of(story, a.SignedOff(opinion, "勘查不符"), THE_SIGNATORY) == ""


def test_a_grant_needs_no_remarks_but_not_endless_ones() -> None:
    story = CaseStory().received().accepted()
    assert code_of(story, a.Examined(a.Opinion.GRANT, ""), THE_EXAMINER) == ""
    assert code_of(story, a.Examined(a.Opinion.GRANT, LONG), THE_EXAMINER) == "field_too_long"


@pytest.mark.parametrize(
    ("opinion", "outcome"),
    [
        (a.Opinion.GRANT, a.Outcome.DENIED),
        (a.Opinion.DENY, a.Outcome.GRANTED),
    ],
)
def test_the_decision_is_what_was_signed_off(opinion: a.Opinion, outcome: a.Outcome) -> None:
    story = CaseStory().received().accepted().examined().signed_off(opinion)
    decided = a.Decided("决1号", outcome, "理由", "依据")
    assert code_of(story, decided, THE_SIGNATORY) == "outcome_differs"


def test_a_denial_gives_reason_law_and_number() -> None:
    story = CaseStory().received().accepted().examined().signed_off(a.Opinion.DENY)
    denied = a.Decided("决1号", a.Outcome.DENIED, "勘查不符", "森林法第五十七条")
    assert code_of(story, denied, THE_SIGNATORY) == ""
    for field, wrong in (
        ("reason", replace(denied, reason="")),
        ("legal_basis", replace(denied, legal_basis="")),
        ("document_number", replace(denied, document_number="")),
    ):
        assert field_of(story, wrong, THE_SIGNATORY) == field


def test_a_grant_has_a_number_too() -> None:
    story = CaseStory().received().accepted().examined().signed_off()
    granted = a.Decided("", a.Outcome.GRANTED, "", "")
    assert field_of(story, granted, THE_SIGNATORY) == "document_number"
    assert code_of(story, replace(granted, document_number="决1号"), THE_SIGNATORY) == ""


def test_a_number_is_used_once_in_a_case() -> None:
    story = CaseStory().received().accepted().examined().signed_off()
    accepted = story.act_of(a.ActKind.ACCEPTED).body
    assert isinstance(accepted, a.Accepted)
    granted = a.Decided(accepted.document_number, a.Outcome.GRANTED, "", "")
    assert code_of(story, granted, THE_SIGNATORY) == "number_used"


def test_concluding_on_the_spot_is_for_complete_on_the_spot_items() -> None:
    granted = a.ConcludedOnTheSpot(a.Outcome.GRANTED, "")
    item = service_item(CaseType.ON_THE_SPOT, promised_days=0)
    assert code_of(CaseStory(item).received(), granted) == ""
    assert code_of(CaseStory().received(), granted) == "not_on_the_spot"
    assert code_of(CaseStory(item).received(judgements=LACKING), granted) == "materials_lacking"
    assert code_of(CaseStory(item).received(judgements=()), granted) == "materials_lacking"
    denied = a.ConcludedOnTheSpot(a.Outcome.DENIED, "")
    assert field_of(CaseStory(item).received(), denied) == "reason"
    assert code_of(CaseStory(item).received(), replace(denied, reason="不符条件")) == ""


# 制证、送达 ------------------------------------------------------------------------------------


def certificate(story: CaseStory) -> a.CertificateIssued:
    body = story.certificate_issued().acts.pop().body
    assert isinstance(body, a.CertificateIssued)
    return body


def test_a_certificate_is_the_items_and_the_applicants() -> None:
    story = CaseStory().received().granted()
    body = certificate(story)
    assert code_of(story, body) == ""
    assert code_of(story, replace(body, holder="王秀蓝")) == "holder"
    assert code_of(story, replace(body, template="other")) == "template"
    assert field_of(story, replace(body, certificate_number="")) == "certificate_number"
    assert code_of(story, replace(body, valid_until=date(2026, 3, 1))) == "valid_until"
    assert code_of(story, replace(body, valid_until=date(2026, 3, 2))) == ""


def test_a_certificate_names_the_applicant_as_corrected() -> None:
    story = CaseStory().received().corrected("name", PERSON.name, "王秀蓝").granted()
    assert certificate(story).holder == "王秀蓝"
    assert code_of(story, certificate(story)) == ""


def test_no_certificate_without_a_right_to_it() -> None:
    body = certificate(CaseStory().received().granted())
    denied = CaseStory().received().accepted().examined().signed_off(a.Opinion.DENY)
    assert code_of(denied.decided(a.Outcome.DENIED), body) == "denied"
    plain = CaseStory(service_item(result_kind=ResultKind.DECISION)).received().granted()
    assert code_of(plain, body) == "no_certificate"
    assert code_of(CaseStory().received().accepted(), body) == "state"


def test_delivery_checks_who_takes_it_and_comes_after_the_certificate() -> None:
    story = CaseStory().received().granted()
    delivered = a.Delivered("王秀兰", "本人", a.HandOverMeans.SIGNED, identity_checked=True)
    assert code_of(story, delivered) == "certificate_first"
    story.certificate_issued()
    assert code_of(story, delivered) == ""
    assert code_of(story, replace(delivered, identity_checked=False)) == "identity"
    assert field_of(story, replace(delivered, recipient="")) == "recipient"
    assert field_of(story, replace(delivered, relation="")) == "relation"
