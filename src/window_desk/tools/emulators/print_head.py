"""Turns text and picture commands into rows of dots: one line buffer, one set of modes, as in a
receipt printer.

Runs inside the virtual printer's lock. What a real machine would garble is garbled here and noted
as a fault.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

from window_desk.tools.emulators.escpos_tokens import TEXT, Token
from window_desk.tools.emulators.paper_strip import PaperStrip
from window_desk.tools.emulators.qr_symbol import QrSymbol
from window_desk.tools.emulators.rom_font import (
    FULL_WIDTH,
    HALF_WIDTH,
    HEIGHT,
    MISSING,
    Charset,
    decode_pair,
    glyph,
)

LINE_SPACING_DOTS: Final = 30
_TAB_COLUMNS: Final = 8
# Harmless here: they change what this printer does not draw (code pages, smoothing, drawers,
# beeps).
_IGNORED: Final = frozenset(
    {
        "CR",
        "ESC t",
        "ESC R",
        "ESC {",
        "ESC =",
        "ESC p",
        "ESC B",
        "ESC c",
        "ESC V",
        "ESC D",
        "FS S",
        "FS C",
    }
    | {"GS b", "GS P", "GS L", "GS W", "GS H", "GS f", "GS h", "GS w"}
)


@dataclass(slots=True)
class _Modes:
    """Print modes; ESC @ puts all of them back."""

    chinese: bool
    align: int = 0
    wide: int = 1
    high: int = 1
    chinese_wide: int = 1
    chinese_high: int = 1
    bold: bool = False
    underline: bool = False
    chinese_underline: bool = False
    inverse: bool = False
    spacing_dots: int = LINE_SPACING_DOTS


class PrintHead:
    """Executes print commands onto a paper strip."""

    def __init__(self, paper: PaperStrip, charset: Charset, *, chinese_at_start: bool) -> None:
        """Print on `paper` with the characters of `charset`; Chinese mode is on or off after ESC
        @.
        """
        self.faults: list[str] = []
        self._paper = paper
        self._charset = charset
        self._chinese_at_start = chinese_at_start and charset != "none"
        self._modes = _Modes(self._chinese_at_start)
        self._cells: list[Image.Image] = []
        self._text = ""
        self._used_dots = 0
        self._lead: int | None = None
        self._qr = QrSymbol()
        self._actions: dict[str, Callable[[bytes], None]] = {
            "LF": lambda _: self.end_line(),
            "HT": self._tab,
            "ESC @": lambda _: self.reset(),
            "ESC !": self._set_print_mode,
            "ESC -": lambda n: self._set(underline=n[0] in {1, 2, 49, 50}),
            "ESC 2": lambda _: self._set(spacing_dots=LINE_SPACING_DOTS),
            "ESC 3": lambda n: self._set(spacing_dots=n[0]),
            "ESC E": lambda n: self._set(bold=bool(n[0] & 1)),
            "ESC G": lambda n: self._set(bold=bool(n[0] & 1)),
            "ESC M": self._choose_font,
            "ESC a": lambda n: self._set(align=n[0] % 48 % 3),
            "ESC J": lambda n: self._feed_dots(n[0]),
            "ESC d": lambda n: self._feed_dots(n[0] * self._modes.spacing_dots),
            "ESC *": self._column_image,
            "GS !": lambda n: self._set(wide=(n[0] >> 4 & 7) + 1, high=(n[0] & 7) + 1),
            "GS B": lambda n: self._set(inverse=bool(n[0] & 1)),
            "GS v": self._raster,
            "FS &": lambda _: self._set(chinese=self._charset != "none"),
            "FS .": lambda _: self._set(chinese=False),
            "FS !": self._set_chinese_mode,
            "FS -": lambda n: self._set(chinese_underline=n[0] in {1, 2, 49, 50}),
            "FS W": lambda n: self._set(chinese_wide=1 + (n[0] & 1), chinese_high=1 + (n[0] & 1)),
        }

    @property
    def at_line_start(self) -> bool:
        """Whether the line buffer is empty."""
        return not self._cells

    def execute(self, token: Token) -> None:
        """Do one buffered command; what is not known is noted in `faults`."""
        if self._lead is not None and token.name != TEXT:
            self._fault(f"half a Chinese character {self._lead:02x} before {token.name}")
            self._lead = None
        if token.name == TEXT:
            self._text_byte(token.raw[0])
        elif token.name in self._actions:
            self._actions[token.name](token.arguments)
        elif token.name == "GS (" and token.arguments[:1] == b"k":
            self._qr_function(token.arguments[3:])
        elif token.name not in _IGNORED:
            self._fault(f"unknown {token.name}: {token.raw[:8].hex(' ')}")

    def reset(self) -> None:
        """ESC @: modes to their start, line buffer dropped, stored QR data dropped."""
        self._modes = _Modes(self._chinese_at_start)
        self._cells, self._text, self._used_dots, self._lead = [], "", 0, None
        self._qr = QrSymbol()

    def end_line(self) -> None:
        """Print the line buffer and feed one line."""
        height = max((cell.height for cell in self._cells), default=0)
        rows = Image.new(
            "L", (self._paper.width_dots, max(1, height, self._modes.spacing_dots)), 255
        )
        at = self._aligned(self._used_dots)
        for cell in self._cells:
            rows.paste(cell, (at, height - cell.height))
            at += cell.width
        line = self._text
        self._cells, self._text, self._used_dots = [], "", 0
        self._paper.print_rows(rows, line)

    def _fault(self, what: str) -> None:
        self.faults.append(what)

    def _set(self, **changes: int | bool) -> None:
        for mode, value in changes.items():
            setattr(self._modes, mode, value)

    def _aligned(self, dots: int) -> int:
        return max(0, (self._paper.width_dots - dots) * self._modes.align // 2)

    def _text_byte(self, byte: int) -> None:
        if self._lead is not None:
            self._chinese_pair(bytes([self._lead, byte]))
            self._lead = None
        elif byte < 0x80:
            self._put(chr(byte), HALF_WIDTH, chinese=False)
        elif self._modes.chinese:
            self._lead = byte
        else:
            self._fault(f"byte {byte:02x} outside Chinese mode")
            self._put(bytes([byte]).decode("cp437"), HALF_WIDTH, chinese=False)

    def _chinese_pair(self, pair: bytes) -> None:
        character = decode_pair(pair, self._charset)
        if character == MISSING:
            self._fault(f"no character at {pair.hex(' ')} in the {self._charset} ROM")
        self._put(character, FULL_WIDTH, chinese=True)

    def _put(self, character: str, width: int, *, chinese: bool) -> None:
        modes = self._modes
        cell = glyph(character, width).copy()
        if modes.bold:
            bolder = cell.copy()
            bolder.paste(
                0, (1, 0), cell.point(lambda level: 255 - level).crop((0, 0, width - 1, HEIGHT))
            )
            cell = bolder
        # Both ways of asking for large Chinese name the same size: they do not multiply.
        wide = max(modes.wide, modes.chinese_wide if chinese else 1)
        high = max(modes.high, modes.chinese_high if chinese else 1)
        cell = cell.resize((width * wide, HEIGHT * high), Image.Resampling.NEAREST)
        if modes.chinese_underline if chinese else modes.underline:
            cell.paste(0, (0, cell.height - 2, cell.width, cell.height))
        if modes.inverse:
            cell = cell.point(lambda level: 255 - level)
        self._add(cell, character)

    def _add(self, cell: Image.Image, character: str = "") -> None:
        """Put a cell into the line buffer; a full line is printed first, as printers do."""
        if self._used_dots + cell.width > self._paper.width_dots and self._cells:
            self.end_line()
        self._cells.append(cell)
        self._text += character
        self._used_dots += cell.width

    def _tab(self, _: bytes) -> None:
        stop = _TAB_COLUMNS * HALF_WIDTH
        gap = stop - self._used_dots % stop
        self._add(Image.new("L", (gap, HEIGHT), 255), "\t")

    def _set_print_mode(self, arguments: bytes) -> None:
        """ESC ! n: font, bold, double height and width, underline in one byte."""
        n = arguments[0]
        if n & 0x01:
            self._fault("font B is not in this printer")
        self._set(
            bold=bool(n & 0x08),
            high=2 if n & 0x10 else 1,
            wide=2 if n & 0x20 else 1,
            underline=bool(n & 0x80),
        )

    def _set_chinese_mode(self, arguments: bytes) -> None:
        n = arguments[0]
        self._set(
            chinese_wide=2 if n & 0x04 else 1,
            chinese_high=2 if n & 0x08 else 1,
            chinese_underline=bool(n & 0x80),
        )

    def _choose_font(self, arguments: bytes) -> None:
        if arguments[0] not in {0, 48}:
            self._fault("font B is not in this printer")

    def _feed_dots(self, dots: int) -> None:
        """ESC d, ESC J: print the line buffer, then feed; an empty buffer only feeds."""
        if self._cells:
            spacing, self._modes.spacing_dots = self._modes.spacing_dots, 0
            height = max(cell.height for cell in self._cells)
            self.end_line()
            self._modes.spacing_dots = spacing
            dots -= height
        self._paper.feed(dots)

    def _column_image(self, arguments: bytes) -> None:
        """ESC * m: columns of 8 or 24 dots into the line buffer."""
        mode, columns = arguments[0], arguments[1] | arguments[2] << 8
        deep = 3 if mode >= 32 else 1
        picture = Image.new("L", (max(1, columns), deep * 8), 255)
        for column in range(columns):
            stripe = arguments[3 + column * deep : 3 + (column + 1) * deep]
            bits = int.from_bytes(stripe, "big")
            for row in range(deep * 8):
                if bits >> (deep * 8 - 1 - row) & 1:
                    picture.putpixel((column, row), 0)
        wide = 2 if mode in {0, 32} else 1
        size = (picture.width * wide, HEIGHT)
        self._add(picture.resize(size, Image.Resampling.NEAREST))

    def _raster(self, arguments: bytes) -> None:
        """GS v 0 m: a raster picture, aligned; wider than the paper it loses its right side."""
        if arguments[0] != ord("0"):
            self._fault(f"unknown GS v {arguments[0]:02x}")
            return
        mode, width = arguments[1] & 3, arguments[2] | arguments[3] << 8
        height = arguments[4] | arguments[5] << 8
        picture = Image.frombytes("1", (width * 8, height), arguments[6:]).convert("L")
        picture = picture.point(lambda level: 255 - level)
        size = (picture.width << (mode & 1), picture.height << (mode >> 1))
        self._picture(picture.resize(size, Image.Resampling.NEAREST))

    def _qr_function(self, arguments: bytes) -> None:
        try:
            symbol = self._qr.function(arguments)
        except ValueError as error:
            self._fault(str(error))
            return
        if symbol is not None:
            self._picture(symbol)

    def _picture(self, picture: Image.Image) -> None:
        """Print a picture between lines."""
        if self._cells:
            self.end_line()
        if picture.width > self._paper.width_dots:
            self._fault(
                f"a picture of {picture.width} dots on {self._paper.width_dots} dots of paper"
            )
        rows = Image.new("L", (self._paper.width_dots, picture.height), 255)
        rows.paste(picture, (self._aligned(picture.width), 0))
        self._paper.print_rows(rows)
