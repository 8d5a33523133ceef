"""``window-desk desk``: open the desk."""

import sys
from pathlib import Path

import click

from window_desk.tools.open_desk import open_desk


@click.command("desk", help="打开窗口办件。Open the desk.")
@click.option(
    "--profile", type=click.Path(path_type=Path), default=None, help="Folder of this PC's data."
)
@click.option("--county", default="", help="County address offered at enrolment.")
def command(profile: Path | None, county: str) -> None:
    """Open the desk with the user's own profile, or the one in ``profile``."""
    sys.exit(open_desk(profile, county))
