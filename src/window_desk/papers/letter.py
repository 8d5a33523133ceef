"""The letter (文书) as a value: notices, decisions and receipts on A4 or A5 paper, in the manner of
official documents. Pure.

Nothing here is about fonts or places on the sheet; ``papers.pdf.render_letter`` decides those.
"""

from __future__ import annotations

from dataclasses import dataclass

from window_desk.papers.page import PageSize, QrMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    ``indent`` sets the first line in by two characters. A newline begins a new line.
    """

    text: str
    indent: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Label and value rows in a ruled two-column grid, as on a form; long values wrap."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetterTable:
    """A ruled table.

    ``weights`` share the width among the columns; the header repeats on every page. ``caption``
    stands above it in bold. Rows longer than a page are broken between lines.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns or len(self.weights) != columns or any(w <= 0 for w in self.weights):
            raise ValueError("文书表格的列宽比例与表头列数不一致，请核对模板。")
        for position, row in enumerate(self.rows, start=1):
            if len(row) != columns:
                raise ValueError(f"文书表格第{position}行的列数与表头不一致，请核对模板。")


LetterBlock = Paragraph | Fields | LetterTable


@dataclass(frozen=True, slots=True)
class RecipientSignature:
    """The block that the recipient fills in by hand.

    ``statement`` above, then ``label：________`` for each of ``labels``.
    """

    statement: str = ""
    labels: tuple[str, ...] = ("签收人", "签收时间")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter from top to bottom.

    ``letterhead`` (the agency, in red) · ``title`` · ``number`` (文号, with 〔年份〕) ·
    ``addressee`` (a colon is put behind it) · ``body`` · ``issuer`` and ``date_line`` at the right
    with the place of the seal (``seal_hint`` inside; empty for none) · ``recipient`` · ``qr`` ·
    ``footer`` on every page. ``mark`` (补打 第2次, 作废, 暂定) is printed large and pale across
    each page and small in its corner.
    """

    title: str
    body: tuple[LetterBlock, ...]
    number: str = ""
    letterhead: str = ""
    addressee: str = ""
    issuer: str = ""
    date_line: str = ""
    seal_hint: str = "盖章处"
    recipient: RecipientSignature | None = None
    qr: QrMark | None = None
    mark: str = ""
    footer: str = ""
    page: PageSize = PageSize.A4

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("文书没有标题，请填写标题。")
