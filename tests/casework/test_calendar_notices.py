"""Taking in a holiday notice: what is read, and what is refused with which sentence."""

import json
from datetime import date

import pytest

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    NoticeDay,
    OverlayDay,
    OverlayKind,
    checked_overlays,
    known_notices,
    parse_notice,
    parse_overlay,
)
from window_desk.resources import resource_path

CALENDARS = resource_path("calendars")
NEW_YEAR = {"name": "元旦", "date": "2028-01-01", "isOffDay": True}


def notice(year: int, *days: object, papers: object = ("通知",)) -> dict[str, object]:
    return {"year": year, "papers": papers, "days": list(days)}


def known(year: int) -> CalendarNotice:
    return CalendarNotice(year, ("通知",), (NoticeDay("元旦", date(year, 1, 1), is_off_day=True),))


def test_a_notice_is_read_with_its_days_in_order() -> None:
    december = {"name": "元旦", "date": "2027-12-31", "isOffDay": False}
    read = parse_notice({"$schema": "x", **notice(2028, NEW_YEAR, december)})

    assert read == CalendarNotice(
        2028,
        ("通知",),
        (
            NoticeDay("元旦", date(2027, 12, 31), is_off_day=False),
            NoticeDay("元旦", date(2028, 1, 1), is_off_day=True),
        ),
    )
    assert read.is_known


def test_a_notice_without_papers_is_not_known() -> None:
    assert not parse_notice(notice(2028, papers=[])).is_known


def test_the_shipped_notices_cover_2007_to_2026() -> None:
    notices = [
        parse_notice(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(CALENDARS.glob("*.json"))
    ]

    assert [each.year for each in notices] == list(range(2007, 2028))
    assert [each.year for each in known_notices(notices)] == list(range(2007, 2027))
    assert all(str(each.year) in each.papers[0] for each in notices if each.is_known)


@pytest.mark.parametrize(
    ("mapping", "field"),
    [
        pytest.param({}, "year", id="nothing"),
        pytest.param(notice(2028, NEW_YEAR) | {"year": "2028"}, "year", id="year as text"),
        pytest.param(notice(2028, NEW_YEAR) | {"year": True}, "year", id="year as a truth"),
        pytest.param(notice(2006, NEW_YEAR), "year", id="year too early"),
        pytest.param(notice(2100, NEW_YEAR), "year", id="year too late"),
        pytest.param(notice(2028, NEW_YEAR, papers="通知"), "papers", id="papers not a list"),
        pytest.param(notice(2028, NEW_YEAR, papers=[" "]), "papers[0]", id="blank paper"),
        pytest.param(notice(2028, NEW_YEAR, papers=[]), "papers", id="days without a paper"),
        pytest.param(notice(2028), "days", id="a paper without days"),
        pytest.param({"year": 2028, "papers": ["通知"]}, "days", id="no days"),
        pytest.param(notice(2028, "2028-01-01"), "days[0]", id="day not a mapping"),
        pytest.param(notice(2028, NEW_YEAR | {"date": 1}), "days[0].date", id="date a number"),
        pytest.param(
            notice(2028, NEW_YEAR | {"date": "2028-02-30"}), "days[0].date", id="no such date"
        ),
        pytest.param(
            notice(2028, NEW_YEAR | {"date": "20280101"}), "days[0].date", id="compact date"
        ),
        pytest.param(notice(2028, NEW_YEAR | {"date": "2029-01-01"}), "days[0].date", id="later"),
        pytest.param(notice(2028, NEW_YEAR | {"date": "2027-11-30"}), "days[0].date", id="earlier"),
        pytest.param(notice(2028, NEW_YEAR | {"name": ""}), "days[0].name", id="no name"),
        pytest.param(
            notice(2028, NEW_YEAR | {"isOffDay": 1}), "days[0].isOffDay", id="off day a number"
        ),
        pytest.param(notice(2028, NEW_YEAR, NEW_YEAR), "days", id="a day twice"),
    ],
)
def test_a_malformed_notice_is_refused_by_field(mapping: dict[str, object], field: str) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_notice(mapping)

    assert refused.value.field == field
    assert refused.value.sentence.endswith("。")


def test_notices_are_put_in_order_and_unknown_ones_dropped() -> None:
    unknown = CalendarNotice(2030, (), ())

    assert known_notices([unknown, known(2029), known(2028)]) == (known(2028), known(2029))


def test_a_year_left_out_is_refused() -> None:
    with pytest.raises(CalendarError, match="缺少2028年"):
        known_notices([known(2027), known(2029)])


def test_a_year_not_known_between_known_ones_is_refused() -> None:
    with pytest.raises(CalendarError, match="缺少2028年"):
        known_notices([known(2027), CalendarNotice(2028, (), ()), known(2029)])


def test_a_year_given_twice_is_refused() -> None:
    with pytest.raises(CalendarError, match="2028年的节假日通知重复"):
        known_notices([known(2028), CalendarNotice(2028, (), ())])


def test_no_known_notice_is_refused() -> None:
    with pytest.raises(CalendarError, match="没有任何一年"):
        known_notices([])


def test_an_overlay_given_twice_is_refused() -> None:
    duty = OverlayDay(date(2026, 3, 7), OverlayKind.DUTY_OPEN, "值班")
    off = OverlayDay(date(2026, 3, 7), OverlayKind.LOCAL_OFF, "节日")

    assert checked_overlays([off, duty]) == (duty, off)
    with pytest.raises(CalendarError, match="2026-03-07重复"):
        checked_overlays([duty, off, duty])


def test_an_overlay_day_is_read() -> None:
    mapping = {"date": "2026-03-07", "kind": "duty_open", "name": " 周六值班 ", "note": "x"}

    assert parse_overlay(mapping) == OverlayDay(date(2026, 3, 7), OverlayKind.DUTY_OPEN, "周六值班")


OVERLAY = {"date": "2026-03-04", "kind": "local_off", "name": "三月街"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"date": None}, "date", id="no date"),
        pytest.param({"date": "2026-02-30"}, "date", id="no such date"),
        pytest.param({"date": "20260304"}, "date", id="compact date"),
        pytest.param({"date": "2006-12-31"}, "date", id="before the calendars"),
        pytest.param({"date": "2100-01-01"}, "date", id="after the calendars"),
        pytest.param({"kind": "off"}, "kind", id="unknown kind"),
        pytest.param({"kind": ["local_off"]}, "kind", id="kind not a text"),
        pytest.param({"name": " "}, "name", id="blank name"),
        pytest.param({"name": 1}, "name", id="name a number"),
    ],
)
def test_a_malformed_overlay_is_refused_by_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_overlay(OVERLAY | change)

    assert refused.value.field == field
    assert refused.value.sentence.endswith("。")
