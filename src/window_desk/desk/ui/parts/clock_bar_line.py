"""The line of the clock bar and the marks on it. Paints only."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel, DueKind
from window_desk.desk.ui.parts.time_left import TimeState

_FILL = {
    TimeState.ON_TIME: "on_time",
    TimeState.SOON: "soon",
    TimeState.DUE: "due",
    TimeState.OVERDUE: "due",
    TimeState.SUSPENDED: "suspended",
    TimeState.PROVISIONAL: "on_time",
    TimeState.FINISHED_LATE: "finished_late",
}
_MARKS = {DueKind.STATUTORY: "muted", DueKind.TOLD: "on_time"}
_OPEN_MARKS = frozenset({DueKind.PRINTED, DueKind.RECKONED})


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
    _paint_uncertain(painter, model, track)
    _paint_held(painter, model, track)
    for day, _days in model.extensions:
        color = "surface" if day <= model.today else "accent"
        _paint_extension(painter, _x(model, track, day), track, color)
    for mark in sorted(model.marks, key=lambda mark: mark.kind is DueKind.PROMISED):
        x = _x(model, track, mark.day)
        if mark.kind in _OPEN_MARKS:
            _paint_open(painter, x, track)
        else:
            _paint_due(painter, x, track, _MARKS.get(mark.kind, "text"))
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


def _paint_uncertain(painter: QPainter, model: ClockBarModel, track: QRectF) -> None:
    """Dots round the days that no notice covers, sparse ones under a December that may be amended."""
    tokens = theme.current()
    begins = track.right()
    if model.provisional_from is not None and model.provisional_from <= model.last_day:
        begins = _x(model, track, model.provisional_from)
        box = QRectF(begins, track.top() - 3, track.right() - begins, track.height() + 6)
        pen = QPen(tokens.color("provisional"), 1.6)
        pen.setDashPattern([1.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    if any(model.may_move(mark.day) for mark in model.marks) and model.december_from is not None:
        pen = QPen(tokens.color("provisional"), 1.6)
        pen.setDashPattern([1.2, 4.0])
        painter.setPen(pen)
        left = _x(model, track, model.december_from)
        painter.drawLine(QPointF(left, track.bottom() + 3), QPointF(begins, track.bottom() + 3))


def _paint_held(painter: QPainter, model: ClockBarModel, track: QRectF) -> None:
    """While a stop holds the clock the line has no end: what would follow is only dashed."""
    if not model.is_held or model.held_until is None:
        return
    tokens = theme.current()
    pen = QPen(tokens.color("suspended"), 2)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    middle = track.center().y()
    begins = _x(model, track, model.today) + 8
    painter.drawLine(QPointF(begins, middle), QPointF(track.right() - 4, middle))


def _paint_extension(painter: QPainter, x: float, track: QRectF, color: str) -> None:
    """Two arrow heads on the line where a limit was lengthened."""
    painter.setPen(QPen(theme.current().color(color), 2))
    for left in (x - 5, x + 1):
        painter.drawPolyline(
            [
                QPointF(left, track.top() + 2),
                QPointF(left + 4, track.center().y()),
                QPointF(left, track.bottom() - 2),
            ]
        )


def _paint_open(painter: QPainter, x: float, track: QRectF) -> None:
    """The other day of a promise that the calendar moved, which the window does not keep."""
    painter.setPen(QPen(theme.current().color("provisional"), 1.6))
    painter.setBrush(theme.current().color("surface"))
    painter.drawRect(QRectF(x - 3, track.top() - 3, 6, track.height() + 6))


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
