"""What a receipt must state to be lawful, and what may be said of materials."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import (
    AGENT,
    ANSWERS,
    IN_ORDER,
    LACKING,
    LONG_NAME_PERSON,
    MINORITY_PERSON,
    ORGANISATION,
    PERSON,
    RARE_PERSON,
    CaseStory,
)
from tests.casework.judging import (
    code_of,
    field_of,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.law import MAX_TEXT

LONG = "长" * (MAX_TEXT + 1)
FULL = "满" * MAX_TEXT


def receipt(
    applicant: NaturalPerson | LegalPerson = PERSON,
    agent: Agent | None = None,
    judgements: tuple[MaterialJudgement, ...] = IN_ORDER,
) -> a.Received:
    body = CaseStory().received(applicant, agent=agent, judgements=judgements).last.body
    assert isinstance(body, a.Received)
    return body


# 收件 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "applicant", [PERSON, RARE_PERSON, MINORITY_PERSON, LONG_NAME_PERSON, ORGANISATION]
)
@pytest.mark.parametrize("agent", [None, AGENT])
def test_a_lawful_receipt(applicant: NaturalPerson | LegalPerson, agent: Agent | None) -> None:
    assert code_of(CaseStory(), receipt(applicant, agent)) == ""


def test_a_receipt_may_leave_materials_unjudged() -> None:
    assert code_of(CaseStory(), receipt(judgements=())) == ""


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (replace(PERSON, name=""), "name_empty", "name"),
        (replace(PERSON, name=" \u3000"), "name_empty", "name"),
        (replace(PERSON, name="古" * 101), "name_too_long", "name"),
        (replace(PERSON, name="王①"), "name_characters", "name"),
        (replace(PERSON, id_number=""), "id_empty", "id_number"),
        (replace(PERSON, id_number="110105194912310021"), "id_check_digit", "id_number"),
        (replace(PERSON, id_number="110105491231002"), "id_old_15_digits", "id_number"),
        (replace(PERSON, phone=""), "phone_empty", "phone"),
        (replace(PERSON, phone="1380013567"), "phone_mobile_length", "phone"),
    ],
)
def test_a_person_is_checked(wrong: NaturalPerson, code: str, field: str) -> None:
    body = receipt(wrong)
    assert (code_of(CaseStory(), body), field_of(CaseStory(), body)) == (code, field)


def test_a_name_of_a_hundred_characters_is_lawful() -> None:
    assert len(LONG_NAME_PERSON.name) == 100
    assert code_of(CaseStory(), receipt(replace(PERSON, name="古" * 100))) == ""


def test_an_expired_card_is_received() -> None:
    assert code_of(CaseStory(), receipt(replace(PERSON, id_valid_until=date(2026, 3, 1)))) == ""


def test_someone_born_after_the_day_of_receipt_is_refused() -> None:
    unborn = replace(PERSON, id_number="110105202603050010")
    assert code_of(CaseStory(), receipt(unborn)) == "id_date"


def test_an_organisation_is_checked() -> None:
    wrong = receipt(replace(ORGANISATION, uscc="91350100M000100Y44"))
    assert (code_of(CaseStory(), wrong), field_of(CaseStory(), wrong)) == (
        "uscc_check_digit",
        "uscc",
    )
    nobody = receipt(replace(ORGANISATION, legal_representative=""))
    assert field_of(CaseStory(), nobody) == "legal_representative"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"authorization": " "}, "authorization_empty"),
        ({"relation": ""}, "relation_empty"),
        ({"id_number": "110105194912310021"}, "id_check_digit"),
        ({"name": ""}, "name_empty"),
        ({"phone": "x"}, "phone_characters"),
    ],
)
def test_an_agent_is_checked(change: dict[str, str], code: str) -> None:
    assert code_of(CaseStory(), receipt(agent=replace(AGENT, **change))) == code


def test_the_applicant_is_a_person_or_an_organisation_and_not_both() -> None:
    both = replace(receipt(), organisation=ORGANISATION)
    neither = replace(receipt(), person=None)
    assert code_of(CaseStory(), both) == code_of(CaseStory(), neither) == "applicant"


@pytest.mark.parametrize("number", ["", "5199992026030200002", "办件一", "519999-1"])
def test_the_case_number_carries_its_check_character(number: str) -> None:
    assert code_of(CaseStory(), replace(receipt(), number=number)) == "number"


def test_no_text_of_a_receipt_is_longer_than_paper_has_room_for() -> None:
    answers = (*ANSWERS[:1], replace(ANSWERS[1], value=LONG))
    for body, field in (
        (replace(receipt(), answers=answers), "answers[1].value"),
        (receipt(replace(PERSON, address=LONG)), "person.address"),
        (receipt(agent=replace(AGENT, authorization=LONG)), "agent.authorization"),
        (
            receipt(judgements=(*IN_ORDER[:2], replace(LACKING[1], key="consent", reason=LONG))),
            "judgements[2].reason",
        ),
    ):
        assert code_of(CaseStory(), body) == "field_too_long"
        assert field_of(CaseStory(), body) == field


# 材料 ----------------------------------------------------------------------------------------

TWICE = (*IN_ORDER, IN_ORDER[0])
UNKNOWN = (MaterialJudgement("marriage", Judgement.IN_ORDER),)
NO_REASON = (MaterialJudgement("consent", Judgement.NOT_APPLICABLE, " "),)
NO_FAULT = (MaterialJudgement("consent", Judgement.NOT_AS_REQUIRED),)
NOT_NEEDED = (MaterialJudgement("id_card", Judgement.NOT_APPLICABLE, "没带"),)


@pytest.mark.parametrize(
    ("judgements", "code", "field"),
    [
        (TWICE, "material_twice", "materials.id_card"),
        (UNKNOWN, "material_unknown", "materials.marriage"),
        (NO_REASON, "reason_missing", "materials.consent"),
        (NO_FAULT, "reason_missing", "materials.consent"),
        (NOT_NEEDED, "material_mandatory", "materials.id_card"),
    ],
)
def test_judgements_are_checked_wherever_they_are_made(
    judgements: tuple[MaterialJudgement, ...], code: str, field: str
) -> None:
    open_story = CaseStory().received(judgements=())
    for story, body in (
        (CaseStory(), receipt(judgements=judgements)),
        (open_story, a.MaterialsChecked(judgements)),
        (open_story, a.Supplemented(judgements)),
    ):
        assert (code_of(story, body), field_of(story, body)) == (code, field)


@pytest.mark.parametrize("kind", [a.MaterialsChecked, a.Supplemented])
def test_checking_nothing_is_refused(kind: type[a.MaterialsChecked | a.Supplemented]) -> None:
    assert code_of(CaseStory().received(), kind(())) == "field_empty"
