"""A day of the workday calendar as the month view tells it: what it is, its word, colour and shape."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from window_desk.casework.workdays import Certainty, OverlayKind, WorkdayCalendar
from window_desk.desk.ui import theme


class MonthDayKind(StrEnum):
    """What a day is; a duty day is a rest day on which the counter receives."""

    WORKDAY = "workday"
    MAKE_UP = "make_up"
    REST = "rest"
    OFF = "off"
    LOCAL_OFF = "local_off"
    DUTY = "duty"


COLORS = {
    MonthDayKind.WORKDAY: "muted",
    MonthDayKind.MAKE_UP: "soon",
    MonthDayKind.REST: "suspended",
    MonthDayKind.OFF: "due",
    MonthDayKind.LOCAL_OFF: "provisional",
    MonthDayKind.DUTY: "accent",
}


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day; ``name`` is what a notice or a local day calls it, maybe empty."""

    day: date
    kind: MonthDayKind
    name: str
    certainty: Certainty


def month_days(calendar: WorkdayCalendar, days: list[date]) -> list[MonthDay]:
    """The days as ``calendar`` knows them; each must lie within it."""
    named = {day.date: day.name for notice in calendar.notices for day in notice.days}
    local = {(day.date, day.kind): day.name for day in calendar.overlays}
    return [_month_day(calendar, day, named, local) for day in days]


def _month_day(
    calendar: WorkdayCalendar,
    day: date,
    named: dict[date, str],
    local: dict[tuple[date, OverlayKind], str],
) -> MonthDay:
    weekend = day.isoweekday() > 5
    certainty = calendar.certainty(day)
    duty = local.get((day, OverlayKind.DUTY_OPEN))
    holiday = local.get((day, OverlayKind.LOCAL_OFF))
    name = named.get(day, "")
    if calendar.is_workday(day):
        kind = MonthDayKind.MAKE_UP if weekend else MonthDayKind.WORKDAY
        return MonthDay(day, kind, name, certainty)
    if duty is not None:
        return MonthDay(day, MonthDayKind.DUTY, duty, certainty)
    if holiday is not None:
        return MonthDay(day, MonthDayKind.LOCAL_OFF, holiday, certainty)
    kind = MonthDayKind.OFF if name or not weekend else MonthDayKind.REST
    return MonthDay(day, kind, name, certainty)


def kind_word(kind: MonthDayKind) -> str:
    """What a day is, in a word."""
    translate = QCoreApplication.translate
    return {
        MonthDayKind.WORKDAY: translate("MonthDays", "工作日"),
        MonthDayKind.MAKE_UP: translate("MonthDays", "调休上班"),
        MonthDayKind.REST: translate("MonthDays", "休息日"),
        MonthDayKind.OFF: translate("MonthDays", "放假"),
        MonthDayKind.LOCAL_OFF: translate("MonthDays", "本地放假"),
        MonthDayKind.DUTY: translate("MonthDays", "值班收件"),
    }[kind]


def kind_meaning(kind: MonthDayKind) -> str:
    """What a day means for limits."""
    translate = QCoreApplication.translate
    return {
        MonthDayKind.WORKDAY: translate("MonthDays", "计入期限"),
        MonthDayKind.MAKE_UP: translate("MonthDays", "周末上班，计入期限"),
        MonthDayKind.REST: translate("MonthDays", "周末，不计入期限"),
        MonthDayKind.OFF: translate("MonthDays", "法定节假日，不计入期限"),
        MonthDayKind.LOCAL_OFF: translate("MonthDays", "本地节日，不计入期限"),
        MonthDayKind.DUTY: translate("MonthDays", "可收件，仍不计入期限"),
    }[kind]


def certainty_sentence(certainty: Certainty) -> str:
    """How certain a day is, in a few words."""
    translate = QCoreApplication.translate
    return {
        Certainty.FIRM: translate("MonthDays", "日期确定"),
        Certainty.DECEMBER: translate("MonthDays", "12月：次年通知仍可能调整"),
        Certainty.PROVISIONAL: translate("MonthDays", "暂定：当年通知尚未发布"),
    }[certainty]


def certainty_edge(certainty: Certainty) -> QPen | None:
    """The edge of a day that is not firm: dots, sparse ones in December; ``None`` when firm."""
    if certainty is Certainty.FIRM:
        return None
    pen = QPen(theme.current().color("provisional"), 1.6)
    pen.setDashPattern([1.2, 1.8] if certainty is Certainty.PROVISIONAL else [1.2, 4.0])
    return pen


def paint_kind(painter: QPainter, kind: MonthDayKind, box: QRectF, color: QColor) -> None:
    """Draw the shape of a kind: dot, triangle, ring, diamond, square, half disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    middle = box.center()
    match kind:
        case MonthDayKind.WORKDAY:
            quarter = box.width() / 4
            painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))
        case MonthDayKind.MAKE_UP:
            top = QPointF(middle.x(), box.top())
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        case MonthDayKind.REST:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 1.6))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case MonthDayKind.OFF:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), box.top()),
                        QPointF(box.right(), middle.y()),
                        QPointF(middle.x(), box.bottom()),
                        QPointF(box.left(), middle.y()),
                    ]
                )
            )
        case MonthDayKind.LOCAL_OFF:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        case MonthDayKind.DUTY:
            painter.drawPie(box, 90 * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 1.4))
            painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
    painter.restore()
