"""A certificate to PDF: one sheet, which either holds everything or is refused."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from window_desk.papers.certificate import Certificate
from window_desk.papers.fonts import require_glyphs
from window_desk.papers.page import MM, Orientation, PageSize
from window_desk.papers.pdf.border import FRAME_RED, draw_border, inner_margin_pt
from window_desk.papers.pdf.sheet import (
    FAINT,
    INK,
    QR_SIDE_PT,
    SEAL_DIAMETER_PT,
    PaperOverflowError,
    baseline,
    draw_mark,
    draw_qr,
    draw_seal_place,
    new_canvas,
    qr_height_pt,
)
from window_desk.papers.pdf.typeface import (
    draw_line,
    lines_of,
    reads_as,
    text_width_pt,
    title_lines,
)
from window_desk.papers.ticket import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Body sizes to try, from comfortable to the smallest that is still read without effort.
BODY_SIZES_PT = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
LEADING_EM = 1.55
ROW_GAP_EM = 0.5
FOOTER_SIZE_PT = 8.0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the body: label (may be empty) and text, ``rule`` under the text."""

    label: str
    text: str
    indent_pt: float
    rule: bool
    gap_pt: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """The sheet and the space within its border, in points."""

    width_pt: float
    height_pt: float
    left_pt: float
    right_pt: float
    top_pt: float
    bottom_pt: float

    @property
    def middle_pt(self) -> float:
        """The vertical axis."""
        return (self.left_pt + self.right_pt) / 2


def _frame(certificate: Certificate) -> _Frame:
    width, height = (side * MM for side in certificate.page.portrait_mm)
    if certificate.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    margin = inner_margin_pt()
    air = (14 if certificate.page is PageSize.A4 else 6) * MM
    return _Frame(
        width, height, margin + air, width - margin - air, height - margin - 8 * MM, margin + 4 * MM
    )


def _body_lines(certificate: Certificate, width: float, size: float) -> tuple[list[_Line], float]:
    """The lines of rows and paragraphs at ``size``, and the width of the label column."""
    labels = [label for label, _ in certificate.rows]
    label_width = max((text_width_pt(label, size) for label in labels), default=0.0)
    label_width = min(label_width, width * 0.35)
    column = label_width + 1.2 * size if labels else 0.0
    lines: list[_Line] = []
    for label, value in certificate.rows:
        names = lines_of(label, label_width, size)
        values = lines_of(value, width - column, size)
        lines += [
            _Line(
                name or "",
                text or "",
                column,
                text is not None,
                gap_pt=0.0 if number else ROW_GAP_EM * size,
            )
            for number, (name, text) in enumerate(zip_longest(names, values))
        ]
    for paragraph in certificate.paragraphs:
        for start, text in enumerate(paragraph.split("\n")):
            broken = lines_of(text, width, size, first_width_pt=width - 2 * size)
            for number, line in enumerate(broken):
                indent = 2 * size if number == 0 else 0.0
                gap = 0.8 * size if start == 0 and number == 0 else 0.0
                lines.append(_Line("", line, indent, rule=False, gap_pt=gap))
    return lines, label_width


def _body_height(lines: list[_Line], size: float) -> float:
    return sum(size * LEADING_EM + line.gap_pt for line in lines)


def _draw_body(
    canvas: Canvas, lines: list[_Line], label_width: float, frame: _Frame, top: float, size: float
) -> None:
    leading = size * LEADING_EM
    y = top
    for line in lines:
        y -= line.gap_pt
        base = baseline(y, size, leading)
        if line.label:
            canvas.setFillColor(FRAME_RED)
            missing = label_width - text_width_pt(line.label, size)
            spaced = _spread(line.label, missing, size)
            _draw_spread(canvas, line.label, frame.left_pt, base, size, spaced)
        canvas.setFillColor(INK)
        draw_line(canvas, line.text, frame.left_pt + line.indent_pt, base, size)
        if line.rule:
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(0.35)
            canvas.line(frame.left_pt + line.indent_pt, base - 4, frame.right_pt, base - 4)
        y -= leading


def _spread(label: str, missing: float, size: float) -> float:
    """The space between the letters of a label, so that 姓名 is as wide as 经营场所."""
    if len(label) < 2 or missing <= 0 or missing > 3 * size:
        return 0.0
    return missing / (len(label) - 1)


def _draw_spread(canvas: Canvas, label: str, x: float, y: float, size: float, apart: float) -> None:
    with reads_as(canvas, label):
        for char in label:
            draw_line(canvas, char, x, y, size)
            x += text_width_pt(char, size) + apart


