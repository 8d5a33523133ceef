"""`window-desk county`: serve a county, and what its administrator does from a terminal."""

import gc
import json
from contextlib import ExitStack
from pathlib import Path

import click

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.county.identity import CountyIdentity
from window_desk.county.logs import LEVELS, configure_logging
from window_desk.county.metrics import serving_metrics
from window_desk.county.sample import sample_identity
from window_desk.county.serving import serve
from window_desk.county.use_cases.verify_scans import ScanReport
from window_desk.protocol.messages import SiteRecord
from window_desk.resources import forms_path, resource_path
from window_desk.tools.county_archive import archive, archive_check
from window_desk.tools.county_backup import backup, restore
from window_desk.tools.county_board import board_group
from window_desk.tools.county_calendar import calendar_group
from window_desk.tools.county_load.command import load_command
from window_desk.tools.county_place import Place, opened, sentences
from window_desk.tools.county_retention import hold_group, retention_group
from window_desk.tools.county_rules import rules_group
from window_desk.tools.county_scans import tidy_scans
from window_desk.tools.county_status import status
from window_desk.tools.embedded_county import embedded_county_url
from window_desk.tools.progress_lines import progress_lines

_GARBAGE_THRESHOLD = 50_000


def _codes(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@click.group("county", invoke_without_command=True)
@click.option("--database", metavar="URL", help="sqlite:///path or postgresql://user@host/name.")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the embedded database, instead of the user's data folder.",
)
@click.option("--id", "county_id", help="Id of a new county, or of one of several (a-z, 0-9, _).")
@click.option("--name", default="本县", show_default=True, help="Name of a new county.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8470, show_default=True)
@click.option(
    "--sample/--no-sample",
    default=False,
    show_default=True,
    help="Publish the sample catalogue, sites and clerks.",
)
@click.option("--metrics", metavar="HOST:PORT", help="Serve /metrics there; not a public address.")
@click.option("--log-level", type=click.Choice(LEVELS), default="warning", show_default=True)
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Log into this file, a new one each midnight, instead of stderr.",
)
@click.option("--log-days", type=click.IntRange(1), default=190, show_default=True)
@click.pass_context
def command(
    context: click.Context,
    database: str | None,
    data_dir: Path | None,
    county_id: str | None,
    name: str,
    host: str,
    port: int,
    metrics: str | None,
    log_level: str,
    log_file: Path | None,
    log_days: int,
    *,
    sample: bool,
) -> None:
    """Serve the county until Ctrl+C or SIGTERM.

    Writes one JSON line with the address once calls are answered; port 0 takes a free one.
    """
    if data_dir is not None:
        data_dir.mkdir(parents=True, exist_ok=True)
        database = database or f"sqlite:///{(data_dir / 'county.db').resolve().as_posix()}"
    identity = CountyIdentity(county_id, name) if county_id else None
    if identity is None and sample:
        with sentences():
            identity = sample_identity(forms_path())
    context.obj = Place(database or embedded_county_url(), identity, sample)
    if context.invoked_subcommand is not None:
        return
    try:
        configure_logging(log_level, log_file, log_days)
    except OSError as error:
        raise click.ClickException(f"日志文件 {log_file} 写不了（{error.strerror}）。") from error
    ready_with: dict[str, str] = {}

    def ready(address: str) -> None:
        ready_with["address"] = address
        click.echo(json.dumps({"county": county.context.county, **ready_with}))

    with opened(context.obj) as county, ExitStack() as stack:
        if metrics is not None:
            metrics_host, metrics_port = _host_and_port(metrics)
            ready_with["metrics"] = stack.enter_context(
                serving_metrics(county, metrics_host, metrics_port)
            )
        county.publish_calendars(resource_path("calendars"))
        # A push makes some ten thousand short-lived objects: collecting less often halves its reading.
        gc.freeze()
        gc.set_threshold(_GARBAGE_THRESHOLD)
        serve(county, host, port, ready)


