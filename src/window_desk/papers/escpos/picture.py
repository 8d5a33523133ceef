"""A ticket as a picture.

The preview on the screen, drawn dot by dot from the same rows as the bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from window_desk.papers.escpos.encoding import for_ticket
from window_desk.papers.escpos.profiles import PrinterProfile
from window_desk.papers.escpos.qr import draw_qr
from window_desk.papers.ticket import Ticket
from window_desk.papers.ticket_bitmap import draw_row
from window_desk.papers.ticket_layout import QrRow, TextRow, TicketRow, lay_out

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN_DOTS = 16
CUT_GAP_DOTS = 32


def _draw(row: TicketRow, dots: int) -> Image:
    from PIL import Image as Images

    match row:
        case TextRow():
            return draw_row(TextRow(for_ticket(row.text), row.align, row.size, row.bold), dots)
        case QrRow():
            return draw_qr(row.payload, dots)
        case _:
            line = Images.new("1", (dots, CUT_GAP_DOTS), 0)
            for x in range(0, dots, 12):
                line.paste(1, (x, CUT_GAP_DOTS // 2, x + 6, CUT_GAP_DOTS // 2 + 1))
            return line


def picture_of_ticket(ticket: Ticket, profile: PrinterProfile) -> Image:
    """``ticket`` as it will lie on the roll: mode ``L``, black on white, one pixel a dot.

    It is as wide as the printer's dots plus a margin of 16 pixels on either side. Raises as
    ``render_ticket`` does.
    """
    from PIL import Image as Images
    from PIL import ImageOps

    drawn = [_draw(row, profile.dots) for row in lay_out(ticket, profile.columns)]
    height = sum(image.height for image in drawn) + 2 * MARGIN_DOTS
    roll = Images.new("L", (profile.dots + 2 * MARGIN_DOTS, height), 0)
    top = MARGIN_DOTS
    for image in drawn:
        roll.paste(image.convert("L"), (MARGIN_DOTS, top))
        top += image.height
    return ImageOps.invert(roll)
