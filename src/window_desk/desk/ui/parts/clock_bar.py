"""The clock bar: a line from receipt or acceptance to the days that fall due. Paints only.

Suspensions are hatched, provisional days dotted, today is marked, days left are said in words.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.clock_bar_labels import (
    Label,
    day_labels,
    description,
    place_labels,
    statutory_words,
)
from window_desk.desk.ui.parts.clock_bar_line import paint_line
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel
from window_desk.desk.ui.parts.time_left import color_names, paint_shape, words

_EDGE = 7
_FULL_TRACK = 10
_COMPACT_TRACK = 6
_COMPACT_HEIGHT = 24


class ClockBar(QWidget):
    """The bar in full (words, line, dated marks) or compact (line and words on one row)."""

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = compact
        self._model: ClockBarModel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_model(self, model: ClockBarModel | None) -> None:
        """Show another clock; ``None`` shows an empty line."""
        self._model = model
        told = description(model) if model is not None else ""
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.updateGeometry()
        self.update()

    def model(self) -> ClockBarModel | None:
        """Return the clock that is shown."""
        return self._model

    def sizeHint(self) -> QSize:
        """Return a line with room for its words."""
        line = self.fontMetrics().height()
        if self._compact:
            return QSize(240, max(_COMPACT_HEIGHT, line + 4))
        return QSize(420, self._head_height() + _FULL_TRACK + line + 18)

    def minimumSizeHint(self) -> QSize:
        """Return the width below which the line says nothing any more."""
        return QSize(140 if self._compact else 260, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model is not None:
            if self._compact:
                self._paint_compact(painter, self._model)
            else:
                self._paint_full(painter, self._model)
        painter.end()

    def _head_height(self) -> int:
        return max(28, round(self.fontMetrics().height() * 1.5))

    def _paint_compact(self, painter: QPainter, model: ClockBarModel) -> None:
        told = words(model.time_left)
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(told) + 24
        middle = self.height() / 2
        track = QRectF(
            _EDGE,
            middle - _COMPACT_TRACK / 2,
            max(40.0, self.width() - width - 2 * _EDGE - 8),
            _COMPACT_TRACK,
        )
        paint_line(painter, model, track)
        box = QRectF(track.right() + _EDGE + 8, 0, width, self.height())
        self._paint_words(painter, model, box, 10)

    def _paint_full(self, painter: QPainter, model: ClockBarModel) -> None:
        head = self._head_height()
        font = self.font()
        font.setPixelSize(round(font.pixelSize() * theme.current().px("title") / 14))
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        self._paint_words(painter, model, QRectF(0, 0, self.width(), head), 14)
        painter.restore()
        used = 14 + 8 + QFontMetricsF(font).horizontalAdvance(words(model.time_left)) + 16
        used = self._paint_statutory(painter, model, used, head)
        track = QRectF(
            _EDGE,
            head + 6,
            self.width() - 2 * _EDGE,
            _FULL_TRACK,
        )
        paint_line(painter, model, track)
        metrics = QFontMetricsF(self.font())
        below = QRectF(0, track.bottom() + 8, self.width(), metrics.height())
        for label in place_labels(day_labels(model), model, track, below, metrics):
            self._paint_label(painter, label, below)
        self._paint_today(painter, model, track, head, used)

    def _paint_words(
        self,
        painter: QPainter,
        model: ClockBarModel,
        box: QRectF,
        size: int,
    ) -> None:
        shape = QRectF(box.left() + 1, box.center().y() - size / 2, size, size)
        color = _readable(color_names(model.state)[0])
        paint_shape(painter, model.state, shape, color)
        painter.setPen(theme.current().color(color))
        text = QRectF(box.left() + size + 8, box.top(), box.width() - size - 8, box.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words(model.time_left))

    def _paint_label(self, painter: QPainter, label: Label, row: QRectF) -> None:
        painter.setPen(theme.current().color(label.color))
        painter.drawText(
            QRectF(label.left, row.top(), label.width + 2, row.height()),
            Qt.AlignmentFlag.AlignVCenter,
            label.text,
        )

    def _paint_statutory(
        self, painter: QPainter, model: ClockBarModel, left: float, head: int
    ) -> float:
        """Say beside the days left what is left of the statutory limit; return where words end."""
        told = statutory_words(model)
        width = QFontMetricsF(self.font()).horizontalAdvance(told)
        if not told or left + width > self.width():
            return left
        painter.setPen(theme.current().color("muted"))
        box = QRectF(left, 0, width + 2, head)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, told)
        return left + width + 16

    def _paint_today(
        self, painter: QPainter, model: ClockBarModel, track: QRectF, head: int, used: float
    ) -> None:
        told = self.tr("办结") if model.is_over else self.tr("今天")
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(told)
        x = track.left() + track.width() * model.fraction(model.today)
        left = min(self.width() - width - 1, max(0.0, x - width / 2))
        if left < used:
            return
        painter.setPen(theme.current().color("text"))
        box = QRectF(left, head - metrics.height() - 3, width + 2, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, told)


def _readable(color: str) -> str:
    """Return the colour for words: overdue is white on red in pills, red on its own."""
    return "due" if color == "overdue" else color
