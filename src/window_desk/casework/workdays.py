"""The workday calendar: which days are workdays, and date arithmetic over them.

Owns the reckoning of 行政许可法 Art. 82 (workdays, without statutory holidays) and of 民法典
Art. 201 and 203 (the day of the event is not counted; an end on a rest day moves to the next
workday). Pure and immutable: one calendar may be read from any thread. Every query is constant
time, because all days up to ``LAST_DAY`` are counted once when the calendar is built.
"""

import hashlib
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from window_desk.casework.calendar_notices import (
    LAST_YEAR,
    CalendarError,
    CalendarNotice,
    NoticeDay,
    OverlayDay,
    OverlayKind,
    checked_overlays,
    known_notices,
    parse_notice,
)

__all__ = [
    "LAST_DAY",
    "CalendarError",
    "CalendarNotice",
    "Certainty",
    "NoticeDay",
    "OverlayDay",
    "OverlayKind",
    "WorkdayCalendar",
    "calendar_from_mappings",
    "parse_notice",
]

LAST_DAY = date(LAST_YEAR, 12, 31)

# 全国年节及纪念日放假办法 (2024) Art. 2: the days whose date is the same every year. The lunar ones
# and 清明 wait for the notice, as do the days that make up for a holiday on a weekend (Art. 6).
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


class Certainty(StrEnum):
    """How far a date can be relied on.

    ``firm``: the notices that could move it are out. ``december``: December of the newest covered
    year, which the next notice may still amend. ``provisional`` (暂定): past the newest notice.
    """

    FIRM = "firm"
    DECEMBER = "december"
    PROVISIONAL = "provisional"


class WorkdayCalendar:
    """Workdays from the first known notice to ``LAST_DAY``; two with the same content are equal."""

    __slots__ = (
        "_counts",
        "_duty_open",
        "_first",
        "_workdays",
        "coverage_from",
        "coverage_until",
        "notices",
        "overlays",
        "version",
    )

    coverage_from: date
    coverage_until: date
    notices: tuple[CalendarNotice, ...]
    overlays: tuple[OverlayDay, ...]
    version: str

    def __init__(
        self, notices: Iterable[CalendarNotice], overlays: Iterable[OverlayDay] = ()
    ) -> None:
        """Build from notices (years without a gap; unknown ones may follow) and overlay days.

        Raises:
            CalendarError: no notice is known, a year is missing or given twice, an overlay is
                repeated.
        """
        known = known_notices(notices)
        chosen = checked_overlays(overlays)
        off, worked = _amended_days(known)
        off |= {day.date for day in chosen if day.kind is OverlayKind.LOCAL_OFF}
        worked -= off
        first = date(known[0].year, 1, 1)
        until = date(known[-1].year, 12, 31)
        workdays, counts = _count_days(first, until, off, worked)
        fields: dict[str, object] = {
            "coverage_from": first,
            "coverage_until": until,
            "notices": known,
            "overlays": chosen,
            "version": _version(known, chosen),
            "_first": first.toordinal(),
            "_workdays": workdays,
            "_counts": counts,
            "_duty_open": frozenset(
                day.date.toordinal() for day in chosen if day.kind is OverlayKind.DUTY_OPEN
            ),
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    # arrays: as tuples of numbers they took 1.4 MB, and each thread has a calendar of its own
    _first: int
    _workdays: Sequence[int]
    _counts: Sequence[int]
    _duty_open: frozenset[int]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a calendar is never changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a calendar is never changed: {name}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkdayCalendar):
            return NotImplemented
        return self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return f"WorkdayCalendar({self.coverage_from}..{self.coverage_until}, {self.version[:12]})"

    def is_workday(self, day: date) -> bool:
        """Whether the day counts in a limit of workdays; an estimate past ``coverage_until``."""
        index = self._index(day)
        return self._counts[index + 1] > self._counts[index]

    def is_open(self, day: date) -> bool:
        """Whether the counter receives on this day: a workday, or a rest day with duty."""
        return self.is_workday(day) or day.toordinal() in self._duty_open

    def add_workdays(self, start: date, n: int) -> date:
        """The n-th workday after ``start``, itself not counted (民法典 201); ``start`` if n is 0.

        Raises:
            CalendarError: n is negative, or a date lies outside the calendar.
        """
        _refuse_negative(n)
        position = self._counts[self._index(start) + 1] + n - 1
        if n == 0:
            return date.fromordinal(start.toordinal())
        if position >= len(self._workdays):
            raise _beyond()
        return date.fromordinal(self._workdays[position])

    def workdays_before(self, day: date, n: int) -> date:
        """The n-th workday before ``day``, itself not counted: the last one from which n are left.

        Raises:
            CalendarError: n is negative, or a date lies outside the calendar.
        """
        _refuse_negative(n)
        position = self._counts[self._index(day)] - n
        if n == 0:
            return date.fromordinal(day.toordinal())
        if position < 0:
            raise self._before()
        return date.fromordinal(self._workdays[position])

    def add_natural_days(self, start: date, n: int) -> date:
        """``start`` + n calendar days, moved on from a rest day to the next workday (民法典 203).

        ``start`` itself if n is 0.

        Raises:
            CalendarError: n is negative, or a date lies outside the calendar.
        """
        _refuse_negative(n)
        self._index(start)
        if n == 0:
            return date.fromordinal(start.toordinal())
        return self.next_workday_on_or_after(_later(start, n))

    def workdays_between(self, after: date, until: date) -> int:
        """Workdays in (after, until]; when ``until`` is earlier, minus those in (until, after].

        Raises:
            CalendarError: a date lies outside the calendar.
        """
        return self._counts[self._index(until) + 1] - self._counts[self._index(after) + 1]

    def next_workday_on_or_after(self, day: date) -> date:
        """The day itself if it is a workday, else the next one.

        Raises:
            CalendarError: a date lies outside the calendar.
        """
        position = self._counts[self._index(day)]
        if position >= len(self._workdays):
            raise _beyond()
        return date.fromordinal(self._workdays[position])

    def certainty(self, day: date) -> Certainty:
        """How far a date reckoned to fall on this day can be relied on."""
        if day.toordinal() > self.coverage_until.toordinal():
            return Certainty.PROVISIONAL
        if (day.year, day.month) == (self.coverage_until.year, 12):
            return Certainty.DECEMBER
        return Certainty.FIRM

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._first
        if index < 0:
            raise self._before(day)
        if index >= len(self._counts) - 1:
            raise _beyond()
        return index

    def _before(self, day: date | None = None) -> CalendarError:
        which = f"{date.fromordinal(day.toordinal())}" if day is not None else "更早的日期"
        return CalendarError(
            "date",
            f"工作日历从{self.coverage_from}开始，无法计算{which}，请核对日期。",
            rule="calendar_range",
        )


