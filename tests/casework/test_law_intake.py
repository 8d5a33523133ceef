"""The law of notice, hand-over, acceptance and refusal, field by field."""

from dataclasses import replace
from datetime import date, timedelta

from tests.casework.builders import (
    LACKING,
    CaseStory,
)
from tests.casework.judging import (
    code_of,
    field_of,
    lawfully,
    refusal_of,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.law import MAX_TEXT

LONG = "长" * (MAX_TEXT + 1)
FULL = "满" * MAX_TEXT


# 一次性告知 ------------------------------------------------------------------------------------


def notice(story: CaseStory) -> a.NoticeGiven:
    body = story.noticed().acts.pop().body
    assert isinstance(body, a.NoticeGiven)
    return body


def test_a_notice_lists_everything_once() -> None:
    story = CaseStory().received(judgements=LACKING)
    whole = notice(story)
    assert code_of(story, whole) == ""
    short = replace(whole, entries=whole.entries[:1])
    assert code_of(story, short) == "notice_incomplete"
    assert code_of(story, replace(whole, entries=())) == "notice_incomplete"
    longer = replace(whole, entries=(*whole.entries, replace(whole.entries[0], key="id_card")))
    assert code_of(story, longer) == "notice_incomplete"
    assert code_of(story, replace(whole, entries=(*whole.entries, whole.entries[0]))) == (
        "material_twice"
    )


def test_a_notice_says_what_is_required_and_where() -> None:
    story = CaseStory().received(judgements=LACKING)
    whole = notice(story)
    vague = replace(whole, entries=(whole.entries[0], replace(whole.entries[1], required=" ")))
    assert field_of(story, vague) == "entries.consent"
    assert field_of(story, replace(whole, submit_where="")) == "submit_where"
    told_on = story.case().received_on
    assert field_of(story, replace(whole, submit_until=told_on - timedelta(1))) == "submit_until"
    assert code_of(story, replace(whole, submit_until=told_on)) == ""
    assert field_of(story, replace(whole, document_number="")) == "document_number"
    endless = replace(whole, entries=(replace(whole.entries[0], required=LONG), whole.entries[1]))
    assert code_of(story, endless) == "field_too_long"
    at_the_edge = replace(
        endless, entries=(replace(whole.entries[0], required=FULL), *whole.entries[1:])
    )
    assert code_of(story, at_the_edge) == ""


def test_no_notice_before_all_is_judged_nor_when_nothing_lacks() -> None:
    story = CaseStory().received(judgements=LACKING)
    whole = notice(story)
    assert code_of(CaseStory().received(judgements=LACKING[:2]), whole) == "materials_unjudged"
    assert code_of(CaseStory().received(), whole) == "nothing_lacking"


def test_a_reminder_may_name_what_is_still_owed() -> None:
    story = CaseStory().received(judgements=LACKING).noticed().handed_over()
    story.supplemented((MaterialJudgement("consent", Judgement.IN_ORDER),))
    assert code_of(story, notice(story)) == ""


def test_a_hand_over_names_a_paper_that_stands_its_number_and_who_got_it() -> None:
    story = CaseStory().received(judgements=LACKING).noticed()
    paper = story.last
    body = story.handed_over().acts.pop().body
    assert isinstance(body, a.HandedOver)
    assert code_of(story, body) == ""
    assert code_of(story, replace(body, means=a.HandOverMeans.REGISTERED_POST)) == "field_empty"
    by_post = replace(body, means=a.HandOverMeans.REGISTERED_POST, evidence="EMS1234567890")
    assert code_of(story, by_post) == ""
    assert field_of(story, replace(body, recipient="")) == "recipient"
    assert field_of(story, replace(body, paper_act="no-such-act")) == "paper_act"
    assert field_of(story, replace(body, document_number="别的文号")) == "document_number"
    receipt_slip = replace(body, paper_act=story.acts[0].id, document_number=story.number)
    assert code_of(story, receipt_slip) == ""
    story.corrected("phone", "13800135678", "13900135678")
    assert code_of(story, replace(body, paper_act=story.last.id)) == "paper_unknown"
    story.acts.pop()
    assert code_of(story.voided(paper), body) == "paper_unknown"


def test_a_notice_by_post_counts_from_the_day_of_its_record() -> None:
    story = CaseStory().received(judgements=LACKING).noticed()
    body = story.handed_over().acts.pop().body
    assert isinstance(body, a.HandedOver)
    by_post = replace(body, means=a.HandOverMeans.REGISTERED_POST, evidence="EMS1")
    case = lawfully(story.on(date(2026, 3, 6)), by_post).case()
    assert case.notice_clock.told_on == date(2026, 3, 6)


# 受理、不予受理 ---------------------------------------------------------------------------------


def test_acceptance_needs_all_materials_and_a_number() -> None:
    story = CaseStory().received()
    accepted = story.accepted().acts.pop().body
    assert isinstance(accepted, a.Accepted)
    assert code_of(story, accepted) == ""
    assert field_of(story, replace(accepted, document_number=" ")) == "document_number"
    assert code_of(CaseStory().received(judgements=()), accepted) == "materials_unjudged"
    lacking = CaseStory().received(judgements=LACKING)
    assert code_of(lacking, accepted) == "materials_lacking"
    refusal = refusal_of(lacking, accepted)
    assert refusal is not None
    assert "2项" in refusal.sentence
    assert code_of(story.accepted(), accepted) == "already_accepted"


def test_a_refusal_says_why_by_what_law_and_under_which_number() -> None:
    story = CaseStory().received()
    refused = story.refused().acts.pop().body
    assert isinstance(refused, a.Refused)
    assert code_of(story, refused) == ""
    for field, wrong in (
        ("reason", replace(refused, reason="\t")),
        ("legal_basis", replace(refused, legal_basis="")),
        ("document_number", replace(refused, document_number=" ")),
    ):
        assert (code_of(story, wrong), field_of(story, wrong)) == ("field_empty", field)
    assert code_of(story, replace(refused, reason=LONG)) == "field_too_long"


def test_another_agencys_matter_names_the_agency() -> None:
    story = CaseStory().received()
    body = story.not_our_agency().acts.pop().body
    assert isinstance(body, a.NotOurAgency)
    assert code_of(story, body) == ""
    for field in ("target_agency", "reason", "document_number"):
        assert field_of(story, replace(body, **{field: ""})) == field
