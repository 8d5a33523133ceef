"""`window-desk county archive` and `archive-check`."""

from datetime import datetime
from pathlib import Path

import click
import msgspec

from window_desk.county.archive.check import check_archive
from window_desk.county.archive.eligible import STAYS_NAMES
from window_desk.county.archive.lines import ArchiveReport
from window_desk.county.archive.take_out import take_out
from window_desk.county.archive.write import write_archive
from window_desk.tools.county_place import Place, opened, sentences
from window_desk.tools.progress_lines import progress_lines

_PASSPHRASE = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Its first line is the passphrase under which the file is encrypted.",
)


@click.command("archive")
@click.option("--before", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
@_PASSPHRASE
@click.option("--dry-run", is_flag=True, help="Count the cases, write nothing.")
@click.option(
    "--take-out",
    "is_take_out",
    is_flag=True,
    help="Then take these cases out of the database; by default all that are past the retention.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def archive(
    place: Place,
    before: datetime | None,
    out: Path | None,
    passphrase_file: Path | None,
    *,
    dry_run: bool,
    is_take_out: bool,
    as_json: bool,
) -> None:
    """Copy the cases closed before a day into the new file OUT, compressed and signed by the county.

    Nothing is taken out of the database, unless --take-out says so and the county has a retention.
    """
    if dry_run == (out is not None):
        raise click.UsageError("--out 和 --dry-run 请给出其中一个。")
    if is_take_out and out is not None:
        _take_out(place, before, out, passphrase_file, as_json=as_json)
        return
    if is_take_out:
        raise click.UsageError("--take-out 需要 --out；只想计数请用 --before 和 --dry-run。")
    if before is None:
        raise click.UsageError("请用 --before 给出日期。")
    with opened(place, as_json=as_json) as county:
        report = write_archive(
            county, before.date(), out, _passphrase(passphrase_file), progress_lines()
        )
    _print(report, as_json=as_json)


def _take_out(
    place: Place,
    before: datetime | None,
    out: Path,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    with opened(place, as_json=as_json) as county:
        report = take_out(
            county,
            out,
            _passphrase(passphrase_file),
            progress_lines(),
            before=before.date() if before is not None else None,
        )
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
        return
    _print(report.archive, as_json=False)
    click.echo(f"已移出{report.cases}件\t{report.acts}个环节\t{report.scans}份扫描件")
    for reason, count in report.stays.items():
        click.echo(f"保留{count}件\t{STAYS_NAMES[reason]}")
    if report.compacted is False:
        click.echo("数据库文件正忙，未能整理：请在空闲时再运行一次，否则文件里可能残留已删的内容。")
    if report.compacted is None and report.cases:
        click.echo("请在停机时段对 feed 和 blob_piece 运行 VACUUM FULL，磁盘上的残留才会清除。")


@click.command("archive-check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key", metavar="PUBLICKEY", help="Base64 key of the county; `calendar show` has it."
)
@_PASSPHRASE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def archive_check(
    file: Path, key: str | None, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """Check the archive FILE, without any database; exits with 1 when it finds a fault."""
    with sentences(as_json=as_json):
        report = check_archive(file, _passphrase(passphrase_file), key, progress_lines())
    _print(report, as_json=as_json)
    if report.faults:
        raise click.exceptions.Exit(1)


def _passphrase(file: Path | None) -> str | None:
    if file is None:
        return None
    line = file.read_text(encoding="utf-8").partition("\n")[0].strip()
    if not line:
        raise click.ClickException(f"{file} 的第一行是空的，请写上口令。")
    return line


def _print(report: ArchiveReport, *, as_json: bool) -> None:
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
        return
    for fault in report.faults:
        click.echo(fault)
    click.echo(f"{report.county}\t{report.before}之前办结\t{report.cases}件\t{report.acts}个环节")
    if report.file:
        click.echo(f"{report.file}\t{report.bytes}字节\t县公钥 {report.county_key}")
