"""``window-desk due``: the due day of a limit, told day by day for people or as JSON for scripts.

The reckoning is that of ``casework.day_count``. Every fault is one sentence and exit status 1.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import click

from window_desk.casework.day_count import (
    CountRefusedError,
    DayCount,
    check_limit,
    check_suspensions,
    count_days,
)
from window_desk.casework.limits import DayUnit, Limit, LimitError, Suspension, remaining
from window_desk.casework.workdays import CalendarError, WorkdayCalendar
from window_desk.tools.calendar_files import (
    CalendarFileError,
    read_notices,
    read_overlays,
    shipped_notices,
    with_replaced_years,
)
from window_desk.tools.due_in_words import count_in_words

_BEIJING = timezone(timedelta(hours=8))
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked, as it was typed."""

    start: str
    days: str
    unit: str
    suspensions: tuple[str, ...]
    today: str | None
    calendars: tuple[Path, ...]
    overlays: tuple[Path, ...]
    unite: bool


@click.command("due")
@click.option("--from", "start", metavar="DATE", default="", help="Day of the event, not counted.")
@click.option("--days", metavar="N", default="", help="Days of the limit; 0 is on the spot.")
@click.option("--unit", metavar="workday|natural", default=DayUnit.WORKDAY.value, show_default=True)
@click.option(
    "--suspend",
    "suspensions",
    metavar="START:END",
    multiple=True,
    help="A suspension: days after START up to END do not count; `START:` is still open.",
)
@click.option(
    "--unite", is_flag=True, help="Let suspensions overlap; each of their days is left out once."
)
@click.option(
    "--today", metavar="DATE", help="Day from which remaining days count [Beijing's today]."
)
@click.option(
    "--calendar",
    "calendars",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Yearly notice in JSON, or a list of them, instead of the shipped ones of their years.",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Local holidays and duty days in JSON.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every day of a long count.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(
    context: click.Context,
    start: str,
    days: str,
    unit: str,
    suspensions: tuple[str, ...],
    today: str | None,
    calendars: tuple[Path, ...],
    overlays: tuple[Path, ...],
    *,
    unite: bool,
    show_all: bool,
    as_json: bool,
) -> None:
    """Reckon when a limit is due, by the State Council's workday calendar."""
    question = _Question(start, days, unit, suspensions, today, calendars, overlays, unite)
    try:
        count, remaining_days, reckoned_on = _answer(question)
    except CountRefusedError as error:
        if as_json:
            _print_json(
                {"error": {"field": error.field, "rule": error.rule, "sentence": error.sentence}}
            )
        else:
            click.echo(f"--{error.field}：{error.sentence}", err=True)
        context.exit(1)
    if as_json:
        _print_json(_as_mapping(count, remaining_days))
    else:
        for line in count_in_words(count, remaining_days, reckoned_on, show_all=show_all):
            click.echo(line)


def _answer(question: _Question) -> tuple[DayCount, int | None, date]:
    """The count, what remains of it in workdays, and the day on which it does."""
    start = _day("from", question.start)
    limit = _limit(question.days, question.unit)
    suspensions = [_suspension(each) for each in question.suspensions]
    today = _today() if question.today is None else _day("today", question.today)
    calendar = _calendar(question)
    with _named("from"):
        calendar.is_workday(start)
    with _named("today"):
        calendar.is_workday(today)
    with _named("days"):
        check_limit(limit)
        count_days(calendar, start, limit, ())
    with _named("suspend"):
        check_suspensions(calendar, start, limit, suspensions, unite=question.unite)
        count = count_days(calendar, start, limit, suspensions)
    left = None if count.due is None else remaining(calendar, today, count.due)
    return count, left, today


def _calendar(question: _Question) -> WorkdayCalendar:
    with _named("calendar"):
        newer = [each for path in question.calendars for each in read_notices(path)]
        notices = with_replaced_years(shipped_notices(), newer)
        calendar = WorkdayCalendar(notices)
    if not question.overlays:
        return calendar
    with _named("overlay"):
        overlays = [each for path in question.overlays for each in read_overlays(path)]
        return WorkdayCalendar(notices, overlays)


@contextmanager
def _named(option: str) -> Iterator[None]:
    """Known errors as faults of ``option``, followed by the place inside its file."""
    try:
        yield
    except CalendarFileError as error:
        field = f"{option}.{error.field}" if error.field else option
        raise CountRefusedError(field.replace(".[", "["), error.rule, error.sentence) from error
    except CalendarError as error:
        raise CountRefusedError(option, error.rule, error.sentence) from error


def _day(option: str, text: str) -> date:
    if not text:
        raise CountRefusedError(option, "required", "没有给出日期，请写成2026-03-02的样子。")
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise CountRefusedError(option, "date", f"“{text}”不是有效日期，请写成2026-03-02的样子。")


def _limit(days: str, unit: str) -> Limit:
    if not days:
        raise CountRefusedError("days", "required", "没有给出天数，请填写整数，当场办结的填0。")
    if not _NUMBER.fullmatch(days):
        raise CountRefusedError(
            "days", "whole_number", f"“{days}”不是天数，请填写不超过九位的整数。"
        )
    if unit not in tuple(DayUnit):
        raise CountRefusedError(
            "unit", "unit", f"“{unit}”不是计日单位，请写workday（工作日）或natural（自然日）。"
        )
    try:
        return Limit(int(days), DayUnit(unit))
    except LimitError as error:
        raise CountRefusedError("days", "not_negative", error.sentence) from error


def _suspension(text: str) -> Suspension:
    start, colon, end = text.partition(":")
    if not colon:
        raise CountRefusedError(
            "suspend",
            "start_and_end",
            f"“{text}”缺少冒号，请写成2026-03-04:2026-03-06，尚未结束的写成2026-03-04:。",
        )
    try:
        return Suspension(_day("suspend", start), _day("suspend", end) if end else None)
    except LimitError as error:
        raise CountRefusedError("suspend", "end_not_before_start", error.sentence) from error


def _today() -> date:
    return datetime.now(UTC).astimezone(_BEIJING).date()


def _as_mapping(count: DayCount, remaining_days: int | None) -> dict[str, object]:
    mapping: dict[str, object] = {
        "due": None if count.due is None else count.due.isoformat(),
        "certainty": None if count.certainty is None else count.certainty.value,
        "remaining": remaining_days,
        "counted": [day.isoformat() for day in count.counted],
        "skipped": [each.day.isoformat() for each in count.skipped],
        "reasons": {each.day.isoformat(): each.note for each in count.skipped},
    }
    if count.due is None:
        mapping["left_when_stopped"] = count.left_when_stopped
    return mapping


def _print_json(document: dict[str, object]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False))
