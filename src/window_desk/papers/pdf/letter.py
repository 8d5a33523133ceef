"""A letter to PDF, in the manner of official documents (GB/T 9704-2012: title centred, number with
〔年份〕).

The seal lies on the date line at the lower right, on the issuer's name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor

from window_desk.papers.fonts import require_glyphs
from window_desk.papers.letter import Fields, Letter, LetterTable, Paragraph, RecipientSignature
from window_desk.papers.page import MM, PageSize
from window_desk.papers.pdf.flow import Placed, Slab, paginate
from window_desk.papers.pdf.letter_blocks import TextArea, block_slabs
from window_desk.papers.pdf.sheet import (
    FAINT,
    INK,
    QR_SIDE_PT,
    SEAL_DIAMETER_PT,
    baseline,
    draw_mark,
    draw_qr,
    draw_seal_place,
    new_canvas,
    qr_height_pt,
)
from window_desk.papers.pdf.typeface import draw_line, lines_of, text_width_pt, title_lines
from window_desk.papers.ticket import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEAD_RED = HexColor(0xC8161D)


def _sizes(page: PageSize) -> tuple[TextArea, float, float, float]:
    """Text area, title size, upper and lower edge of the text, in points."""
    width_mm, height_mm = page.portrait_mm
    if page is PageSize.A4:
        left, right, top, bottom, size, title = 27.0, 25.0, 22.0, 23.0, 13.0, 22.0
    else:
        left, right, top, bottom, size, title = 17.0, 16.0, 15.0, 17.0, 10.5, 16.0
    area = TextArea(
        left_pt=left * MM,
        width_pt=(width_mm - left - right) * MM,
        height_pt=(height_mm - top - bottom) * MM,
        size_pt=size,
        leading_pt=size * 1.6,
    )
    return area, title, (height_mm - top) * MM, bottom * MM


def _centred(lines: list[str], area: TextArea, size: float, *, red: bool, gap: float) -> list[Slab]:
    leading = size * 1.4
    middle = area.left_pt + area.width_pt / 2

    def slab(line: str) -> Slab:
        def draw(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(HEAD_RED if red else INK)
            canvas.setStrokeColor(HEAD_RED if red else INK)
            y = baseline(top, size, leading)
            draw_line(canvas, line, middle, y, size, align=Align.CENTER, bold=True)

        return Slab(leading, draw, keep_with_next=True)

    first, *rest = map(slab, lines)
    return [replace(first, gap_pt=gap), *rest]


def _number_slab(number: str, area: TextArea, align: Align) -> list[Slab]:
    size = area.size_pt - 1
    slabs: list[Slab] = []
    for line in lines_of(number, area.width_pt, size):

        def draw(canvas: Canvas, top: float, line: str = line) -> None:
            canvas.setFillColor(INK)
            x = area.right_pt if align is Align.RIGHT else area.left_pt + area.width_pt / 2
            y = baseline(top, size, area.leading_pt)
            draw_line(canvas, line, x, y, size, align=align)

        slabs.append(Slab(area.leading_pt, draw, keep_with_next=True))
    return slabs


def _red_rule(area: TextArea) -> Slab:
    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(HEAD_RED)
        canvas.setLineWidth(1.6)
        canvas.line(area.left_pt, top - 3, area.right_pt, top - 3)

    return Slab(6, draw, keep_with_next=True)


def _head_slabs(letter: Letter, area: TextArea, title_size: float) -> list[Slab]:
    slabs: list[Slab] = []
    title = _centred(
        title_lines(letter.title, area.width_pt, title_size),
        area,
        title_size,
        red=False,
        gap=title_size * 0.9,
    )
    if letter.letterhead:
        head_size = title_size * 1.25
        head = title_lines(letter.letterhead, area.width_pt, head_size)
        slabs += _centred(head, area, head_size, red=True, gap=0)
        slabs += _number_slab(letter.number, area, Align.CENTER) if letter.number else []
        slabs += [_red_rule(area), *title]
    else:
        slabs += title
        slabs += _number_slab(letter.number, area, Align.RIGHT) if letter.number else []
    if letter.addressee:
        addressee = Paragraph(letter.addressee.rstrip("：:") + "：", indent=False)
        lines = block_slabs(addressee, area)
        slabs += [replace(lines[0], gap_pt=area.size_pt * 0.8), *lines[1:]]
    return slabs


def _closing_slab(letter: Letter, area: TextArea) -> Slab | None:
    """QR code at the left; issuer, date and the seal's place at the right."""
    signed = [text for text in (letter.issuer, letter.date_line) if text]
    has_seal = bool(letter.seal_hint and signed)
    if not signed and letter.qr is None:
        return None
    size, leading = area.size_pt, area.leading_pt
    seal = SEAL_DIAMETER_PT if has_seal else 0.0
    room = area.width_pt - (QR_SIDE_PT + 12 * MM if letter.qr else 0.0)
    lines = [line for text in signed for line in lines_of(text, room, size)]
    text_height = len(lines) * leading
    qr_height = qr_height_pt(letter.qr, QR_SIDE_PT) if letter.qr else 0.0
    height = max(text_height, seal, qr_height)
    widest = max((text_width_pt(line, size) for line in lines), default=0.0)
    # Issuer and date are centred on one axis two characters in from the right edge.
    axis = area.right_pt - min(max(widest / 2 + 2 * size, seal / 2), room / 2)

    def draw(canvas: Canvas, top: float) -> None:
        middle = top - height / 2
        if has_seal:
            draw_seal_place(canvas, letter.seal_hint, axis, middle, SEAL_DIAMETER_PT)
        canvas.setFillColor(INK)
        first_top = middle + text_height / 2
        for number, line in enumerate(lines):
            y = baseline(first_top - number * leading, size, leading)
            draw_line(canvas, line, axis, y, size, align=Align.CENTER)
        if letter.qr is not None:
            draw_qr(canvas, letter.qr, area.left_pt, middle + qr_height / 2, QR_SIDE_PT)

    return Slab(height, draw, gap_pt=leading * 0.6)


