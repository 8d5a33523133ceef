"""What a county may publish of its calendar, judged against what is in force.

Owns the checks that a new notice or new overlay days pass before every desk gets them, and says
which days change by them, so that whoever publishes sees it first. Pure: the county asks before it
writes, a desk before it sends.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    OverlayDay,
    OverlayKind,
    parse_notice,
    parse_overlay,
)
from window_desk.casework.workdays import WorkdayCalendar


class DayTurn(StrEnum):
    """What becomes of a day.

    ``off``: a workday no longer. ``worked``: now a workday. ``open``: stays a rest day, and the
    counter receives. ``closed``: a rest day on which it receives no longer.
    """

    OFF = "off"
    WORKED = "worked"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that changes; ``name`` is what the notice or overlay calls it, maybe empty."""

    date: date
    turn: DayTurn
    name: str


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What publishing would do.

    ``is_new`` is false when the same is in force already. ``covered_before`` is the last day that
    notices covered until now, ``None`` where there was none; ``calendar`` is the one that follows.
    """

    is_new: bool
    days: tuple[ChangedDay, ...]
    covered_before: date | None
    calendar: WorkdayCalendar


def judge_notice(
    known: Iterable[CalendarNotice],
    overlays: Iterable[OverlayDay],
    notice: CalendarNotice,
    expected_year: int | None = None,
) -> CalendarChange:
    """What ``notice`` changes where ``known`` notices and ``overlays`` are in force.

    ``expected_year`` is the year that the publisher or the file's name says.

    Raises:
        CalendarError: another year than expected, a notice without papers, or one that would leave
            a year out between two notices.
    """
    if expected_year is not None and notice.year != expected_year:
        raise CalendarError(
            "year",
            f"文件里是{notice.year}年的通知，而指明的是{expected_year}年，请核对文件或年份。",
            rule="expected_year",
        )
    if not notice.is_known:
        raise CalendarError(
            "papers",
            f"{notice.year}年的通知没有文件名称，请填写国务院办公厅通知的名称和文号。",
            rule="complete_notice",
        )
    in_force = {each.year: each for each in known if each.is_known}
    chosen = tuple(overlays)
    before = WorkdayCalendar(in_force.values(), chosen) if in_force else None
    is_new = in_force.get(notice.year) != notice
    in_force[notice.year] = notice
    after = WorkdayCalendar(in_force.values(), chosen)
    names = {day.date: day.name for day in notice.days}
    first = max(date(notice.year - 1, 12, 1), after.coverage_from)
    span = (date(notice.year, 12, 31) - first).days + 1
    days = tuple(
        ChangedDay(
            day, DayTurn.WORKED if after.is_workday(day) else DayTurn.OFF, names.get(day, "")
        )
        for day in (first + timedelta(days=n) for n in range(span))
        if after.is_workday(day) != _was_workday(before, day)
    )
    return CalendarChange(is_new, days, before.coverage_until if before else None, after)


def judge_overlays(
    known: Iterable[CalendarNotice],
    overlays: Iterable[OverlayDay],
    days: Iterable[OverlayDay],
) -> CalendarChange:
    """What new overlay ``days`` change where ``known`` notices and ``overlays`` are in force.

    A day with the date and kind of one in force replaces it.

    Raises:
        CalendarError: there are no days or no notices, a day is given twice, a local holiday falls
            on a rest day, or a duty day on a workday.
    """
    notices = tuple(each for each in known if each.is_known)
    in_force = {_overlay_place(day): day for day in overlays}
    before = WorkdayCalendar(notices, in_force.values())
    added: dict[tuple[date, OverlayKind], OverlayDay] = {}
    for day in days:
        if _overlay_place(day) in added:
            raise CalendarError(
                "date", f"本地日历中{day.date}重复，请只保留一条。", rule="no_repeated_day"
            )
        added[_overlay_place(day)] = day
    if not added:
        raise CalendarError("days", "本地日历文件中没有日期，请至少填写一天。", rule="file_shape")
    without = {place: day for place, day in in_force.items() if place not in added}
    bare = WorkdayCalendar(notices, without.values())
    for day in added.values():
        if day.kind is OverlayKind.LOCAL_OFF:
            _refuse_needless_holiday(bare, day)
    after = WorkdayCalendar(notices, {**without, **added}.values())
    for day in added.values():
        if day.kind is OverlayKind.DUTY_OPEN:
            _refuse_duty_on_workday(after, day)
    changed = tuple(
        ChangedDay(day.date, turn, day.name)
        for day in sorted(added.values(), key=_overlay_place)
        if (turn := _turn(before, after, day.date)) is not None
    )
    is_new = any(in_force.get(place) != day for place, day in added.items())
    return CalendarChange(is_new, changed, before.coverage_until, after)


def judge_withdrawal(
    known: Iterable[CalendarNotice],
    overlays: Iterable[OverlayDay],
    day: date,
    kind: OverlayKind,
) -> tuple[OverlayDay, CalendarChange]:
    """The overlay day that is taken back, and what that changes.

    Raises:
        CalendarError: there is no such overlay day.
    """
    notices = tuple(each for each in known if each.is_known)
    in_force = {_overlay_place(each): each for each in overlays}
    taken = in_force.get((day, kind))
    if taken is None:
        raise CalendarError(
            "date", f"本地日历里没有{day}的{kind}，请用calendar show核对。", rule="published_day"
        )
    before = WorkdayCalendar(notices, in_force.values())
    rest = [each for each in in_force.values() if each is not taken]
    after = WorkdayCalendar(notices, rest)
    turn = _turn(before, after, day)
    days = (ChangedDay(day, turn, taken.name),) if turn is not None else ()
    return taken, CalendarChange(
        is_new=True, days=days, covered_before=before.coverage_until, calendar=after
    )


def parse_notice_content(content: object) -> CalendarNotice:
    """A year's notice from a parsed file; raises ``CalendarError`` as ``parse_notice`` does."""
    if not isinstance(content, Mapping):
        raise CalendarError(
            "file",
            "节假日通知应为一个JSON对象（year、papers、days），请核对文件。",
            rule="file_shape",
        )
    return parse_notice(content)


