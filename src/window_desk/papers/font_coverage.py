"""Which characters a TrueType font covers, read from the font file itself.

Only the character map is read (OpenType 1.9, table ``cmap``, subtable format 12, which every font
with characters above U+FFFF has), so that coverage can be asked without loading megabytes of
outlines.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Coverage:
    """Runs of code points: run ``i`` goes from ``starts[i]`` to ``ends[i]``, both included."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, code: object) -> bool:
        if not isinstance(code, int):
            return False
        index = bisect_right(self.starts, code) - 1
        return index >= 0 and code <= self.ends[index]


def _cmap_table(path: Path) -> bytes:
    with path.open("rb") as file:
        (tables,) = struct.unpack(">4xH6x", file.read(12))
        for _ in range(tables):
            tag, _checksum, offset, length = struct.unpack(">4sLLL", file.read(16))
            if tag == b"cmap":
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"字体文件{path.name}没有字符表，请重新安装程序。")


def _format_12(table: bytes, offset: int) -> Coverage:
    (count,) = struct.unpack_from(">12xL", table, offset)
    groups = struct.iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * count])
    starts: list[int] = []
    ends: list[int] = []
    for start, end, _glyph in groups:
        starts.append(start)
        ends.append(end)
    return Coverage(tuple(starts), tuple(ends))


def read_coverage(path: Path) -> Coverage:
    """The coverage of the font file ``path``.

    Raises ``OSError`` if it cannot be read and ``ValueError`` if it holds no Unicode character map.
    """
    table = _cmap_table(path)
    (subtables,) = struct.unpack_from(">2xH", table, 0)
    for index in range(subtables):
        (offset,) = struct.unpack_from(">4xL", table, 4 + 8 * index)
        (number,) = struct.unpack_from(">H", table, offset)
        if number == 12:
            return _format_12(table, offset)
    raise ValueError(f"字体文件{path.name}没有统一码字符表，请重新安装程序。")
