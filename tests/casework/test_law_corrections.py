"""The law of corrections and withdrawals, and of acts that come too late."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.casework.builders import (
    IN_ORDER,
    ORGANISATION,
    PERSON,
    CaseStory,
)
from tests.casework.judging import (
    RECEIVER,
    THE_EXAMINER,
    THE_SIGNATORY,
    code_of,
    field_of,
    refusal_of,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    ActBody,
)
from window_desk.casework.duties import Clerk
from window_desk.casework.law import MAX_TEXT

LONG = "长" * (MAX_TEXT + 1)
FULL = "满" * MAX_TEXT


# 当场更正、撤回 ---------------------------------------------------------------------------------

PHONE = a.CorrectedOnTheSpot("phone", PERSON.phone, "13900135678", "写错", initialled=True)


@pytest.mark.parametrize(
    ("correction", "code", "field"),
    [
        (PHONE, "", ""),
        (replace(PHONE, after=" "), "field_empty", "after"),
        (replace(PHONE, reason=""), "field_empty", "reason"),
        (replace(PHONE, initialled=False), "not_initialled", "initialled"),
        (replace(PHONE, before="13800000000"), "before_differs", "before"),
        (replace(PHONE, after="12"), "phone_mobile_length", "phone"),
        (replace(PHONE, field="id_number"), "field_unknown", "field"),
        (replace(PHONE, field="form.nothing"), "field_unknown", "field"),
        (
            replace(PHONE, field="name", before=PERSON.name, after="古" * 101),
            "name_too_long",
            "name",
        ),
        (replace(PHONE, field="name", before=PERSON.name, after="王秀蓝"), "", ""),
        (replace(PHONE, field="form.species", before="杉木", after="马尾松"), "", ""),
        (
            replace(PHONE, field="form.species", before="松", after="马尾松"),
            "before_differs",
            "before",
        ),
        (
            replace(PHONE, field="form.species", before="杉木", after=LONG),
            "field_too_long",
            "after",
        ),
    ],
)
def test_a_correction_is_of_a_known_field_initialled_and_valid(
    correction: a.CorrectedOnTheSpot, code: str, field: str
) -> None:
    story = CaseStory().received()
    assert code_of(story, correction) == code
    if code:
        assert field_of(story, correction) == field


def test_an_organisation_is_corrected_by_its_own_rules() -> None:
    story = CaseStory().received(ORGANISATION)
    name = replace(PHONE, field="name", before=ORGANISATION.name, after="云岭1号合作社")
    assert code_of(story, name) == ""
    assert code_of(story, replace(name, after="\u0000")) in {"field_empty", "name_characters"}


def test_a_correction_by_two_desks_of_one_field_is_refused_to_the_second() -> None:
    story = CaseStory().received().corrected("phone", PERSON.phone, "13900135678")
    assert code_of(story, replace(PHONE, after="13700135678")) == "before_differs"
    other = replace(PHONE, field="address", before=PERSON.address, after="新址")
    assert code_of(story, other) == ""


def test_a_withdrawal_has_a_reason_and_comes_before_the_decision() -> None:
    story = CaseStory().received()
    assert field_of(story, a.Withdrawn("")) == "reason"
    assert code_of(story, a.Withdrawn("改变主意")) == ""
    assert code_of(story.granted(), a.Withdrawn("改变主意")) == "state"


# 时机 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "clerk"),
    [
        (a.MaterialsChecked(IN_ORDER), RECEIVER),
        (a.Supplemented(IN_ORDER), RECEIVER),
        (PHONE, RECEIVER),
        (a.Withdrawn("改变主意"), RECEIVER),
        (a.Refused("不9号", a.RefusalGround.CONDITIONS_NOT_MET, "理由", "依据"), RECEIVER),
        (a.Examined(a.Opinion.GRANT, ""), THE_EXAMINER),
        (a.SignedOff(a.Opinion.GRANT, ""), THE_SIGNATORY),
        (a.Decided("决9号", a.Outcome.GRANTED, "", ""), THE_SIGNATORY),
        (a.ConcludedOnTheSpot(a.Outcome.GRANTED, ""), RECEIVER),
    ],
)
def test_nothing_is_done_to_a_case_that_ended(body: ActBody, clerk: Clerk) -> None:
    for story in (
        CaseStory().received().withdrawn(),
        CaseStory().received().refused(),
        CaseStory().received().voided(),
        CaseStory().received().granted().certificate_issued().delivered(),
    ):
        refusal = refusal_of(story, body, clerk)
        assert refusal is not None
        assert refusal.code == "state"
        assert "办件现为" in refusal.sentence


def test_the_judge_may_come_long_after() -> None:
    body = a.Withdrawn("改变主意")
    assert refusal_of(CaseStory().received(), body, judged_after=timedelta(days=400)) is None
