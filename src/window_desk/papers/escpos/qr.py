"""QR codes on a ticket.

How large, and as dots for printers that cannot draw them. Pillow on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from window_desk.papers.qr_matrix import QUIET_MODULES, dark_runs, modules_across, qr_matrix

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_MODULE_DOTS = 6
SMALLEST_MODULE_DOTS = 2


def module_dots(payload: str, dots: int) -> int:
    """Dots of one module, so that the code and its quiet zone fit on ``dots``.

    Raises ``ValueError`` if it would be too fine for a telephone's camera.
    """
    modules = modules_across(payload) + 2 * QUIET_MODULES
    size = min(LARGEST_MODULE_DOTS, dots // modules)
    if size < SMALLEST_MODULE_DOTS:
        raise ValueError("二维码内容过长，小票打印不清，请缩短后重试。")
    return size


def draw_qr(payload: str, dots: int) -> Image:
    """The code in the middle of a roll ``dots`` wide: mode ``1``, ink 1, quiet zone included."""
    from PIL import Image as Images
    from PIL import ImageDraw

    size = module_dots(payload, dots)
    modules = len(qr_matrix(payload))
    canvas = Images.new("1", (dots, (modules + 2 * QUIET_MODULES) * size), 0)
    draw = ImageDraw.Draw(canvas)
    left = (dots - modules * size) // 2
    top = QUIET_MODULES * size
    for y, x, length in dark_runs(payload):
        x0, y0 = left + x * size, top + y * size
        draw.rectangle((x0, y0, x0 + length * size - 1, y0 + size - 1), fill=1)
    return canvas
