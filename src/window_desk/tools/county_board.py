"""`window-desk county board`: tells a county's board from its feed, shows it, offers it to the city."""

import json
import threading

import click

from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.subscriptions import SubscriptionError
from window_desk.tools.board_in_words import board_as_mapping, board_in_words
from window_desk.tools.county_place import Place, opened
from window_desk.tools.day_option import day_option, today_if_none


@click.group("board")
def board_group() -> None:
    """The board (看板): open, due, overdue and late cases by site, without any personal data."""


@board_group.command("follow")
@click.option("--once", is_flag=True, help="Tell what is there now, then end.")
@click.option(
    "--every",
    "every_s",
    type=click.FloatRange(0.1, 3600),
    default=2.0,
    show_default=True,
    help="Seconds between two looks at the feed.",
)
@click.pass_obj
def follow(place: Place, every_s: float, *, once: bool) -> None:
    """Tell the board from the feed until Ctrl+C or SIGTERM; one such process a county is enough.

    With --once prints how many cases were told.
    """
    with opened(place) as county:
        if once:
            click.echo(county.tell_board())
            return
        pause = threading.Event()
        while True:
            try:
                county.tell_board()
            except DatabaseBusyError:
                click.echo("县级数据库暂时不可用，稍后自动重试。", err=True)
            pause.wait(every_s)


@board_group.command("show")
@day_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(place: Place, day: str | None, *, as_json: bool) -> None:
    """The board as told so far."""
    with opened(place) as county:
        board = county.board(today_if_none(day))
    if as_json:
        click.echo(json.dumps(board_as_mapping(board), ensure_ascii=False))
        return
    for line in board_in_words(board):
        click.echo(line)


@board_group.command("publish")
@click.pass_obj
def publish(place: Place) -> None:
    """Offer the board to a city (PostgreSQL with wal_level = logical); the second time changes nothing."""
    if not place.database.startswith("postgresql"):
        raise click.ClickException("看板只能由 PostgreSQL 数据库提供给市级，请换用 PostgreSQL。")
    with opened(place) as county:
        try:
            county.publish_board(place.database)
        except SubscriptionError as error:
            raise click.ClickException(str(error)) from error
