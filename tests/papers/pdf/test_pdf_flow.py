"""Slabs on pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from window_desk.papers.pdf.flow import Slab, paginate
from window_desk.papers.pdf.sheet import PaperOverflowError


def nothing(canvas: Canvas, top: float) -> None:
    """Draws nothing."""


SLABS = st.builds(
    Slab,
    st.floats(1, 90),
    st.just(nothing),
    gap_pt=st.floats(0, 10),
    heading=st.none() | st.just(Slab(8, nothing)),
)


@given(st.lists(SLABS, max_size=30))
def test_all_slabs_are_placed_in_order_and_none_overlap(slabs: list[Slab]) -> None:
    pages = paginate(slabs, 110, 10)
    placed = [piece.slab for page in pages for piece in page]
    headings = [slab.heading for slab in slabs]
    assert [slab for slab in placed if not any(slab is heading for heading in headings)] == slabs
    for page in pages:
        edge = 110.0
        for piece in page:
            assert piece.top_pt <= edge + 1e-6
            edge = piece.top_pt - piece.slab.height_pt
        assert edge >= 10 - 0.02


def test_what_stays_together_moves_together() -> None:
    first, second = Slab(60, nothing), Slab(30, nothing, keep_with_next=True)
    third = Slab(30, nothing)
    pages = paginate([first, second, third], 100, 0)
    assert [len(page) for page in pages] == [1, 2]


def test_a_heading_is_repeated_on_top_of_a_page_only() -> None:
    heading = Slab(10, nothing)
    rows = [Slab(40, nothing, heading=heading) for _ in range(4)]
    pages = paginate([heading, *rows], 100, 0)
    assert [[piece.slab is heading for piece in page] for page in pages] == [
        [True, False, False]
    ] * 2


def test_what_is_higher_than_a_page_is_refused() -> None:
    with pytest.raises(PaperOverflowError, match="超过一页"):
        paginate([Slab(101, nothing)], 100, 0)
