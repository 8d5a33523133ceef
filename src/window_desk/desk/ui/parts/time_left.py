"""How much time a case has left, as a value, its words and its shape. Derived elsewhere, shown here."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from window_desk.desk.ui import theme


class TimeState(StrEnum):
    """Where a case stands on its decision clock."""

    ON_TIME = "on_time"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"
    SUSPENDED = "suspended"
    PROVISIONAL = "provisional"
    FINISHED = "finished"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """State and days: ``days_left`` counts in ``unit_label``, negative once overdue."""

    state: TimeState
    days_left: int | None = None
    unit_label: str = ""


def words(left: TimeLeft) -> str:
    """Return the time left in words, such as 还剩 3 个工作日."""
    translate = QCoreApplication.translate
    unit = left.unit_label or translate("TimeLeft", "个工作日")
    days = left.days_left
    fixed = {
        TimeState.DUE: translate("TimeLeft", "今天到期"),
        TimeState.SUSPENDED: translate("TimeLeft", "特别程序中"),
        TimeState.FINISHED: translate("TimeLeft", "已办结"),
        TimeState.NONE: translate("TimeLeft", "未计时"),
    }
    if left.state in fixed:
        return fixed[left.state]
    if left.state is TimeState.OVERDUE:
        if days is None:
            return translate("TimeLeft", "已超期")
        return translate("TimeLeft", "超期 {days} {unit}").format(days=abs(days), unit=unit)
    if days is None:
        return translate("TimeLeft", "办理中")
    if left.state is TimeState.PROVISIONAL:
        return translate("TimeLeft", "暂定剩 {days} {unit}").format(days=days, unit=unit)
    return translate("TimeLeft", "还剩 {days} {unit}").format(days=days, unit=unit)


def color_names(state: TimeState) -> tuple[str, str]:
    """Return the theme's names of the foreground and the ground of a state."""
    name = "finished" if state is TimeState.NONE else state.value
    return name, f"{name}_soft"


def paint_shape(painter: QPainter, state: TimeState, box: QRectF, color_name: str = "") -> None:
    """Draw the shape of a state, so that the state is told without colour, too.

    ``color_name`` is the theme's name of its colour where it does not stand on the state's ground.

    On time: disc; soon: triangle; due: diamond; overdue: square with a bar; suspended: two bars;
    provisional: ring of dots; finished: tick; none: dash.
    """
    color = theme.current().color(color_name or color_names(state)[0])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    middle = box.center()
    third = box.width() / 3
    if state is TimeState.ON_TIME:
        painter.drawEllipse(box)
    elif state is TimeState.SOON:
        top = QPointF(middle.x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif state is TimeState.DUE:
        left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
        top, bottom = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    elif state is TimeState.OVERDUE:
        painter.drawRect(QRectF(middle.x() - third / 2, box.top(), third, box.height() * 0.62))
        painter.drawRect(QRectF(middle.x() - third / 2, box.bottom() - third, third, third))
    elif state is TimeState.SUSPENDED:
        painter.drawRect(QRectF(box.left(), box.top(), third, box.height()))
        painter.drawRect(QRectF(box.right() - third, box.top(), third, box.height()))
    else:
        _paint_outline(painter, state, box, color)
    painter.restore()


def _paint_outline(painter: QPainter, state: TimeState, box: QRectF, color: QColor) -> None:
    pen = QPen(color, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center()
    if state is TimeState.PROVISIONAL:
        pen.setWidthF(1.6)
        pen.setDashPattern([1.2, 1.8])
        painter.setPen(pen)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif state is TimeState.FINISHED:
        painter.setPen(pen)
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(box.left() + 1, middle.y()),
                    QPointF(box.left() + box.width() * 0.4, box.bottom() - 1.5),
                    QPointF(box.right(), box.top() + 1.5),
                ],
            ),
        )
    else:
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
