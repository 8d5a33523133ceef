"""What every PDF of ours has in common.

The file itself, colours, QR code, seal's place and mark.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from window_desk.papers.page import MM, QrMark
from window_desk.papers.pdf.typeface import (
    draw_line,
    lines_of,
    reads_as,
    text_font_name,
    text_width_pt,
)
from window_desk.papers.qr_matrix import QUIET_MODULES, dark_runs, qr_matrix
from window_desk.papers.ticket import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

# Streams as bytes, not as text of base 85: a fifth smaller, and faster.
rl_config.useA85 = 0

INK = HexColor(0x1A1A1A)
FAINT = HexColor(0x8A8A8A)
HAIRLINE_PT = 0.4
SEAL_DIAMETER_PT = 42 * MM  # the customary size of a county agency's seal
QR_SIDE_PT = 27 * MM


class PaperOverflowError(ValueError):
    """Something does not fit on the sheet, so that it would be cut off."""


def new_canvas(title: str, width_pt: float, height_pt: float) -> tuple[Canvas, BytesIO]:
    """An empty document of one page size, the same bytes for the same drawing, without Helvetica."""
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(width_pt, height_pt),
        invariant=1,
        pageCompression=1,
        initialFontName=text_font_name(),
        initialFontSize=10.5,
        lang="zh-CN",
    )
    canvas.setTitle(title)
    canvas.setCreator("Window Desk")
    canvas.setAuthor("")
    canvas.setSubject(title)
    canvas.setProducer("Window Desk")
    return canvas, buffer


def draw_qr(canvas: Canvas, mark: QrMark, x_pt: float, top_pt: float, side_pt: float) -> float:
    """Draw a QR code of ``side_pt`` (quiet zone included) with its caption; return the lower end.

    The code is a path of rectangles, so that it is sharp at every size.
    """
    modules = len(qr_matrix(mark.payload)) + 2 * QUIET_MODULES
    module = side_pt / modules
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.translate(x_pt + QUIET_MODULES * module, top_pt - QUIET_MODULES * module)
    canvas.scale(module, -module)
    # One unit is one module, and y goes down: rectangles in whole numbers, filled as one path.
    canvas.addLiteral(
        " ".join(f"{x} {y} {length} 1 re" for y, x, length in dark_runs(mark.payload)) + " f"
    )
    canvas.restoreState()
    canvas.setFillColor(INK)
    y_pt = top_pt - side_pt
    if mark.caption:
        for line in lines_of(mark.caption, side_pt + 8 * MM, 8):
            y_pt -= 10
            draw_line(canvas, line, x_pt + side_pt / 2, y_pt, 8, align=Align.CENTER)
    return y_pt


def qr_height_pt(mark: QrMark, side_pt: float) -> float:
    """The height of a QR code with its caption."""
    lines = lines_of(mark.caption, side_pt + 8 * MM, 8) if mark.caption else []
    return side_pt + 10 * len(lines) + 3


def draw_seal_place(
    canvas: Canvas, hint: str, x_pt: float, y_pt: float, diameter_pt: float
) -> None:
    """A pale dashed circle where the seal goes, with ``hint`` in it.

    The middle is at ``x_pt, y_pt``.
    """
    if not hint:
        return
    canvas.saveState()
    canvas.setStrokeColor(Color(0.75, 0.3, 0.3, alpha=0.55))
    canvas.setLineWidth(0.6)
    canvas.setDash(2.5, 2.5)
    canvas.circle(x_pt, y_pt, diameter_pt / 2, stroke=1, fill=0)
    canvas.setFillColor(Color(0.75, 0.3, 0.3, alpha=0.75))
    size = 8.5
    lines = lines_of(hint, diameter_pt * 0.8, size)
    # The hint keeps to the upper part: issuer and date are written across the middle.
    top = y_pt + diameter_pt * 0.36
    for number, line in enumerate(lines):
        draw_line(canvas, line, x_pt, top - number * size * 1.3, size, align=Align.CENTER)
    canvas.restoreState()


def draw_mark(canvas: Canvas, mark: str, width_pt: float, height_pt: float) -> None:
    """``mark`` large and pale across the sheet; a picture only, so that no name is torn in the text layer."""
    if not mark:
        return
    slope = math.atan2(height_pt, width_pt) * 0.72
    room = 0.72 * math.hypot(width_pt, height_pt)
    size = min(110.0, room / max(text_width_pt(mark, 1), 1))
    canvas.saveState()
    canvas.translate(width_pt / 2, height_pt / 2)
    canvas.rotate(math.degrees(slope))
    canvas.setFillColor(Color(0.7, 0.1, 0.1, alpha=0.11))
    with reads_as(canvas, ""):
        draw_line(canvas, mark, 0, -size * 0.35, size, align=Align.CENTER)
    canvas.restoreState()


def draw_lines(
    canvas: Canvas,
    lines: Sequence[str],
    x_pt: float,
    top_pt: float,
    size_pt: float,
    leading_pt: float,
) -> None:
    """Draw lines one below the other, flush left; ``top_pt`` is the upper edge of the first."""
    for number, line in enumerate(lines):
        draw_line(
            canvas, line, x_pt, baseline(top_pt, size_pt, leading_pt) - number * leading_pt, size_pt
        )


def baseline(top_pt: float, size_pt: float, leading_pt: float) -> float:
    """Where the base line of a text lies that is centred in a line of ``leading_pt`` from ``top_pt``."""
    return top_pt - (leading_pt - size_pt) / 2 - 0.86 * size_pt
