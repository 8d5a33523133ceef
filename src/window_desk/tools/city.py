"""`window-desk city`: the cross-county board of a city that subscribes to its counties."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click

from window_desk.county.reports.city import City, CountyStatus
from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.engines import DatabaseAddressError
from window_desk.county.store.subscriptions import SubscriptionError
from window_desk.tools.board_in_words import (
    board_as_mapping,
    board_in_words,
    instant_text,
    table,
)
from window_desk.tools.day_option import day_option, today_if_none

_STATES = {
    "streaming": "同步中",
    "copying": "首次复制",
    "catching_up": "追赶中",
    "away": "县级数据库连不上",
    "stopped": "未连接",
    "lost": "日志已丢弃，请重新订阅",
}


@click.group("city")
@click.option(
    "--database",
    required=True,
    metavar="URL",
    envvar="WINDOW_DESK_CITY_DATABASE",
    help="The city's own database: postgresql://user@host/name.",
)
@click.pass_context
def command(context: click.Context, database: str) -> None:
    """The city (市): one board over its counties, kept by PostgreSQL's logical replication."""
    context.obj = database


@command.command("subscribe")
@click.argument("county")
@click.argument("address")
@click.pass_obj
def subscribe(database: str, county: str, address: str) -> None:
    """Take the board of COUNTY, whose database is at ADDRESS and has published it."""
    with _opened(database) as city:
        city.subscribe(county, address)


@command.command("unsubscribe")
@click.argument("county")
@click.option(
    "--county-gone", is_flag=True, help="The county does not answer; its slot is left where it is."
)
@click.pass_obj
def unsubscribe(database: str, county: str, *, county_gone: bool) -> None:
    """Drop COUNTY from the board."""
    with _opened(database) as city:
        city.unsubscribe(county, county_gone=county_gone)


@command.command("board")
@day_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def board(database: str, day: str | None, *, as_json: bool) -> None:
    """Open, due, overdue and late cases by county and site."""
    with _opened(database) as city:
        found = city.board(today_if_none(day))
    if as_json:
        click.echo(json.dumps(board_as_mapping(found), ensure_ascii=False))
        return
    for line in board_in_words(found):
        click.echo(line)


@command.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def status(database: str, *, as_json: bool) -> None:
    """How the city stands with each county, and how far behind it is."""
    with _opened(database) as city:
        found = city.status()
    if as_json:
        click.echo(json.dumps([_as_mapping(each) for each in found], ensure_ascii=False))
        return
    rows = [
        (
            each.county,
            each.name,
            _STATES[each.state],
            "—" if each.lag_bytes is None else str(each.lag_bytes),
            str(each.position),
            instant_text(each.told_at_ms) or "—",
        )
        for each in found
    ]
    for line in table(("代码", "县", "状态", "落后（字节）", "截至第几号", "看板时间"), rows):
        click.echo(line)


def _as_mapping(status: CountyStatus) -> dict[str, object]:
    at = status.last_message_at
    return {
        "county": status.county,
        "name": status.name,
        "state": status.state,
        "lag_bytes": status.lag_bytes,
        "position": status.position,
        "told_at": instant_text(status.told_at_ms),
        "last_message_at": at.isoformat(timespec="seconds") if at is not None else None,
    }


@contextmanager
def _opened(database: str) -> Iterator[City]:
    try:
        with City.at(database) as city:
            yield city
    except DatabaseBusyError as error:
        raise click.ClickException(
            "市级数据库打不开或正忙，请检查地址和数据库服务后重试。"
        ) from error
    except (DatabaseAddressError, SubscriptionError) as error:
        raise click.ClickException(str(error)) from error
