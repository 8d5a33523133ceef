"""The count of a limit told day by day: which days count, which are passed over and why.

Owns the explanation of a due day; the day itself is that of ``limits.due_with_suspensions``. Also
what may not be asked of a count: limits longer than any item carries, suspensions (特别程序) outside
the clock or over each other. Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.calendar_notices import OverlayKind
from window_desk.casework.limits import (
    DayUnit,
    Limit,
    Suspension,
    due_with_suspensions,
    remaining_while_suspended,
)
from window_desk.casework.workdays import Certainty, WorkdayCalendar

MOST_DAYS = 999
"""The longest limit that an item may carry (``forms/service-item.schema.json``)."""

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

# The holidays of the same date every year (放假办法 Art. 2), by month, where no notice names them.
_FIXED_HOLIDAYS = {1: "元旦", 5: "劳动节", 10: "国庆节"}


class CountRefusedError(ValueError):
    """What cannot be counted: the field, the rule as a word, and one sentence with the remedy."""

    def __init__(self, field: str, rule: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.rule = rule
        self.sentence = sentence


class DayPart(StrEnum):
    """What a day does in a count; ``landed`` is a due day that the limit was moved on to."""

    COUNTED = "counted"
    SKIPPED = "skipped"
    LANDED = "landed"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day after the start; ``number`` is its place among the counted days, 0 for the others.

    ``note`` says why a day is passed over, or what is unusual about one that counts.
    """

    day: date
    part: DayPart
    number: int
    note: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """A limit reckoned from the day after ``start`` until ``due``.

    While an open suspension holds the clock ``due`` and ``certainty`` are ``None``, ``days`` end
    with the day of stopping, and ``left_when_stopped`` is in the unit of the limit.
    """

    start: date
    limit: Limit
    days: tuple[CountedDay, ...]
    due: date | None
    certainty: Certainty | None
    left_when_stopped: int | None

    @property
    def counted(self) -> tuple[date, ...]:
        """The days that count toward the limit, in order."""
        return tuple(each.day for each in self.days if each.part is DayPart.COUNTED)

    @property
    def skipped(self) -> tuple[CountedDay, ...]:
        """The days passed over before the due day, in order, each with its reason."""
        return tuple(each for each in self.days if each.part is DayPart.SKIPPED)


def check_limit(limit: Limit) -> None:
    """Refuse a limit that no item can carry.

    Raises:
        CountRefusedError: the limit is longer than ``MOST_DAYS``.
    """
    if limit.days > MOST_DAYS:
        raise CountRefusedError(
            "days",
            "longest_limit",
            f"期限{limit.days}天超过{MOST_DAYS}天，没有事项有这样长的办理时限，请核对天数。",
        )


def check_suspensions(
    calendar: WorkdayCalendar,
    start: date,
    limit: Limit,
    suspensions: Iterable[Suspension],
    *,
    unite: bool = False,
) -> None:
    """Refuse suspensions that cannot stop a clock from ``start``; those before decide of the next.

    ``unite`` lets them lie over each other: their days are then counted once.

    Raises:
        CountRefusedError: one starts before the clock or after its due day, or overlaps another.
        CalendarError: a date lies outside the calendar.
    """
    ordered = sorted(suspensions, key=lambda each: (each.start, each.end or date.max))
    for index, each in enumerate(ordered):
        if each.start < start:
            raise CountRefusedError(
                "suspend",
                "suspension_from_start",
                f"特别程序开始日{each.start}早于起算日{start}，时限尚未起算不能暂停，请核对两个日期。",
            )
        before = ordered[:index]
        if before and not unite and _overlap(before[-1], each):
            raise CountRefusedError(
                "suspend",
                "no_overlap",
                f"特别程序{_in_words(before[-1])}与{_in_words(each)}重叠，请合并成一段再算。",
            )
        due = due_with_suspensions(calendar, start, limit, before)
        if due is not None and each.start > due:
            raise CountRefusedError(
                "suspend",
                "suspension_until_due",
                f"特别程序开始日{each.start}晚于到期日{due}，已到期的时限不能再暂停，请核对日期。",
            )


