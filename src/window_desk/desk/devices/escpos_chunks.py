"""Cuts a rendered ticket into pieces between which the printer may be asked how it is.

Pure. DLE EOT must never fall inside another command or a raster, so pieces end only where one
command ends and the next begins. A byte sequence that is not known here is not cut any further: the
rest leaves in one piece.
"""

from collections.abc import Iterator
from typing import Final

_ESC: Final = 0x1B
_FS: Final = 0x1C
_GS: Final = 0x1D

# Parameter bytes after the two command bytes.
_ESC_FIXED: Final = (
    dict.fromkeys(b"@2<", 0)
    | dict.fromkeys(b"! -3aEGJMRtdV{ SrU", 1)
    | dict.fromkeys(b"$\\B", 2)
    | {ord("p"): 3}
)
_FS_FIXED: Final = dict.fromkeys(b"&.", 0) | dict.fromkeys(b"!-WC", 1) | {ord("S"): 2}
_GS_FIXED: Final = dict.fromkeys(b"!BbaIrhwHf", 1) | dict.fromkeys(b"LWP", 2)


def split_at_commands(data: bytes, piece_bytes: int) -> Iterator[bytes]:
    """Yield pieces of `data` of about `piece_bytes`, each ending at a command boundary; their join
    is `data`.
    """
    start = at = 0
    while at < len(data):
        length = _command_length(data, at)
        if length is None:
            break
        at += length
        if at - start >= piece_bytes:
            yield data[start:at]
            start = at
    if start < len(data):
        yield data[start:]


def _command_length(data: bytes, at: int) -> int | None:
    """Return the length of the command or character at `at`; None when it cannot be told."""
    first = data[at]
    following = data[at + 1] if at + 1 < len(data) else None
    if first in {_ESC, _FS, _GS}:
        length = None if following is None else _escape_length(data, at, first, following)
    elif first >= 0x80:
        length = None if following is None else 2
    else:
        length = 1
    return length if length is None or at + length <= len(data) else None


def _escape_length(data: bytes, at: int, first: int, command: int) -> int | None:
    if first == _FS:
        parameters = _FS_FIXED.get(command)
    elif first == _ESC:
        parameters = (
            _column_image_parameters(data, at) if command == 0x2A else _ESC_FIXED.get(command)
        )
    else:
        parameters = _gs_parameters(data, at, command)
    return None if parameters is None else 2 + parameters


def _column_image_parameters(data: bytes, at: int) -> int | None:
    """ESC * m nL nH: 1 byte a column, 3 where m is 32 or 33."""
    if at + 5 > len(data):
        return None
    columns = data[at + 3] | data[at + 4] << 8
    return 3 + columns * (3 if data[at + 2] in {32, 33} else 1)


def _gs_parameters(data: bytes, at: int, command: int) -> int | None:
    rest = data[at + 2 : at + 8]
    if command == ord("(") and len(rest) >= 3:
        return 3 + (rest[1] | rest[2] << 8)
    if command == ord("V") and rest:
        return 2 if rest[0] in {65, 66} else 1
    if command == ord("v") and len(rest) == 6:
        return 6 + (rest[2] | rest[3] << 8) * (rest[4] | rest[5] << 8)
    return _GS_FIXED.get(command)
