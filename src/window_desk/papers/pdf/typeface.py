"""Characters to runs of embedded fonts, their widths, and drawing them.

Fonts are read once per process, the rare ones only when a character of theirs is first wanted.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics

from window_desk.papers.fonts import TEXT_FONT, MissingGlyphError, PaperFont, font_for
from window_desk.papers.line_breaking import balanced, break_text
from window_desk.papers.pdf.to_unicode import FaithfulFont
from window_desk.papers.ticket import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Widths are sums of floats: a line that fits exactly must not be broken for the last digit.
_TOLERANCE_PT = 0.01
_BOLD_STROKE_EM = 0.035
# Letters further apart than this are taken for words by programs that read the text layer.
_WIDEST_SPREAD_EM = 0.06
_lock = threading.Lock()
_registered: dict[PaperFont, FaithfulFont] = {}


def registered(font: PaperFont) -> str:
    """The name under which reportlab knows ``font``, reading its file at the first call."""
    if font not in _registered:
        with _lock:
            if font not in _registered:
                face = FaithfulFont(font.name, str(font.path))
                pdfmetrics.registerFont(face)
                _registered[font] = face
    return font.name


@cache
def _set_in(char: str) -> tuple[str, float]:
    """Font name and advance width in em of one character; raises ``MissingGlyphError``."""
    font = font_for(char)
    if font is None:
        raise MissingGlyphError((char,))
    name = registered(font)
    return name, _registered[font].face.getCharWidth(ord(char)) / 1000


def em_width(char: str) -> float:
    """The advance width of ``char`` in em."""
    return _set_in(char)[1]


def text_width_pt(text: str, size_pt: float) -> float:
    """The width of ``text`` on one line, in points."""
    return sum(map(em_width, text)) * size_pt


def lines_of(
    text: str, width_pt: float, size_pt: float, *, first_width_pt: float | None = None
) -> list[str]:
    """``text`` broken into lines of at most ``width_pt``."""
    em = (width_pt + _TOLERANCE_PT) / size_pt
    first = None if first_width_pt is None else (first_width_pt + _TOLERANCE_PT) / size_pt
    return break_text(text, em, em_width, first_width=first)


def title_lines(text: str, width_pt: float, size_pt: float) -> list[str]:
    """A title broken into as few lines as fit ``width_pt``, of about equal length."""
    return balanced(text, width_pt / size_pt, em_width, 0.5)


def draw_line(
    canvas: Canvas,
    text: str,
    x_pt: float,
    y_pt: float,
    size_pt: float,
    *,
    align: Align = Align.LEFT,
    bold: bool = False,
    spread_to_pt: float | None = None,
) -> None:
    """Draw one line with its base line at ``y_pt``; ``x_pt`` is its left end, middle or right end.

    Bold is drawn as a stroke around the letters, because the bundled font has one weight. With
    ``spread_to_pt`` the letters are set apart so that the line gets that wide, if little is
    missing.
    """
    if not text:
        return
    width = text_width_pt(text, size_pt)
    left = x_pt - {Align.LEFT: 0.0, Align.CENTER: width / 2, Align.RIGHT: width}[align]
    words = canvas.beginText(left, y_pt)
    apart = 0.0
    if spread_to_pt is not None and len(text) > 1:
        apart = (spread_to_pt - width) / (len(text) - 1)
    spread = 0 < apart <= _WIDEST_SPREAD_EM * size_pt
    if spread:
        words.setCharSpace(apart)
    if bold:
        words.setTextRenderMode(2)
        canvas.setLineWidth(size_pt * _BOLD_STROKE_EM)
    for name, run in groupby(text, key=lambda char: _set_in(char)[0]):
        words.setFont(name, size_pt)
        words.textOut("".join(run))
    # Both outlive the text object (ISO 32000-1 §9.3.1).
    if spread:
        words.setCharSpace(0)
    if bold:
        words.setTextRenderMode(0)
    canvas.drawText(words)


@contextmanager
def reads_as(canvas: Canvas, text: str) -> Iterator[None]:
    """What is drawn inside stands as ``text`` in the text layer (ISO 32000-1 §14.9.4, ActualText).

    For letters set far apart, and, with an empty text, for what is decoration.
    """
    actual = (b"\xfe\xff" + text.encode("utf-16-be")).hex() if text else ""
    canvas.addLiteral(f"/Span <</ActualText <{actual}>>> BDC")
    yield
    canvas.addLiteral("EMC")


def text_font_name() -> str:
    """The registered name of the main font."""
    return registered(TEXT_FONT)
