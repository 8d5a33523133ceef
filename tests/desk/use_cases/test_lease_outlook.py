"""How long leased numbers last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import calendar

from window_desk.desk.use_cases.case_views import LeaseStock
from window_desk.desk.use_cases.lease_outlook import LOW_WORKDAYS, looked_back_to, outlook

TODAY = date(2026, 3, 16)
CASES = "case:YL:2026"


def stock(free: int, series: str = CASES) -> LeaseStock:
    return LeaseStock(series, 200, 200 - free, 0, free)


@pytest.mark.parametrize(
    ("free", "used", "lasts", "low"),
    [(100, 50, 20, False), (14, 50, 2, True), (15, 50, 3, False), (0, 50, 0, True)],
)
def test_ten_workdays_lie_in_two_weeks(free: int, used: int, lasts: int, *, low: bool) -> None:
    (found,) = outlook([stock(free)], {CASES: used}, calendar(), TODAY)
    assert (found.per_workday, found.lasts_workdays, found.is_low) == (5.0, lasts, low)


def test_what_was_not_used_lasts_nobody_knows_how_long() -> None:
    full, empty = outlook([stock(0, "notice:YL:2026"), stock(9)], {}, calendar(), TODAY)[::-1]
    assert (full.lasts_workdays, full.is_low) == (None, False)
    assert (empty.lasts_workdays, empty.is_low) == (None, True)


def test_numbers_of_another_year_are_no_stock_and_low_ones_come_first() -> None:
    stocks = [stock(90), stock(50, "case:YL:2027"), stock(1, "notice:YL:2026")]
    found = outlook(stocks, {CASES: 50, "notice:YL:2026": 10}, calendar(), TODAY)
    assert [each.series for each in found] == ["notice:YL:2026", CASES]
    far = date(2300, 1, 1)
    assert outlook([stock(9, "case:YL:2300")], {}, calendar(), far)[0].free == 9
    assert outlook([stock(9)], {CASES: 14}, None, TODAY)[0].per_workday == 1.0
    assert looked_back_to(TODAY) == date(2026, 3, 2)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_stock_is_low_exactly_when_it_does_not_last(free: int, used: int) -> None:
    (found,) = outlook([stock(free)], {CASES: used}, calendar(), TODAY)
    assert found.lasts_workdays is not None
    assert found.lasts_workdays * found.per_workday <= free + 1e-9
    assert found.is_low == (found.lasts_workdays < LOW_WORKDAYS)
