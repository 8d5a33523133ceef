"""Both due days of a case, from the day on which its clock starts."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.builders import calendar, joint_item, service_item

from window_desk.casework.acts import BEIJING
from window_desk.casework.decision_clock import ClockFacts, decision_clock_of
from window_desk.casework.items import CaseType
from window_desk.casework.limits import DayUnit, Limit
from window_desk.casework.promise import promise_from
from window_desk.casework.terms import ItemTerms, terms_of
from window_desk.casework.workdays import CalendarError, Certainty

TERMS = terms_of(service_item())
START = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 4, 2), 5, date(2026, 4, 10)),
        (date(2026, 2, 12), 5, date(2026, 2, 26)),
        (date(2026, 2, 14), 5, date(2026, 2, 28)),
        (date(2026, 2, 16), 5, date(2026, 2, 28)),
        (date(2026, 2, 2), 20, date(2026, 3, 6)),
        (date(2026, 4, 29), 5, date(2026, 5, 9)),
        (date(2026, 9, 18), 20, date(2026, 10, 22)),
        (date(2026, 6, 17), 5, date(2026, 6, 25)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
        (date(2026, 9, 24), 10, date(2026, 10, 15)),
        (date(2026, 8, 31), 45, date(2026, 11, 6)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_promise_and_statute_are_counted_alike(start: date, days: int, due: date) -> None:
    terms = replace(TERMS, promised_limit=Limit(days), statutory_limit=Limit(days))
    promise = promise_from(terms, start, calendar())
    assert promise.start == start
    assert promise.promised_due == promise.statutory_due == due


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 9, 24), 7, date(2026, 10, 8)),
        (date(2026, 2, 11), 3, date(2026, 2, 14)),
        (date(2026, 3, 2), 60, date(2026, 5, 6)),
    ],
)
def test_a_limit_in_calendar_days(start: date, days: int, due: date) -> None:
    terms = replace(TERMS, promised_limit=Limit(days, DayUnit.NATURAL))
    assert promise_from(terms, start, calendar()).promised_due == due


def test_an_item_without_a_statutory_limit_has_one_due_day() -> None:
    item = service_item(CaseType.ON_THE_SPOT, promised_days=0, statutory_days=None)
    promise = promise_from(terms_of(item), START, calendar())
    assert (promise.promised_due, promise.statutory_due) == (START, None)


@pytest.mark.parametrize(
    ("start", "certainty"),
    [
        (date(2026, 3, 2), Certainty.FIRM),
        (date(2026, 11, 27), Certainty.DECEMBER),
        (date(2026, 12, 28), Certainty.PROVISIONAL),
    ],
)
def test_a_promise_is_as_certain_as_its_day(start: date, certainty: Certainty) -> None:
    assert promise_from(TERMS, start, calendar()).certainty is certainty


def facts(terms: ItemTerms, start: date) -> ClockFacts:
    now = datetime(2026, 3, 2, 10, tzinfo=BEIJING)
    return ClockFacts(terms=terms, accepted_on=start, decided_on=None, now=now)


@pytest.mark.parametrize("start", [date(2005, 3, 2), date(2101, 3, 2)])
def test_outside_the_calendar_there_is_no_promise_and_no_clock(start: date) -> None:
    with pytest.raises(CalendarError):
        promise_from(TERMS, start, calendar())
    assert decision_clock_of(facts(TERMS, start), calendar()) is None


def test_an_absurd_limit_gives_no_clock() -> None:
    terms = replace(TERMS, promised_limit=Limit(10**9, DayUnit.NATURAL))
    assert decision_clock_of(facts(terms, START), calendar()) is None


def test_42_the_promise_of_a_joint_item_is_never_later_than_its_statute() -> None:
    terms = replace(terms_of(joint_item()), statutory_limit=None, promised_limit=Limit(60))
    promise = promise_from(terms, date(2026, 8, 31), calendar())
    assert (promise.promised_due, promise.statutory_due) == (date(2026, 11, 6), date(2026, 11, 6))
    alone = replace(terms, co_agencies=(), statutory_limit=None)
    assert promise_from(alone, date(2026, 8, 31), calendar()).statutory_due is None


def test_an_incomplete_item_has_no_terms() -> None:
    with pytest.raises(ValueError, match="资料不完整"):
        terms_of(replace(service_item(), promised_limit=None))
    with pytest.raises(ValueError, match="资料不完整"):
        terms_of(replace(service_item(), materials=()))
