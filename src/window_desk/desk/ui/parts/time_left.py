"""How much time a case has left, as a value, its words and its shape. Derived elsewhere, shown here."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from window_desk.desk.ui import theme


class TimeState(StrEnum):
    """Where a case stands on the clock that counts now.

    ``SOON`` and ``DUE`` are the county's yellow and red: which one a case is in is reckoned by the
    store and the fold, here it is only shown.
    """

    ON_TIME = "on_time"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"
    SUSPENDED = "suspended"
    PROVISIONAL = "provisional"
    FINISHED = "finished"
    FINISHED_LATE = "finished_late"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """State and days: ``days_left`` counts in ``unit_label``, negative once overdue.

    ``told`` is said instead of the state's own words, where there is more to say than days.
    """

    state: TimeState
    days_left: int | None = None
    unit_label: str = ""
    told: str = ""


def words(left: TimeLeft) -> str:
    """Return the time left in words, such as 还剩 3 个工作日."""
    translate = QCoreApplication.translate
    fixed = {
        TimeState.FINISHED: translate("TimeLeft", "已办结"),
        TimeState.FINISHED_LATE: translate("TimeLeft", "逾期办结"),
        TimeState.NONE: translate("TimeLeft", "未计时"),
    }
    if left.told or left.state in fixed:
        return left.told or fixed[left.state]
    if left.days_left is None:
        return _words_without_days(left.state)
    if left.state is TimeState.OVERDUE and left.days_left >= 0:
        return translate("TimeLeft", "已过下班时间")
    if left.state is TimeState.DUE and left.days_left == 0:
        return translate("TimeLeft", "今天到期")
    pattern = {
        TimeState.OVERDUE: translate("TimeLeft", "超期 {days} {unit}"),
        TimeState.SUSPENDED: translate("TimeLeft", "暂停中 · 剩 {days} {unit}"),
        TimeState.PROVISIONAL: translate("TimeLeft", "暂定剩 {days} {unit}"),
    }.get(left.state, translate("TimeLeft", "还剩 {days} {unit}"))
    unit = left.unit_label or translate("TimeLeft", "个工作日")
    return pattern.format(days=abs(left.days_left), unit=unit)


def _words_without_days(state: TimeState) -> str:
    translate = QCoreApplication.translate
    return {
        TimeState.DUE: translate("TimeLeft", "今天到期"),
        TimeState.OVERDUE: translate("TimeLeft", "已超期"),
        TimeState.SUSPENDED: translate("TimeLeft", "暂停中"),
    }.get(state, translate("TimeLeft", "办理中"))


def color_names(state: TimeState) -> tuple[str, str]:
    """Return the theme's names of the foreground and the ground of a state."""
    name = "finished" if state is TimeState.NONE else state.value
    return name, f"{name}_soft"


def paint_shape(painter: QPainter, state: TimeState, box: QRectF, color_name: str = "") -> None:
    """Draw the shape of a state, so that the state is told without colour, too.

    ``color_name`` is the theme's name of its colour where it does not stand on the state's ground.

    On time: disc; soon: triangle; due: diamond; overdue: square with a bar; suspended: two bars;
    provisional: ring of dots; finished: tick; finished late: tick over a bar; none: dash.
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
        painter.drawPolyline(_tick(box.adjusted(1, 1.5, 0, -1.5)))
    elif state is TimeState.FINISHED_LATE:
        painter.setPen(pen)
        painter.drawPolyline(_tick(box.adjusted(1, 0, 0, -box.height() * 0.38)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    else:
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))


def _tick(box: QRectF) -> QPolygonF:
    return QPolygonF(
        [
            QPointF(box.left(), box.center().y()),
            QPointF(box.left() + box.width() * 0.36, box.bottom()),
            box.topRight(),
        ],
    )
