"""`window-desk county calendar`: publish holiday notices and local days, show and sign them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import click

from window_desk.casework.calendar_notices import CalendarError, OverlayKind
from window_desk.casework.calendar_publication import CalendarChange, DayTurn
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.county.bootstrap import County
from window_desk.county.use_cases.publish_calendar import (
    NewNotice,
    PublishedRecord,
    publish_notices,
    publish_overlays,
    published_records,
    withdraw_overlay,
)
from window_desk.protocol.messages import ReferenceKind
from window_desk.tools.calendar_files import CalendarFileError
from window_desk.tools.county_place import Place, opened
from window_desk.tools.signed_calendar_files import (
    CalendarFile,
    read_notice_file,
    read_overlay_file,
    refuse_bad_signature,
    signed_file,
)

_BEIJING = timezone(timedelta(hours=8))
_TURNS = {
    DayTurn.OFF: "改为休息",
    DayTurn.WORKED: "改为上班",
    DayTurn.OPEN: "值班收件（不计入期限）",
    DayTurn.CLOSED: "不再收件",
}
_WEEKDAYS = "一二三四五六日"
_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("calendar")
def calendar_group() -> None:
    """The workday calendar: holiday notices (节假日通知) and local days."""


@calendar_group.command("publish")
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--overlay", is_flag=True, help="FILES hold local days, not a year's notice.")
@click.option("--year", type=int, help="The year that the one FILE must be of.")
@click.option("--dry-run", is_flag=True, help="Say what would change, publish nothing.")
@click.option("--signed-by", metavar="PUBLICKEY", help="Base64 key that may have signed FILES.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def publish(
    place: Place,
    files: tuple[Path, ...],
    year: int | None,
    signed_by: str | None,
    *,
    overlay: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Publish the notices in FILES (`2027.json`), all of them or none."""
    if year is not None and (overlay or len(files) > 1):
        raise click.ClickException("--year 只能用于一份年度通知，请分开发布。")
    with opened(place) as county, _one_sentence(as_json=as_json):
        if overlay:
            read = [read_overlay_file(path) for path in files]
            refuse_bad_signature(read, county.public_key(), signed_by)
            days = [day for each in read for day in each.content]
            changes = [publish_overlays(county.context, days, dry_run=dry_run)]
            titles = ["本地日历"]
        else:
            notices = [read_notice_file(path) for path in files]
            refuse_bad_signature(notices, county.public_key(), signed_by)
            notices.sort(key=lambda each: each.content.year)
            changes = publish_notices(
                county.context,
                [
                    NewNotice(each.content, year if year is not None else each.year_in_name)
                    for each in notices
                ],
                dry_run=dry_run,
            )
            titles = [f"{each.content.year}年通知" for each in notices]
    if as_json:
        _print_json(
            {
                "dry_run": dry_run,
                "changes": [
                    _change_as_json(title, change)
                    for title, change in zip(titles, changes, strict=True)
                ],
            }
        )
        return
    for title, change in zip(titles, changes, strict=True):
        for line in _change_in_words(title, change, dry_run=dry_run):
            click.echo(line)


@calendar_group.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(place: Place, *, as_json: bool) -> None:
    """Coverage, every year's notice with its version, and the local days."""
    with opened(place) as county:
        records = published_records(county.context)
        calendar = _calendar(county)
        key = county.public_key()
    notices = [r for r in records if r.kind is ReferenceKind.CALENDAR_NOTICE]
    overlays = [r for r in records if r.kind is ReferenceKind.CALENDAR_OVERLAY]
    if as_json:
        _print_json(
            {
                "from": calendar.coverage_from.isoformat() if calendar else None,
                "until": calendar.coverage_until.isoformat() if calendar else None,
                "version": calendar.version if calendar else None,
                "public_key": key,
                "notices": [_record_as_json(record) for record in notices],
                "overlays": [_record_as_json(record) for record in overlays],
            }
        )
        return
    if calendar is None:
        click.echo("还没有发布任何节假日通知。")
    else:
        click.echo(f"节假日通知覆盖：{calendar.coverage_from}至{calendar.coverage_until}")
    click.echo(f"本县公钥：{key}")
    for record in notices:
        papers = record.body.get("papers")
        paper = "；".join(map(str, papers)) if isinstance(papers, list) and papers else "尚未发布"
        click.echo(f"{record.key}\t第{record.version}版\t{_published_on(record)}\t{paper}")
    for record in overlays:
        kind = {"local_off": "本地放假", "duty_open": "值班收件"}[str(record.body["kind"])]
        kind = f"{kind}（已撤回）" if record.body.get("withdrawn") else kind
        click.echo(
            f"{record.body['date']}\t第{record.version}版\t{_published_on(record)}\t"
            f"{kind} {record.body['name']}"
        )


