"""A ticket to the bytes of one printer, through python-escpos.

A line whose characters are all in the printer's ROM is sent as text. A line with a character that
is not is drawn whole and sent as one raster image (GS v 0). The alternative, drawing only that
character in the line (ESC *), stands on the base line on some printers and on top of it on others
and is not counted by the printer's own centring; in a raster image every dot is ours, the columns
of a table stay under each other, and the line is as high as its neighbours.
"""

from __future__ import annotations

from window_desk.papers.escpos.encoding import for_ticket, line_on_ticket
from window_desk.papers.escpos.library import EscposPrinter, new_buffer, send_raw
from window_desk.papers.escpos.profiles import CutKind, PrinterProfile
from window_desk.papers.escpos.qr import draw_qr, module_dots
from window_desk.papers.ticket import Align, Ticket
from window_desk.papers.ticket_bitmap import row_dots
from window_desk.papers.ticket_layout import CutRow, QrRow, TextRow, lay_out

CHINESE_ON = b"\x1c\x26"  # FS &
LINE_FEED = b"\n"
CUT_FULL_WITH_FEED = b"\x1d\x56\x41\x00"  # GS V 65 0
LINES_TO_TEAR_BAR = 5
QR_ERROR_CORRECTION_M = 1


class _Style:
    """The printer's present style, so that only changes are sent."""

    def __init__(self, printer: EscposPrinter) -> None:
        self._printer = printer
        self._align, self._size, self._bold = Align.LEFT, 1, False

    def change(self, align: Align, size: int, *, bold: bool) -> None:
        if align is not self._align:
            self._printer.set(align=align.value)
            self._align = align
        if size != self._size:
            self._printer.set(custom_size=True, width=size, height=size)
            # FS ! as well: printers differ in which of the two sizes their Chinese characters.
            send_raw(self._printer, b"\x1c\x21" + (b"\x0c" if size == 2 else b"\x00"))
            self._size = size
        if bold != self._bold:
            self._printer.set(bold=bold)
            self._bold = bold


def _send_raster(printer: EscposPrinter, bits: bytes, dots: int) -> None:
    """GS v 0, normal density: x in bytes, y in dots, a set bit is ink."""
    width = dots // 8
    height = len(bits) // width
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    send_raw(printer, b"\x1d\x76\x30\x00" + size + bits)


def _send_text(
    printer: EscposPrinter, style: _Style, row: TextRow, profile: PrinterProfile
) -> None:
    encoded = line_on_ticket(row.text, profile.charset)
    if encoded is None:
        style.change(Align.LEFT, 1, bold=False)
        drawn = TextRow(for_ticket(row.text), row.align, row.size, row.bold)
        _send_raster(printer, row_dots(drawn, profile.dots), profile.dots)
        return
    if encoded:
        style.change(row.align, row.size, bold=row.bold)
    send_raw(printer, encoded + LINE_FEED)


def _send_qr(printer: EscposPrinter, style: _Style, payload: str, profile: PrinterProfile) -> None:
    if profile.native_qr:
        style.change(Align.CENTER, 1, bold=False)
        size = module_dots(payload, profile.dots)
        printer.qr(payload, QR_ERROR_CORRECTION_M, size, native=True)
        send_raw(printer, LINE_FEED)
    else:
        style.change(Align.LEFT, 1, bold=False)
        _send_raster(printer, draw_qr(payload, profile.dots).tobytes(), profile.dots)


def _send_cut(printer: EscposPrinter, kind: CutKind) -> None:
    match kind:
        case CutKind.PARTIAL:
            printer.cut("PART", feed=False)  # 1D 56 42 00: feeds to the knife, then cuts
        case CutKind.FULL:
            send_raw(printer, CUT_FULL_WITH_FEED)
        case CutKind.NONE:
            printer.print_and_feed(LINES_TO_TEAR_BAR)


def completion_request(job_tag: bytes) -> bytes:
    """GS ( H function 48: the printer answers ``37 22`` + ``job_tag`` + ``00`` once all before it
    is printed.

    Raises ``ValueError`` unless ``job_tag`` is four bytes of printable ASCII (20h-7Eh), as Epson's
    command reference demands.
    """
    if len(job_tag) != 4 or not all(0x20 <= byte <= 0x7E for byte in job_tag):
        raise ValueError("打印任务标识须为4个可见ASCII字符，请重新生成。")
    return b"\x1d\x28\x48\x06\x00\x30\x30" + job_tag


def render_ticket(
    ticket: Ticket, profile: PrinterProfile, *, job_tag: bytes | None = None
) -> bytes:
    """The bytes that print ``ticket`` on a printer of ``profile``, from initialisation to cut.

    ``job_tag`` appends a request for proof of completion; give it only where the profile says
    ``proves_completion``. Raises ``ValueError`` for a bad tag, a QR code too long for the roll, or
    a table with more columns than the roll can hold. No character ever becomes ``?``: what is in
    neither the ROM nor a bundled font is drawn as its code point in a frame.
    """
    printer = new_buffer()
    printer.hw("INIT")
    send_raw(printer, CHINESE_ON + (LINE_FEED if profile.chinese_from_next_line else b""))
    style = _Style(printer)
    for row in lay_out(ticket, profile.columns):
        match row:
            case TextRow():
                _send_text(printer, style, row, profile)
            case QrRow():
                _send_qr(printer, style, row.payload, profile)
            case CutRow():
                style.change(Align.LEFT, 1, bold=False)
                _send_cut(printer, profile.cut)
    if job_tag is not None:
        send_raw(printer, completion_request(job_tag))
    return printer.output
