"""Cuts a byte stream into ESC/POS commands as a printer does: incrementally, knowing each command's
length.

Pure. Written from the printer's manual, apart from the desk's driver, so that each proves the
other.
"""

from collections.abc import Callable
from dataclasses import dataclass

UNKNOWN = "unknown"
TEXT = "text"
REAL_TIME = frozenset({"DLE EOT", "DLE ENQ"})


@dataclass(frozen=True, slots=True)
class Token:
    """One command or one text byte: `raw` is all of it, `arguments` what follows the command's
    name.
    """

    name: str
    raw: bytes
    arguments: bytes = b""


# A rule answers with the number of argument bytes, or None while more must come to tell.
_Rule = Callable[[bytes], int | None]


def _fixed(count: int) -> _Rule:
    return lambda _: count


def _length_prefixed(arguments: bytes) -> int | None:
    """GS ( x pL pH …: two length bytes behind the function letter."""
    return None if len(arguments) < 3 else 3 + (arguments[1] | arguments[2] << 8)


def _column_image(arguments: bytes) -> int | None:
    """ESC * m nL nH …: one byte a column, three with 24 dots (m 32, 33)."""
    if len(arguments) < 3:
        return None
    return 3 + (arguments[1] | arguments[2] << 8) * (3 if arguments[0] >= 32 else 1)


def _raster(arguments: bytes) -> int | None:
    """GS v 0 m xL xH yL yH …: width in bytes, height in dots."""
    if len(arguments) < 6:
        return None
    width, height = arguments[2] | arguments[3] << 8, arguments[4] | arguments[5] << 8
    return 6 + width * height


def _cut(arguments: bytes) -> int | None:
    if not arguments:
        return None
    return 2 if arguments[0] in {65, 66} else 1


def _tab_stops(arguments: bytes) -> int | None:
    end = arguments.find(0)
    return None if end < 0 else end + 1


def _barcode(arguments: bytes) -> int | None:
    """GS k m …: closed by NUL where m is below 65, counted by the next byte above."""
    if not arguments:
        return None
    if arguments[0] < 65:
        end = arguments.find(0, 1)
        return None if end < 0 else end + 1
    return None if len(arguments) < 2 else 2 + arguments[1]


_COMMANDS: dict[bytes, tuple[str, _Rule]] = {
    b"\x10\x04": ("DLE EOT", _fixed(1)),
    b"\x10\x05": ("DLE ENQ", _fixed(1)),
    b"\x1b*": ("ESC *", _column_image),
    b"\x1bD": ("ESC D", _tab_stops),
    b"\x1d(": ("GS (", _length_prefixed),
    b"\x1dV": ("GS V", _cut),
    b"\x1dk": ("GS k", _barcode),
    b"\x1dv": ("GS v", _raster),
}
for _letters, _count in (("@2im", 0), ("! -3EGJMRVadt{=", 1), ("$\\Bc", 2), ("p", 3)):
    for _letter in _letters:
        _COMMANDS[b"\x1b" + _letter.encode()] = (f"ESC {_letter}", _fixed(_count))
for _letters, _count in (("!BHIabfhrw", 1), ("LPW", 2)):
    for _letter in _letters:
        _COMMANDS[b"\x1d" + _letter.encode()] = (f"GS {_letter}", _fixed(_count))
for _letters, _count in (("&.", 0), ("!-CW", 1), ("S", 2)):
    for _letter in _letters:
        _COMMANDS[b"\x1c" + _letter.encode()] = (f"FS {_letter}", _fixed(_count))

_PREFIXES = frozenset({0x10, 0x1B, 0x1C, 0x1D})
_CONTROLS = {0x09: "HT", 0x0A: "LF", 0x0D: "CR"}


class Tokenizer:
    """Remembers the beginning of a command until its end has come."""

    def __init__(self) -> None:
        """Start with nothing pending."""
        self._pending = b""

    def feed(self, data: bytes) -> list[Token]:
        """Return the tokens that `data` completes."""
        self._pending += data
        at, tokens = 0, []
        while at < len(self._pending):
            token = _token_at(self._pending, at)
            if token is None:
                break
            tokens.append(token)
            at += len(token.raw)
        self._pending = self._pending[at:]
        return tokens


def _token_at(data: bytes, at: int) -> Token | None:
    first = data[at]
    if first in _CONTROLS:
        return Token(_CONTROLS[first], data[at : at + 1])
    if first not in _PREFIXES:
        name = TEXT if first >= 0x20 and first != 0x7F else UNKNOWN
        return Token(name, data[at : at + 1])
    command = data[at : at + 2]
    if len(command) < 2:
        return None
    if command not in _COMMANDS:
        return Token(UNKNOWN, command)
    name, rule = _COMMANDS[command]
    count = rule(data[at + 2 :])
    end = None if count is None else at + 2 + count
    if end is None or end > len(data):
        return None
    return Token(name, data[at:end], data[at + 2 : end])