def count_days(
    calendar: WorkdayCalendar, start: date, limit: Limit, suspensions: Sequence[Suspension]
) -> DayCount:
    """Reckon the due day of ``limit`` from ``start`` and tell every day on the way.

    Raises:
        CalendarError: a date lies outside the calendar.
    """
    due = due_with_suspensions(calendar, start, limit, suspensions)
    if due is not None:
        days = tuple(_days_until(calendar, start, limit, suspensions, due))
        return DayCount(start, limit, days, due, calendar.certainty(due), None)
    left = remaining_while_suspended(calendar, start, limit, suspensions)
    stopped = max(start, min(each.start for each in suspensions if each.end is None))
    days = tuple(_days_until(calendar, start, limit, suspensions, stopped))
    return DayCount(start, limit, days, None, None, left)


def rest_day_reason(calendar: WorkdayCalendar, day: date) -> str:
    """Why a day is no workday: ``国庆节 放假``, ``三月街 本地放假`` or ``休息日``, and duty if any."""
    reason = _off_reason(calendar, day)
    duty = _overlay_name(calendar, day, OverlayKind.DUTY_OPEN)
    return f"{reason}（{duty}，只收件）" if duty else reason


def _days_until(
    calendar: WorkdayCalendar,
    start: date,
    limit: Limit,
    suspensions: Sequence[Suspension],
    last: date,
) -> Iterator[CountedDay]:
    number = 0
    for ordinal in range(start.toordinal() + 1, last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        works = calendar.is_workday(day)
        if any(each.start < day and (each.end is None or day <= each.end) for each in suspensions):
            yield CountedDay(day, DayPart.SKIPPED, 0, "特别程序")
        elif number < limit.days and (works or limit.unit is DayUnit.NATURAL):
            number += 1
            yield CountedDay(
                day, DayPart.COUNTED, number, _counted_note(calendar, day, works=works)
            )
        elif works:
            yield CountedDay(day, DayPart.LANDED, 0, "顺延至本日")
        else:
            moved = "顺延：" if limit.unit is DayUnit.NATURAL else ""
            yield CountedDay(day, DayPart.SKIPPED, 0, moved + rest_day_reason(calendar, day))


def _counted_note(calendar: WorkdayCalendar, day: date, *, works: bool) -> str:
    if not works:
        return rest_day_reason(calendar, day)
    named = _named(calendar, day)
    return f"{named[0]} 调休上班" if named is not None and not named[1] else ""


def _off_reason(calendar: WorkdayCalendar, day: date) -> str:
    named = _named(calendar, day)
    if named is not None and named[1]:
        return f"{named[0]} 放假"
    if local := _overlay_name(calendar, day, OverlayKind.LOCAL_OFF):
        return f"{local} 本地放假"
    # only a holiday of the law itself gives a weekday off that nobody names
    return "休息日" if day.weekday() > 4 else f"{_FIXED_HOLIDAYS[day.month]} 放假"


def _overlay_name(calendar: WorkdayCalendar, day: date, kind: OverlayKind) -> str:
    return next(
        (each.name for each in calendar.overlays if (each.date, each.kind) == (day, kind)), ""
    )


def _named(calendar: WorkdayCalendar, day: date) -> tuple[str, bool] | None:
    """What the notices name a day, and whether they give it off; the later notice counts."""
    for notice in reversed(calendar.notices):
        for each in notice.days:
            if each.date == day:
                return each.name, each.is_off_day
    return None


def _overlap(earlier: Suspension, later: Suspension) -> bool:
    return earlier.end is None or later.start < earlier.end


def _in_words(suspension: Suspension) -> str:
    return f"{suspension.start}至{suspension.end or '未结束'}"
