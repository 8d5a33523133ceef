"""What kind of day it is, in words: workday, rest day, holiday, make-up workday, and how certain."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from window_desk.casework.workdays import Certainty, WorkdayCalendar

_SATURDAY = 5


class DayKind(StrEnum):
    """What a day is by the calendar."""

    WORKDAY = "workday"
    REST = "rest"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with its kind and, where a notice gives one, its name."""

    day: date
    kind: DayKind
    name: str = ""

    @property
    def is_workday(self) -> bool:
        """Whether it counts in a limit."""
        return self.kind in {DayKind.WORKDAY, DayKind.MAKE_UP}


def calendar_day(calendar: WorkdayCalendar, day: date) -> CalendarDay:
    """A day as the calendar knows it; the name of a holiday as its notice gives it."""
    works, weekend = calendar.is_workday(day), day.weekday() >= _SATURDAY
    named = next(
        (
            noticed.name
            for notice in calendar.notices
            for noticed in notice.days
            if noticed.date == day
        ),
        "",
    )
    if works:
        return CalendarDay(day, DayKind.MAKE_UP if weekend else DayKind.WORKDAY, named)
    return CalendarDay(day, DayKind.HOLIDAY if named or not weekend else DayKind.REST, named)


def kind_words(day: CalendarDay) -> str:
    """The mark of a day: 休, 班 or the holiday's name; nothing on a plain workday."""
    translate = QCoreApplication.translate
    if day.kind is DayKind.MAKE_UP:
        return translate("DayWords", "调休上班")
    if day.kind is DayKind.HOLIDAY:
        return day.name or translate("DayWords", "放假")
    return translate("DayWords", "休息") if day.kind is DayKind.REST else ""


def certainty_words(certainty: Certainty) -> str:
    """How certain a date is; nothing where it is firm."""
    translate = QCoreApplication.translate
    return {
        Certainty.FIRM: "",
        Certainty.DECEMBER: translate("DayWords", "可能调整"),
        Certainty.PROVISIONAL: translate("DayWords", "暂定"),
    }[certainty]
