"""An icon that only shows, in a colour of the theme."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui.icons import paint_icon


class IconLabel(QWidget):
    """One of our icons, ``size`` pixels high and wide."""

    def __init__(
        self,
        name: str,
        color: str = "muted",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._color = color
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the icon's square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, self._name, self._color, QRectF(0, 0, self._size, self._size))
        painter.end()
