"""The ledger of stops (特别程序) from what the acts say: how long each took, whether it counts, what
is wrong with it. Pure and total: outside the calendar days are counted as they stand in the year."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from window_desk.casework.case import Fault
from window_desk.casework.limits import DayUnit, Suspension
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_fold import FURTHER_NOTICE_BASIS, OpenStop
from window_desk.casework.procedures import Stop, StopFlag
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

_OVERRUN = "特别程序已用{}日，超过书面告知的{}日，请重新书面告知申请人"
_NO_NOTICE = "特别程序没有出具告知书，所用时间不能扣除，请补出特别程序告知书"


@dataclass(frozen=True, slots=True)
class StopsSoFar:
    """What the stops of a case are measured by; ``until`` is today, or the day of the decision."""

    calendar: WorkdayCalendar
    rules: LocalRules
    accepted_on: date | None
    until: date
    decided: bool
    handed_over: AbstractSet[str]


def ledger_of(stops: Iterable[OpenStop], so_far: StopsSoFar) -> tuple[Stop, ...]:
    """Every stop by its first day; a decision ends those that were still open."""
    told = [_stop(stop, so_far) for stop in stops]
    return tuple(sorted(told, key=lambda stop: (stop.start, stop.act)))


def counted(stops: Iterable[Stop], so_far: StopsSoFar) -> tuple[Suspension, ...]:
    """The spans that are excluded from the limits, cut at the days told where the rule says so."""
    spans = []
    for stop in stops:
        if not stop.counts:
            continue
        end = stop.end
        if not so_far.rules.overrun_counts and stop.told_days > 0:
            told_end = _last_told_day(stop, so_far.calendar)
            end = told_end if end is None and told_end <= so_far.until else end
            end = min(end, told_end) if end is not None else None
        spans.append(Suspension(stop.start, end))
    return tuple(spans)


def faults_of(stops: Iterable[Stop]) -> list[Fault]:
    """What a supervisor must know of: stops that took longer than told, or were never told."""
    faults = []
    for stop in stops:
        if StopFlag.OVERRUN in stop.flags:
            sentence = _OVERRUN.format(stop.actual_days, stop.told_days)
            faults.append(Fault("", sentence, stop.act))
        if StopFlag.NO_NOTICE in stop.flags:
            faults.append(Fault("", _NO_NOTICE, stop.act))
    return faults


def _stop(stop: OpenStop, so_far: StopsSoFar) -> Stop:
    body = stop.body
    end = stop.end
    if end is None and so_far.decided:
        end = max(body.start, so_far.until)
    actual = _days(so_far.calendar, body.start, end or so_far.until, stop.told_unit)
    flags = _flags(stop, actual, so_far)
    return Stop(
        act=stop.act,
        kind=body.kind,
        basis=body.basis,
        reason=body.reason,
        papers=tuple(stop.papers),
        told_days=stop.told_days,
        told_unit=stop.told_unit,
        start=body.start,
        end=end,
        actual_days=actual,
        counts=not flags & {StopFlag.NO_NOTICE, StopFlag.NOT_HANDED_OVER, StopFlag.OUTSIDE_CLOCK},
        flags=tuple(flag for flag in StopFlag if flag in flags),
        result=stop.result,
    )


def _flags(stop: OpenStop, actual: int, so_far: StopsSoFar) -> set[StopFlag]:
    flags: set[StopFlag] = set()
    if not stop.papers:
        flags.add(StopFlag.NO_NOTICE)
    elif so_far.rules.suspension_needs_hand_over and not so_far.handed_over & set(stop.papers):
        flags.add(StopFlag.NOT_HANDED_OVER)
    if so_far.accepted_on is None or stop.body.start < so_far.accepted_on:
        flags.add(StopFlag.OUTSIDE_CLOCK)
    if stop.papers and actual > stop.told_days and stop.body.basis != FURTHER_NOTICE_BASIS:
        flags.add(StopFlag.OVERRUN)
    return flags


def _days(calendar: WorkdayCalendar, start: date, end: date, unit: DayUnit) -> int:
    """Days in (start, end]; none where the stop is still to begin."""
    if unit is DayUnit.WORKDAY:
        with suppress(CalendarError):
            return max(0, calendar.workdays_between(start, end))
    return max(0, (end - start).days)


def _last_told_day(stop: Stop, calendar: WorkdayCalendar) -> date:
    try:
        if stop.told_unit is DayUnit.WORKDAY:
            return calendar.add_workdays(stop.start, stop.told_days)
        return stop.start + timedelta(days=stop.told_days)
    except (CalendarError, OverflowError):
        return date.max
