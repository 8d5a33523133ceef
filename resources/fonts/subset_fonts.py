# ruff: noqa: INP001 -- a script beside the fonts that it makes, no part of the package
"""Makes the subset fonts beside it from the font files of two Debian packages.

Run by hand when a font is updated, never at run time (fontTools is a development dependency)::

    python resources/fonts/subset_fonts.py --wenkai LXGWWenKai-Regular.ttf \
        --hanazono-a HanaMinA.ttf --hanazono-b HanaMinB.ttf \
        --sans-regular NotoSansCJK-Regular.ttc --sans-bold NotoSansCJK-Bold.ttc --out
        resources/fonts

* ``WindowDeskRareHan-1.ttf``, ``-2.ttf``, ``-3.ttf`` (from HanaMinA and HanaMinB, TrueType): the
  Han characters of
  Extensions A to F and of the compatibility blocks that LXGW WenKai lacks, and a few signs. One
  TrueType font holds at most 65,535 glyphs, and these are more.
* ``WindowDeskSans-Regular.otf`` and ``-Bold.otf`` (from the SC face of Noto Sans CJK): the font of
  the screen.

HanaMin draws curves as many short straight lines on a grid of 1,024 units. The subsets use 384
units and drop points that lie within one unit of the line between their neighbours: at 22 pt that
is 0.02 mm, half a dot at 600 dpi. All subsets carry a new name, because the OFL reserves the names
of the originals (see README.md).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

RARE_UNITS_PER_EM = 384
RARE_FILES = {"One": 1, "Two": 2, "Three": 3}
RARE_TOLERANCE_UNITS = 1.0
Point = tuple[float, float]
EXTENSION_B_TO_D = (range(0x20000, 0x2A6E0), range(0x2A700, 0x2B740), range(0x2B740, 0x2B820))
EXTENSION_A_E_F_AND_COMPATIBILITY = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x2B820, 0x2CEB0),
    range(0x2CEB0, 0x2EBF0),
    range(0x2F800, 0x2FA20),
)
# What is no Han character and yet stands on forms and tickets; WenKai lacks it.
SIGNS = (0x2610, 0x2611, 0xFE34, *range(0xFE49, 0xFE50))
SCREEN_RANGES = (
    range(0x20, 0x250),
    range(0x2B0, 0x370),
    range(0x370, 0x460),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2800),
    range(0x2E80, 0x3100),
    range(0x3100, 0x3400),
    range(0x3400, 0xA000),
    range(0xF900, 0xFB00),
    range(0xFE10, 0x10000),
    range(0x1F100, 0x1F200),
    range(0x20000, 0x323B0),
)
# Ranges above that a Chinese screen has no use for: kana extensions, hangul compatibility jamo.
NOT_ON_SCREEN = (range(0x3130, 0x3190), range(0xFFA0, 0xFFDD))


def _flat(ranges: Iterable[range]) -> set[int]:
    return {code for part in ranges for code in part}


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features = ["kern", "tnum", "lnum", "ccmp", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    options.desubroutinize = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "DSIG", "BASE", "FFTM", "GDEF", "GPOS", "GSUB"]
    return options


def _rename(font: TTFont, family: str, style: str, origin: str) -> None:
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    notice = names.getDebugName(0) or ""
    names.names = []
    texts = {
        0: notice,
        1: family,
        2: style,
        3: f"{postscript};{origin}",
        4: f"{family} {style}",
        5: f"Version 1.000; subset of {origin}",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, f"{family} {style}"
        for unwanted in ("Notice", "Copyright"):
            if unwanted in top.rawDict:
                top.rawDict[unwanted] = f"Subset of {origin}. SIL OFL 1.1."


def _keep(font: TTFont, codes: set[int]) -> None:
    worker = subset.Subsetter(_options())
    worker.populate(unicodes=sorted(codes))
    worker.subset(font)


def _within_tolerance(points: list[Point], first: int, last: int) -> int | None:
    """The point between the two farthest from their chord, or None if all lie close to it."""
    (x0, y0), (x1, y1) = points[first], points[last]
    length = math.hypot(x1 - x0, y1 - y0)
    worst, farthest = RARE_TOLERANCE_UNITS, None
    for index in range(first + 1, last):
        x, y = points[index]
        if length == 0:
            distance = math.hypot(x - x0, y - y0)
        else:
            distance = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
        if distance > worst:
            worst, farthest = distance, index
    return farthest


def _thinned(contour: list[Point]) -> list[Point]:
    """Ramer-Douglas-Peucker on a closed polygon.

    HanaMin draws its curves as many short straight lines.
    """
    start = max(range(len(contour)), key=lambda index: math.dist(contour[index], contour[0]))
    ring = [*contour, contour[0]]
    kept = {0, start}
    open_ends = [(0, start), (start, len(contour))]
    while open_ends:
        first, last = open_ends.pop()
        middle = _within_tolerance(ring, first, last)
        if middle is not None:
            kept.add(middle)
            open_ends += [(first, middle), (middle, last)]
    return [contour[index] for index in sorted(kept)]


def _simplified(glyph_set: Any, name: str) -> Any:
    """The outline of a glyph with fewer points; contours with curves stay as they are."""
    recording = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(recording)
    pen = TTGlyphPen(None)
    contour: list[tuple[str, tuple[Any, ...]]] = []
    for operator, points in recording.value:
        if operator not in {"closePath", "endPath"}:
            contour.append((operator, points))
            continue
        if all(part in {"moveTo", "lineTo"} for part, _ in contour):
            thinned = _thinned([ends[0] for _, ends in contour])
            if len(thinned) > 2:
                pen.moveTo(thinned[0])
                for point in thinned[1:]:
                    pen.lineTo(point)
                pen.closePath()
        else:
            for part, ends in contour:
                getattr(pen, part)(*ends)
            pen.closePath()
        contour = []
    return pen.glyph()


def make_rare(source: Path, codes: set[int], folder: Path, number: str) -> set[int]:
    """Write a TrueType subset of the HanaMin font ``source`` that holds ``codes``.

    Return what it covers.
    """
    font = TTFont(source, recalcTimestamp=False)
    held = codes & set(font.getBestCmap())
    _keep(font, held)
    scale_upem(font, RARE_UNITS_PER_EM)
    glyph_set = font.getGlyphSet()
    for name in font.getGlyphOrder():
        font["glyf"][name] = _simplified(glyph_set, name)
    empty = {
        code
        for code, name in font.getBestCmap().items()
        if font["glyf"][name].numberOfContours == 0
    }
    if empty:
        _keep(font, held - empty)
    font["post"].formatType = 3.0
    _rename(font, f"Window Desk Rare Han {number}", "Regular", "Hanazono 2017-09-04")
    font.save(folder / f"WindowDeskRareHan-{RARE_FILES[number]}.ttf")
    return held - empty


def make_screen(source: Path, target: Path, style: str) -> None:
    """Write the CFF subset of the simplified-Chinese face of Noto Sans CJK."""
    collection = TTCollection(source)
    faces = (
        face for face in collection.fonts if face["name"].getDebugName(1) == "Noto Sans CJK SC"
    )
    font = next(faces)
    font.recalcTimestamp = False
    _keep(font, (_flat(SCREEN_RANGES) - _flat(NOT_ON_SCREEN)) & set(font.getBestCmap()))
    _rename(font, "Window Desk Sans", style, "Noto Sans CJK SC 2.004")
    font.save(target)


def main() -> None:
    """Read the arguments and make the four files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wenkai", "hanazono-a", "hanazono-b", "sans-regular", "sans-bold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    wenkai = set(TTFont(given.wenkai, lazy=True).getBestCmap())
    b_to_d = _flat(EXTENSION_B_TO_D) - wenkai
    others = (_flat(EXTENSION_A_E_F_AND_COMPATIBILITY) | set(SIGNS)) - wenkai
    first = make_rare(given.hanazono_a, others, given.out, "One")
    second = make_rare(given.hanazono_b, b_to_d, given.out, "Two")
    third = make_rare(given.hanazono_b, others - first, given.out, "Three")
    sys.stdout.write(f"rare Han: {len(first)} + {len(second)} + {len(third)} characters\n")
    make_screen(given.sans_regular, given.out / "WindowDeskSans-Regular.otf", "Regular")
    make_screen(given.sans_bold, given.out / "WindowDeskSans-Bold.otf", "Bold")
    for path in sorted(given.out.glob("WindowDesk*")):
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
