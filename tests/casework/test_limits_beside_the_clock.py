"""Extensions, joint items, hearings, inspections, renewals, lapsed supplements, late requests, places:
edge cases 4, 10, 11, 13, 14 and 20 of rules 1.4, and Art. 42, 47, 48, 50, 55, 57."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import (
    IN_ORDER,
    LACKING,
    CaseStory,
    calendar,
    joint_item,
    service_item,
)
from tests.casework.judging import (
    RECEIVER,
    SUPERVISOR,
    THE_EXAMINER,
    THE_SIGNATORY,
    articles,
    code_of,
    field_of,
    lawfully,
    told,
)

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import ActKind
from window_desk.casework.case import Case, CaseState, DecisionClock
from window_desk.casework.items import CoAgency
from window_desk.casework.limits import Limit
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.next_acts import next_kind
from window_desk.casework.places import Place, PlaceClaim, order_of_acceptance
from window_desk.casework.procedures import Finish

STATUTORY, PROMISED = p.ExtendedLimit.STATUTORY, p.ExtendedLimit.PROMISED


def march(day: int) -> date:
    return date(2026, 3, day)


def accepted() -> CaseStory:
    return CaseStory().received().accepted()


def clock_of(case: Case) -> DecisionClock:
    assert case.decision_clock is not None
    return case.decision_clock


def extension(story: CaseStory, **changes: object) -> p.Extended:
    body = story.extended().acts.pop().body
    assert isinstance(body, p.Extended)
    return replace(body, **changes)  # type: ignore[arg-type]


# 10: extensions -------------------------------------------------------------------------------


def test_rules_1_2_twenty_and_ten_days() -> None:
    story = CaseStory(service_item(promised_days=20)).received().accepted()
    assert clock_of(story.case()).statutory_due == march(30)
    clock = clock_of(story.extended().case())
    assert (clock.promised_due, clock.statutory_due) == (date(2026, 4, 14), date(2026, 4, 14))


def test_10_an_extension_on_or_after_the_due_day_is_refused() -> None:
    story = CaseStory(service_item(promised_days=20)).received().accepted()
    body = extension(story)
    assert code_of(story.on(march(27)), body, THE_SIGNATORY) == ""
    for late in (march(30), march(31)):
        assert code_of(story.on(late), body, THE_SIGNATORY) == "extension_too_late"
        assert field_of(story, body, THE_SIGNATORY) == "days"


def test_10_an_extension_is_given_once() -> None:
    story = accepted().extended()
    body = replace(extension(accepted()), document_number="云岭延字〔2026〕77号")
    assert code_of(story, body, THE_SIGNATORY) == "extended_before"
    twice = story.extended().case()
    assert len(twice.extensions) == 1
    assert "状态不符" in twice.faults[-1].sentence


@pytest.mark.parametrize(
    ("days", "code"), [(0, "extension_days"), (11, "extension_days"), (10, "")]
)
def test_10_the_head_gives_ten_days_at_most(days: int, code: str) -> None:
    story = accepted()
    assert code_of(story, extension(story, days=days), THE_SIGNATORY) == code


@pytest.mark.parametrize("field", ["reason", "approved_by", "basis"])
def test_10_an_extension_names_reason_head_and_basis(field: str) -> None:
    story = accepted()
    body = extension(story, **{field: " "})
    assert code_of(story, body, THE_SIGNATORY) == "field_empty"
    assert field_of(story, body, THE_SIGNATORY) == field


def test_10_a_promise_is_extended_up_to_the_statute_only() -> None:
    story = accepted()
    body = extension(story, limit=PROMISED, days=13)
    assert code_of(story, body, THE_SIGNATORY) == ""
    beyond = replace(body, days=14)
    assert code_of(story, beyond, THE_SIGNATORY) == "promise_beyond_statute"
    assert field_of(story, beyond, THE_SIGNATORY) == "days"
    clock = clock_of(story.extended(13, PROMISED).case())
    assert (clock.promised_due, clock.statutory_due) == (march(30), march(30))


def test_10_no_limit_is_extended_where_the_law_sets_none() -> None:
    item = replace(service_item(), statutory_limit=None)
    story = CaseStory(service_item()).received()
    body = story.last.body
    assert isinstance(body, a.Received)
    story.acts[0] = replace(
        story.acts[0], body=replace(body, terms=replace(body.terms, statutory_limit=None))
    )
    assert item.statutory_limit is None
    story.accepted()
    assert code_of(story, extension(accepted()), THE_SIGNATORY) == "no_statutory_limit"


def test_an_extension_moves_the_promise_while_it_had_not_passed() -> None:
    early = accepted().on(march(5)).extended()
    assert clock_of(early.case()).promised_due == march(25)
    late = accepted().on(march(12)).extended()
    clock = clock_of(late.case())
    assert (clock.promised_due, clock.statutory_due) == (march(11), date(2026, 4, 14))
    rules = LocalRules(extension_moves_promise=False)
    assert clock_of(early.case(rules=rules)).promised_due == march(11)


def test_an_extension_and_a_stop_add_up() -> None:
    story = accepted().on(march(4)).suspended().on(march(6)).resumed().extended()
    assert clock_of(story.case()).promised_due == march(27)


# 11: joint items ------------------------------------------------------------------------------


def joint_story() -> CaseStory:
    return CaseStory(joint_item()).received().accepted()


def test_11_each_co_agency_has_its_own_limit_inside_the_joint_one() -> None:
    case = joint_story().case()
    assert [(each.agency, each.due) for each in case.feedback] == [
        ("青禾县水利局", march(9)),
        ("青禾县自然资源局", march(16)),
    ]
    assert not any(each.late for each in case.feedback)
    story = joint_story().on(march(10)).gave_feedback("青禾县水利局")
    case = told(story.acts, march(12))
    assert [each.late for each in case.feedback] == [True, False]
    assert case.feedback[0].given_on == march(10)


def test_11_the_joint_limit_is_forty_five_days_and_the_promise_if_that_is_earlier() -> None:
    item = replace(joint_item(), statutory_limit=None, promised_limit=Limit(60))
    terms = CaseStory(joint_item()).terms
    story = CaseStory(joint_item(), start=datetime(2026, 8, 31, 1, tzinfo=UTC))
    story.terms = replace(
        terms, statutory_limit=None, promised_limit=item.promised_limit or Limit(60)
    )
    clock = clock_of(story.received().accepted().case())
    assert clock.statutory_due == date(2026, 11, 6)
    assert clock.promised_due == date(2026, 11, 6)
    assert code_of(story, extension(story, days=15), THE_SIGNATORY) == ""
    assert code_of(story, extension(story, days=16), THE_SIGNATORY) == "extension_days"
    assert clock_of(joint_story().case()).promised_due == march(11)


def test_11_feedback_is_given_once_and_by_who_owes_it() -> None:
    story = joint_story()
    assert (
        code_of(story, p.FeedbackGiven("青禾县财政局", consents=True, remarks=""), THE_EXAMINER)
        == "agency_unknown"
    )
    dissent = p.FeedbackGiven("青禾县水利局", consents=False, remarks="")
    assert code_of(story, dissent, THE_EXAMINER) == "field_empty"
    story.gave_feedback("青禾县水利局")
    again = p.FeedbackGiven("青禾县水利局", consents=True, remarks="")
    assert code_of(story, again, THE_EXAMINER) == "feedback_given"
    assert code_of(accepted(), again, THE_EXAMINER) == "not_joint"


# 4: asked for late ----------------------------------------------------------------------------


def test_4_what_the_first_notice_left_out_is_asked_for_by_a_supervisor_and_is_a_fault() -> None:
    only_one = (LACKING[0], LACKING[1], IN_ORDER[2])
    story = CaseStory().received(judgements=only_one).noticed().handed_over()
    story.supplemented((a.MaterialJudgement("forest_right", a.Judgement.IN_ORDER),)).accepted()
    body = story.asked_further().acts.pop().body
    assert isinstance(body, a.FurtherNoticeGiven)
    assert code_of(story, body, RECEIVER) == "duty_missing"
    assert code_of(story, replace(body, reason=""), SUPERVISOR) == "field_empty"
    assert field_of(story, replace(body, reason=""), SUPERVISOR) == "reason"
    assert code_of(story, replace(body, submit_until=march(1)), SUPERVISOR) == "until_passed"
    case = lawfully(story, body, SUPERVISOR).case()
    assert articles(case) == ["72(4)"]
    assert body.reason in case.faults[0].sentence
    assert case.state is CaseState.ACCEPTED
    assert clock_of(case).promised_due == march(11)
    known = replace(body, document_number="云岭审字〔2026〕9号")
    assert code_of(story, known, SUPERVISOR) == "asked_before"


def test_4_by_a_local_rule_the_clock_waits_for_what_was_asked_for_late() -> None:
    rules = LocalRules(further_notice_suspends=True)
    story = accepted().on(march(4)).asked_further()
    assert clock_of(story.case(rules=rules)).promised_due is None
    story.on(march(6)).supplemented((a.MaterialJudgement("consent", a.Judgement.IN_ORDER),))
    assert clock_of(story.case(rules=rules)).promised_due == march(13)
    assert clock_of(story.case()).promised_due == march(11)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((), "field_empty"),
        ((a.NoticeEntry("passport", "护照", a.Judgement.MISSING, "请提交"),), "material_unknown"),
        ((a.NoticeEntry("consent", "书面意见", a.Judgement.MISSING, ""),), "field_empty"),
        (
            (a.NoticeEntry("consent", "书面意见", a.Judgement.MISSING, "请提交"),) * 2,
            "material_twice",
        ),
    ],
)
def test_4_a_late_request_names_materials_of_the_item(
    entries: tuple[a.NoticeEntry, ...], code: str
) -> None:
    story = accepted()
    body = story.asked_further().acts.pop().body
    assert isinstance(body, a.FurtherNoticeGiven)
    assert code_of(story, replace(body, entries=entries), SUPERVISOR) == code


# Supplements under a local rule ---------------------------------------------------------------


def test_supplements_that_never_come_end_the_case_only_by_a_local_rule() -> None:
    rules = LocalRules(unsupplied_counts_as_withdrawn=True)
    story = CaseStory().received(judgements=LACKING).noticed(march(20)).handed_over()
    for day, lapsed in ((march(20), False), (march(21), True)):
        now = datetime(2026, 3, day.day, 2, tzinfo=UTC)
        assert story.case(now, rules).lapsed is lapsed
        assert story.case(now).state is CaseState.AWAITING_SUPPLEMENT
    assert story.case(datetime(2026, 3, 21, 2, tzinfo=UTC), rules).state is CaseState.WITHDRAWN
    in_part = (a.MaterialJudgement("consent", a.Judgement.IN_ORDER),)
    story.on(march(19)).supplemented(in_part)
    assert story.case(datetime(2026, 3, 21, 2, tzinfo=UTC), rules).lapsed
    story.on(march(20)).supplemented(IN_ORDER)
    case = story.case(datetime(2026, 3, 24, 2, tzinfo=UTC), rules)
    assert not case.lapsed
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert case.next_due == march(20)


# Hearing ----------------------------------------------------------------------------------------


def test_a_hearing_runs_by_five_twenty_and_seven_workdays() -> None:
    story = accepted().took_hearing_step(p.HearingStep.RIGHT_TOLD)
    assert story.case().hearing is not None
    asked = p.HearingStepTaken(p.HearingStep.ASKED, None, "")
    assert code_of(story.on(march(9)), asked, THE_EXAMINER) == ""
    assert code_of(story.on(march(10)), asked, THE_EXAMINER) == "hearing_asked_late"
    story.on(march(9)).take(asked, THE_EXAMINER.number)
    hearing = story.case().hearing
    assert hearing is not None
    assert (hearing.ask_by, hearing.hold_by) == (march(9), date(2026, 4, 7))
    assert hearing.is_owed
    announced = p.HearingStepTaken(p.HearingStep.ANNOUNCED, march(17), "")
    assert code_of(story, announced, THE_EXAMINER) == "hearing_notice_short"
    assert code_of(story, replace(announced, hearing_on=march(18)), THE_EXAMINER) == ""
    held = p.HearingStepTaken(p.HearingStep.HELD, None, "记录")
    assert code_of(story, held, THE_EXAMINER) == "hearing_not_announced"
    story.examined()
    grant = a.SignedOff(a.Opinion.GRANT, "")
    assert code_of(story, grant, THE_SIGNATORY) == "hearing_owed"
    story.take(replace(announced, hearing_on=march(18)), THE_EXAMINER.number)
    story.on(march(18)).take(held, THE_EXAMINER.number)
    assert code_of(story, grant, THE_SIGNATORY) == ""


def test_a_hearing_that_was_waived_is_not_owed() -> None:
    story = accepted().took_hearing_step(p.HearingStep.RIGHT_TOLD)
    story.took_hearing_step(p.HearingStep.ASKED).took_hearing_step(p.HearingStep.WAIVED)
    hearing = story.case().hearing
    assert hearing is not None
    assert not hearing.is_owed
    assert code_of(story.examined(), a.SignedOff(a.Opinion.GRANT, ""), THE_SIGNATORY) == ""


def test_a_hearing_that_the_law_demands_comes_before_the_decision() -> None:
    story = CaseStory(replace(service_item(), hearing_by_law=True)).received().accepted().examined()
    grant = a.SignedOff(a.Opinion.GRANT, "")
    assert code_of(story, grant, THE_SIGNATORY) == "hearing_by_law"
    early = p.HearingStepTaken(p.HearingStep.ASKED, None, "")
    assert code_of(story, early, THE_EXAMINER) == "hearing_not_told"


# Inspection -------------------------------------------------------------------------------------


def test_an_inspection_needs_two_people_within_five_workdays_and_a_record() -> None:
    item = replace(service_item(), inspection_by_law=True)
    story = CaseStory(item).received().accepted()
    alone = p.InspectionStepTaken(p.InspectionStep.ASSIGNED, ("周明", " 周明 "), "")
    assert code_of(story, alone, THE_EXAMINER) == "inspection_staff"
    inspection = told(story.acts, march(9)).inspection
    assert inspection is not None
    assert inspection.assign_by == march(9)
    assert not inspection.late
    late = told(story.acts, march(10)).inspection
    assert late is not None
    assert late.late
    story.took_inspection_step(p.InspectionStep.ASSIGNED).examined()
    grant = a.SignedOff(a.Opinion.GRANT, "")
    assert code_of(story, grant, THE_SIGNATORY) == "inspection_owed"
    story.took_inspection_step(p.InspectionStep.REPORTED)
    assert code_of(story, grant, THE_SIGNATORY) == ""


# 14: renewal ------------------------------------------------------------------------------------


EXPIRY = march(6)


def renewal_story(expires_on: date = EXPIRY) -> CaseStory:
    item = replace(service_item(), renewal=True)
    return CaseStory(item).received(certificate_expires_on=expires_on).accepted()


def test_14_a_renewal_that_nobody_decides_is_granted_at_midnight_of_the_last_day() -> None:
    story = renewal_story()
    last_minute = story.case(datetime(2026, 3, 6, 15, 59, tzinfo=UTC))
    assert last_minute.state is CaseState.ACCEPTED
    case = story.case(datetime(2026, 3, 6, 16, 0, tzinfo=UTC))
    assert case.state is CaseState.DECIDED
    assert case.decision is not None
    assert case.decision.deemed
    assert case.decision.day == march(6)
    assert articles(case) == ["50"]
    assert case.renewal is not None
    assert case.renewal.deemed
    assert next_kind(case) is ActKind.CERTIFICATE_ISSUED


def test_14_a_decision_before_the_certificate_expires_stands() -> None:
    story = renewal_story().examined().signed_off().on(march(6)).decided(a.Outcome.DENIED)
    case = story.case(datetime(2026, 3, 20, 2, tzinfo=UTC))
    assert case.decision is not None
    assert case.decision.outcome is a.Outcome.DENIED
    too_late = renewal_story().examined().on(march(9)).signed_off().case()
    assert too_late.decision is not None
    assert too_late.decision.deemed


def test_14_applying_late_counts_only_where_the_rule_says_so() -> None:
    rules = LocalRules(renewal_needs_timely_application=True)
    story = renewal_story()
    now = datetime(2026, 3, 9, 2, tzinfo=UTC)
    renewal = story.case(now).renewal
    assert renewal is not None
    assert not renewal.timely
    assert story.case(now, rules).state is CaseState.ACCEPTED
    timely = renewal_story(date(2026, 4, 14))
    renewal = timely.case().renewal
    assert renewal is not None
    assert (renewal.apply_by, renewal.timely) == (march(2), True)


def test_14_a_renewal_still_waiting_for_supplements_is_not_granted() -> None:
    item = replace(service_item(), renewal=True)
    story = CaseStory(item).received(judgements=LACKING, certificate_expires_on=march(6))
    story.noticed().handed_over()
    case = story.case(datetime(2026, 3, 20, 2, tzinfo=UTC))
    assert case.state is CaseState.AWAITING_SUPPLEMENT


# 13: places -------------------------------------------------------------------------------------

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def claim(number: int, minutes: int, *, doubtful: bool = False) -> PlaceClaim:
    return PlaceClaim(f"case-{number}", str(number), NOON + timedelta(minutes=minutes), doubtful)


def test_13_the_last_place_goes_by_the_instant_of_acceptance() -> None:
    ranked = order_of_acceptance([claim(2, 5), claim(1, 0), claim(3, 9)], 2)
    assert [(each.claim.number, each.place) for each in ranked] == [
        ("1", Place.HELD),
        ("2", Place.HELD),
        ("3", Place.BEYOND),
    ]


def test_13_a_doubtful_clock_makes_the_last_place_a_supervisors_matter() -> None:
    ranked = order_of_acceptance([claim(1, 0), claim(2, 5, doubtful=True), claim(3, 9)], 2)
    places = {each.claim.number: each.place for each in ranked}
    assert places == {"1": Place.HELD, "2": Place.UNSETTLED, "3": Place.UNSETTLED}
    same_minute = order_of_acceptance([claim(1, 0), claim(2, 0)], 1)
    assert {each.place for each in same_minute} == {Place.UNSETTLED}


@given(
    st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=8),
    st.integers(0, 8),
)
def test_13_no_order_that_the_doubts_allow_contradicts_a_settled_place(
    found: list[tuple[int, bool]], places: int
) -> None:
    claims = [claim(n, at, doubtful=doubt) for n, (at, doubt) in enumerate(found)]
    ranked = order_of_acceptance(claims, places)
    held = sum(each.place is Place.HELD for each in ranked)
    beyond = sum(each.place is Place.BEYOND for each in ranked)
    assert held <= places
    assert beyond <= max(0, len(claims) - places)
    assert all(1 <= each.first_rank <= each.last_rank <= len(claims) for each in ranked)
    if not any(doubt for _at, doubt in found) and len({at for at, _ in found}) == len(found):
        assert held == min(places, len(claims))
        assert all(each.first_rank == each.last_rank for each in ranked)


# 20 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "finish"),
    [(march(10), Finish.EARLY), (march(11), Finish.IN_TIME), (march(12), Finish.LATE)],
)
def test_20_early_is_a_strictly_earlier_day(day: date, finish: Finish) -> None:
    case = accepted().examined().signed_off().on(day).decided().case()
    assert clock_of(case).finish is finish
    assert clock_of(case).days_left == calendar().workdays_between(day, march(11))


def test_a_co_agency_without_a_limit_has_that_of_the_county() -> None:
    story = CaseStory(replace(service_item(), co_agencies=(CoAgency("青禾县水利局"),)))
    story.received().accepted()
    assert story.case(rules=LocalRules(feedback_workdays=3)).feedback[0].due == march(5)
