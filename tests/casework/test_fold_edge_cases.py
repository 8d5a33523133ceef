"""Edge cases 7 to 18 of rules 1.4 as far as the acts meet them, wrong clocks, several desks."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.builders import (
    CALENDARS,
    IN_ORDER,
    LACKING,
    CaseStory,
    calendar,
)
from tests.casework.judging import (
    OTHER_RECEIVER,
    SUPERVISOR,
    THE_EXAMINER,
    code_of,
    refusal_of,
    told,
    utc,
    wanted,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BEIJING,
)
from window_desk.casework.case import CaseState
from window_desk.casework.limits import Limit
from window_desk.casework.workdays import (
    Certainty,
    OverlayDay,
    OverlayKind,
    WorkdayCalendar,
    parse_notice,
)

RECEIVED_ON = date(2026, 3, 2)
LAST_DAY = date(2026, 3, 9)
DAY_6 = date(2026, 3, 10)
CONSENT = a.MaterialJudgement("consent", a.Judgement.IN_ORDER)
FOREST_RIGHT = a.MaterialJudgement("forest_right", a.Judgement.IN_ORDER)


def lacking_story() -> CaseStory:
    return CaseStory().received(judgements=LACKING)


# 7 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "due"),
    [
        ("complete", date(2026, 3, 11)),
        ("supplemented", date(2026, 3, 23)),
        ("deemed", date(2026, 3, 11)),
    ],
)
def test_7_the_promise_runs_from_the_day_of_completion(way: str, due: date) -> None:
    if way == "complete":
        case = CaseStory().received().accepted().case()
    elif way == "supplemented":
        story = lacking_story().noticed().handed_over()
        case = story.on(date(2026, 3, 12)).supplemented().accepted().case()
    else:
        case = told(lacking_story().acts, DAY_6)
    assert case.decision_clock is not None
    assert case.decision_clock.promised_due == due


# 9 ------------------------------------------------------------------------------------------


def test_9_the_case_keeps_the_terms_of_its_receipt() -> None:
    story = CaseStory().received()
    story.terms = replace(story.terms, version=2, promised_limit=Limit(20))
    case = story.accepted().case()
    assert case.terms.version == 1
    assert case.decision_clock is not None
    assert case.decision_clock.promised_due == date(2026, 3, 11)


# 12 -----------------------------------------------------------------------------------------


def test_12_a_voided_acceptance_keeps_its_number_and_the_next_gets_another() -> None:
    story = CaseStory().received().accepted()
    first = story.last
    assert code_of(story, a.Voided(first.id, "日期有误", "")) == ""
    story.voided()
    case = story.case()
    assert case.state is CaseState.RECEIVED
    assert case.decision_clock is None
    assert case.voided == {first.id}
    assert isinstance(first.body, a.Accepted)
    again = replace(first.body, document_number="云岭受字〔2026〕77号")
    assert code_of(story, first.body) == "number_used"
    assert code_of(story, again) == ""
    case = story.take(again).case()
    assert case.state is CaseState.ACCEPTED
    assert case.faults == ()
    assert first in case.acts


def test_12_paper_that_was_handed_over_is_voided_by_a_supervisor() -> None:
    story = CaseStory().received().accepted()
    paper = story.last
    story.handed_over()
    void = a.Voided(paper.id, "日期有误", SUPERVISOR.number)
    assert code_of(story, void) == "supervisor_needed"
    assert code_of(story, void, SUPERVISOR) == ""
    case = story.take(void, SUPERVISOR.number).case()
    assert case.state is CaseState.RECEIVED
    assert case.handed_over == {paper.id}


def test_12_voiding_after_the_notice_period_leaves_a_deemed_acceptance() -> None:
    story = CaseStory().received().accepted().on(DAY_6).voided()
    case = story.case()
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == RECEIVED_ON
    assert code_of(story, a.Accepted("新1号", date(2026, 3, 11), None, provisional=False)) == ""


# 15 -----------------------------------------------------------------------------------------


def test_15_past_the_notices_a_promise_is_provisional() -> None:
    story = CaseStory(start=datetime(2026, 12, 28, 9, tzinfo=BEIJING)).received().accepted()
    clock = story.case().decision_clock
    assert clock is not None
    assert clock.promised_due is not None
    assert clock.promised_due.year == 2027
    assert clock.certainty is Certainty.PROVISIONAL
    assert isinstance(story.last.body, a.Accepted)
    assert story.last.body.provisional


@pytest.mark.parametrize("off_day", [True, False])
def test_15_a_new_notice_keeps_the_printed_date_beside_the_new_one(off_day: bool) -> None:
    """An off day moves the date back, a worked Saturday forward: both are told, both are kept."""
    story = CaseStory(start=datetime(2026, 12, 28, 9, tzinfo=BEIJING)).received().accepted()
    before = story.case().decision_clock
    assert before is not None
    day = "2027-01-06" if off_day else "2027-01-03"
    notice = parse_notice(
        {
            "year": 2027,
            "papers": ["国办发明电〔2026〕1号"],
            "days": [
                {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
                {"name": "元旦", "date": day, "isOffDay": off_day},
            ],
        }
    )
    amended = WorkdayCalendar([*calendar().notices, notice])
    case = told(story.acts, date(2026, 12, 29), amended)
    after = case.decision_clock
    assert after is not None
    assert after.certainty is Certainty.FIRM
    assert after.promised_due is not None
    assert before.promised_due is not None
    assert (after.promised_due > before.promised_due) is off_day
    assert after.promised_due != before.promised_due
    (fault,) = case.faults
    assert str(before.promised_due) in fault.sentence
    assert str(after.promised_due) in fault.sentence
    assert fault.act == story.last.id


# 16, 17 --------------------------------------------------------------------------------------


def test_16_duty_saturdays_receive_but_do_not_count() -> None:
    duty = WorkdayCalendar(
        calendar().notices, [OverlayDay(date(2026, 3, 7), OverlayKind.DUTY_OPEN, "周六值班")]
    )
    story = CaseStory(start=datetime(2026, 3, 7, 9, tzinfo=BEIJING)).received()
    assert told(story.acts, date(2026, 3, 7), duty).notice_clock.due == date(2026, 3, 13)


def test_16_local_holidays_do_not_count() -> None:
    local = WorkdayCalendar(
        calendar().notices, [OverlayDay(date(2026, 3, 5), OverlayKind.LOCAL_OFF, "民族节日")]
    )
    assert told(lacking_story().acts, DAY_6, local).notice_clock.due == DAY_6
    assert told(lacking_story().acts, DAY_6, local).state is CaseState.RECEIVED


def test_17_womens_day_and_other_half_days_are_workdays() -> None:
    assert calendar().is_workday(date(2023, 3, 8))
    story = CaseStory(start=datetime(2023, 3, 6, 9, tzinfo=BEIJING)).received()
    assert story.case().notice_clock.due == date(2023, 3, 13)


# 18 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-02T23:30:00+08:00", date(2026, 3, 2)),
        ("2026-03-02T15:30:00+00:00", date(2026, 3, 2)),
        ("2026-03-02T16:30:00+00:00", date(2026, 3, 3)),
        ("2026-03-03T00:30:00+08:00", date(2026, 3, 3)),
        ("2026-03-02T08:30:00-08:00", date(2026, 3, 3)),
    ],
)
def test_18_the_date_of_an_act_is_that_of_beijing(instant: str, day: date) -> None:
    story = CaseStory(start=utc(instant)).received()
    assert story.last.day == day
    assert story.case().received_on == day


def test_18_the_clocks_known_error_is_taken_off_before_the_date_is_taken() -> None:
    story = CaseStory(start=utc("2026-03-02T23:58:00+08:00")).received()
    receipt = replace(story.last, clock=replace(story.last.clock, offset_ms=5 * 60 * 1000))
    assert receipt.day == date(2026, 3, 3)


def test_18_a_hand_over_at_half_past_eleven_on_the_last_evening_is_in_time() -> None:
    story = lacking_story().on(LAST_DAY, 16).noticed().on(LAST_DAY, 23, 30).handed_over()
    assert story.last.happened_at.date() == LAST_DAY
    case = told(story.acts, DAY_6)
    assert case.state is CaseState.AWAITING_SUPPLEMENT


# Dates outside every calendar ---------------------------------------------------------------


@pytest.mark.parametrize("wrong_year", [1970, 2005, 2101, 2199])
def test_a_pc_whose_clock_is_decades_wrong_crashes_nothing(wrong_year: int) -> None:
    story = CaseStory(start=datetime(wrong_year, 3, 2, 9, tzinfo=BEIJING))
    assert refusal_of(story, wanted_receipt()) is None
    story.received(judgements=LACKING).noticed().handed_over()
    case = story.case()
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert 5 <= (case.notice_clock.due - case.received_on).days <= 9
    story.supplemented()
    accepted = a.Accepted("1", case.received_on, None, provisional=True)
    assert code_of(story, accepted) == ""
    story.take(accepted).examined().signed_off().decided().certificate_issued().delivered()
    case = story.case()
    assert case.state is CaseState.DELIVERED
    assert case.decision_clock is None
    assert case.delivery_due is not None
    assert (case.delivery_due - case.received_on).days >= 12


def wanted_receipt() -> a.Received:
    body = CaseStory().received(judgements=IN_ORDER).last.body
    assert isinstance(body, a.Received)
    return body


# Acts of several desks ----------------------------------------------------------------------


def test_desks_may_share_a_case() -> None:
    story = lacking_story()
    story.desk = "desk-2"
    assert code_of(story, story.noticed().acts.pop().body, OTHER_RECEIVER) == ""
    story.noticed()
    story.desk = "desk-3"
    story.handed_over().supplemented()
    story.desk = "desk-1"
    assert story.accepted().examined().case().state is CaseState.EXAMINED
    assert story.case().faults == ()


def test_of_two_acts_that_exclude_each_other_the_first_in_the_countys_order_counts() -> None:
    story = CaseStory().received().accepted()
    examined = wanted(story, a.Examined(a.Opinion.GRANT, ""), THE_EXAMINER)
    withdrawn = wanted(story, a.Withdrawn("改变主意"))
    one = told([*story.acts, examined, withdrawn], RECEIVED_ON)
    other = told([*story.acts, withdrawn, examined], RECEIVED_ON)
    assert one.state is CaseState.WITHDRAWN
    assert one.faults == ()
    assert other.state is CaseState.WITHDRAWN
    assert len(other.faults) == 1


def test_the_shipped_calendar_is_the_one_that_these_dates_were_checked_with() -> None:
    assert len(list(CALENDARS.glob("*.json"))) >= 20
    assert calendar().coverage_until >= date(2026, 12, 31)
