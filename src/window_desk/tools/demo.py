"""``window-desk demo``: play a shift on real parts, and leave what was printed and seen."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from window_desk.tools.demo_shift.reckoning import Summary

DEFAULT_CASES = 17
_FEWEST_CASES = 12
_MOST_CASES = 400


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for tickets, papers, screenshots and summary.json.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Which people come.")
@click.option(
    "--cases",
    type=click.IntRange(_FEWEST_CASES, _MOST_CASES),
    default=DEFAULT_CASES,
    show_default=True,
    help="How many cases are played.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary alone, as JSON.")
def command(out: Path, seed: int, cases: int, *, as_json: bool) -> None:
    """Play a shift: county, desk, printer, reader and line as processes, the screens by keys.

    The line is cut for a while and the desk killed once. Exits with 1 when anything is off.
    """
    sys.exit(play(out, seed, cases, as_json=as_json))


def play(out: Path, seed: int, cases: int, *, as_json: bool) -> int:
    """Play and tell; returns the exit status."""
    from window_desk.tools.demo_shift.children import ChildFailedError
    from window_desk.tools.demo_shift.reckoning import as_json as json_of
    from window_desk.tools.demo_shift.reckoning import reckon
    from window_desk.tools.demo_shift.shift import Shift

    def say(sentence: str) -> None:
        if not as_json:
            click.echo(sentence)

    former = signal.signal(signal.SIGTERM, _end)
    try:
        summary = reckon(Shift(out, seed, cases, say).play(), out, seed)
    except ChildFailedError as error:
        raise click.ClickException(str(error)) from error
    finally:
        signal.signal(signal.SIGTERM, former)
    if as_json:
        click.echo(json_of(summary), nl=False)
    else:
        _tell(summary, out)
    return 1 if summary.troubles else 0


def _end(_signal: int, _frame: FrameType | None) -> None:
    """SIGTERM ends the demo as Ctrl+C does, so that its children are ended with it."""
    raise KeyboardInterrupt


def _tell(summary: Summary, out: Path) -> None:
    click.echo()
    click.echo(
        f"办件 {summary.cases}　环节 {summary.acts}　小票 {summary.tickets}　"
        f"文书 {summary.letters}　证书 {summary.certificates}　截图 {summary.screenshots}"
    )
    click.echo(
        f"未上传 {summary.unsent}　未采纳 {summary.refused}　"
        f"冲突待处理 {summary.conflicts}、已处理 {summary.conflicts_settled}　扫描件 {summary.scans}　"
        f"摘要{'一致' if summary.desk_digest == summary.county_digest else '不一致'}　"
        f"一件收件 {summary.intake_key_presses} 键　用时 {summary.seconds} 秒"
    )
    for trouble in summary.troubles:
        click.echo(f"有问题：{trouble}")
    for name in ("summary.json", "tickets", "papers", "screenshots"):
        click.echo(out / name)
