"""Certificate to PDF, against reportlab given the same texts, lines, border and fonts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import groupby

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.benchmarks.figures import Figure, Spread, Stage, in_turns, took_ms
from tests.papers.layouts.stories import VARIANTS, certificate_of

from window_desk.papers.certificate import Certificate
from window_desk.papers.fonts import TEXT_FONT
from window_desk.papers.page import MM
from window_desk.papers.pdf import render_certificate
from window_desk.papers.pdf.border import draw_border
from window_desk.papers.pdf.sheet import QR_SIDE_PT, SEAL_DIAMETER_PT

BAR = 1.5
_WARM_UP = 3
_FONT = "BareText"
_LINE = 36
"""Characters of a line that fit at 15 pt."""
_WIDTH, _HEIGHT = 297 * MM, 210 * MM


def measure(stage: Stage) -> list[Figure]:
    """Certificates of many cases, each once with the program and once without."""
    pdfmetrics.registerFont(TTFont(_FONT, str(TEXT_FONT.path)))
    first = certificate_of(VARIANTS[0])
    our_ms: list[float] = []
    floor_ms: list[float] = []
    rounds = stage.size(60, 10)
    for number in range(rounds + _WARM_UP):
        each = _of_case(first, number)
        ours, floor = in_turns(
            1,
            partial(took_ms, partial(render_certificate, each)),
            partial(took_ms, partial(bare_certificate, each)),
        )
        our_ms += ours
        floor_ms += floor
    spread, floor_spread = Spread.of(our_ms[_WARM_UP:]), Spread.of(floor_ms[_WARM_UP:])
    return [
        Figure(
            key="certificate",
            what="certificate to PDF: A4, border, QR code, embedded subset",
            floor_name="bare reportlab, the same content at fixed places, border ready made",
            unit="ms",
            ours=spread,
            floor=floor_spread,
            bar="≤ 1.5 ×",
            meets=spread.median <= BAR * floor_spread.median,
            notes=(
                ("first one ms", our_ms[0]),
                ("bytes", float(len(render_certificate(first)))),
                ("bytes of the floor", float(len(bare_certificate(first)))),
            ),
        )
    ]


def bare_certificate(certificate: Certificate) -> bytes:
    """What one writes with reportlab alone: every text where it happens to fit."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1)
    draw_border(canvas, _WIDTH, _HEIGHT)
    canvas.setFont(_FONT, 34)
    canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 80, certificate.title)
    canvas.setFont(_FONT, 11)
    canvas.drawRightString(_WIDTH - 100, _HEIGHT - 110, f"证号：{certificate.number}")
    canvas.setFont(_FONT, 15)
    canvas.setLineWidth(0.35)
    y = _HEIGHT - 140
    for label, value in certificate.rows:
        canvas.drawString(100, y, label)
        canvas.drawString(190, y, value)
        canvas.line(190, y - 4, _WIDTH - 100, y - 4)
        y -= 26
    for paragraph in certificate.paragraphs:
        for start in range(0, len(paragraph), _LINE):
            canvas.drawString(100, y, paragraph[start : start + _LINE])
            y -= 24
    canvas.setFont(_FONT, 14)
    canvas.drawCentredString(_WIDTH - 180, 130, certificate.issuer)
    canvas.drawCentredString(_WIDTH - 180, 106, certificate.date_line)
    canvas.circle(_WIDTH - 180, 120, SEAL_DIAMETER_PT / 2)
    canvas.setFont(_FONT, 8)
    canvas.drawCentredString(_WIDTH - 180, 150, certificate.seal_hint)
    canvas.drawCentredString(_WIDTH / 2, 60, certificate.footer)
    if certificate.qr is not None:
        _draw_code(canvas, certificate.qr.payload)
        canvas.drawCentredString(100 + QR_SIDE_PT / 2, 80, certificate.qr.caption)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_code(canvas: Canvas, payload: str) -> None:
    matrix = segno.make_qr(payload, error="m", boost_error=False).matrix
    module = QR_SIDE_PT / (len(matrix) + 8)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        column = 0
        for dark, run in groupby(modules):
            length = len(list(run))
            if dark:
                y = 100 + QR_SIDE_PT - row * module
                path.rect(100 + column * module, y, length * module, module)
            column += length
    canvas.drawPath(path, stroke=0, fill=1)


def _of_case(certificate: Certificate, number: int) -> Certificate:
    """The certificate with another number and code."""
    qr = certificate.qr
    if qr is None:
        raise ValueError("the certificate has no code")
    return replace(
        certificate,
        number=f"{certificate.number[:-4]}{number:04d}",
        qr=replace(qr, payload=f"{qr.payload[:-6]}{number:06d}"),
    )
