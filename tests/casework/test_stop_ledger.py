"""The ledger of stops, asked alone: what a line says, which spans count, what a supervisor is told."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.builders import calendar

from window_desk.casework.case import Fault
from window_desk.casework.limits import DayUnit, Suspension
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import Suspended, SuspensionKind
from window_desk.casework.procedure_fold import OpenStop
from window_desk.casework.procedures import Stop, StopFlag
from window_desk.casework.stops import StopsSoFar, counted, faults_of, ledger_of

CUT = LocalRules(overrun_counts=False)


def march(day: int) -> date:
    return date(2026, 3, day)


def so_far(until: int = 20, rules: LocalRules | None = None) -> StopsSoFar:
    """Accepted on 2 March, looked at on a day of March."""
    return StopsSoFar(
        calendar=calendar(),
        rules=rules or LocalRules(),
        accepted_on=march(2),
        until=march(until),
        decided=False,
        handed_over=frozenset(),
    )


def stop(
    start: date,
    end: date | None = None,
    days: int = 5,
    unit: DayUnit = DayUnit.WORKDAY,
    *,
    paper: bool = True,
    act: str = "act-1",
) -> OpenStop:
    body = Suspended(
        "特1号", SuspensionKind.APPRAISAL, "森林法第五十七条", "伐区调查", days, unit, start
    )
    return OpenStop(act, body, [act] if paper else [], days, unit, end, "意见书")


def line(each: OpenStop, measure: StopsSoFar | None = None) -> Stop:
    (told,) = ledger_of([each], measure or so_far())
    return told


def test_a_line_of_the_ledger_says_what_the_paper_said_and_what_it_took() -> None:
    assert line(stop(march(4), march(11))) == Stop(
        act="act-1",
        kind=SuspensionKind.APPRAISAL,
        basis="森林法第五十七条",
        reason="伐区调查",
        papers=("act-1",),
        told_days=5,
        told_unit=DayUnit.WORKDAY,
        start=march(4),
        end=march(11),
        actual_days=5,
        counts=True,
        flags=(),
        result="意见书",
    )


@pytest.mark.parametrize(
    ("start", "end", "unit", "days"),
    [
        (march(4), march(11), DayUnit.WORKDAY, 5),
        (march(4), march(11), DayUnit.NATURAL, 7),
        (march(4), march(4), DayUnit.WORKDAY, 0),
        (march(4), march(4), DayUnit.NATURAL, 0),
        (march(4), None, DayUnit.WORKDAY, 12),
        (march(25), None, DayUnit.WORKDAY, 0),
        (date(2006, 12, 25), date(2006, 12, 29), DayUnit.WORKDAY, 4),
    ],
)
def test_days_taken_are_counted_in_the_unit_told(
    start: date, end: date | None, unit: DayUnit, days: int
) -> None:
    assert line(stop(start, end, unit=unit)).actual_days == days


def test_a_stop_before_acceptance_or_without_one_does_not_count() -> None:
    nowhere = replace(so_far(), accepted_on=None)
    for told in (line(stop(march(1), march(3))), line(stop(march(4), march(5)), nowhere)):
        assert told.flags == (StopFlag.OUTSIDE_CLOCK,)
        assert not told.counts


def test_one_stop_that_does_not_count_hides_no_other() -> None:
    measure = so_far()
    stops = [stop(march(3), march(4), paper=False), stop(march(5), march(6), act="act-2")]
    assert counted(ledger_of(stops, measure), measure) == (Suspension(march(5), march(6)),)


@pytest.mark.parametrize(
    ("unit", "days", "end", "until", "counts_until"),
    [
        pytest.param(DayUnit.WORKDAY, 5, 18, 20, 11, id="ended after the days told"),
        pytest.param(DayUnit.WORKDAY, 5, 6, 20, 6, id="ended within them"),
        pytest.param(DayUnit.WORKDAY, 1, 18, 20, 5, id="one day told"),
        pytest.param(DayUnit.NATURAL, 5, 18, 20, 9, id="calendar days told"),
        pytest.param(DayUnit.WORKDAY, 5, None, 12, 11, id="open, past the days told"),
        pytest.param(DayUnit.WORKDAY, 5, None, 11, 11, id="open, on the last day told"),
        pytest.param(DayUnit.WORKDAY, 5, None, 10, None, id="open, within the days told"),
        pytest.param(DayUnit.WORKDAY, 0, 6, 20, 6, id="no days told"),
    ],
)
def test_by_a_local_rule_only_the_days_told_count(
    unit: DayUnit, days: int, end: int | None, until: int, counts_until: int | None
) -> None:
    measure = so_far(until, CUT)
    each = stop(march(4), march(end) if end else None, days, unit)
    (span,) = counted(ledger_of([each], measure), measure)
    assert span == Suspension(march(4), march(counts_until) if counts_until else None)


def test_a_supervisor_is_told_of_an_overrun_and_of_a_stop_without_paper() -> None:
    stops = [stop(march(3), march(4), paper=False), stop(march(4), march(12), act="act-2")]
    no_paper, overrun = faults_of(ledger_of(stops, so_far()))
    assert no_paper == Fault(
        "", "特别程序没有出具告知书，所用时间不能扣除，请补出特别程序告知书", "act-1"
    )
    assert overrun == Fault("", "特别程序已用6日，超过书面告知的5日，请重新书面告知申请人", "act-2")