def _draw_head(canvas: Canvas, certificate: Certificate, frame: _Frame) -> float:
    """Title, subtitle and number; returns where the body begins."""
    width = frame.right_pt - frame.left_pt
    wide = certificate.orientation is Orientation.LANDSCAPE and certificate.page is PageSize.A4
    size = 34.0 if wide else 28.0 if certificate.page is PageSize.A4 else 20.0
    while size > 16 and len(title_lines(certificate.title, width, size)) > 2:
        size -= 2
    canvas.setFillColor(FRAME_RED)
    canvas.setStrokeColor(FRAME_RED)
    y = frame.top_pt
    lines = title_lines(certificate.title, width, size)
    for line in lines:
        spread = None
        if len(lines) == 1 and len(line) <= 8:
            spread = text_width_pt(line, size) + 0.05 * size * (len(line) - 1)
        x = frame.middle_pt - (spread or text_width_pt(line, size)) / 2
        base = baseline(y, size, size * 1.3)
        draw_line(canvas, line, x, base, size, bold=True, spread_to_pt=spread)
        y -= size * 1.3
    if certificate.subtitle:
        canvas.setFillColor(INK)
        for line in title_lines(certificate.subtitle, width, 13):
            draw_line(canvas, line, frame.middle_pt, baseline(y, 13, 20), 13, align=Align.CENTER)
            y -= 20
    if certificate.number:
        canvas.setFillColor(INK)
        for line in lines_of(f"证号：{certificate.number}", width, 11):
            draw_line(canvas, line, frame.right_pt, baseline(y, 11, 18), 11, align=Align.RIGHT)
            y -= 18
    return y - 3 * MM


def _foot_height(certificate: Certificate) -> float:
    seal = SEAL_DIAMETER_PT if certificate.seal_hint and certificate.issuer else 0.0
    code = qr_height_pt(certificate.qr, QR_SIDE_PT) if certificate.qr else 0.0
    text = 24.0 * 2 if certificate.issuer or certificate.date_line else 0.0
    return max(seal, code, text)


def _draw_foot(canvas: Canvas, certificate: Certificate, frame: _Frame, bottom: float) -> None:
    """QR code at the left, issuer, date and seal at the right."""
    height = _foot_height(certificate)
    middle = bottom + height / 2
    code_room = QR_SIDE_PT + 14 * MM if certificate.qr else 0.0
    room = frame.right_pt - frame.left_pt - code_room
    size, leading = 14.0, 24.0
    signed = [text for text in (certificate.issuer, certificate.date_line) if text]
    lines = [line for text in signed for line in lines_of(text, room, size)]
    if len(lines) * leading > height + leading:
        raise PaperOverflowError("发证机关名称过长，证照放不下，请使用规范简称。")
    widest = max((text_width_pt(line, size) for line in lines), default=0.0)
    axis = frame.right_pt - max(widest / 2, SEAL_DIAMETER_PT / 2)
    if certificate.issuer:
        draw_seal_place(canvas, certificate.seal_hint, axis, middle, SEAL_DIAMETER_PT)
    canvas.setFillColor(INK)
    top = middle + len(lines) * leading / 2
    for number, line in enumerate(lines):
        y = baseline(top - number * leading, size, leading)
        draw_line(canvas, line, axis, y, size, align=Align.CENTER)
    if certificate.qr is not None:
        draw_qr(
            canvas,
            certificate.qr,
            frame.left_pt,
            middle + qr_height_pt(certificate.qr, QR_SIDE_PT) / 2,
            QR_SIDE_PT,
        )


def _draw_footer(canvas: Canvas, footer: str, frame: _Frame) -> float:
    """The footer inside the border; returns the upper edge of what it takes."""
    y = frame.bottom_pt
    if footer:
        canvas.setFillColor(FAINT)
        for line in reversed(lines_of(footer, frame.right_pt - frame.left_pt, FOOTER_SIZE_PT)):
            draw_line(canvas, line, frame.middle_pt, y, FOOTER_SIZE_PT, align=Align.CENTER)
            y += FOOTER_SIZE_PT * 1.4
    return y + 2 * MM


def _require_glyphs(certificate: Certificate) -> None:
    require_glyphs(
        certificate.title,
        certificate.subtitle,
        certificate.number,
        *(text for row in certificate.rows for text in row),
        *certificate.paragraphs,
        certificate.issuer,
        certificate.date_line,
        certificate.seal_hint,
        certificate.mark,
        certificate.footer,
        certificate.qr.caption if certificate.qr else "",
    )


def render_certificate(certificate: Certificate) -> bytes:
    """``certificate`` as PDF bytes of one page, the same for the same certificate.

    The body is set as large as fits. Raises ``MissingGlyphError`` naming characters that no bundled
    font has, and ``PaperOverflowError`` if even the smallest size does not fit: nothing is ever cut
    off.
    """
    _require_glyphs(certificate)
    frame = _frame(certificate)
    canvas, buffer = new_canvas(
        f"{certificate.title} {certificate.number}".strip(), frame.width_pt, frame.height_pt
    )
    draw_border(canvas, frame.width_pt, frame.height_pt)
    draw_mark(canvas, certificate.mark, frame.width_pt, frame.height_pt)
    if certificate.mark:
        canvas.setFillColor(FRAME_RED)
        draw_line(canvas, f"【{certificate.mark}】", frame.left_pt, frame.top_pt + 1 * MM, 10)
    top = _draw_head(canvas, certificate, frame)
    foot_bottom = _draw_footer(canvas, certificate.footer, frame)
    room = top - foot_bottom - _foot_height(certificate) - 2 * MM
    width = frame.right_pt - frame.left_pt
    for size in BODY_SIZES_PT:
        lines, label_width = _body_lines(certificate, width, size)
        height = _body_height(lines, size)
        if height <= room:
            break
    else:
        raise PaperOverflowError("证照内容过长，一页放不下，请核对各栏内容或改用更大的证照模板。")
    _draw_body(canvas, lines, label_width, frame, top - (room - height) * 0.35, size)
    _draw_foot(canvas, certificate, frame, foot_bottom)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
