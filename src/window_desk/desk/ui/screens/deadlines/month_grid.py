"""A month of the workday calendar: seven columns, six rows, a day chosen by the arrows. Paints itself."""

import calendar as weeks
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.date_words import date_words, weekday_words
from window_desk.desk.ui.screens.deadlines.month_days import (
    COLORS,
    MonthDay,
    MonthDayKind,
    certainty_edge,
    certainty_sentence,
    kind_meaning,
    kind_word,
    paint_kind,
)

_COLUMNS, _ROWS = 7, 6
_HEAD, _GAP, _PAD, _SHAPE = 24, 4, 8, 9
_RESTING = frozenset({MonthDayKind.REST, MonthDayKind.OFF, MonthDayKind.LOCAL_OFF})


def shown_days(month: date) -> list[date]:
    """The 42 days that a page shows: from the Monday on or before the first of the month."""
    first = month.replace(day=1)
    start = first.toordinal() - first.weekday()
    return [date.fromordinal(start + n) for n in range(_COLUMNS * _ROWS)]


def month_later(day: date, months: int) -> date:
    """The same day so many months later, or that month's last."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, weeks.monthrange(year, month + 1)[1]))


class MonthGrid(QWidget):
    """Arrows move the day, Page Up and Down the month, Home goes to today.

    ``moved`` asks for the day to go to; who owns the calendar calls :meth:`set_days`.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[MonthDay, ...] = ()
        self._first = date.min
        self._day: date | None = None
        self._today: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_days(self, days: Sequence[MonthDay], day: date, today: date) -> None:
        """Show the page of the month of ``day``, which is in focus; days left out stay blank."""
        self._days, self._day, self._today = tuple(days), day, today
        self._first = shown_days(day)[0]
        told = next((day_sentence(each, today) for each in days if each.day == day), "")
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def day(self) -> date | None:
        """Return the day in focus."""
        return self._day

    def days(self) -> tuple[MonthDay, ...]:
        """Return what is shown."""
        return self._days

    def sizeHint(self) -> QSize:
        """Return room for six weeks."""
        return QSize(_COLUMNS * 100, _HEAD + _ROWS * (64 + _GAP))

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows every word."""
        row = round(self.fontMetrics().height() * 2.2) + _PAD
        return QSize(_COLUMNS * 84, _HEAD + _ROWS * (row + _GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for another day."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if self._day is None:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(self._day + timedelta(days=steps[key]))
        elif key in pages:
            self.moved.emit(month_later(self._day, pages[key]))
        elif key is Qt.Key.Key_Home and self._today is not None:
            self.moved.emit(self._today)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        for each in self._days:
            if self._box(each.day).contains(event.position()):
                self.moved.emit(each.day)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().color("muted"))
        for column in range(_COLUMNS if self._days else 0):
            day = self._first + timedelta(days=column)
            box = self._box(day)
            head = QRectF(box.left() + _PAD, 0, box.width() - _PAD, _HEAD)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, weekday_words(day))
        for each in self._days:
            self._paint_day(painter, each, self._box(each.day))
        painter.end()

    def _box(self, day: date) -> QRectF:
        width = (self.width() - _GAP * (_COLUMNS - 1)) / _COLUMNS
        height = (self.height() - _HEAD) / _ROWS - _GAP
        row, column = divmod((day - self._first).days, _COLUMNS)
        return QRectF(column * (width + _GAP), _HEAD + row * (height + _GAP), width, height)

    def _paint_day(self, painter: QPainter, each: MonthDay, box: QRectF) -> None:
        tokens = theme.current()
        is_here = each.day == self._day
        in_month = self._day is not None and each.day.month == self._day.month
        edge = certainty_edge(each.certainty)
        painter.setPen(edge or QPen(tokens.color("accent" if is_here else "border"), 1))
        ground = "sunken" if each.kind in _RESTING else "surface"
        painter.setBrush(tokens.color("selection" if is_here else ground))
        radius = tokens.px("radius")
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if is_here and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), radius - 2, radius - 2)
        color = tokens.color("on_selection" if is_here else "text" if in_month else "muted")
        line = QFontMetricsF(self.font()).height()
        top = QRectF(box.left() + _PAD, box.top() + 5, box.width() - 2 * _PAD, line)
        font, plain = painter.font(), painter.font()
        font.setBold(in_month)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self._number(each.day))
        painter.setFont(plain)
        mark = tokens.color("on_selection" if is_here else COLORS[each.kind])
        shape = QRectF(top.right() - _SHAPE, top.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
        paint_kind(painter, each.kind, shape, mark)
        painter.setPen(mark)
        metrics = painter.fontMetrics()
        for number, words in enumerate(cell_words(each)):
            below = QRectF(top.left(), top.bottom() + 1 + number * line, top.width(), line)
            if below.bottom() > box.bottom():
                return
            told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, told)

    def _number(self, day: date) -> str:
        told = str(day.day) if day.day > 1 else f"{day.month}/{day.day}"
        if day == self._today:
            return f"{told} {QCoreApplication.translate('MonthGrid', '今天')}"
        return told


def cell_words(each: MonthDay) -> tuple[str, ...]:
    """The lines of a cell: none for a plain workday, the name alone for a holiday."""
    match each.kind:
        case MonthDayKind.WORKDAY:
            return (each.name,) if each.name else ()
        case MonthDayKind.OFF:
            return (each.name or kind_word(each.kind),)
        case MonthDayKind.REST:
            return (kind_word(each.kind),)
        case _:
            return (kind_word(each.kind), each.name)


def day_sentence(each: MonthDay, today: date | None) -> str:
    """A day in one line: date, what it is, its name, what that means, how certain it is."""
    parts = (
        date_words(each.day, today),
        kind_word(each.kind),
        each.name,
        kind_meaning(each.kind),
        certainty_sentence(each.certainty),
    )
    return " · ".join(part for part in parts if part)
