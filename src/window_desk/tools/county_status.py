"""`window-desk county status`: how the county stands, for people and for scripts."""

from datetime import timedelta

import click
import msgspec

from window_desk.county.use_cases.standing import CountyStanding
from window_desk.tools.county_place import Place, opened

_STATUSES = {"active": "正常", "forked": "分叉", "withdrawn": "停用"}


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def status(place: Place, *, as_json: bool) -> None:
    """Feed, backup, desks, acts, numbers and database; exits with 1 when numbers do not balance."""
    with opened(place, as_json=as_json) as county:
        standing = county.standing()
    if as_json:
        click.echo(msgspec.json.encode(standing).decode())
    else:
        for line in _in_words(standing):
            click.echo(line)
    if not standing.numbers_balance:
        raise click.exceptions.Exit(1)


def _in_words(standing: CountyStanding) -> list[str]:
    backup = standing.backup
    lines = [
        f"县 {standing.county} {standing.name}",
        f"纪元 {standing.epoch}",
        f"最新位置 {standing.head}",
        f"备份到位置 {backup.position}（差{backup.behind}条，"
        f"最近一次核查过的备份：{_ago(backup.age_s)}，最早未备份的一条：{_ago(backup.unsaved_s)}）"
        if backup.behind
        else f"备份到位置 {backup.position}（最近一次核查过的备份：{_ago(backup.age_s)}）",
        f"数据库 {standing.database}，结构版本{standing.schema}，{standing.database_bytes / 1e6:.1f} MB",
        "环节 "
        + "，".join(
            f"{word}{standing.acts.get(key, 0)}"
            for key, word in (("applied", "生效"), ("conflict", "冲突"), ("refused", "退回"))
        ),
        "终端 "
        + "，".join(f"{_STATUSES[key]}{count}" for key, count in standing.desks_by_status.items()),
    ]
    lines += [
        f"  {desk.desk}\t{desk.name}\t{_STATUSES[desk.status]}\t{desk.acts}个环节\t"
        f"最近联系：{_ago(desk.silent_s)}"
        for desk in standing.desks
    ]
    lines += [
        f"号段 {each.series}\t领用{each.leased} = 已用{each.used} + 作废{each.void} + 余{each.free}"
        + (f"\t另有{each.restored}个是恢复前领用的" if each.restored else "")
        + (f"\t另有{each.astray}个在用编号不是领来的" if each.astray else "")
        for each in standing.numbers
    ]
    lines += [
        f"分区 {part.name}\t{part.bytes / 1e6:.1f} MB\t约{max(part.rows, 0)}行"
        for part in standing.partitions
    ]
    return lines


def _ago(seconds: int | None) -> str:
    return "没有" if seconds is None else f"{timedelta(seconds=seconds)}前"
