"""What the shapes and edges of the month view mean, one line each."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from window_desk.casework.workdays import Certainty
from window_desk.desk.ui import theme
from window_desk.desk.ui.screens.deadlines.month_days import (
    COLORS,
    MonthDayKind,
    certainty_edge,
    certainty_sentence,
    kind_meaning,
    kind_word,
    paint_kind,
)


class KindMark(QWidget):
    """The shape of a kind of day, or the edge of a day that is not firm."""

    def __init__(self, told: MonthDayKind | Certainty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the shape."""
        return QSize(18, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        if isinstance(self._told, MonthDayKind):
            color = theme.current().color(COLORS[self._told])
            paint_kind(painter, self._told, QRectF(4, 1, 10, 10), color)
        else:
            edge = certainty_edge(self._told)
            if edge is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(edge)
                painter.drawRoundedRect(QRectF(1, 1, 16, 10), 3, 3)
        painter.end()


class CalendarLegend(QWidget):
    """Six kinds of days and two kinds of uncertainty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for line, kind in enumerate(MonthDayKind):
            grid.addWidget(KindMark(kind), line, 0)
            grid.addWidget(QLabel(kind_word(kind)), line, 1)
            meaning = QLabel(kind_meaning(kind))
            meaning.setProperty("role", "muted")
            grid.addWidget(meaning, line, 2)
        uncertain = (Certainty.DECEMBER, Certainty.PROVISIONAL)
        for line, certainty in enumerate(uncertain, start=len(MonthDayKind)):
            grid.addWidget(KindMark(certainty), line, 0)
            words = QLabel(certainty_sentence(certainty))
            words.setProperty("role", "muted")
            grid.addWidget(words, line, 1, 1, 2)
        grid.setColumnStretch(2, 1)
