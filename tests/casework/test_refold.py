"""The day on which a case must be told anew: never too late, and always ahead."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.casework.act_strategies import instants, journals
from tests.casework.builders import LACKING, CaseStory, calendar, joint_item, service_item
from tests.casework.test_fold_lawful_ways import lawful_stories

from window_desk.casework.acts import Act, local_day
from window_desk.casework.case import Case, CaseState
from window_desk.casework.fold import fold
from window_desk.casework.limits import DayUnit
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.next_acts import next_kind
from window_desk.casework.procedures import StopFlag
from window_desk.casework.refold import next_change

LAPSING = LocalRules(unsupplied_counts_as_withdrawn=True, overrun_counts=False)
RULES = (DEFAULT_RULES, LAPSING, LocalRules(suspension_stops_promise=False))
A_DAY = timedelta(days=1)
FAR = 200


def shown(case: Case | None) -> object:
    """What lists and warnings show of a case, but for the counting of days."""
    if case is None:
        return None
    clock = case.decision_clock
    held = clock is not None and clock.promised_due is None
    return (
        case.state,
        case.next_due,
        next_kind(case),
        case.notice_clock.deemed,
        case.moved,
        case.lapsed,
        case.decision,
        [(fault.article, fault.act) for fault in case.faults],
        [(stop.counts, stop.flags) for stop in case.stops],
        [each.late for each in case.feedback],
        case.inspection is not None and case.inspection.late,
        clock and (clock.start, clock.promised_due, clock.statutory_due, clock.finish),
        clock.days_left if clock is not None and held else None,
    )


def holds_until_the_next_change(
    acts: list[Act], now: datetime, rules: LocalRules, days_on: int
) -> None:
    case = fold(acts, calendar(), now, rules)
    if case is None:
        return
    today = local_day(now)
    change = next_change(case, today, calendar())
    assert change is None or change > today
    last = (change - today).days - 1 if change is not None else FAR
    for days in {min(days_on, last), min(last, FAR)}:
        later = fold(acts, calendar(), now + timedelta(days=days), rules)
        assert shown(later) == shown(case), days


@given(lawful_stories(), st.sampled_from(RULES), st.integers(0, 90), st.integers(0, FAR))
def test_nothing_changes_on_any_day_before(
    story: CaseStory, rules: LocalRules, days_later: int, days_on: int
) -> None:
    now = story.now + timedelta(days=days_later)
    holds_until_the_next_change(story.acts, now, rules, days_on)


@given(journals(), instants, st.sampled_from(RULES))
def test_any_acts_have_a_next_change_ahead_or_none(
    acts: list[Act], now: datetime, rules: LocalRules
) -> None:
    case = fold(acts, calendar(), now, rules)
    if case is None:
        return
    change = next_change(case, local_day(now), calendar())
    assert change is None or change > local_day(now)


def change_of(story: CaseStory, rules: LocalRules = DEFAULT_RULES) -> date | None:
    case = story.case(rules=rules)
    return next_change(case, local_day(story.now), calendar())


def test_an_untold_case_changes_on_day_6() -> None:
    story = CaseStory().received()
    # received on Monday 2026-03-02: told until Monday the 9th
    assert change_of(story) == date(2026, 3, 10)
    assert story.case(story.now + timedelta(days=7)).state is CaseState.RECEIVED
    assert story.case(story.now + timedelta(days=8)).state is CaseState.ACCEPTED


def test_a_case_that_is_running_waits_for_no_day() -> None:
    assert change_of(CaseStory().received().accepted()) is None
    assert change_of(CaseStory().received().withdrawn()) is None


def test_supplements_that_do_not_come_end_the_case_the_day_after() -> None:
    story = CaseStory().received(judgements=LACKING).noticed(date(2026, 3, 20)).handed_over()
    days = (date(2026, 3, 10), date(2026, 3, 21))
    assert change_of(story, LAPSING) == days[0]
    story.on(days[0])
    assert change_of(story, LAPSING) == days[1]
    assert story.case(story.now + timedelta(days=10), LAPSING).state is not CaseState.WITHDRAWN
    assert story.case(story.now + timedelta(days=11), LAPSING).state is CaseState.WITHDRAWN


def test_a_stop_changes_on_the_last_day_told_and_on_the_first_beyond() -> None:
    story = CaseStory().received().accepted().examined().suspended(told_days=4)
    assert change_of(story) == date(2026, 3, 6)
    story.on(date(2026, 3, 6))
    # the next workday after Friday
    assert change_of(story) == date(2026, 3, 9)
    case = story.case(datetime.fromisoformat("2026-03-09T10:00:00+08:00"))
    assert StopFlag.OVERRUN in case.stops[0].flags


def test_a_stop_in_calendar_days_changes_on_a_rest_day() -> None:
    story = CaseStory().received().accepted().examined()
    story.suspended(told_days=4, told_unit=DayUnit.NATURAL).on(date(2026, 3, 6))
    assert change_of(story) == date(2026, 3, 7)


def test_feedback_and_inspection_become_late() -> None:
    story = CaseStory(joint_item()).received().accepted()
    due = min(feedback.due for feedback in story.case().feedback)
    assert change_of(story) == due + A_DAY
    inspected = CaseStory(replace(service_item(), inspection_by_law=True)).received().accepted()
    inspection = inspected.case().inspection
    assert inspection is not None
    assert change_of(inspected) == inspection.assign_by + A_DAY


def test_a_renewal_changes_at_midnight_of_its_last_day() -> None:
    story = CaseStory(replace(service_item(), renewal=True))
    story.received(certificate_expires_on=date(2026, 3, 11)).accepted()
    assert change_of(story) == date(2026, 3, 12)
    case = story.case(datetime.fromisoformat("2026-03-12T00:00:00+08:00"))
    assert case.decision is not None
    assert case.decision.deemed
