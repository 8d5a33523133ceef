"""The line of the clock bar and the marks on it. Paints only."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel
from window_desk.desk.ui.parts.time_left import TimeState

_FILL = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.DUE: "due",
    TimeState.OVERDUE: "due",
    TimeState.SUSPENDED: "suspended",
    TimeState.PROVISIONAL: "on_time",
}


def paint_line(painter: QPainter, model: ClockBarModel, track: QRectF) -> None:
    """Draw the line into ``track``: days gone, hatching, dots, due days and today."""
    tokens = theme.current()
    painter.save()
    radius = track.height() / 2
    rounded = QPainterPath()
    rounded.addRoundedRect(track, radius, radius)
    painter.fillPath(rounded, tokens.color("sunken"))
    painter.setClipPath(rounded)
    today = _x(model, track, model.today)
    gone = QRectF(track.left(), track.top(), today - track.left(), track.height())
    painter.fillRect(gone, tokens.color(_FILL.get(model.state, "finished")))
    _paint_suspensions(painter, model, track)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.color("border_strong"), 1))
    painter.drawRoundedRect(track, radius, radius)
    _paint_provisional(painter, model, track)
    if model.statutory_due is not None:
        _paint_due(painter, _x(model, track, model.statutory_due), track, "muted")
    if model.promised_due is not None:
        _paint_due(painter, _x(model, track, model.promised_due), track, "text")
    _paint_today(painter, today, track)
    painter.restore()


def _x(model: ClockBarModel, track: QRectF, day: date) -> float:
    return track.left() + track.width() * model.fraction(day)


def _paint_suspensions(painter: QPainter, model: ClockBarModel, track: QRectF) -> None:
    tokens = theme.current()
    for begin, end in model.suspensions:
        left = _x(model, track, begin)
        right = max(_x(model, track, end or model.today), left + 3)
        box = QRectF(left, track.top(), right - left, track.height())
        painter.fillRect(box, tokens.color("suspended_soft"))
        brush = QBrush(tokens.color("suspended"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(box, brush)
        painter.setPen(QPen(tokens.color("suspended"), 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())


def _paint_provisional(painter: QPainter, model: ClockBarModel, track: QRectF) -> None:
    if model.provisional_from is None:
        return
    left = _x(model, track, model.provisional_from)
    if left >= track.right():
        return
    tokens = theme.current()
    box = QRectF(left, track.top() - 3, track.right() - left, track.height() + 6)
    pen = QPen(tokens.color("provisional"), 1.6)
    pen.setDashPattern([1.2, 1.8])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _paint_due(painter: QPainter, x: float, track: QRectF, color: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(color))
    painter.drawRect(QRectF(x - 1.5, track.top() - 4, 3, track.height() + 8))


def _paint_today(painter: QPainter, x: float, track: QRectF) -> None:
    tokens = theme.current()
    top = track.top() - 2
    painter.setPen(QPen(tokens.color("surface"), 1))
    painter.setBrush(tokens.color("accent"))
    painter.drawPolygon(
        QPolygonF([QPointF(x - 5, top - 6), QPointF(x + 5, top - 6), QPointF(x, top + 2)]),
    )
    painter.setPen(QPen(tokens.color("accent"), 2))
    painter.drawLine(QPointF(x, top), QPointF(x, track.bottom() + 2))
