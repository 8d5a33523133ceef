"""``window-desk county load``: how much a county bears, measured with many desks over real HTTP."""

import asyncio
import ipaddress
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import click

from window_desk.casework.acts import local_day
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.county.bootstrap import County
from window_desk.tools.calendar_files import shipped_notices
from window_desk.tools.county_load.case_steps import Days
from window_desk.tools.county_load.load_desk import LoadFailedError
from window_desk.tools.county_load.running import Load, run_load
from window_desk.tools.county_load.scene import LOAD_ITEM, CountyInUseError, prepare
from window_desk.tools.county_load.servers import county_processes
from window_desk.tools.county_place import Place, opened


@click.command("load")
@click.option("--url", "urls", multiple=True, help="A running county; without it, one is started.")
@click.option("--processes", type=click.IntRange(1, 16), default=1, show_default=True)
@click.option("--desks", type=click.IntRange(1, 5_000), default=50, show_default=True)
@click.option("--acts-per-day", type=click.IntRange(6, 5_000), default=200, show_default=True)
@click.option("--days", type=click.IntRange(1, 30), default=1, show_default=True)
@click.option("--speed-up", type=click.FloatRange(1, 100_000), default=100.0, show_default=True)
@click.option("--as-fast-as-possible", is_flag=True, help="No rhythm: each desk pushes on and on.")
@click.option(
    "--batch",
    type=click.IntRange(1, 1_000),
    default=1,
    show_default=True,
    help="Most saved transactions in one push.",
)
@click.option("--listeners", type=click.IntRange(0), help="Desks with a long poll [all].")
@click.option("--townships", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option(
    "--hall-share",
    type=click.FloatRange(0, 1),
    default=0.2,
    show_default=True,
    help="Share of the desks in the county's hall, which see every case.",
)
@click.option(
    "--offline-share",
    type=click.FloatRange(0, 1),
    default=0.1,
    show_default=True,
    help="Share of the desks whose line is lost until the afternoon.",
)
@click.option("--minutes", type=click.FloatRange(0.01, 120), default=10.0, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--server-pid", "pids", type=int, multiple=True, help="Processes to measure too.")
@click.option("--other-host", is_flag=True, help="Allow a --url beyond this machine.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object on one line.")
@click.pass_obj
def load_command(
    place: Place,
    urls: tuple[str, ...],
    processes: int,
    desks: int,
    acts_per_day: int,
    days: int,
    speed_up: float,
    batch: int,
    listeners: int | None,
    townships: int,
    hall_share: float,
    offline_share: float,
    minutes: float,
    seed: int,
    pids: tuple[int, ...],
    *,
    as_fast_as_possible: bool,
    other_host: bool,
    as_json: bool,
) -> None:
    """Put a load of made-up cases on an empty county, and print what was measured.

    The database becomes one of made-up cases: never give that of a county at work; it is refused.
    """
    if not other_host:
        for url in urls:
            _refuse_other_host(url)
    load = Load(
        acts_per_day=acts_per_day,
        days=days,
        speed_up=0.0 if as_fast_as_possible else speed_up,
        offline_share=offline_share,
        listeners=desks if listeners is None else min(listeners, desks),
        batch=batch,
        most_s=minutes * 60,
        seed=seed,
    )
    with opened(place) as county:
        try:
            seats = prepare(county, desks, townships, hall_share)
        except CountyInUseError as error:
            raise click.ClickException(str(error)) from error
        before = county.disk_use()
        with _servers(place, county, urls, processes) as (addresses, own_pids):
            try:
                measured = asyncio.run(
                    run_load(addresses, seats, load, _printed_days(), [*own_pids, *pids])
                )
            except LoadFailedError as error:
                raise click.ClickException(f"压力测试中止：{error}") from error
        measured["disk"] = _growth(before, county.disk_use(), measured)
    click.echo(json.dumps(measured, ensure_ascii=False, indent=None if as_json else 2))


@contextmanager
def _servers(
    place: Place, county: County, urls: tuple[str, ...], processes: int
) -> Iterator[tuple[list[str], list[int]]]:
    if urls:
        yield list(urls), []
        return
    with county_processes(place.database, county.context.county, processes) as servers:
        yield [server.url for server in servers], [server.pid for server in servers]


def _refuse_other_host(url: str) -> None:
    host = urlsplit(url).hostname or ""
    try:
        near = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise click.ClickException(
            f"压力测试默认只针对本机，{host or url}不是本机；确认是测试环境后请加--other-host。"
        )


def _printed_days() -> Days:
    calendar = WorkdayCalendar(shipped_notices())
    today = local_day(datetime.now(UTC))
    statutory, promised = LOAD_ITEM.statutory_limit, LOAD_ITEM.promised_limit
    if statutory is None or promised is None:
        raise LoadFailedError("the item of the load has no limits")
    return Days(
        calendar.add_workdays(today, promised.days), calendar.add_workdays(today, statutory.days)
    )


def _growth(
    before: dict[str, int], after: dict[str, int], measured: dict[str, object]
) -> dict[str, float]:
    """Bytes that database and log grew by, for each act."""
    acts = measured["acts"]
    count = acts if isinstance(acts, int) and acts else 1
    return {
        f"{name}_bytes_per_act": round((after[name] - before[name]) / count, 1) for name in before
    }
