"""``window-desk recovery``: read a recovery file (恢复文件) with the password of a clerk of that PC."""

import sys
from pathlib import Path

import click
import msgspec

from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.key_ring import KeyRing, KeyRingError
from window_desk.desk.store.recovery_file import RecoveryFileError, read_recovery_file


@click.command(
    "recovery",
    help="读出恢复文件中的办理环节，每行一个 JSON。Print the acts of a recovery file, one a line.",
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--profile",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder with the PC's keys.json; by default the one above the file's folder.",
)
@click.option("--clerk", prompt="工号 Clerk", help="A clerk who has signed in at that PC.")
@click.option("--password", prompt="密码 Password", hide_input=True, help="That clerk's password.")
def command(file: Path, profile: Path | None, clerk: str, password: str) -> None:
    """Print ``{"content": …, "signature": …}`` for every act: personal data, in clear."""
    ring = KeyRing(profile or file.resolve().parent.parent, PcClock())
    try:
        key = ring.unlock_with_password(clerk, password)
        if not isinstance(key, bytes):
            raise click.ClickException(key.sentence)
        acts = read_recovery_file(file, key)
    except (KeyRingError, RecoveryFileError) as error:
        raise click.ClickException(error.sentence) from None
    for act in acts:
        sys.stdout.write(msgspec.json.encode(act).decode() + "\n")
