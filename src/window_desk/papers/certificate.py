"""The certificate (证照) as a value.

One sheet with a border, a title, a number and what it certifies. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from window_desk.papers.page import Orientation, PageSize, QrMark


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate from top to bottom.

    ``title`` · ``number`` (证号) · ``rows`` (label and value, long values wrap) · ``paragraphs`` ·
    ``qr`` at the lower left · ``issuer``, the seal's place (``seal_hint`` inside; empty for none)
    and ``date_line`` at the lower right · ``footer`` inside the border. ``mark`` (样本, 作废, 暂定)
    stands large and pale across the sheet. ``subtitle`` is a second, smaller line below the title.
    """

    title: str
    number: str
    rows: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    subtitle: str = ""
    issuer: str = ""
    date_line: str = ""
    seal_hint: str = "发证机关（印章）"
    qr: QrMark | None = None
    mark: str = ""
    footer: str = ""
    page: PageSize = PageSize.A4
    orientation: Orientation = Orientation.LANDSCAPE

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("证照没有标题，请填写标题。")
