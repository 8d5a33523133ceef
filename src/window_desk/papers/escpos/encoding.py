"""From characters to the bytes of a printer's Chinese ROM, or the knowledge that it has none. Pure.

Python's ``gbk`` codec is the table of GBK 1.0; GB2312 and the two-byte part of GB18030 are taken as
restrictions of known tables. Python's ``gb2312`` codec serves only to tell which code
positions GB2312 assigns: as an encoder it maps the name dot wrongly.
"""

from __future__ import annotations

from functools import cache, lru_cache

from window_desk.papers.escpos.profiles import Charset
from window_desk.papers.text_width import text_width
from window_desk.papers.ticket_layout import LINES_KEPT

# The half-width yen sign has four bytes in GB18030, which printers show as digits.
_SAME_FOR_READERS = str.maketrans({"¥": "￥", "\u00a0": " "})
_CODECS = {
    Charset.NONE: "ascii",
    Charset.GB2312: "gbk",
    Charset.GBK: "gbk",
    Charset.GB18030_TWO_BYTE: "gb18030",
}
_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))


def for_ticket(text: str) -> str:
    """``text`` with the signs replaced that printers have only in another form (¥ becomes ￥)."""
    return text if text.isascii() else text.translate(_SAME_FOR_READERS)


def _encoded(char: str, codec: str) -> bytes | None:
    try:
        encoded = char.encode(codec)
    except UnicodeEncodeError:
        return None
    return encoded if len(encoded) == 2 else None


def _assigned_in_gb2312(encoded: bytes) -> bool:
    try:
        encoded.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True


@cache
def rom_bytes(char: str, charset: Charset) -> bytes | None:
    """The bytes of one character in a printer with ``charset``, or None if it must be drawn.

    ASCII is in every printer; control characters are in none. Private-use characters, which the
    codecs encode, have no glyph in a ROM.
    """
    if char.isascii():
        return char.encode("ascii") if char.isprintable() else None
    if charset is Charset.NONE or any(ord(char) in block for block in _PRIVATE_USE):
        return None
    if charset is Charset.GB18030_TWO_BYTE:
        return _encoded(char, "gb18030")
    encoded = _encoded(char, "gbk")
    if encoded is None or charset is Charset.GBK:
        return encoded
    return encoded if _assigned_in_gb2312(encoded) else None


@lru_cache(LINES_KEPT)
def line_on_ticket(text: str, charset: Charset) -> bytes | None:
    """What :func:`encode_line` makes of ``text`` with :func:`for_ticket`'s signs."""
    return encode_line(for_ticket(text), charset)


def encode_line(text: str, charset: Charset) -> bytes | None:
    """The bytes of a whole line, or None if one of its characters is not in the printer."""
    if text.isprintable():
        # The same as below, a line at a time: private-use characters are not printable.
        return _encoded_line(text, charset)
    parts: list[bytes] = []
    for char in text:
        encoded = rom_bytes(char, charset)
        if encoded is None:
            return None
        parts.append(encoded)
    return b"".join(parts)


def _encoded_line(text: str, charset: Charset) -> bytes | None:
    try:
        encoded = text.encode(_CODECS[charset])
    except UnicodeEncodeError:
        return None
    if charset is Charset.GB18030_TWO_BYTE and len(encoded) != text_width(text):
        return None
    if charset is Charset.GB2312 and not _assigned_in_gb2312(encoded):
        return None
    return encoded