def _host_and_port(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not (colon and host and port.isascii() and port.isdigit() and int(port) < 65536):
        raise click.ClickException(f"--metrics “{text}”应写成 127.0.0.1:9470 的样子，请改正。")
    return host.strip("[]"), int(port)


@command.command("code")
@click.option("--site", required=True, help="Code of the site where the desk stands.")
@click.option("--windows", default="", help="Window codes with commas between them.")
@click.option("--days", type=click.IntRange(1, 90), default=7, show_default=True)
@click.pass_obj
def code(place: Place, site: str, windows: str, days: int) -> None:
    """Print a one-time code that enrols one desk."""
    with opened(place) as county:
        click.echo(county.create_enrolment_code(site, _codes(windows), days))


@command.group("site")
def site_group() -> None:
    """Sites: township centres and the county hall."""


@site_group.command("add")
@click.argument("code_")
@click.argument("name")
@click.option("--level", type=click.Choice([a.value for a in Authority]), default="township")
@click.option("--area-code", required=True, help="行政区划代码, 6 to 12 digits.")
@click.option("--agency-prefix", required=True, help="机关简称 that starts document numbers.")
@click.pass_obj
def site_add(
    place: Place, code_: str, name: str, level: str, area_code: str, agency_prefix: str
) -> None:
    """Publish the site CODE_ called NAME, or change it."""
    if not (area_code.isascii() and area_code.isdigit() and 6 <= len(area_code) <= 12):
        raise click.ClickException("行政区划代码应为6至12位数字，请改正。")
    with opened(place) as county:
        county.publish_site(SiteRecord(code_, name, level, area_code, agency_prefix))


@command.group("clerk")
def clerk_group() -> None:
    """Clerks: who may sign in, and with which duties."""


@clerk_group.command("add")
@click.argument("number")
@click.argument("name")
@click.option("--site", required=True)
@click.option("--level", type=click.Choice([a.value for a in Authority]), default="township")
@click.option("--windows", default="", help="Window codes with commas between them.")
@click.option(
    "--duty", "duties", multiple=True, required=True, type=click.Choice([d.value for d in Duty])
)
@click.option(
    "--password",
    envvar="WINDOW_DESK_PASSWORD",
    prompt="Password",
    hide_input=True,
    confirmation_prompt=True,
    help="Better left out and typed, or set in WINDOW_DESK_PASSWORD.",
)
@click.pass_obj
def clerk_add(
    place: Place,
    number: str,
    name: str,
    site: str,
    level: str,
    windows: str,
    duties: tuple[str, ...],
    password: str,
) -> None:
    """Publish the clerk NUMBER (工号) called NAME, or change him."""
    clerk = Clerk(
        number=number,
        name=name,
        site=site,
        level=Authority(level),
        windows=_codes(windows),
        duties=frozenset(Duty(duty) for duty in duties),
    )
    with opened(place) as county:
        county.add_clerk(clerk, password)


@clerk_group.command("withdraw")
@click.argument("number")
@click.pass_obj
def clerk_withdraw(place: Place, number: str) -> None:
    """Take the clerk NUMBER out of service from now on."""
    with opened(place) as county:
        county.withdraw_clerk(number)


@command.group("desk")
def desk_group() -> None:
    """Desks: the enrolled PCs."""


@desk_group.command("list")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def desk_list(place: Place, *, as_json: bool) -> None:
    """Every desk with its standing and how many acts it sent."""
    with opened(place) as county:
        rows = [
            {
                "desk": d.id,
                "name": d.name,
                "status": d.status.value,
                "acts": d.last_sequence,
                "former": d.former,
            }
            for d in county.desks()
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['desk']}\t{row['name']}\t{row['status']}\t{row['acts']}")


@desk_group.command("withdraw")
@click.argument("desk")
@click.pass_obj
def desk_withdraw(place: Place, desk: str) -> None:
    """Shut the DESK out: it may neither push nor pull."""
    with opened(place) as county:
        county.withdraw_desk(desk)


@command.command("restored")
@click.pass_obj
def restored(place: Place) -> None:
    """Begin a new epoch: run this once after the database was restored from a backup."""
    with opened(place) as county:
        click.echo(county.begin_epoch())


@command.command("backed-up")
@click.argument("position", type=click.IntRange(0))
@click.pass_obj
def backed_up(place: Place, position: int) -> None:
    """Say that a verified backup holds everything up to POSITION."""
    with opened(place) as county:
        county.record_backup(position)


@command.command("verify")
@click.option("--skip-scans", is_flag=True, help="Do not read the bytes of scans: quicker.")
@click.option(
    "--drop-damaged", is_flag=True, help="Drop damaged scans: desks that have them send them again."
)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify(place: Place, *, skip_scans: bool, drop_damaged: bool, as_json: bool) -> None:
    """Check every act's hash, chain and signature, every digest, that numbers balance, and every scan.

    Scans are read piece by piece against their SHA-256 and size.
    """
    with opened(place, as_json=as_json) as county:
        tell = progress_lines()
        report = county.verify(lambda done, whole: tell("verify", done, whole))
        scans = ScanReport()
        if not skip_scans:
            scans = county.verify_scans(lambda done, whole: tell("scans", done, whole))
        if drop_damaged and scans.damaged:
            county.drop_damaged(scans)
        faults = [*report.faults, *scans.faults]
    if as_json:
        click.echo(
            json.dumps(
                {
                    "entries": report.entries,
                    "acts": report.acts,
                    "archived": report.archived,
                    "scans": scans.scans,
                    "scan_bytes": scans.bytes,
                    "faults": faults,
                },
                ensure_ascii=False,
            )
        )
    else:
        for fault in faults:
            click.echo(fault)
        archived = f" ({report.archived} archived)" if report.archived else ""
        looked_at = "no" if skip_scans else str(scans.scans)
        click.echo(f"{report.acts} acts{archived}, {looked_at} scans, {len(faults)} faults")
    if faults:
        raise click.exceptions.Exit(1)


command.add_command(archive)
command.add_command(archive_check)
command.add_command(backup)
command.add_command(restore)
command.add_command(status)
command.add_command(tidy_scans)
command.add_command(board_group)
command.add_command(load_command)
command.add_command(calendar_group)
command.add_command(rules_group)
command.add_command(retention_group)
command.add_command(hold_group)
