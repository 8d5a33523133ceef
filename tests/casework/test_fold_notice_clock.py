"""Edge cases 1 to 6 of rules 1.4: what counts as telling, and what follows when nobody told."""

from datetime import date, datetime

import pytest
from tests.casework.builders import (
    LACKING,
    CaseStory,
    calendar,
    service_item,
)
from tests.casework.judging import (
    RECEIVER,
    articles,
    code_of,
    told,
    utc,
)

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BEIJING,
    Act,
    ActKind,
)
from window_desk.casework.case import CaseState
from window_desk.casework.fold import fold
from window_desk.casework.items import CaseType
from window_desk.casework.law import objection
from window_desk.casework.next_acts import next_kind

RECEIVED_ON = date(2026, 3, 2)
LAST_DAY = date(2026, 3, 9)
DAY_6 = date(2026, 3, 10)
CONSENT = a.MaterialJudgement("consent", a.Judgement.IN_ORDER)
FOREST_RIGHT = a.MaterialJudgement("forest_right", a.Judgement.IN_ORDER)


def lacking_story() -> CaseStory:
    return CaseStory().received(judgements=LACKING)


# 1 ------------------------------------------------------------------------------------------


def test_1_a_notice_made_on_day_5_and_handed_over_on_day_6_did_not_tell_in_time() -> None:
    story = lacking_story().on(LAST_DAY, 16).noticed().on(DAY_6, 9).handed_over()
    case = story.case()
    assert case.notice_clock.told_on == DAY_6
    assert case.notice_clock.deemed
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == RECEIVED_ON
    assert case.decision_clock is not None
    assert case.decision_clock.start == RECEIVED_ON
    assert articles(case) == ["72(3)"]


def test_1_on_the_last_day_until_midnight_nothing_is_deemed() -> None:
    story = lacking_story().on(LAST_DAY).noticed()
    assert not story.case(datetime(2026, 3, 9, 23, 59, tzinfo=BEIJING)).notice_clock.deemed
    assert story.case(datetime(2026, 3, 10, 0, 0, tzinfo=BEIJING)).notice_clock.deemed


def test_1_a_notice_never_handed_over_did_not_tell() -> None:
    case = told(lacking_story().noticed().acts, DAY_6)
    assert case.notice_clock.told_on is None
    assert case.state is CaseState.ACCEPTED


def test_1_what_was_done_in_time_stands_when_acceptance_is_deemed() -> None:
    story = CaseStory().received(judgements=()).on(date(2026, 3, 3)).checked(LACKING).noticed()
    case = told(story.acts, DAY_6)
    assert case.state is CaseState.ACCEPTED
    assert [m.term.key for m in case.lacking] == ["forest_right", "consent"]
    assert articles(case) == ["72(3)"]


def test_1_an_earlier_hand_over_that_arrives_later_puts_it_right() -> None:
    story = lacking_story().on(date(2026, 3, 4)).noticed()
    early = story.handed_over().acts.pop()
    assert told(story.acts, date(2026, 3, 13)).state is CaseState.ACCEPTED
    case = told([*story.acts, early], date(2026, 3, 13))
    assert case.state is CaseState.AWAITING_SUPPLEMENT
    assert case.notice_clock.told_on == date(2026, 3, 4)
    assert not case.notice_clock.deemed
    assert case.faults == ()


def test_1_the_whole_notice_of_day_4_may_arrive_on_day_9() -> None:
    """The desk's line was down: receipt known, notice and hand-over of day 4 come on day 9."""
    story = lacking_story().on(date(2026, 3, 5), 9)
    notice = story.noticed().last
    hand_over = story.handed_over().last
    receipt = story.acts[0]
    day_9 = utc("2026-03-13T09:00:00+08:00")
    known = [receipt]
    for act in (notice, hand_over):
        case = fold(known, calendar(), min(act.happened_at, day_9))
        assert objection(case, act, RECEIVER, day_9) is None
        known.append(act)
    assert told(known, date(2026, 3, 13)).state is CaseState.AWAITING_SUPPLEMENT


def test_1_a_late_record_does_not_move_an_acceptance_that_somebody_relied_on() -> None:
    story = lacking_story().on(date(2026, 3, 4)).noticed()
    early = story.handed_over().acts.pop()
    story.on(DAY_6).examined().signed_off().decided()
    case = told([*story.acts, early], date(2026, 3, 13))
    assert case.state is CaseState.DECIDED
    assert case.starts_on == RECEIVED_ON
    assert case.notice_clock.told_on == date(2026, 3, 4)
    assert [fault.act for fault in case.faults] == [story.acts[0].id, early.id]


