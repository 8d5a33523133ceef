"""`window-desk county backup` and `restore`."""

import json
from pathlib import Path

import click
import msgspec

from window_desk.county.backups.restore import restore_backup
from window_desk.county.backups.take import BackupReport, take_backup
from window_desk.tools.county_place import Place, sentences
from window_desk.tools.progress_lines import progress_lines

_NEXT = (
    "各窗口电脑下次连接时会发现新的纪元：自动补传备份之后的办件，再重新读取全县数据；"
    "窗口人员不用做什么。请启动县级服务，并在全部窗口连接过之后运行 verify。"
)


@click.command("backup")
@click.argument("place_", metavar="DIR|FILE", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="PostgreSQL too: restore into a scratch database.")
@click.option("--keep", type=click.IntRange(1), help="Keep that many backups in DIR, the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def backup(place: Place, place_: Path, keep: int | None, *, verify: bool, as_json: bool) -> None:
    """Back the whole database up while the county serves, into the folder DIR or the new FILE.

    An embedded database is always restored into a scratch file and verified, PostgreSQL with --verify;
    only then may desks let go of what the backup holds.
    """
    with sentences(as_json=as_json):
        report = take_backup(
            place.database,
            place_,
            verify=verify,
            progress=progress_lines(),
            county=place.identity.id if place.identity else None,
            keep=keep,
        )
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
    else:
        _tell(report)
    if report.damaged:
        raise click.exceptions.Exit(1)


def _tell(report: BackupReport) -> None:
    for each in report.manifest.counties:
        click.echo(f"{each.county} {each.name}\t位置{each.position}\t{each.acts}个环节")
    click.echo(f"{report.file}\t{report.manifest.bytes}字节")
    for removed in report.removed:
        click.echo(f"已删除旧备份 {removed}")
    for damaged in report.damaged:
        click.echo(damaged)
    click.echo(_verdict(report))


def _verdict(report: BackupReport) -> str:
    if report.verified:
        return "已恢复到临时库核查无误。"
    if report.damaged:
        return (
            f"县级数据库里有{len(report.damaged)}份扫描件已损坏：备份已留下，但备份水位未提高，"
            "各窗口电脑照旧保留自己的原件；请检查磁盘。"
        )
    return "没有核查（加 --verify），备份水位未提高。"


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in place of what the database holds.")
@click.option(
    "--backup-to",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the backup of the new epoch goes; beside FILE by default.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def restore(
    place: Place, file: Path, backup_to: Path | None, *, replace: bool, as_json: bool
) -> None:
    """Restore the backup FILE into the database, verify it, begin a new epoch, and back that up.

    Stop the county first. An embedded file that is replaced stays beside it under another name.
    """
    with sentences(as_json=as_json):
        report = restore_backup(
            place.database,
            file,
            replace=replace,
            progress=progress_lines(),
            county=place.identity.id if place.identity else None,
            backup_to=backup_to,
        )
    if as_json:
        counties = [
            {
                "county": each.county,
                "position": each.position,
                "acts": each.acts,
                "epoch": report.epochs[each.county],
            }
            for each in report.manifest.counties
        ]
        made_at = report.manifest.made_at.isoformat()
        click.echo(
            json.dumps(
                {
                    "counties": counties,
                    "made_at": made_at,
                    "aside": report.aside,
                    "backup": report.backup,
                    "damaged": report.damaged,
                },
                ensure_ascii=False,
            )
        )
        return
    for each in report.manifest.counties:
        click.echo(
            f"{each.county} {each.name}\t位置{each.position}\t{each.acts}个环节\t"
            f"新纪元 {report.epochs[each.county]}"
        )
    if report.aside:
        click.echo(f"原来的数据库在 {report.aside}")
    for damaged in report.damaged:
        click.echo(f"{damaged}已去掉，等有原件的窗口电脑再传。")
    click.echo(f"新纪元已备份并核查：{report.backup}")
    click.echo(_NEXT)
