"""PDF pages as pictures for the preview, drawn by PDFium. Call it from one thread at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_PER_INCH = 72


def pictures_of_pdf(pdf: bytes, dpi: int = 110) -> list[Image]:
    """Every page of ``pdf`` at ``dpi``, mode ``RGB``."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages: list[Image] = []
        for page in document:
            bitmap = page.render(scale=dpi / POINTS_PER_INCH)
            pages.append(bitmap.to_pil().convert("RGB"))
            bitmap.close()
            page.close()
        return pages
    finally:
        document.close()