def test_1_an_acceptance_made_out_meanwhile_stands_when_the_record_arrives() -> None:
    story = lacking_story().on(date(2026, 3, 4)).noticed()
    early = story.handed_over().acts.pop()
    story.on(DAY_6).accepted()
    case = told([*story.acts, early], date(2026, 3, 13))
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == RECEIVED_ON
    assert case.faults == ()


# 2 ------------------------------------------------------------------------------------------


def test_2_received_after_closing_time_is_still_that_days_receipt() -> None:
    story = CaseStory(start=datetime(2026, 3, 6, 17, 20, tzinfo=BEIJING)).received()
    assert story.case().received_on == date(2026, 3, 6)
    assert story.case().notice_clock.due == date(2026, 3, 13)
    assert story.last.happened_at == utc("2026-03-06T17:20:00+08:00")


@pytest.mark.parametrize("day", [14, 16])
def test_2_received_on_a_worked_saturday_or_inside_the_holiday(day: int) -> None:
    story = CaseStory(start=datetime(2026, 2, day, 9, tzinfo=BEIJING)).received()
    assert story.case().received_on == date(2026, 2, day)
    assert story.case().notice_clock.due == date(2026, 2, 28)


# 3 ------------------------------------------------------------------------------------------


def two_drafts() -> tuple[CaseStory, Act, Act]:
    """Two drafts: the first names one material more than the second."""
    story = lacking_story().noticed()
    first = story.last
    story.checked((CONSENT,)).noticed()
    return story, first, story.last


def test_3_only_the_first_notice_handed_over_is_the_notice() -> None:
    story, first, second = two_drafts()
    assert {e.key for e in story.case().notice_entries} == {"forest_right", "consent"}
    case = story.handed_over(second).case()
    assert {e.key for e in case.notice_entries} == {"forest_right"}
    assert code_of(story, hand_over(first), RECEIVER) == "notice_second"


def test_3_the_first_is_the_earliest_by_time_not_by_arrival() -> None:
    story, first, second = two_drafts()
    story.on(date(2026, 3, 3))
    early = story.handed_over(first).acts.pop()
    story.on(date(2026, 3, 4)).handed_over(second)
    assert objection(story.case(), early, RECEIVER, story.now) is None
    case = told([*story.acts, early], date(2026, 3, 5))
    assert {e.key for e in case.notice_entries} == {"forest_right", "consent"}
    assert case.notice_clock.told_on == date(2026, 3, 3)
    assert case.faults == ()


# 4 ------------------------------------------------------------------------------------------


def hand_over(paper: Act, recipient: str = "王秀兰") -> a.HandedOver:
    number = getattr(paper.body, "document_number", "")
    return a.HandedOver(paper.id, number, a.HandOverMeans.SIGNED, recipient)


def notice_of(story: CaseStory, *keys: str) -> a.NoticeGiven:
    named = {m.term.key: m for m in story.case().materials}
    entries = tuple(
        a.NoticeEntry(key, named[key].term.name, a.Judgement.MISSING, "请提交原件1份")
        for key in keys
    )
    return a.NoticeGiven(story.document_number("补"), entries, "云岭镇便民服务中心", None)


def with_new_finding() -> tuple[CaseStory, Act]:
    """Told of consent alone; later the forest right is found wanting too."""
    lacking = (LACKING[0], FOREST_RIGHT, LACKING[2])
    story = CaseStory().received(judgements=lacking).noticed().handed_over()
    worse = a.MaterialJudgement("forest_right", a.Judgement.NOT_AS_REQUIRED, "缺页")
    return story, story.on(date(2026, 3, 5)).supplemented((worse,)).last


def test_4_a_requirement_found_later_is_refused_and_a_fault_under_72_4() -> None:
    story, finding = with_new_finding()
    assert articles(story.case()) == ["72(4)"]
    assert story.case().faults[0].act == finding.id
    assert "林权证" in story.case().faults[0].sentence
    assert code_of(story, notice_of(story, "forest_right", "consent")) == "notice_second"
    assert code_of(story, notice_of(story, "consent")) == ""


def test_4_what_was_not_told_does_not_hold_up_acceptance() -> None:
    """Art. 32(5): who supplemented all that was asked for must be accepted."""
    story, _ = with_new_finding()
    assert [m.term.key for m in story.case().owed] == ["consent"]
    story.on(date(2026, 3, 6)).supplemented((CONSENT,))
    case = story.case()
    assert not case.is_complete
    assert case.owed == ()
    assert next_kind(case) is ActKind.ACCEPTED
    assert code_of(story, notice_of(story, "forest_right")) == "nothing_lacking"
    accepted = a.Accepted(
        "云岭受字〔2026〕9号", date(2026, 3, 17), date(2026, 4, 3), provisional=False
    )
    assert code_of(story, accepted) == ""
    assert story.accepted().case().starts_on == date(2026, 3, 6)


