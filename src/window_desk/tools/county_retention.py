"""`window-desk county retention` and `hold`: how long acts stay, and which cases stay longer."""

from datetime import UTC, datetime

import click
import msgspec

from window_desk.casework.acts import local_day
from window_desk.county.use_cases.retention import (
    LEAST_YEARS,
    MOST_YEARS,
    all_holds,
    lift_hold,
    retention_years,
    set_hold,
    set_retention_years,
)
from window_desk.tools.county_place import Place, opened

_FOREVER = "forever"
_REASON = click.option("--reason", required=True, help="Kept with the hold; no names in it.")


@click.group("retention")
def retention_group() -> None:
    """How many years after a case was closed its acts stay in the database."""


@retention_group.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(place: Place, *, as_json: bool) -> None:
    """The retention in years; null is for ever."""
    with opened(place, as_json=as_json) as county:
        years = retention_years(county.context)
    if as_json:
        click.echo(msgspec.json.encode({"years": years}).decode())
    else:
        click.echo("永久保存" if years is None else f"办结后保存{years}年")


@retention_group.command("set")
@click.argument("years")
@click.pass_obj
def set_years(place: Place, years: str) -> None:
    """Set it to YEARS, or to `forever`. Nothing goes before `archive --take-out` is run."""
    wanted = years.strip().lower()
    if wanted != _FOREVER and not (wanted.isascii() and wanted.isdigit()):
        raise click.ClickException(
            f"“{years}”应写成{LEAST_YEARS}至{MOST_YEARS}的年数，或写 {_FOREVER} 表示永久保存，请改正。"
        )
    with opened(place) as county:
        set_retention_years(county.context, None if wanted == _FOREVER else int(wanted[:9]))


@click.group("hold")
def hold_group() -> None:
    """Legal holds: cases that are never taken out while they stand."""


@hold_group.command("set")
@click.argument("number")
@_REASON
@click.pass_obj
def hold_set(place: Place, number: str, reason: str) -> None:
    """Keep the case with this NUMBER."""
    with opened(place) as county:
        set_hold(county.context, number, reason)


@hold_group.command("lift")
@click.argument("number")
@_REASON
@click.pass_obj
def hold_lift(place: Place, number: str, reason: str) -> None:
    """End the hold of the case with this NUMBER; it stays on record."""
    with opened(place) as county:
        lift_hold(county.context, number, reason)


@hold_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@click.pass_obj
def hold_list(place: Place, *, as_json: bool) -> None:
    """Every hold, lifted ones too."""
    with opened(place, as_json=as_json) as county:
        holds = all_holds(county.context)
    if as_json:
        click.echo(msgspec.json.encode(holds).decode())
        return
    for hold in holds:
        lifted = ""
        if hold.lifted_at_ms is not None:
            lifted = f"\t{_day(hold.lifted_at_ms)}解除：{hold.lifted_reason}"
        click.echo(f"{hold.number}\t{_day(hold.set_at_ms)}保全：{hold.reason}{lifted}")


def _day(instant_ms: int) -> str:
    return local_day(datetime.fromtimestamp(instant_ms / 1000, UTC)).isoformat()
