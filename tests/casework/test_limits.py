"""Limits, what is left of them, and the algebra of suspensions."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.limits import (
    DayUnit,
    Limit,
    LimitError,
    Suspension,
    due,
    due_with_suspensions,
    has_passed,
    remaining,
    remaining_while_suspended,
    union_days,
    united,
)
from window_desk.casework.workdays import CalendarError, calendar_from_mappings
from window_desk.resources import resource_path

CALENDARS = resource_path("calendars")
CALENDAR = calendar_from_mappings(
    json.loads(path.read_text(encoding="utf-8")) for path in sorted(CALENDARS.glob("*.json"))
)
ACCEPTED = date(2026, 3, 2)
SEVEN = Limit(7)


def march(day: int) -> date:
    return date(2026, 3, day)


def stop(start: int, end: int | None) -> Suspension:
    return Suspension(march(start), None if end is None else march(end))


days = st.dates(date(2025, 1, 1), date(2026, 6, 30))
limits = st.builds(Limit, st.integers(0, 60), st.sampled_from(DayUnit))
stops = st.lists(
    st.builds(
        lambda start, length: Suspension(start, start + timedelta(days=length)),
        days,
        st.integers(0, 40),
    ),
    max_size=6,
)


def walked_due(start: date, limit: Limit, suspensions: list[Suspension]) -> date:
    """The same by stepping through the days one by one."""

    def excluded(day: date) -> bool:
        return any(each.start < day <= (each.end or date.max) for each in suspensions)

    if limit.days == 0:
        return start
    day, left = start, limit.days
    while left:
        day += timedelta(days=1)
        counts = limit.unit is DayUnit.NATURAL or CALENDAR.is_workday(day)
        left -= counts and not excluded(day)
    while not CALENDAR.is_workday(day) or excluded(day):
        day += timedelta(days=1)
    return day


def test_a_limit_is_in_workdays_unless_said_otherwise() -> None:
    assert due(CALENDAR, date(2026, 9, 24), Limit(10)) == date(2026, 10, 15)
    assert due(CALENDAR, date(2026, 9, 24), Limit(7, DayUnit.NATURAL)) == date(2026, 10, 8)
    assert due(CALENDAR, date(2026, 9, 27), Limit(0)) == date(2026, 9, 27)


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(LimitError, match="不能为负") as refused:
        Limit(-1)
    assert refused.value.field == "days"


@pytest.mark.parametrize(("today", "left"), [(2, 7), (7, 3), (11, 0), (12, -1), (14, -2), (16, -3)])
def test_1_2_remaining_is_counted_in_workdays_to_the_due_day(today: int, left: int) -> None:
    assert remaining(CALENDAR, march(today), march(11)) == left


@pytest.mark.parametrize(
    ("day", "hour", "minute", "passed"),
    [
        (10, 23, 59, False),
        (11, 0, 0, False),
        (11, 16, 59, False),
        (11, 17, 0, True),
        (11, 23, 59, True),
        (12, 0, 0, True),
    ],
)
def test_1_2_a_limit_ends_at_the_close_of_business_of_its_last_day(
    day: int, hour: int, minute: int, passed: bool
) -> None:
    assert (
        has_passed(march(11), datetime(2026, 3, day, hour, minute, tzinfo=UTC), time(17)) is passed
    )


@pytest.mark.parametrize(
    ("suspensions", "expected"),
    [
        pytest.param([], 11, id="none"),
        pytest.param([stop(4, 6)], 13, id="one"),
        pytest.param([stop(4, 6), stop(5, 10)], 17, id="overlapping"),
        pytest.param([stop(6, 8)], 11, id="ends on a weekend"),
        pytest.param([stop(4, 4)], 11, id="same day"),
        pytest.param([stop(2, 13)], 24, id="starts on the acceptance day"),
        pytest.param([stop(4, 5), stop(5, 6)], 13, id="one after the other"),
        pytest.param([stop(4, 10), stop(5, 6)], 17, id="one inside the other"),
        pytest.param([stop(11, 13)], 11, id="starts on the due day"),
        pytest.param([stop(12, 13)], 11, id="starts after the due day"),
        pytest.param([stop(4, 6), stop(12, 13)], 16, id="starts within the first's days"),
        pytest.param([Suspension(date(2026, 2, 1), march(3))], 12, id="starts before acceptance"),
    ],
)
def test_1_3_the_days_of_a_suspension_are_excluded(
    suspensions: list[Suspension], expected: int
) -> None:
    assert due_with_suspensions(CALENDAR, ACCEPTED, SEVEN, suspensions) == march(expected)


def test_1_3_the_days_of_a_suspension_are_excluded_from_calendar_days_too() -> None:
    limit = Limit(7, DayUnit.NATURAL)

    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, []) == march(9)
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(4, 6)]) == march(11)
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(4, 9)]) == march(16)


def test_the_move_from_a_rest_day_passes_over_excluded_days() -> None:
    limit = Limit(5, DayUnit.NATURAL)

    # the fifth day is Saturday the 7th, the next workday is Monday the 9th
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, []) == march(9)
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(8, 9)]) == march(10)
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(8, None)]) is None
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(9, None)]) == march(9)
    # one day more for the first stop, and the second lies over the move
    assert due_with_suspensions(CALENDAR, ACCEPTED, limit, [stop(3, 4), stop(8, 9)]) == march(10)


def test_1_3_an_open_suspension_holds_the_clock() -> None:
    assert due_with_suspensions(CALENDAR, ACCEPTED, SEVEN, [stop(4, None)]) is None
    assert due_with_suspensions(CALENDAR, ACCEPTED, SEVEN, [stop(4, None), stop(5, 6)]) is None
    assert due_with_suspensions(CALENDAR, ACCEPTED, SEVEN, [stop(3, 4), stop(4, None)]) is None
    assert due_with_suspensions(CALENDAR, ACCEPTED, SEVEN, [stop(11, None)]) == march(11)


@pytest.mark.parametrize(
    ("suspensions", "left"),
    [
        ([], None),
        ([stop(4, 6)], None),
        ([stop(4, None)], 5),
        ([stop(2, None)], 7),
        ([stop(3, 5), stop(6, None)], 5),
        ([stop(3, 5), stop(4, None)], 6),
        ([stop(10, None)], 1),
        ([stop(11, None)], None),
    ],
)
def test_what_is_left_while_suspended(suspensions: list[Suspension], left: int | None) -> None:
    assert remaining_while_suspended(CALENDAR, ACCEPTED, SEVEN, suspensions) == left


def test_what_is_left_while_suspended_is_in_the_limits_unit() -> None:
    limit = Limit(7, DayUnit.NATURAL)

    assert remaining_while_suspended(CALENDAR, ACCEPTED, limit, [stop(4, None)]) == 5


def test_a_suspension_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(LimitError, match="早于开始日") as refused:
        stop(4, 3)
    assert refused.value.field == "end"
    assert refused.value.sentence == (
        "特别程序结束日2026-03-03早于开始日2026-03-04，请核对两个日期。"
    )


@pytest.mark.parametrize(
    ("suspensions", "expected"),
    [
        pytest.param([stop(4, 4)], [], id="no day"),
        pytest.param([stop(4, 6), stop(6, 9)], [stop(4, 9)], id="touching"),
        pytest.param([stop(7, 9), stop(4, 6)], [stop(4, 6), stop(7, 9)], id="apart"),
        pytest.param([stop(4, 9), stop(5, 6)], [stop(4, 9)], id="inside"),
        pytest.param([stop(1, 2)], [], id="before the clock"),
        pytest.param([stop(1, 4)], [stop(2, 4)], id="cut to the clock"),
        pytest.param([stop(4, None), stop(9, 12)], [stop(4, None)], id="open"),
        pytest.param([stop(4, 6), stop(5, None)], [stop(4, None)], id="ends open"),
    ],
)
def test_1_3_suspensions_are_united(
    suspensions: list[Suspension], expected: list[Suspension]
) -> None:
    assert united(suspensions, ACCEPTED) == tuple(expected)


def test_the_union_counts_each_day_once() -> None:
    overlapping = [stop(4, 6), stop(5, 10)]
    until = march(31)

    assert union_days(CALENDAR, overlapping, DayUnit.WORKDAY, until=until) == 4
    assert union_days(CALENDAR, overlapping, DayUnit.NATURAL, until=until) == 6
    assert union_days(CALENDAR, [stop(4, None)], DayUnit.WORKDAY, until=march(9)) == 3
    assert union_days(CALENDAR, overlapping, DayUnit.NATURAL, until=march(4)) == 0


def test_a_due_day_past_the_calendar_is_refused() -> None:
    endless = Limit(10**9, DayUnit.NATURAL)

    with pytest.raises(CalendarError) as refused:
        due_with_suspensions(CALENDAR, ACCEPTED, endless, [])
    assert (refused.value.field, refused.value.rule) == ("date", "calendar_range")
    assert refused.value.sentence == "期限超出可推算的范围，请核对日期和天数。"


@given(days, limits, stops)
def test_the_due_day_agrees_with_a_walk(
    start: date, limit: Limit, suspensions: list[Suspension]
) -> None:
    expected = walked_due(start, limit, suspensions)

    assert due_with_suspensions(CALENDAR, start, limit, suspensions) == expected
    assert limit.days == 0 or CALENDAR.is_workday(expected)


@given(days, limits, stops.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_the_order_of_suspensions_is_of_no_account(
    start: date, limit: Limit, orders: tuple[list[Suspension], list[Suspension]]
) -> None:
    suspensions, shuffled = orders

    assert due_with_suspensions(CALENDAR, start, limit, shuffled) == due_with_suspensions(
        CALENDAR, start, limit, [*suspensions, *suspensions]
    )


@given(days, limits, stops, st.integers(0, 20))
def test_more_days_and_more_suspensions_never_shorten(
    start: date, limit: Limit, suspensions: list[Suspension], more: int
) -> None:
    def last(limit: Limit, suspensions: list[Suspension]) -> date:
        found = due_with_suspensions(CALENDAR, start, limit, suspensions)
        assert found is not None
        return found

    longer = Limit(limit.days + more, limit.unit)
    assert last(limit, suspensions) <= last(longer, suspensions)
    assert last(limit, suspensions[1:]) <= last(limit, suspensions)


@given(days, limits, st.integers(0, 20))
def test_a_later_start_is_never_due_earlier(start: date, limit: Limit, later: int) -> None:
    moved = due(CALENDAR, start + timedelta(days=later), limit)

    assert due(CALENDAR, start, limit) <= moved
    assert due_with_suspensions(CALENDAR, start, limit, []) == due(CALENDAR, start, limit)


@given(days, limits, days)
def test_remaining_falls_to_zero_on_the_due_day(start: date, limit: Limit, today: date) -> None:
    last = due(CALENDAR, start, limit)

    assert remaining(CALENDAR, last, last) == 0
    assert remaining(CALENDAR, today, last) == -remaining(CALENDAR, last, today)


@given(days, limits, stops, st.integers(0, 20))
def test_a_later_start_is_never_due_earlier_with_suspensions(
    start: date, limit: Limit, suspensions: list[Suspension], later: int
) -> None:
    first = due_with_suspensions(CALENDAR, start, limit, suspensions)
    second = due_with_suspensions(CALENDAR, start + timedelta(days=later), limit, suspensions)

    assert first is not None
    assert second is not None
    assert first <= second


@given(days, st.integers(1, 60), stops)
def test_1_3_suspensions_never_add_more_than_the_sum_of_their_days(
    start: date, n: int, suspensions: list[Suspension]
) -> None:
    plain = due(CALENDAR, start, Limit(n))
    last = due_with_suspensions(CALENDAR, start, Limit(n), suspensions)

    assert last is not None
    added = remaining(CALENDAR, plain, last)
    assert added >= 0
    assert added <= sum(
        remaining(CALENDAR, each.start, each.end) for each in suspensions if each.end is not None
    )


@given(st.sampled_from(DayUnit), stops.flatmap(st.permutations), days)
def test_1_3_the_union_is_of_no_order_and_at_most_the_sum(
    unit: DayUnit, suspensions: list[Suspension], until: date
) -> None:
    together = union_days(CALENDAR, suspensions, unit, until=until)
    each = [union_days(CALENDAR, [one], unit, until=until) for one in suspensions]

    assert together == union_days(CALENDAR, suspensions[::-1], unit, until=until)
    assert together == union_days(CALENDAR, [*suspensions, *suspensions], unit, until=until)
    assert max(each, default=0) <= together <= sum(each)
