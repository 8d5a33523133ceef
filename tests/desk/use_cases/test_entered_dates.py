"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_desk.desk.use_cases.entered_dates import read_date

MAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-01",
        "2026-5-1",
        "20260501",
        "2026年5月1日",
        "2026 年 05 月 01 日",
        "2026/5/1",
        "2026.05.01",
        "２０２６０５０１",
    ],
)
def test_every_way_of_writing_names_the_day(text: str) -> None:
    assert read_date(text) == MAY


@pytest.mark.parametrize(
    "text",
    ["", "长期", "5月1日", "2026-02-30", "2026051", "0000-01-01", "2026-05-01T00:00", "今天"],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_round_trip(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
    ):
        assert read_date(text) == day


@given(st.text(max_size=20))
def test_no_text_raises(text: str) -> None:
    found = read_date(text)
    assert found is None or isinstance(found, date)
