"""Limits and the days on which they fall due, with the suspensions (特别程序) that stop a clock.

Owns the pause algebra: the days in (start, end] of a suspension are not counted, the day of
stopping still is, counting resumes the day after the result arrives, and overlapping suspensions
are united, never summed. Which of them may count (行政许可法 Art. 45) is decided by the caller.
Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from window_desk.casework.workdays import CalendarError, WorkdayCalendar


class LimitError(ValueError):
    """A limit or suspension that cannot be: the field, and one sentence with the remedy."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence


class DayUnit(StrEnum):
    """Workdays (行政许可法 Art. 82), or calendar days (自然日) where the item says so."""

    WORKDAY = "workday"
    NATURAL = "natural"


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of days, 0 meaning on the spot (即办). An unknown limit is no ``Limit`` at all.

    Raises:
        LimitError: the number is negative.
    """

    days: int
    unit: DayUnit = DayUnit.WORKDAY

    def __post_init__(self) -> None:
        if self.days < 0:
            raise LimitError("days", f"办理时限不能为负（{self.days}），请核对事项的办理时限。")


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stop of a clock: the days in (start, end] are excluded; no end while the result is awaited.

    Raises:
        LimitError: the end lies before the start.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise LimitError(
                "end", f"特别程序结束日{self.end}早于开始日{self.start}，请核对两个日期。"
            )


def due(calendar: WorkdayCalendar, start: date, limit: Limit) -> date:
    """The last day of a limit that runs from ``start`` without a stop.

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    if limit.unit is DayUnit.NATURAL:
        return calendar.add_natural_days(start, limit.days)
    return calendar.add_workdays(start, limit.days)


def remaining(calendar: WorkdayCalendar, today: date, due: date) -> int:
    """Workdays in (today, due]: 0 on the due day, then minus the workdays in (due, today].

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    return calendar.workdays_between(today, due)


def due_with_suspensions(
    calendar: WorkdayCalendar, start: date, limit: Limit, suspensions: Iterable[Suspension]
) -> date | None:
    """The last day of a limit with its stops; ``None`` while an open stop holds the clock.

    A stop that begins on or after the last day comes too late to move it. In calendar days the move
    from a rest day (民法典 203) also passes over excluded days.

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    spans = united(suspensions, start)
    last = _last_counted_day(calendar, start, limit, spans)
    if last is None or limit.unit is DayUnit.WORKDAY or limit.days == 0:
        return last
    return _moved_from_rest(calendar, last, spans)


def remaining_while_suspended(
    calendar: WorkdayCalendar, start: date, limit: Limit, suspensions: Iterable[Suspension]
) -> int | None:
    """Days of the limit, in its unit, left when the open stop began; ``None`` if none holds it.

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    spans = united(suspensions, start)
    if due_with_suspensions(calendar, start, limit, spans) is not None:
        return None
    stopped = spans[-1].start
    last = _last_counted_day(calendar, start, limit, spans[:-1])
    if last is None:
        return None
    # a stop may also hold the move from a rest day, when no day of the limit is left
    return max(0, _days_between(calendar, stopped, last, limit.unit))


def union_days(
    calendar: WorkdayCalendar,
    suspensions: Iterable[Suspension],
    unit: DayUnit,
    *,
    until: date,
) -> int:
    """Days up to ``until`` that the stops exclude together, each day once.

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    total = 0
    for span in united(suspensions, calendar.coverage_from):
        end = until if span.end is None else min(span.end, until)
        if end > span.start:
            total += _days_between(calendar, span.start, end, unit)
    return total


def has_passed(due: date, now: datetime, closes_at: time) -> bool:
    """Whether a limit is over at the local time ``now``: at close of business of its last day.

    民法典 203: the last day ends at 24:00, but with business hours when they end.
    """
    return now.date() > due or (now.date() == due and now.time() >= closes_at)


def united(suspensions: Iterable[Suspension], start: date) -> tuple[Suspension, ...]:
    """Disjoint stops by date, cut to the days after ``start``; only the last may be open."""
    spans: list[Suspension] = []
    for each in sorted(suspensions, key=lambda each: each.start):
        begin = max(each.start, start)
        if each.end is not None and each.end <= begin:
            continue
        if not spans or _after(begin, spans[-1]):
            spans.append(Suspension(begin, each.end))
        elif spans[-1].end is not None:
            end = None if each.end is None else max(each.end, spans[-1].end)
            spans[-1] = Suspension(spans[-1].start, end)
    return tuple(spans)


def _after(begin: date, span: Suspension) -> bool:
    return span.end is not None and begin > span.end


def _last_counted_day(
    calendar: WorkdayCalendar, start: date, limit: Limit, spans: Iterable[Suspension]
) -> date | None:
    """The day on which the counted days reach the limit; a rest day only in calendar days."""
    last = _later(calendar, start, limit.days, limit.unit)
    for span in spans:
        if span.start >= last:
            break
        if span.end is None:
            return None
        excluded = _days_between(calendar, span.start, span.end, limit.unit)
        last = _later(calendar, last, excluded, limit.unit)
    return last


def _moved_from_rest(
    calendar: WorkdayCalendar, last: date, spans: Iterable[Suspension]
) -> date | None:
    day = calendar.next_workday_on_or_after(last)
    for span in spans:
        if not span.start < day or (span.end is not None and span.end < last):
            continue
        if span.end is None:
            return None
        if day <= span.end:
            day = calendar.next_workday_on_or_after(span.end + timedelta(days=1))
    return day


def _later(calendar: WorkdayCalendar, start: date, days: int, unit: DayUnit) -> date:
    if unit is DayUnit.WORKDAY:
        return calendar.add_workdays(start, days)
    try:
        return start + timedelta(days=days)
    except OverflowError:
        raise CalendarError(
            "date", "期限超出可推算的范围，请核对日期和天数。", rule="calendar_range"
        ) from None


def _days_between(calendar: WorkdayCalendar, after: date, until: date, unit: DayUnit) -> int:
    if unit is DayUnit.WORKDAY:
        return calendar.workdays_between(after, until)
    return (until - after).days