def test_4_a_longer_notice_after_voiding_the_told_one_is_a_fault_under_72_4() -> None:
    lacking = (LACKING[0], FOREST_RIGHT, LACKING[2])
    story = CaseStory().received(judgements=lacking).noticed()
    notice = story.last
    story.handed_over(notice).voided(notice)
    assert story.case().state is CaseState.RECEIVED
    assert story.case().notice_clock.told_on is None
    story.checked((LACKING[1],)).noticed().handed_over()
    assert articles(story.case()) == ["72(4)"]


# 5 ------------------------------------------------------------------------------------------


def test_5_no_notice_by_day_6_is_acceptance_as_of_receipt() -> None:
    case = told(lacking_story().acts, DAY_6)
    assert case.state is CaseState.ACCEPTED
    assert case.notice_clock.deemed
    assert case.decision_clock is not None
    assert case.decision_clock.start == RECEIVED_ON
    assert articles(case) == ["72(3)"]


def test_5_deemed_though_complete() -> None:
    story = CaseStory().received()
    case = told(story.acts, DAY_6)
    assert case.state is CaseState.ACCEPTED
    assert case.is_complete
    assert articles(case) == ["72(3)"]


def test_5_a_refusal_after_deemed_acceptance_is_refused() -> None:
    story = lacking_story().on(DAY_6)
    refused = a.Refused("1", a.RefusalGround.CONDITIONS_NOT_MET, "理由", "依据")
    assert code_of(story, refused) == "state"
    assert code_of(story, a.NotOurAgency("1", "县林业局", "理由")) == "state"
    assert code_of(story, notice_of(story, "forest_right", "consent")) == "state"
    case = story.refused().case()
    assert case.state is CaseState.ACCEPTED
    assert [fault.act for fault in case.faults] == [story.acts[0].id, story.last.id]


def test_5_the_document_of_a_deemed_acceptance_leaves_the_clock_at_receipt() -> None:
    story = lacking_story().on(date(2026, 3, 11))
    accepted = a.Accepted(
        "云岭受字〔2026〕1号", date(2026, 3, 11), date(2026, 3, 30), provisional=False
    )
    assert code_of(story, accepted) == ""
    case = story.accepted().case()
    assert case.starts_on == RECEIVED_ON
    assert articles(case) == ["72(3)"]
    assert code_of(story, accepted) == "already_accepted"
    assert story.examined().case().state is CaseState.EXAMINED


def test_5_an_answer_in_time_that_arrives_late_is_no_deemed_acceptance() -> None:
    story = lacking_story().on(LAST_DAY, 16).refused()
    case = told(story.acts, date(2026, 3, 20))
    assert case.state is CaseState.REFUSED
    assert not case.notice_clock.deemed


def test_5_a_withdrawal_after_deemed_acceptance_is_still_the_applicants_right() -> None:
    story = lacking_story().on(DAY_6)
    assert code_of(story, a.Withdrawn("改变主意")) == ""
    assert story.withdrawn().case().state is CaseState.WITHDRAWN


def test_5_an_on_the_spot_item_concluded_late_runs_from_receipt() -> None:
    story = CaseStory(service_item(CaseType.ON_THE_SPOT, promised_days=0)).received().on(DAY_6)
    assert code_of(story, a.ConcludedOnTheSpot(a.Outcome.GRANTED, "")) == ""
    case = story.concluded_on_the_spot().case()
    assert case.state is CaseState.DECIDED
    assert case.decision_clock is not None
    assert (case.decision_clock.start, case.decision_clock.days_left) == (RECEIVED_ON, -6)


# 6 ------------------------------------------------------------------------------------------


def test_6_supplements_before_the_notice_complete_the_case() -> None:
    story = lacking_story().on(date(2026, 3, 4))
    assert code_of(story, a.Supplemented((FOREST_RIGHT, CONSENT))) == ""
    story.supplemented((FOREST_RIGHT, CONSENT))
    assert next_kind(story.case()) is ActKind.ACCEPTED
    assert code_of(story, notice_of(story, "consent")) == "nothing_lacking"
    case = story.accepted().case()
    assert case.state is CaseState.ACCEPTED
    assert case.starts_on == date(2026, 3, 4)


def test_6_a_stale_notice_handed_over_after_completion_does_not_ask_again() -> None:
    story = lacking_story().noticed()
    notice = story.last
    story.on(date(2026, 3, 4)).supplemented((FOREST_RIGHT, CONSENT)).handed_over(notice)
    case = story.case()
    assert case.state is CaseState.RECEIVED
    assert next_kind(case) is ActKind.ACCEPTED
    assert case.next_due == LAST_DAY
