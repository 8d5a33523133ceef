"""Ticket text as dots: what the printer's ROM lacks, and the preview.

Pillow is imported on first use.

Every ASCII character gets a cell of 12 dots, every other one of 24, as in the ROM, so that a drawn
line stands exactly as a printed one would.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from window_desk.papers.fonts import TEXT_FONT, font_for
from window_desk.papers.text_width import char_width, text_width
from window_desk.papers.ticket import Align
from window_desk.papers.ticket_layout import TextRow

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

CELL_DOTS = 24
HALF_CELL_DOTS = 12
LINE_GAP_DOTS = 6
_INK_THRESHOLD = 96
_ASCII_EM_DOTS = 22


@cache
def _font(file: str, em_dots: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(file, em_dots, layout_engine=ImageFont.Layout.BASIC)


def _code_box(char: str, cell: Image, size: int) -> None:
    """For a character in no font: its code point in a frame. It is never a question mark."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(cell)
    width, height = cell.size
    draw.rectangle((1, 1, width - 2, height - 2), outline=255)
    digits = f"{ord(char):06X}"
    font = _font(str(TEXT_FONT.path), 10 * size)
    for row, part in enumerate((digits[:3], digits[3:])):
        draw.text((width / 2, (8 + 9 * row) * size), part, fill=255, font=font, anchor="mm")


def _glyph(char: str, size: int, *, bold: bool) -> Image:
    """One cell, mode ``L``, ink 255."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageDraw

    half = char_width(char) == 1
    width = (HALF_CELL_DOTS if half else CELL_DOTS) * size
    cell = Images.new("L", (width, CELL_DOTS * size), 0)
    found = font_for(char)
    if found is None:
        _code_box(char, cell, size)
        return cell
    font = _font(str(found.path), (_ASCII_EM_DOTS if half else CELL_DOTS) * size)
    wide = max(width, math.ceil(font.getlength(char)))
    drawn = Images.new("L", (wide, cell.height), 0)
    # The ideographic square reaches from 0.88 em above to 0.12 em below the baseline.
    at = (wide / 2, round(0.88 * CELL_DOTS) * size)
    ImageDraw.Draw(drawn).text(at, char, fill=255, font=font, anchor="ms")
    cell = drawn.resize(cell.size) if wide > width else drawn  # W and M are squeezed, not cut
    inked = cell.point(lambda value: 255 if value > _INK_THRESHOLD else 0)
    if bold:
        inked = ImageChops.lighter(inked, ImageChops.offset(inked, 1, 0))
    return inked


def row_height(row: TextRow) -> int:
    """The dots from one row to the next."""
    return CELL_DOTS * row.size + LINE_GAP_DOTS


@lru_cache(maxsize=4096)
def _glyph_bits(char: str, size: int, dots: int, *, bold: bool) -> int:
    """The glyph at the left end of an otherwise empty row, all its dots as one number."""
    from PIL import Image as Images

    row = Images.new("1", (dots, CELL_DOTS * size + LINE_GAP_DOTS), 0)
    row.paste(_glyph(char, size, bold=bold), (0, LINE_GAP_DOTS // 2))
    return int.from_bytes(row.tobytes(), "big")


def row_dots(row: TextRow, dots: int) -> bytes:
    """A row of text as wide as the roll, with the gap to the next row, a bit a dot, ink 1.

    ``dots`` is the roll's width, a multiple of 8; there are ``row_height(row)`` lines of ``dots / 8`` bytes.
    """
    room = dots - text_width(row.text) * HALF_CELL_DOTS * row.size
    at = {Align.LEFT: 0, Align.CENTER: room // 2, Align.RIGHT: room}[row.align]
    bits = 0
    for char in row.text:
        # Shifting the number moves all lines of the glyph to the right at once.
        bits |= _glyph_bits(char, row.size, dots, bold=row.bold) >> at
        at += HALF_CELL_DOTS * row.size * char_width(char)
    return bits.to_bytes(dots * row_height(row) // 8, "big")


def draw_row(row: TextRow, dots: int) -> Image:
    """The same as a picture: mode ``1``, ink 1."""
    from PIL import Image as Images

    return Images.frombytes("1", (dots, row_height(row)), row_dots(row, dots))
