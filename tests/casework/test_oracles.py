"""The engine of days against two independent programs: ``chinesecalendar`` and ``holidays``.

Every start day from 2007 to 2026 with every limit from 0 to 60 days. What is expected is reckoned from
the oracles' own answers by walking, without a line of ours; ``holidays`` is asked for announced years only.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate

import chinese_calendar
import holidays
import pytest

from window_desk.casework.limits import DayUnit, Limit, Suspension, due_with_suspensions, remaining
from window_desk.casework.workdays import calendar_from_mappings
from window_desk.resources import resource_path

CALENDAR = calendar_from_mappings(
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(resource_path("calendars").glob("*.json"))
)
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=index) for index in range((LAST - FIRST).days + 1)]
MOST = 60


class Oracle:
    """One program's workdays of the covered years."""

    def __init__(self, is_workday: Callable[[date], bool]) -> None:
        self.works = [is_workday(day) for day in DAYS]
        self.workdays = [day for day, works in zip(DAYS, self.works, strict=True) if works]
        # for each day, the workdays up to and with it
        self.until = list(accumulate(self.works, initial=0))[1:]

    def after(self, index: int) -> Sequence[date]:
        """The next workdays after the day at ``index``, 60 where the years hold so many."""
        return self.workdays[self.until[index] : self.until[index] + MOST]


def _holidays() -> Oracle:
    announced = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    return Oracle(announced.is_working_day)


@pytest.fixture(scope="module", params=["chinesecalendar", "holidays"])
def oracle(request: pytest.FixtureRequest) -> Oracle:
    return (
        Oracle(chinese_calendar.is_workday) if request.param == "chinesecalendar" else _holidays()
    )


def test_every_day_of_twenty_years(oracle: Oracle) -> None:
    assert [CALENDAR.is_workday(day) for day in DAYS] == oracle.works


def test_every_limit_from_every_day(oracle: Oracle) -> None:
    for index, start in enumerate(DAYS):
        expected = [start, *oracle.after(index)]
        found = [CALENDAR.add_workdays(start, n) for n in range(len(expected))]
        assert found == expected, start


def test_every_natural_limit_from_every_day(oracle: Oracle) -> None:
    following: list[date | None] = [None] * len(DAYS)
    coming: date | None = None
    for index in reversed(range(len(DAYS))):
        coming = DAYS[index] if oracle.works[index] else coming
        following[index] = coming
    for index, start in enumerate(DAYS):
        expected = [day for day in following[index + 1 : index + 1 + MOST] if day is not None]
        found = [CALENDAR.add_natural_days(start, n + 1) for n in range(len(expected))]
        assert found == expected, start


def test_what_remains_on_every_day_of_the_months_around(oracle: Oracle) -> None:
    for index, due in enumerate(DAYS):
        around = range(max(0, index - 45), min(len(DAYS), index + 46))
        expected = [oracle.until[index] - oracle.until[today] for today in around]
        assert [remaining(CALENDAR, DAYS[today], due) for today in around] == expected, due


def test_suspensions_leave_out_their_days(oracle: Oracle) -> None:
    """A stop of every length up to three weeks, begun three days into a limit of ten workdays."""
    for index, start in enumerate(DAYS[:-120]):
        length = index % 22
        begin = start + timedelta(days=3)
        end = begin + timedelta(days=length)
        counted = [day for day in oracle.after(index) if not begin < day <= end]
        stop = Suspension(begin, end)
        assert due_with_suspensions(CALENDAR, start, Limit(10), [stop]) == counted[9], start


def test_a_make_up_day_ends_a_natural_limit(oracle: Oracle) -> None:
    """民法典 203: a weekend day that is worked is no rest day, so nothing is moved on from it."""
    made_up = [day for day in oracle.workdays if day.weekday() > 4]
    assert len(made_up) > 100
    for day in made_up:
        limit = Limit(7, DayUnit.NATURAL)
        start = day - timedelta(days=7)
        if start >= FIRST:
            assert due_with_suspensions(CALENDAR, start, limit, []) == day
