"""The count told day by day: it agrees with the due day, and every day has its reason."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.casework.day_count import (
    MOST_DAYS,
    CountRefusedError,
    DayCount,
    DayPart,
    check_limit,
    check_suspensions,
    count_days,
    rest_day_reason,
)
from window_desk.casework.limits import (
    DayUnit,
    Limit,
    Suspension,
    due_with_suspensions,
    remaining_while_suspended,
)
from window_desk.casework.workdays import (
    OverlayDay,
    OverlayKind,
    calendar_from_mappings,
)
from window_desk.resources import resource_path

NOTICES = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(resource_path("calendars").glob("*.json"))
]
CALENDAR = calendar_from_mappings(NOTICES)
LOCAL = calendar_from_mappings(
    NOTICES,
    [
        OverlayDay(date(2026, 3, 4), OverlayKind.LOCAL_OFF, "三月街"),
        OverlayDay(date(2026, 3, 7), OverlayKind.DUTY_OPEN, "周六值班"),
        OverlayDay(date(2026, 2, 14), OverlayKind.LOCAL_OFF, "地方节日"),
        OverlayDay(date(2026, 10, 1), OverlayKind.DUTY_OPEN, "国庆值班"),
    ],
)
ACCEPTED = date(2026, 3, 2)


def march(day: int) -> date:
    return date(2026, 3, day)


days = st.dates(date(2025, 1, 1), date(2027, 6, 30))
limits = st.builds(Limit, st.integers(0, 60), st.sampled_from(DayUnit))
stops = st.lists(
    st.builds(
        lambda start, length: Suspension(
            start, None if length is None else start + timedelta(days=length)
        ),
        days,
        st.integers(0, 40) | st.integers(0, 40) | st.integers(0, 40) | st.none(),
    ),
    max_size=5,
)


def _landed(count: DayCount) -> list[date]:
    return [each.day for each in count.days if each.part is DayPart.LANDED]


@given(days, limits, stops)
def test_a_count_agrees_with_the_due_day_and_leaves_no_day_out(
    start: date, limit: Limit, suspensions: list[Suspension]
) -> None:
    count = count_days(CALENDAR, start, limit, suspensions)

    assert count.due == due_with_suspensions(CALENDAR, start, limit, suspensions)
    assert [each.day for each in count.days] == [
        start + timedelta(days=index + 1) for index in range(len(count.days))
    ]
    assert (count.start, count.limit) == (start, limit)
    numbers = [each.number for each in count.days if each.part is DayPart.COUNTED]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(each.number == 0 for each in count.days if each.part is not DayPart.COUNTED)
    assert len(count.counted) + len(count.skipped) + len(_landed(count)) == len(count.days)
    assert all(each.note for each in count.skipped)
    if count.due is None:
        assert count.certainty is None
        assert count.left_when_stopped == limit.days - len(count.counted)
        assert count.left_when_stopped == remaining_while_suspended(
            CALENDAR, start, limit, suspensions
        )
    else:
        assert count.certainty is CALENDAR.certainty(count.due)
        assert count.left_when_stopped is None
        assert len(count.counted) == limit.days
        assert not count.days or count.days[-1].day == count.due
        assert not count.days or count.days[-1].part is not DayPart.SKIPPED


@given(days, st.integers(0, 60), stops)
def test_a_limit_of_workdays_counts_workdays_alone(
    start: date, n: int, suspensions: list[Suspension]
) -> None:
    count = count_days(CALENDAR, start, Limit(n), suspensions)

    assert all(CALENDAR.is_workday(day) for day in count.counted)
    assert all(each.part is not DayPart.LANDED for each in count.days)
    assert all(
        each.note == "特别程序" or not CALENDAR.is_workday(each.day) for each in count.skipped
    )


def test_a_due_day_moved_from_rest_days_is_landed_on() -> None:
    count = count_days(CALENDAR, date(2026, 9, 24), Limit(7, DayUnit.NATURAL), [])

    assert [each.part for each in count.days] == [
        *[DayPart.COUNTED] * 7,
        *[DayPart.SKIPPED] * 6,
        DayPart.LANDED,
    ]
    assert (count.days[6].note, count.days[7].note) == ("国庆节 放假", "顺延：国庆节 放假")
    assert count.days[-1].note == "顺延至本日"


def test_an_open_stop_on_rest_days_after_the_last_leaves_nothing() -> None:
    """The fifth day is Saturday the 7th; a stop from Sunday holds the move to Monday."""
    limit = Limit(5, DayUnit.NATURAL)
    stop = Suspension(march(8))

    assert remaining_while_suspended(CALENDAR, ACCEPTED, limit, [stop]) == 0
    count = count_days(CALENDAR, ACCEPTED, limit, [stop])
    assert (count.due, count.left_when_stopped) == (None, 0)
    assert count.days[-1].day == march(8)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param(march(8), "休息日", id="weekend"),
        pytest.param(date(2026, 2, 17), "春节 放假", id="holiday"),
        pytest.param(date(2026, 2, 21), "春节 放假", id="holiday on a weekend"),
        pytest.param(march(4), "三月街 本地放假", id="local holiday"),
        pytest.param(date(2026, 2, 14), "地方节日 本地放假", id="local holiday on a make-up day"),
        pytest.param(march(7), "休息日（周六值班，只收件）", id="duty"),
        pytest.param(date(2026, 10, 1), "国庆节 放假（国庆值班，只收件）", id="duty on a holiday"),
        pytest.param(date(2027, 1, 1), "元旦 放假", id="holiday by law, past the notices"),
        pytest.param(date(2028, 5, 2), "劳动节 放假", id="Labour Day, past the notices"),
        pytest.param(date(2027, 10, 1), "国庆节 放假", id="National Day, past the notices"),
        pytest.param(date(2027, 1, 2), "休息日", id="weekend past the notices"),
    ],
)
def test_why_a_day_is_no_workday(day: date, reason: str) -> None:
    assert not LOCAL.is_workday(day)
    assert rest_day_reason(LOCAL, day) == reason


def test_the_later_notice_names_the_day() -> None:
    newer = {
        "year": 2027,
        "papers": ["通知"],
        "days": [{"name": "连休", "date": "2026-12-31", "isOffDay": True}],
    }
    calendar = calendar_from_mappings([*NOTICES[:-1], newer])

    assert rest_day_reason(calendar, date(2026, 12, 31)) == "连休 放假"


def test_every_day_on_the_way_has_its_note() -> None:
    count = count_days(CALENDAR, march(4), Limit(2), [Suspension(march(5), march(6))])

    assert [(each.day.day, each.part, each.number, each.note) for each in count.days] == [
        (5, DayPart.COUNTED, 1, ""),
        (6, DayPart.SKIPPED, 0, "特别程序"),
        (7, DayPart.SKIPPED, 0, "休息日"),
        (8, DayPart.SKIPPED, 0, "休息日"),
        (9, DayPart.COUNTED, 2, ""),
    ]


def test_a_make_up_day_says_that_it_is_one() -> None:
    count = count_days(CALENDAR, date(2026, 2, 13), Limit(1), [])

    assert [each.note for each in count.days] == ["春节 调休上班"]


def test_a_limit_longer_than_any_item_has_is_refused() -> None:
    check_limit(Limit(MOST_DAYS))
    with pytest.raises(CountRefusedError, match="10000天") as refused:
        check_limit(Limit(10_000))
    assert (refused.value.field, refused.value.rule) == ("days", "longest_limit")


def stop(start: int, end: int | None) -> Suspension:
    return Suspension(march(start), None if end is None else march(end))


@pytest.mark.parametrize(
    ("suspensions", "rule"),
    [
        ([Suspension(date(2026, 3, 1), march(4))], "suspension_from_start"),
        ([stop(12, 13)], "suspension_until_due"),
        ([stop(4, 6), stop(14, 16)], "suspension_until_due"),
        ([stop(4, 6), stop(5, 10)], "no_overlap"),
        ([stop(5, 10), stop(4, 6)], "no_overlap"),
        ([stop(4, None), stop(9, None)], "no_overlap"),
    ],
)
def test_1_3_a_suspension_outside_the_clock_or_over_another_is_refused(
    suspensions: list[Suspension], rule: str
) -> None:
    with pytest.raises(CountRefusedError) as refused:
        check_suspensions(CALENDAR, ACCEPTED, Limit(7), suspensions)

    assert (refused.value.field, refused.value.rule) == ("suspend", rule)
    assert refused.value.sentence.endswith("。")


@pytest.mark.parametrize(
    "suspensions",
    [
        [stop(11, 13)],
        [stop(4, 6), stop(13, 16)],
        [stop(4, 6), stop(6, 9)],
        [stop(4, 4), stop(4, 6)],
        [stop(4, 6), stop(4, 4)],
        [stop(2, 3), stop(4, None)],
    ],
)
def test_1_3_suspensions_that_follow_each_other_within_the_clock_pass(
    suspensions: list[Suspension],
) -> None:
    check_suspensions(CALENDAR, ACCEPTED, Limit(7), suspensions)


def test_1_3_a_refused_overlap_names_both_suspensions() -> None:
    with pytest.raises(CountRefusedError) as refused:
        check_suspensions(CALENDAR, ACCEPTED, Limit(7), [stop(9, None), stop(4, None)])
    assert refused.value.sentence == (
        "特别程序2026-03-04至未结束与2026-03-09至未结束重叠，请合并成一段再算。"
    )
    with pytest.raises(CountRefusedError, match="2026-03-04至2026-03-06与2026-03-05至未结束重叠"):
        check_suspensions(CALENDAR, ACCEPTED, Limit(7), [stop(4, 6), stop(5, None)])


def test_1_3_suspensions_over_each_other_pass_where_they_are_united() -> None:
    check_suspensions(CALENDAR, ACCEPTED, Limit(7), [stop(4, 6), stop(5, 10)], unite=True)
    check_suspensions(CALENDAR, ACCEPTED, Limit(7), [stop(4, None), stop(20, 30)], unite=True)
    with pytest.raises(CountRefusedError, match="晚于到期日"):
        check_suspensions(CALENDAR, ACCEPTED, Limit(7), [stop(12, 13)], unite=True)
