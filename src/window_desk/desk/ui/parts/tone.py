"""The tones a thing can be said in: each is a colour of the theme and a shape, never colour alone."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from window_desk.desk.ui import theme


class Tone(StrEnum):
    """How a sentence, mark or bar is meant."""

    GOOD = "good"
    NOTICE = "notice"
    TROUBLE = "trouble"
    OFF = "off"
    NEUTRAL = "neutral"
    ACCENT = "accent"


_COLOR = {
    Tone.GOOD: "on_time",
    Tone.NOTICE: "soon",
    Tone.TROUBLE: "due",
    Tone.OFF: "suspended",
    Tone.NEUTRAL: "muted",
    Tone.ACCENT: "accent",
}


def tone_color(tone: Tone) -> QColor:
    """Return the colour text and shapes of that tone have."""
    return theme.current().color(_COLOR[tone])


def paint_tone(painter: QPainter, tone: Tone, box: QRectF) -> None:
    """Draw the shape of a tone: disc, triangle, diamond, ring, or dot, filling ``box``."""
    color = tone_color(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if tone is Tone.NOTICE:
        painter.drawPolygon(
            QPolygonF(
                [QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()],
            ),
        )
    elif tone is Tone.TROUBLE:
        center = box.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(center.x(), box.top()),
                    QPointF(box.right(), center.y()),
                    QPointF(center.x(), box.bottom()),
                    QPointF(box.left(), center.y()),
                ],
            ),
        )
    elif tone is Tone.OFF:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 2))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif tone is Tone.NEUTRAL:
        quarter = box.width() / 4
        painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))
    else:
        painter.drawEllipse(box)
    painter.restore()
