"""Icons: our own line drawings in ``resources/icons``, coloured by the theme as they are painted.

Screen's thread only. Because the colour is looked up while painting, a change of theme recolours
every icon by the repaint that Qt does anyway, at any scale.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from window_desk.desk.ui import theme
from window_desk.resources import resource_path


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    drawing = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))


def paint_icon(painter: QPainter, name: str, color: str, box: QRectF) -> None:
    """Draw the icon ``name`` in the theme's colour ``color`` (a token name) into ``box``."""
    _renderer(name, theme.current().colors[color]).render(painter, box)


class _ThemedIconEngine(QIconEngine):
    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - one drawing for on and off
    ) -> None:
        color = "disabled" if mode is QIcon.Mode.Disabled else self._color
        paint_icon(painter, self._name, color, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _ThemedIconEngine(self._name, self._color)


def icon(name: str, color: str = "text") -> QIcon:
    """Return the icon ``name`` that paints itself in the theme's colour ``color``."""
    return QIcon(_ThemedIconEngine(name, color))
