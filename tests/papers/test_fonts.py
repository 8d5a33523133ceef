"""The bundled fonts cover what names and tickets need, and say what they lack."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from window_desk.papers.font_coverage import read_coverage
from window_desk.papers.fonts import (
    PAPER_FONTS,
    MissingGlyphError,
    PaperFont,
    font_for,
    require_glyphs,
    uncovered,
)
from window_desk.resources import forms_path, resource_path

HAN_OF_GB18030_2022 = (
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)


def test_every_han_character_of_gb18030_2022_is_covered() -> None:
    for first, last in HAN_OF_GB18030_2022:
        assert uncovered("".join(map(chr, range(first, last + 1)))) == ()


def test_everything_in_a_chinese_printer_is_covered() -> None:
    pairs = (bytes((high, low)) for high in range(0xA1, 0xFF) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb18030", errors="ignore") for pair in pairs)
    assert [char for char in uncovered(text) if not 0xE000 <= ord(char) < 0xF900] == []


@pytest.mark.parametrize("font", PAPER_FONTS, ids=lambda font: font.name)
def test_coverage_agrees_with_fonttools(font: PaperFont) -> None:
    with TTFont(font.path, lazy=True) as opened:
        held = set(opened.getBestCmap())
    coverage = read_coverage(font.path)
    assert all(code in coverage for code in held)
    assert sum(
        end - start + 1 for start, end in zip(coverage.starts, coverage.ends, strict=True)
    ) == len(held)


@pytest.mark.parametrize("font", PAPER_FONTS, ids=lambda font: font.name)
def test_fonts_for_paper_have_truetype_outlines(font: PaperFont) -> None:
    with TTFont(font.path, lazy=True) as opened:
        assert "glyf" in opened


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_screen_font_has_names_and_digits_of_one_width(style: str) -> None:
    with TTFont(resource_path("fonts", f"WindowDeskSans-{style}.otf")) as font:
        held = font.getBestCmap()
        widths = {font["hmtx"][held[ord(digit)]][0] for digit in "0123456789"}
    assert [char for char in "王小明·𬭎𠮷䶮㐂〇￥“”…—〔〕" if ord(char) not in held] == []
    assert len(widths) == 1


@pytest.mark.parametrize(
    "name", [path.name for path in sorted(resource_path("fonts").glob("WindowDesk*.?tf"))]
)
def test_modified_fonts_bear_no_reserved_name(name: str) -> None:
    with TTFont(resource_path("fonts", name)) as font:
        names = font["name"]
    for name_id in (1, 4, 6):
        assert names.getDebugName(name_id).replace(" ", "").startswith("WindowDesk")


@pytest.mark.parametrize("stem", ["LXGWWenKai", "WindowDeskRareHan", "WindowDeskSans"])
def test_each_font_has_its_licence_beside_it(stem: str) -> None:
    text = resource_path("fonts", f"{stem}-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name" in text


def test_missing_characters_are_all_named() -> None:
    assert uncovered("王😀小😀明🙂\x07") == ("😀", "🙂")
    with pytest.raises(MissingGlyphError, match=r"“😀”（U\+1F600）、“🙂”.*县中心") as raised:
        require_glyphs("王😀", "小🙂")
    assert raised.value.characters == ("😀", "🙂")


@given(st.text(max_size=40))
def test_a_character_is_either_covered_or_named(text: str) -> None:
    missing = uncovered(text)
    assert all(font_for(char) is None for char in missing)
    assert len(set(missing)) == len(missing)


def test_a_file_without_characters_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00" + b"\x00" * 8)
    with pytest.raises(ValueError, match=r"broken\.ttf"):
        read_coverage(broken)


def test_resources_can_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINDOW_DESK_RESOURCES", str(tmp_path / "resources"))
    assert resource_path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"
    assert forms_path("items") == tmp_path / "forms" / "items"