@calendar_group.command("withdraw")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("kind", type=click.Choice([kind.value for kind in OverlayKind]))
@click.option("--dry-run", is_flag=True, help="Say what would change, publish nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def withdraw(place: Place, day: datetime, kind: str, *, dry_run: bool, as_json: bool) -> None:
    """Take the local DAY of that KIND back."""
    with opened(place) as county, _one_sentence(as_json=as_json):
        change = withdraw_overlay(county.context, day.date(), OverlayKind(kind), dry_run=dry_run)
    if as_json:
        _print_json({"dry_run": dry_run, "changes": [_change_as_json("撤回", change)]})
        return
    for line in _change_in_words("撤回本地日历", change, dry_run=dry_run):
        click.echo(line)


@calendar_group.command("sign")
@click.argument("file", type=_FILES)
@click.option("--overlay", is_flag=True, help="FILE holds local days, not a year's notice.")
@click.pass_obj
def sign(place: Place, file: Path, *, overlay: bool) -> None:
    """Write this county's signature into FILE, so that others can publish it with --signed-by."""
    with opened(place) as county, _one_sentence(as_json=False):
        read: CalendarFile[object]
        read = read_overlay_file(file) if overlay else read_notice_file(file)
        _replace(file, signed_file(county.signing_key(), read))
        click.echo(f"已签名，公钥：{county.public_key()}")


@contextmanager
def _one_sentence(*, as_json: bool) -> Iterator[None]:
    """A refused file as one sentence that names the field; with ``--json`` as an object."""
    try:
        yield
    except (CalendarError, CalendarFileError) as error:
        if not as_json:
            place = f"{error.field}：" if error.field else ""
            raise click.ClickException(f"{place}{error.sentence}") from error
        _print_json(
            {"error": {"field": error.field, "rule": error.rule, "sentence": error.sentence}}
        )
        raise click.exceptions.Exit(1) from error


def _calendar(county: County) -> WorkdayCalendar | None:
    """The calendar in force, ``None`` before the first notice."""
    with county.context.database.reading() as connection:
        epoch = county.context.row(connection).epoch
        knowledge = county.context.shelf.up_to_date(connection, epoch)
    known = any(notice.is_known for notice in knowledge.notices.values())
    return knowledge.calendar if known else None


def _change_in_words(title: str, change: CalendarChange, *, dry_run: bool) -> Iterator[str]:
    if not change.is_new:
        yield f"{title}：与现行的相同，没有变化。"
        return
    what = "将发布（本次只试算，未发布）" if dry_run else "已发布"
    yield f"{title}：{what}，变动{len(change.days)}天。"
    for day in change.days:
        yield f"  {_day_in_words(day.date)} {_TURNS[day.turn]} {day.name}".rstrip()
    until = change.calendar.coverage_until
    if change.covered_before != until:
        yield f"  通知覆盖至{until}（原{change.covered_before or '无'}）"


def _replace(file: Path, content: bytes) -> None:
    """A crash leaves the old file or the new one, never half of it."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


def _day_in_words(day: date) -> str:
    return f"{day} 周{_WEEKDAYS[day.weekday()]}"


def _change_as_json(title: str, change: CalendarChange) -> dict[str, object]:
    return {
        "title": title,
        "new": change.is_new,
        "days": [
            {"date": day.date.isoformat(), "turn": day.turn.value, "name": day.name}
            for day in change.days
        ],
        "covered_before": change.covered_before.isoformat() if change.covered_before else None,
        "covered_until": change.calendar.coverage_until.isoformat(),
        "version": change.calendar.version,
    }


def _record_as_json(record: PublishedRecord) -> dict[str, object]:
    return {
        "key": record.key,
        "version": record.version,
        "published_at": _published_at(record).isoformat(),
        "signed": record.signed,
        **{name: value for name, value in record.body.items() if name != "signature"},
    }


def _published_at(record: PublishedRecord) -> datetime:
    return datetime.fromtimestamp(record.published_at_ms / 1000, UTC)


def _published_on(record: PublishedRecord) -> str:
    return f"{_published_at(record).astimezone(_BEIJING):%Y-%m-%d %H:%M}"


def _print_json(content: object) -> None:
    click.echo(json.dumps(content, ensure_ascii=False))
