"""What may be published of a calendar: what it changes, and what is refused by which field."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    NoticeDay,
    OverlayDay,
    OverlayKind,
    known_notices,
    parse_notice,
    parse_overlay,
)
from window_desk.casework.calendar_publication import (
    ChangedDay,
    DayTurn,
    judge_notice,
    judge_overlays,
    notice_as_mapping,
    overlay_as_mapping,
    overlay_key,
    parse_overlays,
)
from window_desk.casework.workdays import Certainty, WorkdayCalendar
from window_desk.resources import resource_path

KNOWN = known_notices(
    parse_notice(json.loads(path.read_text("utf-8")))
    for path in sorted(resource_path("calendars").glob("*.json"))
)
CALENDAR = WorkdayCalendar(KNOWN)

NOTICE_2027 = CalendarNotice(
    2027,
    ("国务院办公厅关于2027年部分节假日安排的通知",),
    (
        NoticeDay("元旦", date(2026, 12, 31), is_off_day=True),
        NoticeDay("元旦", date(2027, 1, 1), is_off_day=True),
        NoticeDay("元旦", date(2027, 1, 2), is_off_day=False),
        NoticeDay("春节", date(2027, 2, 8), is_off_day=True),
    ),
)
HOLIDAY = OverlayDay(date(2026, 4, 15), OverlayKind.LOCAL_OFF, "三月三")
DUTY = OverlayDay(date(2026, 4, 18), OverlayKind.DUTY_OPEN, "周六值班")


def names() -> st.SearchStrategy[str]:
    return st.text(min_size=1, max_size=8).map(lambda text: f"节{text}".strip())


@st.composite
def notices(draw: st.DrawFn, year: int = 2027) -> CalendarNotice:
    days = draw(
        st.dictionaries(
            st.dates(date(year - 1, 12, 1), date(year, 12, 31)),
            st.tuples(names(), st.booleans()),
            min_size=1,
            max_size=20,
        )
    )
    return CalendarNotice(
        year,
        (f"关于{year}年部分节假日安排的通知",),
        tuple(NoticeDay(name, day, off) for day, (name, off) in sorted(days.items())),
    )


def test_a_new_notice_says_which_days_change() -> None:
    change = judge_notice(KNOWN, (), NOTICE_2027)

    assert change.is_new
    assert change.covered_before == date(2026, 12, 31)
    assert change.calendar.coverage_until == date(2027, 12, 31)
    # 1 January was off by the estimate already; 1 May fell on a Saturday; other fixed holidays that
    # this short notice leaves out are worked.
    assert change.days == (
        ChangedDay(date(2026, 12, 31), DayTurn.OFF, "元旦"),
        ChangedDay(date(2027, 1, 2), DayTurn.WORKED, "元旦"),
        ChangedDay(date(2027, 2, 8), DayTurn.OFF, "春节"),
        ChangedDay(date(2027, 10, 1), DayTurn.WORKED, ""),
    )
    assert change.calendar.certainty(date(2026, 12, 31)) is Certainty.FIRM


def test_the_same_notice_again_is_reported_as_unchanged() -> None:
    change = judge_notice(KNOWN, (), KNOWN[-1], 2026)

    assert not change.is_new
    assert change.days == ()
    assert change.calendar == CALENDAR


def test_the_first_notice_of_all_is_told_against_the_weekdays() -> None:
    change = judge_notice((), (), NOTICE_2027)

    assert change.covered_before is None
    assert change.days == (
        ChangedDay(date(2027, 1, 1), DayTurn.OFF, "元旦"),
        ChangedDay(date(2027, 1, 2), DayTurn.WORKED, "元旦"),
        ChangedDay(date(2027, 2, 8), DayTurn.OFF, "春节"),
    )


@pytest.mark.parametrize(
    ("notice", "expected_year", "field", "part"),
    [
        pytest.param(CalendarNotice(2028, ("通知",), ()), None, "year", "缺少2027年", id="gap"),
        pytest.param(CalendarNotice(2005, ("通知",), ()), None, "year", "缺少2006年", id="early"),
        pytest.param(NOTICE_2027, 2028, "year", "指明的是2028年", id="wrong year"),
        pytest.param(CalendarNotice(2027, (), ()), None, "papers", "没有文件名称", id="no papers"),
    ],
)
def test_a_notice_that_does_not_fit_is_refused(
    notice: CalendarNotice, expected_year: int | None, field: str, part: str
) -> None:
    with pytest.raises(CalendarError, match=part) as refused:
        judge_notice(KNOWN, (), notice, expected_year)
    assert refused.value.field == field


@given(notices())
def test_a_notice_changes_its_own_year_and_the_december_before_alone(
    notice: CalendarNotice,
) -> None:
    change = judge_notice(KNOWN, (), notice)
    changed = {day.date: day.turn for day in change.days}

    assert all(date(2026, 12, 1) <= day <= date(2027, 12, 31) for day in changed)
    for offset in range((date(2029, 1, 1) - date(2026, 1, 1)).days):
        day = date(2026, 1, 1) + timedelta(days=offset)
        before, after = CALENDAR.is_workday(day), change.calendar.is_workday(day)
        assert (before != after) == (day in changed)
        if day in changed:
            assert changed[day] is (DayTurn.WORKED if after else DayTurn.OFF)


@given(notices())
def test_publishing_twice_changes_nothing_more(notice: CalendarNotice) -> None:
    first = judge_notice(KNOWN, (), notice)
    again = judge_notice(first.calendar.notices, (), notice)

    assert not again.is_new
    assert again.days == ()
    assert again.calendar == first.calendar


@given(notices())
def test_a_notice_survives_its_file(notice: CalendarNotice) -> None:
    assert parse_notice(json.loads(json.dumps(notice_as_mapping(notice)))) == notice


@given(st.dates(date(2007, 1, 1), date(2099, 12, 31)), st.sampled_from(OverlayKind), names())
def test_an_overlay_day_survives_its_file(day: date, kind: OverlayKind, name: str) -> None:
    overlay = OverlayDay(day, kind, name)
    assert parse_overlay(json.loads(json.dumps(overlay_as_mapping(overlay)))) == overlay


def test_local_days_say_what_they_change() -> None:
    change = judge_overlays(KNOWN, (), (DUTY, HOLIDAY))

    assert change.is_new
    assert change.days == (
        ChangedDay(date(2026, 4, 15), DayTurn.OFF, "三月三"),
        ChangedDay(date(2026, 4, 18), DayTurn.OPEN, "周六值班"),
    )
    assert not change.calendar.is_workday(DUTY.date)
    assert change.calendar.is_open(DUTY.date)


def test_a_local_day_again_is_unchanged_and_a_new_name_is_new() -> None:
    again = judge_overlays(KNOWN, (HOLIDAY, DUTY), (HOLIDAY, DUTY))
    renamed = OverlayDay(HOLIDAY.date, HOLIDAY.kind, "壮族三月三")
    other = judge_overlays(KNOWN, (HOLIDAY,), (renamed,))

    assert (again.is_new, again.days) == (False, ())
    assert (other.is_new, other.days) == (True, ())
    assert other.calendar.overlays == (renamed,)
    assert overlay_key(HOLIDAY) == overlay_key(renamed) == "2026-04-15:local_off"


def test_a_duty_day_may_fall_on_a_local_holiday_of_the_same_file() -> None:
    duty = OverlayDay(HOLIDAY.date, OverlayKind.DUTY_OPEN, "节日值班")
    change = judge_overlays(KNOWN, (), (HOLIDAY, duty))

    assert change.calendar.is_open(HOLIDAY.date)
    assert not change.calendar.is_workday(HOLIDAY.date)


@pytest.mark.parametrize(
    ("days", "field", "part"),
    [
        pytest.param((), "days", "没有日期", id="none"),
        pytest.param((HOLIDAY, HOLIDAY), "date", "重复", id="twice"),
        pytest.param(
            (OverlayDay(date(2026, 10, 1), OverlayKind.LOCAL_OFF, "庆典"),),
            "kind",
            "本来就不上班",
            id="holiday on a rest day",
        ),
        pytest.param(
            (OverlayDay(date(2026, 10, 10), OverlayKind.DUTY_OPEN, "值班"),),
            "kind",
            "是工作日",
            id="duty on a make-up workday",
        ),
    ],
)
def test_a_local_day_that_does_not_fit_is_refused(
    days: tuple[OverlayDay, ...], field: str, part: str
) -> None:
    with pytest.raises(CalendarError, match=part) as refused:
        judge_overlays(KNOWN, (), days)
    assert refused.value.field == field


def test_local_days_need_a_notice_to_stand_on() -> None:
    with pytest.raises(CalendarError, match="没有任何一年"):
        judge_overlays((), (), (HOLIDAY,))


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ("2026-04-15", "days"),
        ({"date": "2026-04-15"}, "days"),
        ([1], "days[0]"),
        ([overlay_as_mapping(HOLIDAY), {"date": "2026-02-30"}], "days[1].date"),
        ({"days": [{"date": "2026-04-15", "kind": "holiday", "name": "x"}]}, "days[0].kind"),
    ],
)
def test_a_file_of_local_days_is_refused_by_field(content: object, field: str) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_overlays(content)
    assert refused.value.field == field


def test_a_file_of_local_days_is_a_list_or_an_object() -> None:
    listed = [overlay_as_mapping(HOLIDAY), overlay_as_mapping(DUTY)]
    assert parse_overlays(listed) == parse_overlays({"days": listed}) == (HOLIDAY, DUTY)
