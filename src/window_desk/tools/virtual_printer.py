"""`window-desk virtual-printer`: a receipt printer for a desk that has none, in a process of its
own.
"""

from pathlib import Path
from typing import cast

import click

from window_desk.tools.emulators.control_port import port_taken, serve_until_quit
from window_desk.tools.emulators.printer_control import PrinterControl
from window_desk.tools.emulators.rom_font import CHARSETS, Charset
from window_desk.tools.emulators.virtual_printer import VirtualPrinter


@click.command("virtual-printer")
@click.option(
    "--tcp", type=click.IntRange(0, 65535), help="Listen on this port; 0 takes a free one."
)
@click.option(
    "--pty", is_flag=True, help="Offer a pty as well; its link lies in the output folder."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the tickets (PNG and bytes).",
)
@click.option("--paper", type=click.Choice(["58", "80"]), default="58", help="Paper width in mm.")
@click.option(
    "--charset", type=click.Choice(CHARSETS), default="gb18030", help="Chinese in the ROM."
)
@click.option(
    "--no-cutter",
    is_flag=True,
    help="Tear tickets off when the sender hangs up, as on small printers.",
)
@click.option(
    "--control",
    type=click.IntRange(0, 65535),
    default=0,
    help="Control port on loopback, one command a line; 0 takes a free one.",
)
def command(
    tcp: int | None,
    out: Path,
    paper: str,
    charset: str,
    control: int,
    *,
    pty: bool,
    no_cutter: bool,
) -> None:
    """Print what is sent to a virtual ESC/POS printer as pictures.

    Writes one JSON line with the addresses, then serves until the control port is told `quit` or
    Ctrl+C.
    """
    if tcp is None and not pty:
        tcp = 0
    out.mkdir(parents=True, exist_ok=True)
    try:
        printer = VirtualPrinter(
            paper_mm=int(paper),
            charset=cast("Charset", charset),
            tcp_port=tcp,
            pty_link=out / "printer.pty" if pty else None,
            out=out,
            has_cutter=not no_cutter,
        )
    except OSError as error:
        raise port_taken(tcp, error) from error
    with printer:
        serve_until_quit(
            PrinterControl(printer).commands, control, {"addresses": list(printer.addresses)}
        )
