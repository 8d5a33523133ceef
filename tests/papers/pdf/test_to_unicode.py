"""ToUnicode maps are UTF-16BE, above U+FFFF too."""

import re

from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.pdf.to_unicode import to_unicode_map


@given(st.lists(st.characters(exclude_categories=["Cs"]).map(ord), min_size=1, max_size=256))
def test_the_map_reads_back(subset: list[int]) -> None:
    text = to_unicode_map("AAAAAA+Font", subset)
    entries = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", text, re.MULTILINE)
    assert [int(code, 16) for code, _ in entries] == list(range(len(subset)))
    assert [ord(bytes.fromhex(value).decode("utf-16-be")) for _, value in entries] == subset


def test_sections_hold_no_more_than_a_hundred_entries() -> None:
    text = to_unicode_map("F", range(0x4E00, 0x4E00 + 256))
    assert re.findall(r"(\d+) beginbfchar", text) == ["100", "100", "56"]


def test_a_surrogate_pair() -> None:
    assert "<00> <D842DFB7>" in to_unicode_map("F", [0x20BB7])
