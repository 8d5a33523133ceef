"""Letters and certificates to PDF.

Importing this package is cheap: reportlab comes with the first sheet.
"""

from __future__ import annotations

from window_desk.papers.certificate import Certificate
from window_desk.papers.letter import Letter


def render_letter(letter: Letter) -> bytes:
    """``letter`` as PDF bytes; see ``papers.pdf.letter`` for what it raises."""
    from window_desk.papers.pdf import letter as renderer

    return renderer.render_letter(letter)


def render_certificate(certificate: Certificate) -> bytes:
    """``certificate`` as PDF bytes; see ``papers.pdf.certificate`` for what it raises."""
    from window_desk.papers.pdf import certificate as renderer

    return renderer.render_certificate(certificate)


__all__ = ["render_certificate", "render_letter"]
