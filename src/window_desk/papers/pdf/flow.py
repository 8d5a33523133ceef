"""Slabs one below the other on as many pages as they need. Knows nothing of what a slab shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from window_desk.papers.pdf.sheet import PaperOverflowError

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece that is never broken: ``draw`` gets the canvas and the slab's upper edge in points.

    ``gap_pt`` is the space above it, dropped at the top of a page. ``keep_with_next``: not the last
    one of a page. ``heading`` is drawn again above it where it begins a page.
    """

    height_pt: float
    draw: Callable[[Canvas, float], None]
    gap_pt: float = 0.0
    keep_with_next: bool = False
    heading: Slab | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab with its upper edge, in points above the lower edge of the sheet."""

    slab: Slab
    top_pt: float


def _groups(slabs: Sequence[Slab]) -> list[list[Slab]]:
    """Slabs that stay together."""
    groups: list[list[Slab]] = [[]]
    for slab in slabs:
        groups[-1].append(slab)
        if not slab.keep_with_next:
            groups.append([])
    return [group for group in groups if group]


def _height(group: Sequence[Slab], *, first_on_page: bool) -> float:
    total = sum(slab.height_pt + slab.gap_pt for slab in group)
    if not first_on_page:
        return total
    heading = group[0].heading
    return total - group[0].gap_pt + (heading.height_pt if heading else 0.0)


def paginate(slabs: Sequence[Slab], top_pt: float, bottom_pt: float) -> list[list[Placed]]:
    """Place ``slabs`` from ``top_pt`` down to ``bottom_pt`` on pages.

    Raises ``PaperOverflowError`` if slabs that stay together are higher than a page.
    """
    pages: list[list[Placed]] = [[]]
    y = top_pt
    for group in _groups(slabs):
        if pages[-1] and y - _height(group, first_on_page=False) < bottom_pt:
            pages.append([])
            y = top_pt
        first_on_page = not pages[-1]
        if y - _height(group, first_on_page=first_on_page) < bottom_pt - 0.01:
            raise PaperOverflowError("文书中有一段内容超过一页，无法打印，请缩短后重试。")
        heading = group[0].heading
        if first_on_page and heading is not None:
            pages[-1].append(Placed(heading, y))
            y -= heading.height_pt
        for number, slab in enumerate(group):
            y -= 0.0 if first_on_page and number == 0 else slab.gap_pt
            pages[-1].append(Placed(slab, y))
            y -= slab.height_pt
    return pages
