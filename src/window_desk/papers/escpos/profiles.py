"""What a ticket printer can do: profiles, shipped as ``resources/printer_profiles/*.json``.

Nothing is asked of a printer that its profile does not promise, because an answer that never comes
must not be taken for an answer (cheap USB printers do not reply at all).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from window_desk.resources import resource_path

DOTS_PER_HALF_COLUMN = 12


class Charset(StrEnum):
    """The Chinese characters in a printer's ROM; what is not in it is sent as a picture."""

    NONE = "none"
    GB2312 = "gb2312"
    GBK = "gbk"
    GB18030_TWO_BYTE = "gb18030-2byte"


class CutKind(StrEnum):
    """What ends a ticket.

    No cutter (paper is fed to the tear bar), or one that cuts partly or fully.
    """

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """One kind of printer.

    ``paper_mm`` is the roll's width, ``dots`` the printable dots of a line (203 dpi), ``columns``
    its half columns of 12 dots. ``answers_status``: replies to DLE EOT and ASB.
    ``proves_completion``: replies to GS ( H fn 48. ``native_qr``: draws QR codes itself (GS ( k).
    ``chinese_from_next_line``: FS & takes effect only on the line after it.
    """

    id: str
    name: str
    paper_mm: int
    dots: int
    columns: int
    charset: Charset
    cut: CutKind
    answers_status: bool
    proves_completion: bool
    native_qr: bool
    chinese_from_next_line: bool

    def __post_init__(self) -> None:
        if self.dots % 8 or self.columns * DOTS_PER_HALF_COLUMN != self.dots:
            raise ValueError(
                f"打印机配置“{self.id}”的点数{self.dots}与列数{self.columns}不符（每半角12点），请修改。"
            )


def read_profile(path: Path) -> PrinterProfile:
    """The profile in the JSON file ``path``.

    Raises ``OSError`` if it cannot be read and ``ValueError`` naming file and field if it is wrong.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=PrinterProfile)
    except (msgspec.MsgspecError, ValueError) as error:
        raise ValueError(f"打印机配置文件{path.name}有误，请修改：{error}") from error


def load_profiles(folder: Path | None = None) -> dict[str, PrinterProfile]:
    """All profiles by id, those shipped with the program unless another ``folder`` is given."""
    source = resource_path("printer_profiles") if folder is None else folder
    profiles = (read_profile(path) for path in sorted(source.glob("*.json")))
    return {profile.id: profile for profile in profiles}
