"""A ticket broken into the lines of one roll. Pure; bytes and pictures are made from these lines.

Because the printer's bytes and the preview are drawn from the same lines, what the clerk sees is
where the printer breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from window_desk.papers.text_width import pad, text_width, wrap, wrap_hanging, wrap_title
from window_desk.papers.ticket import (
    Align,
    Blank,
    Columns,
    Cut,
    Pair,
    Qr,
    Rule,
    SignatureLine,
    Text,
    Ticket,
    TicketLine,
)

CELL_GAP = 1
NARROWEST_CELL = 2
LINES_KEPT: Final = 1_024
"""Lines whose breaks are remembered: most of a slip is the same for every case of its item."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of text; ``size`` times its width is at most the roll's half columns."""

    text: str
    align: Align = Align.LEFT
    size: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class QrRow:
    """A QR code, centred."""

    payload: str


@dataclass(frozen=True, slots=True)
class CutRow:
    """The place where the paper is cut."""


TicketRow = TextRow | QrRow | CutRow


def _cell_widths(widths: tuple[int, ...], columns: int) -> list[int]:
    """Half columns of each cell: zeros share what is left; too much is taken off the widest."""
    room = columns - CELL_GAP * (len(widths) - 1)
    if room < NARROWEST_CELL * len(widths):
        raise ValueError(f"小票只有{columns}个半角宽，放不下{len(widths)}列，请减少模板中的列。")
    shared = [index for index, width in enumerate(widths) if width == 0]
    result = [max(width, NARROWEST_CELL) for width in widths]
    for position, index in enumerate(shared):
        left = room - sum(w for i, w in enumerate(result) if i not in shared[position:])
        result[index] = max(NARROWEST_CELL, left // (len(shared) - position))
    while sum(result) > room:
        result[result.index(max(result))] -= 1
    return result


def _columns_rows(row: Columns, columns: int) -> list[TicketRow]:
    widths = _cell_widths(row.widths, columns)
    aligns = row.aligns or (Align.LEFT,) * len(widths)
    cells = [wrap(cell, width) for cell, width in zip(row.cells, widths, strict=True)]
    height = max(map(len, cells))
    rows: list[TicketRow] = []
    for level in range(height):
        parts = [
            pad(cell[level] if level < len(cell) else "", width, align)
            for cell, width, align in zip(cells, widths, aligns, strict=True)
        ]
        rows.append(TextRow((" " * CELL_GAP).join(parts).rstrip(" "), bold=row.bold))
    return rows


def _text_rows(row: Text, columns: int) -> list[TicketRow]:
    wrapped = wrap_title if row.align is Align.CENTER else wrap
    lines = wrapped(row.text, columns // row.size)
    return [TextRow(line, row.align, row.size, row.bold) for line in lines]


def _signature_rows(label: str, columns: int) -> list[TicketRow]:
    *above, last = wrap(label + "：", columns - 8)
    line = "_" * (columns - text_width(last))
    return [TextRow(""), *map(TextRow, above), TextRow(last + line)]


@lru_cache(LINES_KEPT)
def _rows(line: TicketLine, columns: int) -> tuple[TicketRow, ...]:
    return tuple(_broken(line, columns))


def _broken(line: TicketLine, columns: int) -> list[TicketRow]:
    match line:
        case Text():
            return _text_rows(line, columns)
        case Pair():
            lines = wrap_hanging(line.label + "：", line.value, columns)
            return [TextRow(text, bold=line.bold) for text in lines]
        case Columns():
            return _columns_rows(line, columns)
        case Rule():
            return [TextRow(("=" if line.double else "-") * columns)]
        case Qr():
            caption = [
                TextRow(text, Align.CENTER)
                for text in (wrap_title(line.caption, columns) if line.caption else ())
            ]
            return [QrRow(line.payload), *caption]
        case Blank():
            return [TextRow("")] * line.lines
        case SignatureLine():
            return _signature_rows(line.label, columns)
        case Cut():
            return [CutRow()]


@lru_cache(LINES_KEPT)
def _head(title: str, mark: str, columns: int) -> tuple[TicketRow, ...]:
    marks = wrap_title(f"【{mark}】", columns) if mark else ()
    large = Text(title, Align.CENTER, size=2, bold=True)
    return (
        *(TextRow(text, Align.CENTER, bold=True) for text in marks),
        *_text_rows(large, columns),
        TextRow(""),
    )


def lay_out(ticket: Ticket, columns: int) -> tuple[TicketRow, ...]:
    """Break ``ticket`` for a roll of ``columns`` half columns (32 or 48); the last row is a cut.

    Raises ``ValueError`` if a table has more columns than the roll can hold.
    """
    rows = list(_head(ticket.title, ticket.mark, columns))
    for line in ticket.lines:
        rows += _rows(line, columns)
    if not isinstance(rows[-1], CutRow):
        rows.append(CutRow())
    return tuple(rows)
