"""``window-desk catalogue``: check a catalogue directory, import a table of items into a county."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import click

from window_desk.casework.catalogue_rules import INCOMPLETE
from window_desk.county.bootstrap import open_county
from window_desk.county.catalogue.importing import ImportReport, ItemRegister, import_items
from window_desk.county.catalogue.item_files import load_catalogue
from window_desk.county.catalogue.row_problems import RowProblem
from window_desk.county.catalogue.table_import import read_table
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.migrate import DatabaseTooNewError
from window_desk.tools.embedded_county import embedded_county_url

_BEIJING = timezone(timedelta(hours=8))
_PROBLEMS_SHOWN = 50


@click.group("catalogue")
def command() -> None:
    """Check and import the catalogue of service items."""


@command.command("check")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def check(context: click.Context, directory: Path, *, as_json: bool) -> None:
    """Check every file of the catalogue in DIRECTORY (such as forms/)."""
    reading = load_catalogue(directory)
    codes = {item.implementation_code for item in reading.items}
    figures = {
        "windows": len(reading.windows),
        "items": len(codes),
        "versions": len(reading.items),
        "templates": len(reading.templates),
    }
    if as_json:
        _print_json({**figures, "problems": _as_json(reading.problems)})
    else:
        labels = {"windows": "窗口", "items": "事项", "versions": "版本", "templates": "证照模板"}
        click.echo("　".join(f"{labels[key]} {number}" for key, number in figures.items()))
        _print_problems(reading.problems)
        click.echo("没有问题。" if not reading.problems else "请改正后再发布。")
    context.exit(1 if reading.problems else 0)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--database", help="County database; without it, this user's embedded one.")
@click.option(
    "--effective-from",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day from which new and changed items are in force; today if not given.",
)
@click.pass_context
def import_table(
    context: click.Context,
    file: Path,
    *,
    as_json: bool,
    database: str | None,
    effective_from: datetime | None,
) -> None:
    """Import the items of a CSV or XLSX FILE; importing it again changes nothing."""
    day = _today() if effective_from is None else effective_from.date()
    reading = read_table(file, effective_from=day)
    with _register(database) as register:
        report = import_items(reading, register, effective_from=day)
    if as_json:
        _print_json({**asdict(report), "problems": _as_json(report.problems)})
    else:
        _print_report(report)
    context.exit(1 if report.rejected else 0)


@contextmanager
def _register(database: str | None) -> Iterator[ItemRegister]:
    """The county's items; its known errors become one sentence on the command line."""
    try:
        with open_county(database or embedded_county_url()) as county:
            yield county.items
    except DatabaseBusyError as error:
        raise click.ClickException("县级数据库没有应答，什么也没有导入，请稍后再试。") from error
    except OSError as error:
        raise click.ClickException(f"县级数据库打不开，请核对路径和权限（{error}）。") from error
    except (DatabaseTooNewError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def _today() -> date:
    return datetime.now(UTC).astimezone(_BEIJING).date()


def _as_json(problems: Sequence[RowProblem]) -> list[dict[str, object]]:
    return [asdict(problem) for problem in problems]


def _print_json(document: dict[str, object]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False))


def _print_report(report: ImportReport) -> None:
    rows = (
        ("部门", report.departments),
        ("导入事项", report.accepted),
        ("　新增", report.added),
        ("　变更", report.changed),
        ("　未变", report.unchanged),
        (INCOMPLETE, report.incomplete),
        ("未导入", report.rejected),
    )
    width = max(_columns(label) for label, _ in rows)
    for label, number in rows:
        click.echo(f"{label}{' ' * (width - _columns(label))}  {number:>7}")
    _print_problems(report.problems)


def _print_problems(problems: Sequence[RowProblem]) -> None:
    for problem in problems[:_PROBLEMS_SHOWN]:
        place = problem.file or (f"第{problem.row}行" if problem.row else "全表")
        value = f"“{problem.value}”" if problem.value else ""
        click.echo(f"{place}　{problem.field}{value}：{problem.sentence}")
    if len(problems) > _PROBLEMS_SHOWN:
        rest = len(problems) - _PROBLEMS_SHOWN
        click.echo(f"另有{rest}处问题，用 --json 查看全部。")


def _columns(label: str) -> int:
    return sum(1 if character.isascii() else 2 for character in label)
