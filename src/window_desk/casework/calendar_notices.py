"""The State Council's yearly holiday notices as values, and the checks made when one is taken in.

Owns the reading of one notice (``{year, papers[], days[{name, date, isOffDay}]}``) and of
the overlay days of a county. Pure: whoever reads files or messages hands over parsed mappings.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

FIRST_YEAR = 2007
LAST_YEAR = 2099

_WRITTEN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class CalendarError(ValueError):
    """A notice or a day that cannot be used: the field, the rule it breaks, and one sentence with
    the remedy. ``rule`` is a word for programs; ``format`` where the field is merely malformed."""

    def __init__(self, field: str, sentence: str, *, rule: str = "format") -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence
        self.rule = rule


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day that a notice names: off, or (``is_off_day=False``) a weekend day that is worked."""

    name: str
    date: date
    is_off_day: bool


@dataclass(frozen=True, slots=True)
class CalendarNotice:
    """The notice of one year; no papers means that the notice has not come out yet."""

    year: int
    papers: tuple[str, ...]
    days: tuple[NoticeDay, ...]

    @property
    def is_known(self) -> bool:
        """Whether the State Council has published this year's notice."""
        return bool(self.papers)


class OverlayKind(StrEnum):
    """What a county adds to the national calendar."""

    LOCAL_OFF = "local_off"
    DUTY_OPEN = "duty_open"


@dataclass(frozen=True, slots=True)
class OverlayDay:
    """A local day: a minority-area holiday (放假办法 Art. 4), or a rest day with the counter open.

    ``local_off`` is not a workday. ``duty_open`` permits receipt and never becomes a workday
    (行政许可法 Art. 82).
    """

    date: date
    kind: OverlayKind
    name: str


def parse_notice(mapping: Mapping[str, object]) -> CalendarNotice:
    """Read one notice from its parsed JSON; unknown keys (such as ``$schema``) are ignored.

    A notice may name days of its own year and of the December before it, which it amends.

    Raises:
        CalendarError: a field is missing or malformed, a day is named twice or lies outside the
            notice, days are given without a paper, or a paper without days.
    """
    year = _year(mapping.get("year"))
    papers = tuple(
        _text(f"papers[{index}]", paper) for index, paper in enumerate(_list("papers", mapping))
    )
    days = tuple(_day(index, year, day) for index, day in enumerate(_list("days", mapping)))
    _refuse_repeated(days)
    if days and not papers:
        raise CalendarError(
            "papers",
            f"{year}年有放假日期但没有通知文件，请补上通知的名称。",
            rule="complete_notice",
        )
    if papers and not days:
        raise CalendarError(
            "days",
            f"{year}年通知没有任何日期，请按通知补全放假和调休日期。",
            rule="complete_notice",
        )
    return CalendarNotice(year, papers, tuple(sorted(days, key=lambda day: day.date)))


def parse_overlay(mapping: Mapping[str, object]) -> OverlayDay:
    """Read one overlay day ``{date, kind: local_off | duty_open, name}``; other keys are ignored.

    Raises:
        CalendarError: a field is missing or malformed, or the date lies outside the calendars.
    """
    day = _iso_date("date", "本地日历的date", mapping.get("date"))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CalendarError(
            "date",
            f"本地日历的日期{day}不在{FIRST_YEAR}至{LAST_YEAR}年之间，请核对日期。",
            rule="year_range",
        )
    kind = mapping.get("kind")
    if not isinstance(kind, str) or kind not in tuple(OverlayKind):
        raise CalendarError(
            "kind", f"本地日历{day}的kind应为local_off（本地放假）或duty_open（值班收件），请改正。"
        )
    name = mapping.get("name")
    if not isinstance(name, str) or not name.strip():
        raise CalendarError("name", f"本地日历{day}没有名称，请填写节日或值班的名称。")
    return OverlayDay(day, OverlayKind(kind), name.strip())


def known_notices(notices: Iterable[CalendarNotice]) -> tuple[CalendarNotice, ...]:
    """The notices that are out, by year.

    Raises:
        CalendarError: a year comes twice, one is left out between two known ones, or none is known.
    """
    ordered = sorted(notices, key=lambda notice: notice.year)
    for before, after in pairwise(ordered):
        if before.year == after.year:
            raise CalendarError(
                "year", f"{after.year}年的节假日通知重复，请只保留一份。", rule="no_repeated_year"
            )
    known = tuple(notice for notice in ordered if notice.is_known)
    if not known:
        raise CalendarError(
            "papers",
            "没有任何一年的节假日通知，请先导入国务院办公厅的放假通知。",
            rule="complete_notice",
        )
    for before, after in pairwise(known):
        if after.year != before.year + 1:
            raise CalendarError(
                "year",
                f"缺少{before.year + 1}年的节假日通知，请补上后再导入{after.year}年的通知。",
                rule="no_missing_year",
            )
    return known


def checked_overlays(overlays: Iterable[OverlayDay]) -> tuple[OverlayDay, ...]:
    """The overlay days by date.

    Raises:
        CalendarError: the same day is given twice with the same kind.
    """
    ordered = tuple(sorted(overlays, key=lambda day: (day.date, day.kind)))
    for before, after in pairwise(ordered):
        if (before.date, before.kind) == (after.date, after.kind):
            raise CalendarError(
                "overlays", f"本地日历中{after.date}重复，请只保留一条。", rule="no_repeated_day"
            )
    return ordered


def _year(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise CalendarError("year", "节假日通知缺少年份，请填写四位数年份。")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise CalendarError(
            "year",
            f"年份{value}不在{FIRST_YEAR}至{LAST_YEAR}之间，请核对通知的年份。",
            rule="year_range",
        )
    return value


def _list(field: str, mapping: Mapping[str, object]) -> Sequence[object]:
    value = mapping.get(field)
    if not isinstance(value, list | tuple):
        raise CalendarError(field, f"节假日通知的{field}应为列表，请按格式重新导出文件。")
    return value


def _text(field: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CalendarError(field, f"节假日通知的{field}不能为空，请填写文字。")
    return value.strip()


def _iso_date(field: str, what: str, value: object) -> date:
    """A date written ``2026-01-01``; the week and compact forms of ISO 8601 are refused."""
    if isinstance(value, str) and _WRITTEN_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    written = value if isinstance(value, str) else ""
    raise CalendarError(field, f"{what}“{written}”不是有效日期，请写成2026-01-01的样子。")


def _day(index: int, year: int, value: object) -> NoticeDay:
    field = f"days[{index}]"
    if not isinstance(value, Mapping):
        raise CalendarError(field, f"第{index + 1}个日期格式不对，请填写name、date、isOffDay三项。")
    day = _iso_date(f"{field}.date", f"第{index + 1}个日期", value.get("date"))
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        raise CalendarError(
            f"{field}.date",
            f"{day}不属于{year}年的通知（只可含当年和上年12月），请核对日期。",
            rule="day_of_its_year",
        )
    is_off_day = value.get("isOffDay")
    if not isinstance(is_off_day, bool):
        raise CalendarError(
            f"{field}.isOffDay", f"{day}没有说明放假还是上班，请把isOffDay写成true或false。"
        )
    return NoticeDay(_text(f"{field}.name", value.get("name")), day, is_off_day)


def _refuse_repeated(days: Iterable[NoticeDay]) -> None:
    seen: set[date] = set()
    for day in days:
        if day.date in seen:
            raise CalendarError(
                "days", f"{day.date}在同一份通知中出现两次，请只保留一条。", rule="no_repeated_day"
            )
        seen.add(day.date)
