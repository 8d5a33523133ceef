"""The time-left pill: shape, word and colour on a quiet ground; a widget and a painter for lists."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.time_left import (
    TimeLeft,
    TimeState,
    color_names,
    paint_shape,
    words,
)

_HEIGHT = 24
_SHAPE = 9
_PAD = 9
_GAP = 6


def pill_width(left: TimeLeft, metrics: QFontMetrics) -> int:
    """Return the width in pixels the pill needs for its words."""
    return metrics.horizontalAdvance(words(left)) + _SHAPE + _GAP + 2 * _PAD


def paint_pill(painter: QPainter, left: TimeLeft, box: QRectF) -> None:
    """Draw the pill left-aligned and vertically centred in ``box``, cut to its width."""
    metrics = painter.fontMetrics()
    height = max(_HEIGHT, metrics.height() + 4)
    wanted = pill_width(left, metrics)
    pill = QRectF(
        box.left(),
        box.center().y() - height / 2,
        min(wanted, box.width()),
        height,
    ).adjusted(0.5, 0.5, -0.5, -0.5)
    front, ground = color_names(left.state)
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if left.state is TimeState.PROVISIONAL:
        pen = QPen(tokens.color(front), 1.2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    shape = QRectF(pill.left() + _PAD, pill.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    paint_shape(painter, left.state, shape)
    painter.setPen(tokens.color(front))
    text_box = QRectF(
        shape.right() + _GAP,
        pill.top(),
        pill.right() - shape.right() - _GAP - 4,
        pill.height(),
    )
    text = metrics.elidedText(
        words(left),
        Qt.TextElideMode.ElideRight,
        int(text_box.width()) + 2,
    )
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class TimeLeftPill(QWidget):
    """A pill that says how much time is left."""

    def __init__(self, left: TimeLeft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = left or TimeLeft(TimeState.NONE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_time_left(self._left)

    def set_time_left(self, left: TimeLeft) -> None:
        """Show another state."""
        self._left = left
        self.setAccessibleName(words(left))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size the words need."""
        metrics = self.fontMetrics()
        return QSize(pill_width(self._left, metrics), max(_HEIGHT, metrics.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        paint_pill(painter, self._left, QRectF(self.rect()))
        painter.end()
