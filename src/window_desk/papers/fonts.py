"""The fonts that paper is set in, and which of them has a character.

The bundled fonts under ``resources/fonts`` are asked in order: LXGW WenKai first, then the three
subsets with the rare Han characters. Coverage is read once per process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from window_desk.papers.font_coverage import Coverage, read_coverage
from window_desk.papers.line_breaking import printable
from window_desk.resources import resource_path

# Signs without a shape of their own in any font that still must not be called missing.
_SHAPELESS = frozenset(" \n\u3000\u00a0")


@dataclass(frozen=True, slots=True)
class PaperFont:
    """One bundled TrueType font: the name under which renderers register it, and its file."""

    name: str
    file_name: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return resource_path("fonts", self.file_name)


TEXT_FONT = PaperFont("WindowDeskText", "LXGWWenKai-Regular.ttf")
RARE_FONTS = (
    PaperFont("WindowDeskRare1", "WindowDeskRareHan-1.ttf"),
    PaperFont("WindowDeskRare2", "WindowDeskRareHan-2.ttf"),
    PaperFont("WindowDeskRare3", "WindowDeskRareHan-3.ttf"),
)
PAPER_FONTS = (TEXT_FONT, *RARE_FONTS)


class MissingGlyphError(ValueError):
    """No bundled font has ``characters``, so the paper would not read right."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in characters)
        super().__init__(
            f"字库中没有{named}，不能打印此文书；请改用规范字形，或联系县中心补充字库。"
        )


@cache
def _coverage(font: PaperFont) -> Coverage:
    return read_coverage(font.path)


@cache
def font_for(char: str) -> PaperFont | None:
    """The first bundled font that has the single character ``char``, or None."""
    if char in _SHAPELESS:
        return TEXT_FONT
    code = ord(char)
    return next((font for font in PAPER_FONTS if code in _coverage(font)), None)


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no bundled font has, each once, in order of appearance.

    Control characters do not count: they are never set on paper.
    """
    return tuple(char for char in dict.fromkeys(printable(text)) if font_for(char) is None)


def require_glyphs(*texts: str) -> None:
    """Raise ``MissingGlyphError`` if any of ``texts`` has a character that no bundled font has."""
    missing = uncovered("".join(texts))
    if missing:
        raise MissingGlyphError(missing)
