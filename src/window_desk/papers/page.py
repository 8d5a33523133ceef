"""Values that letters and certificates share: the sheet, and the QR code on it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4
"""One millimetre in points, the unit of PDF."""


class PageSize(StrEnum):
    """A sheet of GB/T 148 (ISO 216)."""

    A4 = "A4"
    A5 = "A5"

    @property
    def portrait_mm(self) -> tuple[float, float]:
        """Width and height in millimetres, standing."""
        return {PageSize.A4: (210.0, 297.0), PageSize.A5: (148.0, 210.0)}[self]


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class QrMark:
    """A QR code on a sheet.

    ``payload`` is encoded as UTF-8 at error correction M, ``caption`` stands below it.
    """

    payload: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.payload:
            raise ValueError("二维码没有内容，请填写要编码的文字。")
