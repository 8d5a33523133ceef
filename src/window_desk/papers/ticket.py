"""The ticket (小票) as a value: what is printed on a roll, whatever the width of the roll. Pure.

A ticket knows nothing of dots, bytes or fonts. Widths are counted in half columns: one ASCII
character is one, every other character two; a 58 mm roll has 32 of them, an 80 mm roll 48 (rules of
the counter, ESC/POS). ``papers.ticket_layout`` breaks a ticket into lines for a given roll;
``papers.escpos`` turns those into bytes or a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where a text stands in its line or cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, wrapped.

    ``size`` 1 is normal, 2 twice as wide and high. A newline breaks the line.
    """

    text: str
    align: Align = Align.LEFT
    size: int = 1
    bold: bool = False

    def __post_init__(self) -> None:
        if self.size not in {1, 2}:
            raise ValueError(f"小票文字大小只能是1或2，现在是{self.size}。")


@dataclass(frozen=True, slots=True)
class Pair:
    """``label：value``; a long value goes on below itself, beside the label."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """One row of a table.

    ``widths`` are half columns; the cells of width 0 share what the roll leaves.

    Between two cells stands one empty half column. Long cells wrap inside their width. ``aligns``
    is empty (all left) or has one entry a cell.
    """

    cells: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...] = ()
    bold: bool = False

    def __post_init__(self) -> None:
        if not self.cells or len(self.cells) != len(self.widths):
            raise ValueError("小票表格的列数与列宽数不一致，请核对模板。")
        if self.aligns and len(self.aligns) != len(self.cells):
            raise ValueError("小票表格的列数与对齐方式数不一致，请核对模板。")
        if any(width < 0 for width in self.widths):
            raise ValueError("小票表格的列宽不能为负数，请核对模板。")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the roll, single or double."""

    double: bool = False


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code in the middle of the roll, ``caption`` below it; UTF-8, error correction M."""

    payload: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.payload:
            raise ValueError("二维码没有内容，请填写要编码的文字。")


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """The paper is cut here; a ticket without one is cut at its end."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """``label：________`` with room above it to write by hand."""

    label: str


TicketLine = Text | Pair | Columns | Rule | Qr | Blank | Cut | SignatureLine


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket.

    ``title`` in large letters on top, ``mark`` (补打 第2次, 作废) above it, then ``lines``.
    """

    title: str
    lines: tuple[TicketLine, ...]
    mark: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("小票没有标题，请填写标题。")
