"""The decision clock reckoned from its facts alone: limits, stops and extensions at their edges."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.casework.builders import CaseStory, calendar, joint_item, service_item

from window_desk.casework.acts import BEIJING
from window_desk.casework.case import DecisionClock
from window_desk.casework.decision_clock import (
    ClockFacts,
    Dues,
    decision_clock_of,
    dues_of,
    extended_dues,
)
from window_desk.casework.limits import DayUnit, Limit, Suspension
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import ExtendedLimit
from window_desk.casework.procedures import Extension, Finish
from window_desk.casework.terms import ItemTerms, terms_of

ACCEPTED_ON = date(2026, 3, 2)
TERMS = terms_of(service_item())
JOINT = terms_of(joint_item())


def march(day: int) -> date:
    return date(2026, 3, day)


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BEIJING)


def facts(terms: ItemTerms = TERMS, now: datetime | None = None, **changes: object) -> ClockFacts:
    plain = ClockFacts(terms, ACCEPTED_ON, None, now or at(2))
    return replace(plain, **changes)  # type: ignore[arg-type]


def clock(told: ClockFacts) -> DecisionClock:
    found = decision_clock_of(told, calendar())
    assert found is not None
    return found


def extension(days: int, day: int, limit: ExtendedLimit = ExtendedLimit.STATUTORY) -> Extension:
    return Extension("act", limit, days, march(day), "局长", "理由")


def test_both_limits_run_side_by_side() -> None:
    found = clock(facts())

    assert (found.promised_due, found.statutory_due) == (march(11), march(30))
    assert (found.days_left, found.statutory_days_left) == (7, 20)
    assert (found.suspensions, found.suspended_since) == ((), None)


def test_1_3_the_stops_that_count_are_told_united() -> None:
    stops = (Suspension(march(4), march(6)), Suspension(march(5), march(10)))
    found = clock(facts(stops=stops))

    assert found.suspensions == ((march(4), march(10)),)
    assert found.promised_due == march(17)


def test_an_open_stop_that_holds_only_the_move_from_a_rest_day_leaves_no_day() -> None:
    terms = replace(TERMS, promised_limit=Limit(5, DayUnit.NATURAL))
    found = clock(facts(terms, stops=(Suspension(march(8)),)))

    assert (found.promised_due, found.days_left) == (None, 0)
    assert found.suspended_since == march(8)


def test_a_promise_that_does_not_stop_runs_on_while_the_statute_is_held() -> None:
    rules = LocalRules(suspension_stops_promise=False)
    for terms in (TERMS, JOINT):
        found = clock(facts(terms, stops=(Suspension(march(4)),), rules=rules))

        assert (found.promised_due, found.statutory_due) == (march(11), None)
        assert found.statutory_days_left == 18


def test_a_promise_in_natural_days_may_pass_the_statute_by_a_holiday() -> None:
    """Only joint and extended limits are bound by the statute: the catalogue judges the others."""
    terms = replace(TERMS, promised_limit=Limit(30, DayUnit.NATURAL))
    assert dues_of(facts(terms), calendar()) == Dues(date(2026, 4, 1), march(30))


def test_a_joint_promise_ends_with_the_statute_at_the_latest() -> None:
    terms = replace(JOINT, promised_limit=Limit(30, DayUnit.NATURAL))
    assert dues_of(facts(terms), calendar()) == Dues(march(30), march(30))


def test_an_extended_promise_ends_with_the_statute_at_the_latest() -> None:
    longer = (extension(30, 4, ExtendedLimit.PROMISED),)
    assert dues_of(facts(extensions=longer), calendar()) == Dues(march(30), march(30))


def test_an_extended_promise_without_a_statute_is_lengthened_with_its_stops() -> None:
    terms = replace(TERMS, statutory_limit=None)
    found = dues_of(
        facts(
            terms,
            stops=(Suspension(march(4), march(6)),),
            extensions=(extension(2, 5, ExtendedLimit.PROMISED),),
        ),
        calendar(),
    )
    assert found == Dues(march(17), None)


@pytest.mark.parametrize(("day", "promised"), [(10, march(25)), (11, march(11)), (12, march(11))])
def test_10_an_extension_moves_the_promise_only_before_its_due_day(
    day: int, promised: date
) -> None:
    found = dues_of(facts(extensions=(extension(10, day),)), calendar())

    assert found == Dues(promised, date(2026, 4, 14))


def test_10_an_extension_leaves_the_promise_where_the_rule_says_so() -> None:
    rules = LocalRules(extension_moves_promise=False)
    found = dues_of(facts(extensions=(extension(10, 4),), rules=rules), calendar())

    assert found == Dues(march(11), date(2026, 4, 14))


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        (at(10, 23, 59), False),
        (at(11, 16, 59), False),
        (at(11, 17), True),
        (at(12, 0), True),
    ],
)
def test_1_2_the_promised_day_is_over_at_close_of_business(now: datetime, closed: bool) -> None:
    assert clock(facts(now=now)).closed is closed


@pytest.mark.parametrize(
    ("decided_on", "finish", "left"),
    [(10, Finish.EARLY, 1), (11, Finish.IN_TIME, 0), (12, Finish.LATE, -1)],
)
def test_20_a_decided_clock_is_frozen_on_the_day_of_the_decision(
    decided_on: int, finish: Finish, left: int
) -> None:
    found = clock(facts(now=at(25), decided_on=march(decided_on)))

    assert (found.finish, found.days_left) == (finish, left)
    assert not found.closed


def test_before_acceptance_there_is_nothing_to_extend() -> None:
    case = CaseStory().received().case()
    assert extended_dues(case, ExtendedLimit.STATUTORY, 10, calendar(), at(3)) == Dues(None, None)


@pytest.mark.parametrize("limit", ExtendedLimit)
@pytest.mark.parametrize("moves", [True, False])
def test_a_letter_prints_the_days_that_the_clock_has_after_the_extension(
    limit: ExtendedLimit, *, moves: bool
) -> None:
    rules = LocalRules(extension_moves_promise=moves)
    story = CaseStory().received().accepted().on(march(4)).suspended(told_days=2)
    other = next(each for each in ExtendedLimit if each is not limit)
    story.on(march(6)).resumed().extended(3, other).on(march(9))
    expected = extended_dues(story.case(rules=rules), limit, 4, calendar(), story.now)
    after = story.extended(4, limit).case(rules=rules).decision_clock

    assert after is not None
    assert expected == Dues(after.promised_due, after.statutory_due)
    assert after.suspensions == ((march(4), march(6)),)