def _recipient_slabs(block: RecipientSignature, area: TextArea) -> list[Slab]:
    size, leading = area.size_pt, area.leading_pt * 1.25
    slabs: list[Slab] = []
    if block.statement:
        lines = block_slabs(Paragraph(block.statement), area)
        slabs += [replace(slab, keep_with_next=True) for slab in lines]
    for labels in _signature_lines(block.labels, area):

        def draw(canvas: Canvas, top: float, labels: tuple[str, ...] = labels) -> None:
            canvas.setFillColor(INK)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.5)
            y = baseline(top, size, leading)
            room = area.width_pt / len(labels)
            for column, text in enumerate(labels):
                left = area.left_pt + column * room
                draw_line(canvas, text, left, y, size)
                start = left + text_width_pt(text, size)
                end = min(start + 75 * MM, left + room - (size if len(labels) > 1 else 0))
                canvas.line(start, y - 3, end, y - 3)

        slabs.append(Slab(leading, draw, keep_with_next=True))
    if slabs:
        slabs[0] = replace(slabs[0], gap_pt=area.leading_pt * 0.6)
        slabs[-1] = replace(slabs[-1], keep_with_next=False)
    return slabs


def _signature_lines(labels: tuple[str, ...], area: TextArea) -> list[tuple[str, ...]]:
    """Two short labels share a line, so that each keeps enough room to write by hand."""
    lines: list[tuple[str, ...]] = []
    narrow = area.width_pt * 0.24
    for label in labels:
        text = label.rstrip("：:") + "："
        width = text_width_pt(text, area.size_pt)
        if width > area.width_pt * 0.6:
            raise ValueError(f"签收栏“{label}”过长，请缩短模板中的文字。")
        before = lines[-1] if lines else ()
        alone = len(before) == 1 and text_width_pt(before[0], area.size_pt) <= narrow
        if alone and width <= narrow:
            lines[-1] = (*before, text)
        else:
            lines.append((text,))
    return lines


def _slabs(letter: Letter, area: TextArea, title_size: float) -> list[Slab]:
    slabs = _head_slabs(letter, area, title_size)
    for block in letter.body:
        slabs += block_slabs(block, area)
    closing = _closing_slab(letter, area)
    if closing is not None:
        if letter.body and isinstance(letter.body[-1], Paragraph):
            # Issuer and seal never stand alone on a sheet (GB/T 9704-2012, 7.3.5.6).
            slabs[-1] = replace(slabs[-1], keep_with_next=True)
        slabs.append(closing)
    if letter.recipient is not None:
        slabs += _recipient_slabs(letter.recipient, area)
    return slabs


def _texts(letter: Letter) -> list[str]:
    texts = [letter.title, letter.number, letter.letterhead, letter.addressee, letter.issuer]
    texts += [letter.date_line, letter.seal_hint, letter.mark, letter.footer]
    for block in letter.body:
        match block:
            case Paragraph():
                texts.append(block.text)
            case Fields():
                texts += [text for row in block.rows for text in row]
            case LetterTable():
                texts += [
                    block.caption,
                    *block.header,
                    *(text for row in block.rows for text in row),
                ]
    if letter.recipient is not None:
        texts += [letter.recipient.statement, *letter.recipient.labels]
    if letter.qr is not None:
        texts.append(letter.qr.caption)
    return texts


def _draw_page(
    canvas: Canvas, letter: Letter, area: TextArea, placed: list[Placed], position: tuple[int, int]
) -> None:
    width_mm, height_mm = letter.page.portrait_mm
    width, height = width_mm * MM, height_mm * MM
    draw_mark(canvas, letter.mark, width, height)
    for piece in placed:
        piece.slab.draw(canvas, piece.top_pt)
    canvas.setFillColor(FAINT)
    number, count = position
    size = 8.5
    y = 12 * MM
    if count > 1:
        draw_line(canvas, f"第 {number} 页 共 {count} 页", width / 2, y, size, align=Align.CENTER)
        y += size * 1.5
    if letter.footer:
        for line in reversed(lines_of(letter.footer, area.width_pt, size)):
            draw_line(canvas, line, width / 2, y, size, align=Align.CENTER)
            y += size * 1.3
    if letter.mark:
        canvas.setFillColor(HEAD_RED)
        draw_line(
            canvas, f"【{letter.mark}】", area.right_pt, height - 11 * MM, 10, align=Align.RIGHT
        )


def render_letter(letter: Letter) -> bytes:
    """``letter`` as PDF bytes, the same for the same letter.

    Raises ``MissingGlyphError`` naming characters that no bundled font has, ``PaperOverflowError``
    if a piece that cannot be broken is higher than a page, and ``ValueError`` for a QR code that is
    too long.
    """
    require_glyphs(*_texts(letter))
    area, title_size, top, bottom = _sizes(letter.page)
    footer_lines = len(lines_of(letter.footer, area.width_pt, 8.5)) if letter.footer else 0
    pages = paginate(
        _slabs(letter, area, title_size),
        top,
        max(bottom, 12 * MM + 8.5 * (2.5 + 1.3 * footer_lines)),
    )
    width_mm, height_mm = letter.page.portrait_mm
    canvas, buffer = new_canvas(letter.title, width_mm * MM, height_mm * MM)
    for number, placed in enumerate(pages, start=1):
        _draw_page(canvas, letter, area, placed, (number, len(pages)))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
