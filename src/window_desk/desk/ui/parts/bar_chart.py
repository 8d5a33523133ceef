"""Small charts of the supervisor's board: numbers with their unit, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.time_left import TimeState, color_names, paint_shape
from window_desk.desk.ui.parts.tone import Tone, tone_color

_ROW = 28
_SHAPE = 10
_COLUMN_AREA = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One number; ``tone`` colours its bar, its words always stand beside it.

    ``state`` gives a lying bar the colour of a state of time left, and its shape before the words.
    """

    label: str
    value: int
    tone: Tone = Tone.ACCENT
    state: TimeState | None = None

    @property
    def color(self) -> QColor:
        """The colour of the bar."""
        if self.state is None:
            return tone_color(self.tone)
        front, ground = color_names(self.state)
        return theme.current().color(ground if front == "overdue" else front)


class _Chart(QWidget):
    """What both charts share: title, unit, bars and their text."""

    def __init__(self, title: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._unit = unit
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def text_alternative(self) -> str:
        """Return the chart as a sentence."""
        parts = [f"{bar.label} {bar.value} {self._unit}" for bar in self._bars]
        return f"{self._title}: " + ", ".join(parts)

    def _set(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName(self.text_alternative())
        self.setToolTip(self.text_alternative())
        self.updateGeometry()
        self.update()

    def _paint_title(self, painter: QPainter) -> float:
        """Draw title and unit; return where the chart begins."""
        tokens = theme.current()
        font = painter.font()
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        box = QRectF(0, 0, self.width(), metrics.height() + 4)
        painter.setPen(tokens.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.restore()
        painter.setPen(tokens.color("muted"))
        box.setLeft(metrics.horizontalAdvance(self._title) + 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._unit)
        return box.bottom() + 6


class BarChart(_Chart):
    """Lying bars, one a row, the number at the end of its bar."""

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these numbers."""
        self._set(bars)

    def sizeHint(self) -> QSize:
        """Return a row for each number."""
        return QSize(260, self.fontMetrics().height() + 12 + _ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return the height that shows every number."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._paint_title(painter)
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        shapes = _SHAPE + 8 if any(bar.state is not None for bar in self._bars) else 0
        left = min(widest, self.width() * 0.45) + 10 + shapes
        most = max((bar.value for bar in self._bars), default=0) or 1
        room = self.width() - left - metrics.horizontalAdvance(f"{most}") - 14
        tokens = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter
        for bar in self._bars:
            row = QRectF(0, top, self.width(), _ROW)
            painter.setPen(tokens.color("text"))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, left - 8 - shapes)
            painter.drawText(row.adjusted(shapes, 0, 0, 0), middle, label)
            if bar.state is not None:
                shape = QRectF(0, row.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
                name = color_names(bar.state)[0]
                paint_shape(painter, bar.state, shape, "due" if name == "overdue" else name)
            length = room * bar.value / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(bar.color)
            painter.drawRoundedRect(QRectF(left, top + 8, max(length, 2), _ROW - 16), 2, 2)
            painter.setPen(tokens.color("text"))
            number = QRectF(left + max(length, 2) + 6, top, 80, _ROW)
            painter.drawText(number, middle, str(bar.value))
            top += _ROW
        painter.end()


class ColumnLoad(_Chart):
    """Standing columns, one a window or day, the number on top of its column."""

    def set_columns(self, bars: Sequence[Bar]) -> None:
        """Show these numbers."""
        self._set(bars)

    def sizeHint(self) -> QSize:
        """Return room for the columns and their labels."""
        height = self.fontMetrics().height()
        return QSize(max(200, 56 * len(self._bars)), height * 3 + 16 + _COLUMN_AREA)

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows shape and numbers."""
        height = self.fontMetrics().height()
        return QSize(36 * max(1, len(self._bars)), height * 3 + 16 + 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        top = self._paint_title(painter) + metrics.height()
        bottom = self.height() - metrics.height() - 4
        tokens = theme.current()
        most = max((bar.value for bar in self._bars), default=0) or 1
        step = self.width() / max(1, len(self._bars))
        center = Qt.AlignmentFlag.AlignCenter
        for number, bar in enumerate(self._bars):
            height = (bottom - top) * bar.value / most
            left = step * number
            wide = min(36.0, step * 0.6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(bar.color)
            column = QRectF(left + (step - wide) / 2, bottom - height, wide, height)
            painter.drawRoundedRect(column, 2, 2)
            painter.setPen(tokens.color("text"))
            above = QRectF(left, bottom - height - metrics.height() - 2, step, metrics.height())
            painter.drawText(above, center, str(bar.value))
            painter.setPen(tokens.color("muted"))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, step - 4)
            painter.drawText(QRectF(left, bottom + 4, step, metrics.height()), center, label)
        painter.setPen(tokens.color("border_strong"))
        painter.drawLine(0, round(bottom), self.width(), round(bottom))
        painter.end()