def parse_overlays(content: object) -> tuple[OverlayDay, ...]:
    """Overlay days from a parsed file: a list of days, or ``{"days": [...]}``; other keys are ignored.

    Raises:
        CalendarError: the content is no such list, or a day is malformed; ``days[n]`` names which.
    """
    days = content.get("days") if isinstance(content, Mapping) else content
    if not isinstance(days, list | tuple):
        raise CalendarError(
            "days", "本地日历文件应为日期的列表，请按格式重新填写。", rule="file_shape"
        )
    return tuple(_overlay(index, day) for index, day in enumerate(days))


def overlay_key(day: OverlayDay) -> str:
    """The key of an overlay's record: one of each kind a day."""
    return f"{day.date}:{day.kind}"


def notice_as_mapping(notice: CalendarNotice) -> dict[str, object]:
    """The notice in the published schema; ``parse_notice`` reads it back."""
    return {
        "year": notice.year,
        "papers": list(notice.papers),
        "days": [
            {"name": day.name, "date": day.date.isoformat(), "isOffDay": day.is_off_day}
            for day in notice.days
        ],
    }


def overlay_as_mapping(day: OverlayDay) -> dict[str, object]:
    """The overlay day in the published schema; ``parse_overlay`` reads it back."""
    return {"date": day.date.isoformat(), "kind": day.kind.value, "name": day.name}


def _overlay(index: int, day: object) -> OverlayDay:
    if not isinstance(day, Mapping):
        raise CalendarError(
            f"days[{index}]", f"本地日历第{index + 1}个日期格式不对，请填写date、kind、name三项。"
        )
    try:
        return parse_overlay(day)
    except CalendarError as error:
        raise CalendarError(
            f"days[{index}].{error.field}", error.sentence, rule=error.rule
        ) from None


def _overlay_place(day: OverlayDay) -> tuple[date, OverlayKind]:
    return day.date, day.kind


def _refuse_needless_holiday(bare: WorkdayCalendar, day: OverlayDay) -> None:
    if not bare.is_workday(day.date):
        raise CalendarError(
            "kind",
            f"{day.date}本来就不上班，不必再设为本地放假（local_off），请核对日期。",
            rule="holiday_on_workday",
        )


def _refuse_duty_on_workday(after: WorkdayCalendar, day: OverlayDay) -> None:
    if after.is_workday(day.date):
        raise CalendarError(
            "kind",
            f"{day.date}是工作日，本来就收件，不必设为值班收件（duty_open），请核对日期。",
            rule="duty_on_rest_day",
        )


def _turn(before: WorkdayCalendar, after: WorkdayCalendar, day: date) -> DayTurn | None:
    if before.is_workday(day) != after.is_workday(day):
        return DayTurn.WORKED if after.is_workday(day) else DayTurn.OFF
    if before.is_open(day) != after.is_open(day):
        return DayTurn.OPEN if after.is_open(day) else DayTurn.CLOSED
    return None


def _was_workday(before: WorkdayCalendar | None, day: date) -> bool:
    """Whether the day counted until now; by its weekday alone where nothing was known of it."""
    if before is None or day < before.coverage_from:
        return day.isoweekday() < 6
    return before.is_workday(day)
