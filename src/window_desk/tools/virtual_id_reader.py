"""`window-desk virtual-id-reader`: an ID-card reader for a desk that has none, in a process of
its own.
"""

from pathlib import Path

import click

from window_desk.tools.emulators.card_record import VirtualCard
from window_desk.tools.emulators.control_port import serve_until_quit
from window_desk.tools.emulators.reader_control import ReaderControl
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader


@click.command("virtual-id-reader")
@click.option(
    "--control",
    type=click.IntRange(0, 65535),
    default=0,
    help="Control port on loopback, one command a line; 0 takes a free one.",
)
@click.option(
    "--link",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to put the link to the pty; otherwise in a folder of its own.",
)
@click.option(
    "--card",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A card (JSON) that lies on the reader from the start.",
)
def command(control: int, link: Path | None, card: Path | None) -> None:
    """Answer as an ID-card reader on a pty.

    Writes one JSON line with the addresses, then serves until the control port is told `quit` or
    Ctrl+C.
    """
    with VirtualIdReader(pty_link=link) as reader:
        if card is not None:
            try:
                reader.place(VirtualCard.from_json(card.read_text("utf-8")))
            except ValueError as error:
                raise click.ClickException(
                    f"卡片文件读不懂（{error}）：请按说明改正后再试。"
                ) from error
        serve_until_quit(ReaderControl(reader).commands, control, {"address": reader.address})
