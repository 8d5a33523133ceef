"""A page that looks scanned: a made-up form with a person's name, a little askew. Screen's thread."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen

_WIDTH, _HEIGHT = 1_240, 1_754
_ASKEW_DEGREES = 0.7
_QUALITY = 82
_PAPER, _INK, _SEAL = "#f6f4ee", "#26282d", "#b3261e"


def scan_page(file: Path, title: str, lines: tuple[str, ...]) -> None:
    """Write a JPEG of an A4 page at 150 dpi; raises ``OSError`` where it can't be written."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#d9d8d2"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.rotate(_ASKEW_DEGREES)
    painter.fillRect(QRectF(30, 10, _WIDTH - 70, _HEIGHT - 60), QColor(_PAPER))
    _write(painter, title, lines)
    _seal(painter)
    painter.end()
    writer = QImageWriter(str(file), QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise OSError(f"{file}: {writer.errorString()}")


def _write(painter: QPainter, title: str, lines: tuple[str, ...]) -> None:
    painter.setPen(QColor(_INK))
    painter.setFont(_font(44, bold=True))
    painter.drawText(QRectF(30, 120, _WIDTH - 70, 90), Qt.AlignmentFlag.AlignCenter, title)
    painter.setFont(_font(28))
    for place, line in enumerate(lines):
        top = 320 + place * 110
        painter.drawText(QRectF(140, top, _WIDTH - 280, 70), Qt.AlignmentFlag.AlignVCenter, line)
        painter.drawLine(140, top + 76, _WIDTH - 150, top + 76)


def _seal(painter: QPainter) -> None:
    painter.setPen(QPen(QColor(_SEAL), 6))
    painter.setOpacity(0.7)
    painter.drawEllipse(QRectF(_WIDTH - 460, _HEIGHT - 520, 270, 270))
    painter.setFont(_font(26, bold=True))
    box = QRectF(_WIDTH - 450, _HEIGHT - 510, 250, 250)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "村民委员会\n（样张）")


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
