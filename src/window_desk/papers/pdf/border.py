"""The border of a certificate: frames with a meander (回纹) between them, and a faint rosette within.

Both are the same on every sheet of a size, so they are written once as PDF operators and kept.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from window_desk.papers.page import MM

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]

FRAME_RED = HexColor(0x9E1B22)
_RED = "0.620 0.106 0.133"
_GOLD = "0.690 0.553 0.235"
_PALE_GOLD = "0.953 0.929 0.875"
_PALEST_GOLD = "0.976 0.965 0.941"
OUTER_MARGIN_PT = 11 * MM
BAND_PT = 5.0 * MM
FRAME_GAP_PT = 1.6 * MM
# One square spiral of the meander in a square of side 1, entered at the lower left and left at the
# lower right.
_MEANDER: tuple[Point, ...] = (
    (0.0, 0.14), (0.0, 0.86), (0.78, 0.86), (0.78, 0.38), (0.3, 0.38), (0.3, 0.62), (0.54, 0.62),
)  # fmt: skip
_MEANDER_NEXT: tuple[Point, ...] = ((0.0, 0.14), (1.0, 0.14))


def inner_margin_pt() -> float:
    """How far inside the sheet's edge the space within the border begins."""
    return OUTER_MARGIN_PT + BAND_PT + FRAME_GAP_PT + 0.6 * MM


def _polyline(points: list[Point]) -> str:
    (x0, y0), *rest = points
    return f"{x0:.1f} {y0:.1f} m " + " ".join(f"{x:.1f} {y:.1f} l" for x, y in rest)


def _stroked(colour: str, width: float, *paths: str) -> str:
    return f"{colour} RG {width} w " + " ".join(paths) + " S"


def _square(margin: float, width: float, height: float) -> str:
    return f"{margin:.2f} {margin:.2f} {width - 2 * margin:.2f} {height - 2 * margin:.2f} re"


def _meander_side(start: Point, along: Point, up: Point, length: float) -> list[str]:
    """Spirals from ``start`` in the direction ``along``; ``up`` points to the outer frame."""
    count = max(1, round(length / BAND_PT))
    step = length / count
    paths: list[str] = []
    for index in range(count):
        for shape in (_MEANDER, _MEANDER_NEXT):
            points: list[Point] = []
            for x, y in shape:
                forward, outward = (index + x) * step, y * BAND_PT
                points.append(
                    (
                        start[0] + along[0] * forward + up[0] * outward,
                        start[1] + along[1] * forward + up[1] * outward,
                    )
                )
            paths.append(_polyline(points))
    return paths


def _band(width: float, height: float) -> str:
    near, far_x, far_y = OUTER_MARGIN_PT + BAND_PT, width, height
    right, top = far_x - near, far_y - near
    paths = [
        *_meander_side((near, top), (1, 0), (0, 1), right - near),
        *_meander_side((right, top), (0, -1), (1, 0), top - near),
        *_meander_side((right, near), (-1, 0), (0, -1), right - near),
        *_meander_side((near, near), (0, 1), (-1, 0), top - near),
    ]
    return _stroked(_GOLD, 0.7, *paths)


def _corners(width: float, height: float) -> str:
    """Squares within each other where two bands meet."""
    operators: list[str] = []
    for x in (OUTER_MARGIN_PT, width - OUTER_MARGIN_PT - BAND_PT):
        for y in (OUTER_MARGIN_PT, height - OUTER_MARGIN_PT - BAND_PT):
            for inset, colour in ((0.06, _RED), (0.25, _GOLD)):
                side = BAND_PT * (1 - 2 * inset)
                left, low = x + BAND_PT * inset, y + BAND_PT * inset
                operators.append(
                    _stroked(colour, 0.8, f"{left:.2f} {low:.2f} {side:.2f} {side:.2f} re")
                )
            side = BAND_PT * 0.22
            left, low = x + BAND_PT * 0.39, y + BAND_PT * 0.39
            operators.append(f"{_RED} rg {left:.2f} {low:.2f} {side:.2f} {side:.2f} re f")
    return "\n".join(operators)


def _petals(
    middle: Point, radius: float, petals: int, depth: float, phase: float, steps: int
) -> str:
    points: list[Point] = []
    for step in range(steps + 1):
        turn = 2 * math.pi * step / steps
        reach = radius * (1 - depth / 2 * (1 + math.cos(petals * turn + phase)))
        points.append((middle[0] + reach * math.cos(turn), middle[1] + reach * math.sin(turn)))
    return _polyline(points)


def _rosette(width: float, height: float) -> str:
    """Waves around the middle, shifted against each other so that they interlace."""
    middle = (width / 2, height / 2)
    radius = min(width, height) * 0.3
    outer = [_petals(middle, radius, 12, 0.22, n * math.pi / 3, 144) for n in range(6)]
    inner = [_petals(middle, radius * 0.68, 8, 0.45, n * math.pi / 3, 96) for n in range(6)]
    return _stroked(_PALE_GOLD, 0.5, *outer) + "\n" + _stroked(_PALEST_GOLD, 0.5, *inner)


@lru_cache(maxsize=4)
def _operators(width: float, height: float) -> str:
    inset = OUTER_MARGIN_PT
    frames = (
        (inset - FRAME_GAP_PT, 2.2),
        (inset - 0.5 * MM, 0.5),
        (inset + BAND_PT + 0.5 * MM, 0.5),
        (inset + BAND_PT + FRAME_GAP_PT, 1.2),
    )
    parts = [_rosette(width, height)]
    parts += [_stroked(_RED, line, _square(margin, width, height)) for margin, line in frames]
    parts += [_band(width, height), _corners(width, height)]
    return "q\n" + "\n".join(parts) + "\nQ"


def draw_border(canvas: Canvas, width_pt: float, height_pt: float) -> None:
    """Frames, meander, corners and rosette for a sheet of this size."""
    canvas.addLiteral(_operators(width_pt, height_pt))
