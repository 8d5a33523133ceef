"""The workday calendar: the vectors of the rules (1.2), its laws, its overlays and its edges."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.rule_vectors import WORKDAY_VECTORS

from window_desk.casework.workdays import (
    LAST_DAY,
    CalendarError,
    Certainty,
    OverlayDay,
    OverlayKind,
    WorkdayCalendar,
    calendar_from_mappings,
)
from window_desk.resources import resource_path

CALENDARS = resource_path("calendars")
NOTICES = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted(CALENDARS.glob("*.json"))
]
CALENDAR = calendar_from_mappings(NOTICES)
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)

any_days = st.dates(FIRST, date(2080, 12, 31))
counts = st.integers(0, 400)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        *WORKDAY_VECTORS,
        pytest.param("2026-02-16", 0, "2026-02-16", id="no days, on a rest day"),
    ],
)
def test_1_2_workdays_are_counted_from_the_day_after(start: str, n: int, due: str) -> None:
    assert CALENDAR.add_workdays(day(start), n) == day(due)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        pytest.param("2026-09-24", 7, "2026-10-08", id="rolls over National Day"),
        pytest.param("2026-02-11", 3, "2026-02-14", id="ends on a make-up Saturday"),
        pytest.param("2026-03-02", 60, "2026-05-06", id="60 days for review"),
        pytest.param("2026-02-16", 0, "2026-02-16", id="no days, on a rest day"),
    ],
)
def test_1_2_natural_days_move_on_from_a_rest_day(start: str, n: int, due: str) -> None:
    assert CALENDAR.add_natural_days(day(start), n) == day(due)


def test_1_2_a_limit_past_the_notices_is_provisional() -> None:
    due = CALENDAR.add_workdays(day("2026-12-04"), 20)

    # New Year's Day is known from the law, what is made up for it is not
    assert due == day("2027-01-04")
    assert CALENDAR.certainty(due) is Certainty.PROVISIONAL


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("2007-01-01", Certainty.FIRM),
        ("2025-12-31", Certainty.FIRM),
        ("2026-11-30", Certainty.FIRM),
        ("2026-12-01", Certainty.DECEMBER),
        ("2026-12-31", Certainty.DECEMBER),
        ("2027-01-01", Certainty.PROVISIONAL),
    ],
)
def test_certainty_ends_with_november_of_the_newest_notice(text: str, certainty: Certainty) -> None:
    assert CALENDAR.certainty(day(text)) is certainty


def test_coverage_is_that_of_the_known_notices() -> None:
    assert CALENDAR.coverage_from == FIRST
    assert CALENDAR.coverage_until == LAST
    assert [notice.year for notice in CALENDAR.notices] == list(range(2007, 2027))


def test_past_the_notices_only_the_fixed_days_and_weekends_are_off() -> None:
    fixed = ["2027-01-01", "2027-10-01", "2028-05-01", "2028-05-02", "2028-10-02", "2028-10-03"]

    assert not any(CALENDAR.is_workday(day(text)) for text in fixed)
    assert not CALENDAR.is_workday(day("2027-02-13"))
    assert CALENDAR.is_workday(day("2027-02-08")), "a lunar holiday is not known before its notice"


@given(any_days, st.integers(1, 400))
def test_a_limit_ends_on_a_workday(start: date, n: int) -> None:
    assert CALENDAR.is_workday(CALENDAR.add_workdays(start, n))
    assert CALENDAR.is_workday(CALENDAR.add_natural_days(start, n))


@given(any_days, counts, counts)
def test_adding_is_monotone_and_composes(start: date, n: int, m: int) -> None:
    once = CALENDAR.add_workdays(start, n)

    assert CALENDAR.add_workdays(once, m) == CALENDAR.add_workdays(start, n + m)
    assert CALENDAR.add_workdays(start, n) <= CALENDAR.add_workdays(start, n + m)
    assert CALENDAR.add_workdays(start, n) <= CALENDAR.add_workdays(start + timedelta(days=m), n)


@given(any_days, counts)
def test_workdays_between_undoes_adding(start: date, n: int) -> None:
    due = CALENDAR.add_workdays(start, n)

    assert CALENDAR.workdays_between(start, due) == n
    assert CALENDAR.workdays_between(due, start) == -n


@given(any_days, counts)
def test_a_workday_before_is_the_last_from_which_so_many_are_left(end: date, n: int) -> None:
    if CALENDAR.workdays_between(FIRST, end) <= n:
        return
    found = CALENDAR.workdays_before(end, n)
    passed = [found + timedelta(days=index) for index in range((end - found).days)]

    assert found == end or CALENDAR.is_workday(found)
    assert sum(CALENDAR.is_workday(each) for each in passed) == n


@pytest.mark.parametrize(
    ("end", "n", "before"),
    [
        pytest.param("2026-03-10", 0, "2026-03-10", id="none"),
        pytest.param("2026-03-08", 0, "2026-03-08", id="none, on a rest day"),
        pytest.param("2026-03-10", 1, "2026-03-09", id="one"),
        pytest.param("2026-03-10", 2, "2026-03-06", id="over a weekend"),
        pytest.param("2026-03-08", 1, "2026-03-06", id="from a rest day"),
        pytest.param("2026-02-24", 1, "2026-02-14", id="over Spring Festival"),
        pytest.param("2007-01-08", 2, "2007-01-04", id="the first of the calendar"),
    ],
)
def test_workdays_are_counted_back_from_the_day_before(end: str, n: int, before: str) -> None:
    assert CALENDAR.workdays_before(day(end), n) == day(before)


def test_a_workday_before_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarError, match="无法计算更早的日期，") as refused:
        CALENDAR.workdays_before(day("2007-01-08"), 3)
    assert (refused.value.field, refused.value.rule) == ("date", "calendar_range")


@given(any_days)
def test_the_next_workday_is_the_first_from_the_day_on(start: date) -> None:
    found = CALENDAR.next_workday_on_or_after(start)

    assert CALENDAR.is_workday(found)
    assert not any(
        CALENDAR.is_workday(start + timedelta(days=index)) for index in range((found - start).days)
    )


def test_an_instant_counts_as_its_date() -> None:
    received = datetime(2026, 3, 2, 17, 20, tzinfo=timezone(timedelta(hours=8)))

    assert CALENDAR.add_workdays(received, 5) == day("2026-03-09")
    assert type(CALENDAR.add_workdays(received, 0)) is date


def test_a_local_holiday_is_not_a_workday() -> None:
    local = OverlayDay(day("2026-03-04"), OverlayKind.LOCAL_OFF, "三月街")
    calendar = calendar_from_mappings(NOTICES, [local])

    assert not calendar.is_workday(local.date)
    assert not calendar.is_open(local.date)
    assert calendar.add_workdays(day("2026-03-02"), 5) == day("2026-03-10")


def test_a_local_holiday_on_a_make_up_day_is_off() -> None:
    local = OverlayDay(day("2026-02-14"), OverlayKind.LOCAL_OFF, "地方节日")

    assert not calendar_from_mappings(NOTICES, [local]).is_workday(local.date)


def test_a_duty_saturday_is_open_and_counts_for_no_limit() -> None:
    duty = OverlayDay(day("2026-03-07"), OverlayKind.DUTY_OPEN, "周六值班")
    calendar = calendar_from_mappings(NOTICES, [duty])

    assert calendar.is_open(duty.date)
    assert not calendar.is_workday(duty.date)
    assert calendar.add_workdays(day("2026-03-02"), 5) == day("2026-03-09")
    assert not CALENDAR.is_open(duty.date)
    assert CALENDAR.is_open(day("2026-02-14"))


def test_half_holidays_are_workdays() -> None:
    assert CALENDAR.is_workday(day("2023-03-08")), "Women's Day is for a part of the citizens"


def test_the_next_notice_moves_december_and_january() -> None:
    notice_2027 = {
        "year": 2027,
        "papers": ["国务院办公厅关于2027年部分节假日安排的通知"],
        "days": [
            {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
            {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
            {"name": "元旦", "date": "2027-01-03", "isOffDay": False},
        ],
    }
    newer = calendar_from_mappings([*NOTICES[:-1], notice_2027])

    assert CALENDAR.add_workdays(day("2026-12-30"), 2) == day("2027-01-04")
    assert newer.add_workdays(day("2026-12-30"), 2) == day("2027-01-04")
    assert newer.add_workdays(day("2026-12-30"), 1) == day("2027-01-03")
    assert newer.certainty(day("2026-12-31")) is Certainty.FIRM
    assert newer.version != CALENDAR.version


def test_the_later_notice_counts_where_two_name_a_day() -> None:
    earlier = {
        "year": 2027,
        "papers": ["甲"],
        "days": [{"name": "节", "date": "2027-12-31", "isOffDay": True}],
    }
    later = {
        "year": 2028,
        "papers": ["乙"],
        "days": [{"name": "元旦", "date": "2027-12-31", "isOffDay": False}],
    }

    for order in ([earlier, later], [later, earlier]):
        assert calendar_from_mappings(order).is_workday(day("2027-12-31"))


def test_equal_content_is_an_equal_calendar() -> None:
    overlays = [
        OverlayDay(day("2026-03-07"), OverlayKind.DUTY_OPEN, "值班"),
        OverlayDay(day("2026-03-04"), OverlayKind.LOCAL_OFF, "节日"),
    ]
    one = calendar_from_mappings(NOTICES, overlays)
    other = calendar_from_mappings(reversed(NOTICES), reversed(overlays))

    assert one == other
    assert hash(one) == hash(other)
    assert one.version == other.version
    assert one not in {CALENDAR, "calendar"}
    assert hash(one) != hash(CALENDAR)
    assert repr(one) == f"WorkdayCalendar(2007-01-01..2026-12-31, {one.version[:12]})"


@given(st.permutations(NOTICES), any_days, counts)
def test_recomputing_with_an_unchanged_calendar_changes_nothing(
    notices: list[dict[str, object]], start: date, n: int
) -> None:
    again = calendar_from_mappings(notices)

    assert again == CALENDAR
    assert again.add_workdays(start, n) == CALENDAR.add_workdays(start, n)
    assert again.add_natural_days(start, n) == CALENDAR.add_natural_days(start, n)
    assert again.certainty(start) is CALENDAR.certainty(start)


def test_the_version_is_stable() -> None:
    one_day = {
        "year": 2030,
        "papers": ["通知"],
        "days": [{"name": "元旦", "date": "2030-01-01", "isOffDay": True}],
    }

    assert calendar_from_mappings([one_day]).version.startswith("f768a7ecae7d")


def test_a_calendar_is_never_changed() -> None:
    with pytest.raises(AttributeError, match="never changed: version"):
        CALENDAR.version = "x"
    with pytest.raises(AttributeError, match="never changed: version"):
        del CALENDAR.version


@pytest.mark.parametrize("text", ["2006-12-31", "0001-01-01"])
def test_a_day_before_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(CalendarError) as refused:
        CALENDAR.is_workday(day(text))

    assert (refused.value.field, refused.value.rule) == ("date", "calendar_range")
    assert text in refused.value.sentence


@pytest.mark.parametrize(
    "reckon",
    [
        lambda: CALENDAR.is_workday(LAST_DAY + timedelta(days=1)),
        lambda: CALENDAR.add_workdays(LAST_DAY, 1),
        lambda: CALENDAR.add_natural_days(LAST_DAY, 1),
        lambda: CALENDAR.add_natural_days(FIRST, 10**7),
        lambda: calendar_from_mappings(
            NOTICES, [OverlayDay(LAST_DAY, OverlayKind.LOCAL_OFF, "节日")]
        ).next_workday_on_or_after(LAST_DAY),
    ],
)
def test_a_day_past_the_calendar_is_refused(reckon: object) -> None:
    assert callable(reckon)
    with pytest.raises(CalendarError, match=str(LAST_DAY)) as refused:
        reckon()
    assert (refused.value.field, refused.value.rule) == ("date", "calendar_range")


def test_a_negative_number_of_days_is_refused() -> None:
    for reckon in (CALENDAR.add_workdays, CALENDAR.add_natural_days, CALENDAR.workdays_before):
        with pytest.raises(CalendarError, match="不能为负（-1）") as refused:
            reckon(FIRST, -1)
        assert (refused.value.field, refused.value.rule) == ("days", "not_negative")


def test_the_last_day_is_inside_the_calendar() -> None:
    calendar = calendar_from_mappings(NOTICES[-3:])

    assert calendar.is_workday(LAST_DAY)
    assert calendar.next_workday_on_or_after(LAST_DAY) == LAST_DAY
    assert calendar.add_workdays(LAST_DAY - timedelta(days=1), 1) == LAST_DAY


def test_fixed_holidays_are_off_from_the_first_year_past_the_notices_to_the_last() -> None:
    one_day = {
        "year": 2030,
        "papers": ["通知"],
        "days": [{"name": "元旦", "date": "2030-01-01", "isOffDay": True}],
    }
    calendar = calendar_from_mappings([one_day])

    # within the notice's own year the notice alone counts
    assert calendar.is_workday(day("2030-05-01"))
    for text in ("2031-01-01", "2031-05-01", "2031-10-01", "2098-10-01", "2099-10-01"):
        assert not calendar.is_workday(day(text)), text


def test_a_calendar_may_begin_later() -> None:
    calendar = calendar_from_mappings(NOTICES[-4:])

    assert isinstance(calendar, WorkdayCalendar)
    assert calendar.coverage_from == date(2024, 1, 1)
    with pytest.raises(CalendarError):
        calendar.is_workday(date(2023, 12, 31))
