"""The characters in a virtual printer's ROM: 12×24 dots for ASCII, 24×24 for two-byte Chinese.

What the chosen character set lacks comes out as a crossed box, so that a wrong ticket looks wrong.
"""

import functools
from typing import Literal, get_args

from PIL import Image, ImageDraw, ImageFont

from window_desk.resources import resource_path

Charset = Literal["gb2312", "gbk", "gb18030", "none"]
CHARSETS: tuple[str, ...] = get_args(Charset)
MISSING = "□"
HALF_WIDTH = 12
FULL_WIDTH = 24
HEIGHT = 24
_INK_THRESHOLD = 120
# Small enough that descenders stay inside the cell.
_FONT_DOTS = 22
_BASELINE = 19
_FONTS = ("WindowDeskSans-Regular.otf", "LXGWWenKai-Regular.ttf")


def decode_pair(pair: bytes, charset: Charset) -> str:
    """Return the character that the ROM holds at a two-byte code, MISSING where it holds none.

    A GB 18030 ROM holds the two-byte codes only; four-byte codes fall apart into two missing ones.
    """
    codec = "gb18030" if charset == "gb18030" else "gbk"
    try:
        if charset == "gb2312":
            # Python's gb2312 names A1A4 and A1AA otherwise: it only tells whether the code exists.
            pair.decode("gb2312")
        return pair.decode(codec)
    except UnicodeDecodeError:
        return MISSING


@functools.cache
def glyph(character: str, width: int) -> Image.Image:
    """Return the dots of one character, HEIGHT high and `width` wide, ink 0 on paper 255."""
    if character == MISSING:
        return _crossed_box(width)
    font = _font_with(character)
    advance = max(1, round(font.getlength(character)))
    drawn = Image.new("L", (advance, HEIGHT), 255)
    ImageDraw.Draw(drawn).text((0, _BASELINE), character, fill=0, font=font, anchor="ls")
    if advance > width:
        drawn = drawn.resize((width, HEIGHT))
    cell = Image.new("L", (width, HEIGHT), 255)
    cell.paste(drawn, ((width - drawn.width) // 2, 0))
    return cell.point(lambda level: 0 if level < _INK_THRESHOLD else 255)


def _crossed_box(width: int) -> Image.Image:
    cell = Image.new("L", (width, HEIGHT), 255)
    pen = ImageDraw.Draw(cell)
    pen.rectangle((1, 2, width - 2, HEIGHT - 3), outline=0)
    pen.line((1, 2, width - 2, HEIGHT - 3), fill=0)
    pen.line((1, HEIGHT - 3, width - 2, 2), fill=0)
    return cell


@functools.cache
def _loaded(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resource_path("fonts", name), _FONT_DOTS)


@functools.cache
def _tofu(name: str) -> bytes:
    return bytes(_loaded(name).getmask("\U0010fffe"))


def _font_with(character: str) -> ImageFont.FreeTypeFont:
    for name in _FONTS:
        font = _loaded(name)
        if character == " " or bytes(font.getmask(character)) != _tofu(name):
            return font
    return _loaded(_FONTS[-1])
