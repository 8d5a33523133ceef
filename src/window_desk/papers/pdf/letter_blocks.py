"""The body of a letter as slabs: paragraphs, label rows and tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from window_desk.papers.letter import Fields, LetterBlock, LetterTable, Paragraph
from window_desk.papers.pdf.flow import Slab
from window_desk.papers.pdf.sheet import HAIRLINE_PT, INK, baseline, draw_lines
from window_desk.papers.pdf.typeface import draw_line, lines_of, text_width_pt
from window_desk.papers.ticket import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

CELL_PADDING_EM = 0.35


@dataclass(frozen=True, slots=True)
class TextArea:
    """Where the text of a letter stands, and how large it is; all in points."""

    left_pt: float
    width_pt: float
    height_pt: float
    size_pt: float
    leading_pt: float

    @property
    def right_pt(self) -> float:
        """The right edge."""
        return self.left_pt + self.width_pt

    @property
    def cell_size_pt(self) -> float:
        """Text in tables is a little smaller."""
        return self.size_pt - 1.5

    @property
    def cell_leading_pt(self) -> float:
        """The line height in tables."""
        return self.cell_size_pt * 1.4


def _paragraph_slabs(block: Paragraph, area: TextArea) -> list[Slab]:
    indent = 2 * area.size_pt if block.indent else 0.0
    slabs: list[Slab] = []
    for text in block.text.split("\n"):
        lines = lines_of(text, area.width_pt, area.size_pt, first_width_pt=area.width_pt - indent)
        for number, line in enumerate(lines):
            slabs.append(
                _line_slab(
                    line,
                    area,
                    indent if number == 0 else 0.0,
                    bold=block.bold,
                    spread=number < len(lines) - 1,
                    # No first line alone at the foot of a page, no last line alone on top.
                    keep=(number == 0 and len(lines) > 1)
                    or (len(lines) > 2 and number == len(lines) - 2),
                )
            )
    return slabs


def _line_slab(
    line: str, area: TextArea, indent: float, *, bold: bool, spread: bool, keep: bool
) -> Slab:
    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        draw_line(
            canvas,
            line,
            area.left_pt + indent,
            baseline(top, area.size_pt, area.leading_pt),
            area.size_pt,
            bold=bold,
            spread_to_pt=area.width_pt - indent if spread else None,
        )

    return Slab(area.leading_pt, draw, keep_with_next=keep)


def _grid_slab(
    cells: tuple[list[str], ...],
    widths: list[float],
    area: TextArea,
    *,
    bold_columns: frozenset[int],
    centre_short: bool,
) -> Slab:
    """One ruled row; ``cells`` are already broken into lines, a short one may stand centred."""
    size, leading = area.cell_size_pt, area.cell_leading_pt
    padding = CELL_PADDING_EM * size
    height = max(map(len, cells)) * leading + 2 * padding

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        x = area.left_pt
        for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            canvas.setLineWidth(HAIRLINE_PT)
            canvas.rect(x, top - height, width, height, stroke=1, fill=0)
            block_top = top - (height - len(lines) * leading) / 2
            if column in bold_columns:
                for number, line in enumerate(lines):
                    y = baseline(block_top, size, leading) - number * leading
                    draw_line(canvas, line, x + width / 2, y, size, align=Align.CENTER, bold=True)
            elif centre_short and len(lines) == 1 and text_width_pt(lines[0], size) <= 4 * size:
                y = baseline(block_top, size, leading)
                draw_line(canvas, lines[0], x + width / 2, y, size, align=Align.CENTER)
            else:
                draw_lines(canvas, lines, x + padding, block_top, size, leading)
            x += width

    return Slab(height, draw)


def _row_slabs(
    row: tuple[str, ...],
    widths: list[float],
    area: TextArea,
    bold_columns: frozenset[int],
    *,
    centre_short: bool = True,
) -> list[Slab]:
    """A row, in several pieces if it is higher than half a page."""
    size = area.cell_size_pt
    padding = CELL_PADDING_EM * size
    cells = [
        lines_of(text, width - 2 * padding, size) for text, width in zip(row, widths, strict=True)
    ]
    most = max(1, int((area.height_pt / 2 - 2 * padding) / area.cell_leading_pt))
    tallest = max(map(len, cells))
    return [
        _grid_slab(
            tuple(lines[start : start + most] or [""] for lines in cells),
            widths,
            area,
            bold_columns=bold_columns,
            centre_short=centre_short,
        )
        for start in range(0, tallest, most)
    ]


def _fields_slabs(block: Fields, area: TextArea) -> list[Slab]:
    size = area.cell_size_pt
    widest = max((text_width_pt(label, size) for label, _ in block.rows), default=0.0)
    label_width = min(max(widest + 2 * size, 5 * size), area.width_pt * 0.35)
    widths = [label_width, area.width_pt - label_width]
    slabs: list[Slab] = []
    for row in block.rows:
        slabs += _row_slabs(row, widths, area, frozenset({0}), centre_short=False)
    return slabs


def _table_slabs(block: LetterTable, area: TextArea) -> list[Slab]:
    total = sum(block.weights)
    widths = [area.width_pt * weight / total for weight in block.weights]
    every = frozenset(range(len(widths)))
    (head, *rest) = _row_slabs(block.header, widths, area, every)
    if rest:
        raise ValueError("文书表格的表头过长，请缩短模板中的表头文字。")
    slabs: list[Slab] = []
    if block.caption:
        caption = _paragraph_slabs(Paragraph(block.caption, indent=False, bold=True), area)
        slabs += [replace(line, keep_with_next=True) for line in caption]
    slabs.append(replace(head, keep_with_next=bool(block.rows)))
    first = True
    for row in block.rows:
        for slab in _row_slabs(row, widths, area, frozenset()):
            # The first row already follows the header; any other brings it along to a new page.
            slabs.append(slab if first else replace(slab, heading=head))
            first = False
    return slabs


def block_slabs(block: LetterBlock, area: TextArea) -> list[Slab]:
    """The slabs of one block of a letter's body."""
    match block:
        case Paragraph():
            return _paragraph_slabs(block, area)
        case Fields():
            slabs = _fields_slabs(block, area)
        case LetterTable():
            slabs = _table_slabs(block, area)
    if not slabs:
        return []
    gap = area.leading_pt * 0.35
    first = replace(slabs[0], gap_pt=gap)

    def nothing(canvas: Canvas, top: float) -> None:
        """Space below a grid."""

    return [first, *slabs[1:], Slab(gap, nothing)]
