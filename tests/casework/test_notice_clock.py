"""The notice clock on its very edges: the fifth day, the count of days, days outside the calendar."""

from datetime import date, datetime

import pytest
from tests.casework.builders import LACKING, CaseStory, calendar
from tests.casework.judging import told

from window_desk.casework.acts import BEIJING
from window_desk.casework.case import CaseState
from window_desk.casework.notice_clock import told_until, workdays_after

RECEIVED_ON = date(2026, 3, 2)
LAST_DAY = date(2026, 3, 9)
DAY_6 = date(2026, 3, 10)


def lacking_story() -> CaseStory:
    return CaseStory().received(judgements=LACKING)


def test_1_a_hand_over_on_the_fifth_day_is_in_time() -> None:
    story = lacking_story().on(LAST_DAY, 16).noticed().handed_over()
    case = told(story.acts, DAY_6)

    assert case.notice_clock.told_on == LAST_DAY
    assert not case.notice_clock.deemed
    assert case.state is CaseState.AWAITING_SUPPLEMENT


def test_1_an_examination_on_the_fifth_day_relies_on_nothing_yet() -> None:
    """Nobody relies on an acceptance by default before the sixth day began."""
    story = lacking_story().on(LAST_DAY, 9).noticed()
    early = story.handed_over().acts.pop()
    story.on(LAST_DAY, 15).examined()
    assert not told([*story.acts, early], DAY_6).notice_clock.deemed


@pytest.mark.parametrize(
    ("today", "workday"),
    [
        (date(2026, 3, 2), 0),
        (date(2026, 3, 3), 1),
        (date(2026, 3, 4), 2),
        (date(2026, 3, 7), 4),
        (date(2026, 3, 9), 5),
        (date(2026, 3, 10), 6),
    ],
)
def test_the_day_of_the_notice_period_is_counted_until_somebody_answers(
    today: date, workday: int
) -> None:
    assert told(lacking_story().acts, today).notice_clock.workday == workday


def test_the_count_never_runs_backwards() -> None:
    story = lacking_story()
    case = story.case(datetime(2026, 2, 20, 9, tzinfo=BEIJING))
    assert case.notice_clock.workday == 0


def test_who_was_told_accepted_or_voided_is_counted_no_further() -> None:
    noticed = lacking_story().noticed()
    assert noticed.case().notice_clock.workday == 0
    assert noticed.handed_over().case().notice_clock.workday is None
    assert CaseStory().received().accepted().case().notice_clock.workday is None
    assert lacking_story().withdrawn().case().notice_clock.workday is None
    assert lacking_story().voided().case().notice_clock.workday is None


def test_until_when_to_supplement_says_the_notice_that_was_handed_over() -> None:
    story = lacking_story().noticed(date(2026, 3, 20))
    first = story.last
    story.checked(LACKING[:1]).noticed(date(2026, 3, 25))
    assert told_until(story.acts) is None
    assert told_until(story.handed_over(story.last).acts) == date(2026, 3, 25)
    assert told_until(story.handed_over(first).acts) == date(2026, 3, 25)


@pytest.mark.parametrize(
    ("day", "workdays", "expected"),
    [
        pytest.param(date(2026, 3, 2), 5, LAST_DAY, id="within the calendar"),
        pytest.param(date(2006, 3, 3), 5, date(2006, 3, 10), id="before it, from a Friday"),
        pytest.param(date(2006, 3, 2), 1, date(2006, 3, 3), id="before it, one day"),
        pytest.param(date(2006, 3, 3), 1, date(2006, 3, 6), id="before it, over a weekend"),
        pytest.param(date(2006, 3, 4), 1, date(2006, 3, 6), id="before it, from a Saturday"),
        pytest.param(date(2006, 3, 3), 0, date(2006, 3, 3), id="before it, no day"),
        pytest.param(date(2100, 1, 1), 5, date(2100, 1, 8), id="after it"),
        pytest.param(date(9999, 11, 29), 5, date(9999, 12, 1), id="at the end of time"),
        pytest.param(date(9999, 12, 1), 5, date(9999, 12, 1), id="no further than it"),
    ],
)
def test_days_outside_the_calendar_are_counted_from_monday_to_friday(
    day: date, workdays: int, expected: date
) -> None:
    assert workdays_after(calendar(), day, workdays) == expected
