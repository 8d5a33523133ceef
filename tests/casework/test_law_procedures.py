"""Each refusal of a special procedure, a hearing, an inspection or feedback names its field and rule."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import CaseStory, joint_item, service_item
from tests.casework.judging import THE_EXAMINER, refusal_of

from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import ActBody
from window_desk.casework.procedure_law import MOST_TOLD_DAYS


def march(day: int) -> date:
    return date(2026, 3, day)


def accepted() -> CaseStory:
    return CaseStory().received().accepted()


def objection_to(story: CaseStory, body: ActBody) -> tuple[str, str]:
    """Code and field of the refusal, empty where there is none."""
    refusal = refusal_of(story, body, THE_EXAMINER)
    return (refusal.code, refusal.field) if refusal is not None else ("", "")


def hearing(
    step: p.HearingStep, hearing_on: date | None = None, remarks: str = "笔录"
) -> p.HearingStepTaken:
    return p.HearingStepTaken(step, hearing_on, remarks)


# Hearings: Art. 47 and 48 ---------------------------------------------------------------------


def test_47_the_right_is_told_once_and_before_anybody_asks() -> None:
    story = accepted()
    for answer in (p.HearingStep.ASKED, p.HearingStep.WAIVED):
        assert objection_to(story, hearing(answer)) == ("hearing_not_told", "step")
    assert objection_to(story, hearing(p.HearingStep.RIGHT_TOLD)) == ("", "")
    story.took_hearing_step(p.HearingStep.RIGHT_TOLD)
    assert objection_to(story, hearing(p.HearingStep.RIGHT_TOLD)) == ("hearing_told", "step")


def test_47_it_is_asked_for_within_five_workdays_and_waived_at_any_time() -> None:
    story = accepted().took_hearing_step(p.HearingStep.RIGHT_TOLD)
    assert objection_to(story.on(march(9)), hearing(p.HearingStep.ASKED)) == ("", "")
    late = story.on(march(10))
    assert objection_to(late, hearing(p.HearingStep.ASKED)) == ("hearing_asked_late", "step")
    assert objection_to(late, hearing(p.HearingStep.WAIVED)) == ("", "")


def test_48_a_hearing_is_announced_when_owed_with_a_day_seven_workdays_off() -> None:
    story = accepted()
    announced = hearing(p.HearingStep.ANNOUNCED, march(11))
    assert objection_to(story, announced) == ("hearing_not_asked", "step")
    story.took_hearing_step(p.HearingStep.RIGHT_TOLD)
    assert objection_to(story, announced) == ("hearing_not_asked", "step")
    story.took_hearing_step(p.HearingStep.ASKED)
    assert objection_to(story, replace(announced, hearing_on=None)) == ("field_empty", "hearing_on")
    early = replace(announced, hearing_on=march(10))
    assert objection_to(story, early) == ("hearing_notice_short", "hearing_on")
    refusal = refusal_of(story, early, THE_EXAMINER)
    assert refusal is not None
    assert refusal.params == {"days": "7", "earliest": "2026-03-11"}
    assert objection_to(story, announced) == ("", "")


def test_48_a_hearing_is_held_once_announced_and_leaves_minutes() -> None:
    story = accepted()
    held = hearing(p.HearingStep.HELD)
    assert objection_to(story, held) == ("hearing_not_announced", "step")
    story.took_hearing_step(p.HearingStep.RIGHT_TOLD).took_hearing_step(p.HearingStep.ASKED)
    assert objection_to(story, held) == ("hearing_not_announced", "step")
    story.took_hearing_step(p.HearingStep.ANNOUNCED, march(11)).on(march(11))
    assert objection_to(story, held) == ("", "")
    assert objection_to(story, replace(held, remarks=" ")) == ("field_empty", "remarks")


def test_46_a_hearing_by_law_is_announced_unasked() -> None:
    story = CaseStory(replace(service_item(), hearing_by_law=True)).received().accepted()
    assert objection_to(story, hearing(p.HearingStep.ANNOUNCED, march(11))) == ("", "")


# Inspections: Art. 34 and 55 ------------------------------------------------------------------


@pytest.mark.parametrize("staff", [(), ("王强",), ("王强", "王强 "), ("王强", " ")])
def test_34_two_people_inspect_each_named_once(staff: tuple[str, ...]) -> None:
    body = p.InspectionStepTaken(p.InspectionStep.ASSIGNED, staff, "")
    assert objection_to(accepted(), body) == ("inspection_staff", "staff")


def test_34_the_report_says_what_was_found() -> None:
    assigned = p.InspectionStepTaken(p.InspectionStep.ASSIGNED, ("王强", "赵敏"), "")
    assert objection_to(accepted(), assigned) == ("", "")
    reported = replace(assigned, step=p.InspectionStep.REPORTED)
    story = accepted().took_inspection_step(p.InspectionStep.ASSIGNED)
    assert objection_to(story, reported) == ("field_empty", "remarks")
    assert objection_to(story, replace(reported, remarks="四至与图斑一致")) == ("", "")


def test_an_inspection_is_kept_as_first_assigned() -> None:
    story = accepted().took_inspection_step(p.InspectionStep.ASSIGNED)
    story.on(march(4)).took_inspection_step(p.InspectionStep.ASSIGNED, ("王强", "赵敏"))
    clock = story.took_inspection_step(p.InspectionStep.REPORTED).case().inspection
    assert clock is not None
    assert (clock.assigned_on, clock.staff) == (march(2), ("周明", "何芳"))
    assert clock.reported_on == march(4)


# Feedback: Art. 42 ----------------------------------------------------------------------------


def test_42_feedback_comes_once_from_who_owes_it_and_dissent_gives_its_reason() -> None:
    story = CaseStory(joint_item()).received().accepted()
    consent = p.FeedbackGiven("青禾县水利局", consents=True, remarks="")
    assert objection_to(story, consent) == ("", "")
    assert objection_to(story, replace(consent, consents=False)) == ("field_empty", "remarks")
    stranger = replace(consent, agency="青禾县财政局")
    assert objection_to(story, stranger) == ("agency_unknown", "agency")
    story.gave_feedback("青禾县水利局")
    assert objection_to(story, consent) == ("feedback_given", "agency")
    twice = story.gave_feedback("青禾县水利局", consents=False).case()
    assert twice.feedback[0].consents
    assert len(twice.faults) == 1


# Special procedures: Art. 45 ------------------------------------------------------------------


def stop(**changes: object) -> p.Suspended:
    body = accepted().suspended().acts.pop().body
    assert isinstance(body, p.Suspended)
    return replace(body, **{"document_number": "云岭特字〔2026〕77号"} | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({}, "", ""),
        ({"basis": " "}, "field_empty", "basis"),
        ({"reason": ""}, "field_empty", "reason"),
        ({"told_days": 0}, "told_days", "told_days"),
        ({"told_days": 1}, "", ""),
        ({"told_days": 0, "document_number": ""}, "", ""),
        ({"told_days": -1, "document_number": ""}, "told_days", "told_days"),
        ({"told_days": MOST_TOLD_DAYS}, "", ""),
        ({"told_days": MOST_TOLD_DAYS + 1}, "told_days", "told_days"),
        ({"restates": "no such stop"}, "stop_unknown", "restates"),
        ({"start": march(1)}, "suspension_before_acceptance", "start"),
        ({"start": march(3)}, "suspension_in_future", "start"),
    ],
)
def test_45_a_stop_names_its_law_its_days_and_its_day(
    changes: dict[str, object], code: str, field: str
) -> None:
    assert objection_to(accepted(), stop(**changes)) == (code, field)


def test_45_only_more_days_are_told_anew() -> None:
    story = accepted().suspended(told_days=5)
    again = stop(restates=story.last.id)
    assert objection_to(story, replace(again, told_days=5)) == ("told_days_not_more", "told_days")
    assert objection_to(story, replace(again, told_days=6)) == ("", "")


def test_45_a_second_stop_waits_for_the_first() -> None:
    story = accepted().suspended().on(march(4))
    assert objection_to(story, stop(start=march(4))) == ("suspension_open", "start")
    story.resumed()
    assert objection_to(story, stop(start=march(3))) == ("suspension_overlaps", "start")
    assert objection_to(story, stop(start=march(4))) == ("", "")


def test_45_a_result_ends_an_open_stop_and_not_before_it_began() -> None:
    story = accepted().on(march(4)).suspended()
    ending = story.resumed(march(4)).acts.pop().body
    assert isinstance(ending, p.Resumed)
    assert objection_to(story, ending) == ("", "")
    assert objection_to(story, replace(ending, end=march(3))) == ("resumption_before_start", "end")
    assert objection_to(story, replace(ending, suspension="?")) == ("stop_unknown", "suspension")
