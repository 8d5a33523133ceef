"""``window-desk run``: try the program out, with a county, a printer and a reader that it brings along.

Everything lies in one folder and is there again at the next start.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

import click

from window_desk.tools.demo import DEFAULT_CASES, play

if TYPE_CHECKING:
    from window_desk.tools.demo_shift.trial import Trial

_SEED: Final = 1
_PLATFORMS_WITHOUT_WINDOWS: Final = frozenset({"offscreen", "minimal"})


@click.command("run")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    help="Folder for the trial's data; without a display for what the demo leaves.",
)
@click.option(
    "--card",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An ID card (JSON) that lies on the reader from the start.",
)
def command(out: Path, card: Path | None) -> None:
    """Open the desk with a sample county, virtual printer and reader; a demo where no display is."""
    if not has_display():
        click.echo("没有显示器：改为无界面演示一班。")
        sys.exit(play(out, _SEED, DEFAULT_CASES, as_json=False))
    from window_desk.tools.demo_shift.children import ChildFailedError
    from window_desk.tools.demo_shift.trial import Trial

    try:
        with Trial(out / "run", card) as trial:
            _tell(trial)
            for stop in (signal.SIGINT, signal.SIGTERM):
                signal.signal(stop, _close_window)
            status = trial.open_desk()
    except ChildFailedError as error:
        raise click.ClickException(str(error)) from error
    sys.exit(status)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _PLATFORMS_WITHOUT_WINDOWS:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _close_window(_signal: int, _frame: FrameType | None) -> None:
    """Ctrl+C and SIGTERM close the window in order."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.quit()


def _tell(trial: Trial) -> None:
    click.echo(
        f"登录：工号 {trial.clerk}，密码 {trial.password}；工号 1002 至 1005、2001、2002 也可登录。"
    )
    click.echo(f"小票和文书在 {trial.folder / 'tickets'}、{trial.folder / 'papers'}。")
    if not trial.reader_control:
        return
    click.echo(f"换一张身份证放到读卡器上（证件在 {trial.folder / 'cards'}）：")
    host, _, port = trial.reader_control.rpartition(":")
    example = trial.cards[1]
    click.echo(f"  echo \"place '@{example}'\" | nc -q1 {host} {port}")
