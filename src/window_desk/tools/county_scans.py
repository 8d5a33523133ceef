"""`window-desk county tidy-scans`."""

import json
from datetime import UTC, datetime

import click

from window_desk.casework.acts import local_day
from window_desk.county.use_cases.tidy_scans import DEFAULT_DAYS, FallenScan, TidyReport
from window_desk.tools.county_place import Place, opened
from window_desk.tools.progress_lines import progress_lines


@click.command("tidy-scans")
@click.option(
    "--days",
    type=click.IntRange(1),
    default=DEFAULT_DAYS,
    show_default=True,
    help="How long ago the acts must have been voided or refused.",
)
@click.option("--remove", is_flag=True, help="Remove them; without it they are only shown.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def tidy_scans(place: Place, days: int, *, remove: bool, as_json: bool) -> None:
    """Show, or with --remove remove, scans and begun uploads that only void or refused acts name.

    Only where what voided them is in a verified backup. Works while the county serves.
    """
    with opened(place, as_json=as_json) as county:
        tell = progress_lines()
        report = county.tidy_scans(
            days, remove=remove, progress=lambda done, whole: tell("tidy", done, whole)
        )
    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False))
        return
    for scan in report.fallen:
        click.echo(
            f"{scan.key.sha256}\t{'、'.join(scan.cases)}\t{scan.bytes}字节\t{_fell_on(scan)}起作废"
        )
    if remove:
        click.echo(
            f"已清理{report.removed}份，腾出{report.bytes}字节；期间又被登记的{report.named_again}份没有动。"
        )
    else:
        total = sum(scan.bytes for scan in report.fallen)
        click.echo(f"可清理{len(report.fallen)}份，共{total}字节；加 --remove 才删除。")


def _as_json(report: TidyReport) -> dict[str, object]:
    return {
        "fallen": [
            {
                "sha256": scan.key.sha256,
                "site": scan.key.site,
                "cases": scan.cases,
                "bytes": scan.bytes,
                "fell_on": _fell_on(scan),
            }
            for scan in report.fallen
        ],
        "removed": report.removed,
        "bytes": report.bytes,
        "named_again": report.named_again,
    }


def _fell_on(scan: FallenScan) -> str:
    return local_day(datetime.fromtimestamp(scan.fell_at_ms / 1000, UTC)).isoformat()
