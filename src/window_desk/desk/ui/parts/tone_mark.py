"""The shape of a tone as a small widget that stands before a sentence."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui.parts.tone import Tone, paint_tone


class ToneMark(QWidget):
    """Disc, triangle, diamond, ring or dot in the colour of its tone."""

    def __init__(
        self,
        tone: Tone = Tone.NEUTRAL,
        size: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: Tone) -> None:
        """Show another tone."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the shape's square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape."""
        painter = QPainter(self)
        paint_tone(painter, self._tone, QRectF(0, 0, self._size, self._size))
        painter.end()
