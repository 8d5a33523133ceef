"""The clock bar of a case as folded: which clock, which marks, which words, by the county's rules."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from tests.casework.builders import LACKING, CaseStory, calendar

from window_desk.casework.acts import BEIJING
from window_desk.casework.case import Case
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.procedures import MovedPromise
from window_desk.desk.ui.parts.clock_bar_labels import description
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel, ClockKind, DueKind
from window_desk.desk.ui.parts.time_left import TimeState, words
from window_desk.desk.ui.screens.case_words import clock_model

MARCH = 2026, 3


@pytest.fixture(autouse=True)
def _screen(qapp: QApplication) -> None:
    """Words are translated by the application."""


def at(day: int, hour: int = 10, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=BEIJING)


def model_of(case: Case, now: datetime) -> ClockBarModel:
    model = clock_model(case, calendar(), now.date())
    assert model is not None
    return model


def told(
    story: CaseStory, now: datetime, rules: LocalRules = DEFAULT_RULES
) -> tuple[TimeState, str]:
    model = model_of(story.case(now, rules), now)
    return model.state, words(model.time_left)


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        (2, TimeState.ON_TIME, "告知还剩 5 日"),
        (3, TimeState.ON_TIME, "告知第1日 · 剩 4 日"),
        (4, TimeState.ON_TIME, "告知第2日 · 剩 3 日"),
        (5, TimeState.SOON, "告知第3日 · 剩 2 日"),
        (6, TimeState.SOON, "告知第4日 · 剩 1 日"),
        (9, TimeState.DUE, "告知第5日 · 今天到期"),
    ],
)
def test_notice_clock_until_somebody_tells(day: int, state: TimeState, said: str) -> None:
    story = CaseStory().received(judgements=LACKING)
    assert told(story, at(day)) == (state, said)
    model = model_of(story.case(at(day)), at(day))
    assert model.kind is ClockKind.NOTICE
    assert [(mark.kind, mark.day) for mark in model.marks] == [(DueKind.NOTICE, date(*MARCH, 9))]


def test_day_six_shows_the_decision_clock_of_the_deemed_acceptance() -> None:
    story = CaseStory().received(judgements=LACKING)
    model = model_of(story.case(at(10)), at(10))
    assert model.kind is ClockKind.DECISION
    assert model.start == date(*MARCH, 2)


def test_who_was_told_is_waited_for_without_a_count() -> None:
    story = CaseStory().received(judgements=LACKING).on(date(*MARCH, 5))
    story.noticed(date(*MARCH, 20)).handed_over()
    model = model_of(story.case(at(12)), at(12))
    assert words(model.time_left) == "已告知，等申请人补正"
    assert model.state is TimeState.NONE
    assert "已告知 3月5日 周四" in description(model)
    assert "补正截至 3月20日 周五" in description(model)


@pytest.mark.parametrize(
    ("now", "state", "said"),
    [
        (at(2), TimeState.ON_TIME, "还剩 7 个工作日"),
        (at(9), TimeState.SOON, "还剩 2 个工作日"),
        (at(10), TimeState.SOON, "还剩 1 个工作日"),
        (at(11), TimeState.DUE, "今天到期"),
        (at(11, 17), TimeState.OVERDUE, "已过下班时间"),
        (at(12), TimeState.OVERDUE, "超期 1 个工作日"),
    ],
)
def test_decision_clock_day_by_day(now: datetime, state: TimeState, said: str) -> None:
    assert told(CaseStory().received().accepted(), now) == (state, said)


def test_county_sets_yellow_and_red() -> None:
    story = CaseStory().received().accepted()
    rules = replace(DEFAULT_RULES, yellow_workdays=5, red_workdays=1)
    assert told(story, at(4), rules) == (TimeState.SOON, "还剩 5 个工作日")
    assert told(story, at(10), rules) == (TimeState.DUE, "还剩 1 个工作日")
    assert told(story, at(11), rules) == (TimeState.DUE, "今天到期")


def test_open_stop_names_no_day_and_the_days_left() -> None:
    story = CaseStory().received().accepted().on(date(*MARCH, 4)).suspended()
    model = model_of(story.case(at(12)), at(12))
    assert (model.state, words(model.time_left)) == (
        TimeState.SUSPENDED,
        "暂停中，剩 5 个工作日",
    )
    assert model.marks == ()
    assert model.suspensions == ((date(*MARCH, 4), None),)
    assert model.held_until == date(*MARCH, 19)
    assert "暂停 3月4日 周三 起" in description(model)


def test_past_stop_and_extension_are_on_the_line() -> None:
    story = CaseStory().received().accepted().on(date(*MARCH, 4)).suspended()
    story.on(date(*MARCH, 6)).resumed().on(date(*MARCH, 10)).extended()
    model = model_of(story.case(at(10)), at(10))
    assert model.suspensions == ((date(*MARCH, 4), date(*MARCH, 6)),)
    assert model.extensions == ((date(*MARCH, 10), 10),)
    statutory = next(mark for mark in model.marks if mark.kind is DueKind.STATUTORY)
    assert statutory.extended_days == 10
    assert model.statutory_days_left is not None


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        (10, TimeState.FINISHED, "提前办结"),
        (11, TimeState.FINISHED, "按期办结"),
        (12, TimeState.FINISHED_LATE, "逾期办结"),
    ],
)
def test_decided_case_says_how_it_stood(day: int, state: TimeState, said: str) -> None:
    story = CaseStory().received().accepted().on(date(*MARCH, day))
    story.examined().signed_off().decided()
    assert told(story, at(20)) == (state, said)
    assert model_of(story.case(at(20)), at(20)).today == date(*MARCH, day)


def test_december_may_move_and_what_follows_is_provisional() -> None:
    story = CaseStory(start=datetime(2026, 12, 21, 9, tzinfo=BEIJING)).received().accepted()
    said = description(model_of(story.case(), datetime(2026, 12, 21, tzinfo=BEIJING)))
    assert "承诺 12月30日 周三(可能调整)" in said
    assert "(暂定)" in said


def moved_to(now: int) -> Callable[[Case], Case]:
    moved = MovedPromise("act", date(*MARCH, 11), date(*MARCH, now))
    return lambda case: replace(case, moved=moved)


def test_moved_promise_shows_both_days_and_keeps_the_earlier() -> None:
    case = CaseStory().received().accepted().case(at(5))
    clock = case.decision_clock
    assert clock is not None
    earlier = moved_to(10)(
        replace(case, decision_clock=replace(clock, promised_due=date(*MARCH, 10), days_left=3))
    )
    said = description(model_of(earlier, at(5)))
    assert "承诺 3月10日 周二" in said
    assert "凭证印 3月11日 周三" in said
    later = moved_to(12)(
        replace(case, decision_clock=replace(clock, promised_due=date(*MARCH, 12), days_left=5))
    )
    model = model_of(later, at(5))
    assert "承诺 3月11日 周三" in description(model)
    assert "日历应为 3月12日 周四" in description(model)
    assert model.days_left == 4


def test_no_clock_where_nothing_is_owed() -> None:
    refused = CaseStory().received().refused()
    withdrawn = CaseStory().received().accepted().withdrawn()
    for story in (refused, withdrawn):
        assert clock_model(story.case(), calendar(), date(*MARCH, 2)) is None