def calendar_from_mappings(
    notices: Iterable[Mapping[str, object]], overlays: Iterable[OverlayDay] = ()
) -> WorkdayCalendar:
    """Build a calendar from parsed notice files, in any order.

    Raises:
        CalendarError: as ``parse_notice`` and ``WorkdayCalendar`` do.
    """
    return WorkdayCalendar([parse_notice(notice) for notice in notices], overlays)


def _amended_days(notices: Iterable[CalendarNotice]) -> tuple[set[date], set[date]]:
    """Off days and worked days; where two notices name one day, the later notice counts."""
    off: set[date] = set()
    worked: set[date] = set()
    for notice in notices:
        for day in notice.days:
            chosen, other = (off, worked) if day.is_off_day else (worked, off)
            chosen.add(day.date)
            other.discard(day.date)
    return off, worked


def _count_days(
    first: date, until: date, off: set[date], worked: set[date]
) -> tuple[Sequence[int], Sequence[int]]:
    """The workdays as ordinals; for each day and the one after the last, the workdays before it."""
    off_ordinals = {day.toordinal() for day in off} | {
        date(year, month, day).toordinal()
        for year in range(until.year + 1, LAST_YEAR + 1)
        for month, day in _FIXED_HOLIDAYS
    }
    worked_ordinals = {day.toordinal() for day in worked}
    days = range(first.toordinal(), LAST_DAY.toordinal() + 1)
    counted = (
        day
        for day in days
        # ordinal 1 was a Monday, so Saturday and Sunday leave 6 and 0
        if (day % 7 not in {0, 6} and day not in off_ordinals) or day in worked_ordinals
    )
    workdays = array("I", counted)
    counts = array("I", (bisect_left(workdays, day) for day in [*days, days.stop]))
    return workdays, counts


def _version(notices: Iterable[CalendarNotice], overlays: Iterable[OverlayDay]) -> str:
    content = {
        "notices": [
            [n.year, n.papers, [[d.date.isoformat(), d.is_off_day, d.name] for d in n.days]]
            for n in notices
        ],
        "overlays": [[d.date.isoformat(), d.kind, d.name] for d in overlays],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _later(start: date, n: int) -> date:
    try:
        return date.fromordinal(start.toordinal()) + timedelta(days=n)
    except OverflowError:
        raise _beyond() from None


def _refuse_negative(n: int) -> None:
    if n < 0:
        raise CalendarError(
            "days", f"期限天数不能为负（{n}），请核对事项的办理时限。", rule="not_negative"
        )


def _beyond() -> CalendarError:
    return CalendarError(
        "date", f"日期超出工作日历的范围（至{LAST_DAY}），请核对日期和天数。", rule="calendar_range"
    )
