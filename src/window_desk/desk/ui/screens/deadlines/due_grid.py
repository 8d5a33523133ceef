"""Two weeks of what falls due: seven columns, two rows, a day chosen by the arrows. Paints itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from window_desk.casework.workdays import Certainty
from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.date_words import date_words, month_day_words, weekday_words
from window_desk.desk.ui.parts.time_left import color_names, paint_shape
from window_desk.desk.ui.screens.deadlines.day_words import (
    CalendarDay,
    DayKind,
    certainty_words,
    kind_words,
)
from window_desk.desk.ui.screens.time_left_words import TIME_STATES, time_left_word
from window_desk.desk.use_cases.deadline_views import DueDay

WEEKS, DAYS = 2, 7
_HEAD, _GAP, _PAD = 24, 6, 8
_CELL = 104
_BAR = 8
_SHAPE = 9


@dataclass(frozen=True, slots=True)
class DueCell:
    """One day of the grid."""

    due: DueDay
    calendar: CalendarDay


class DueGrid(QWidget):
    """Arrows move the day and leaf on past the edge; Page Up and Down leaf by two weeks.

    ``chosen`` follows each move within the grid, ``left`` asks for another fortnight with the day to
    stand on, ``entered`` says that Enter was pressed.
    """

    chosen = Signal(object)
    left = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[DueCell, ...] = ()
        self._day: date | None = None
        self._today: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_cells(self, cells: Sequence[DueCell], day: date, today: date) -> None:
        """Show these days, the first a Monday, with ``day`` in focus."""
        self._cells, self._day, self._today = tuple(cells), day, today
        self._tell()

    def day(self) -> date | None:
        """Return the day in focus."""
        return self._day

    def cells(self) -> tuple[DueCell, ...]:
        """Return what is shown."""
        return self._cells

    def sizeHint(self) -> QSize:
        """Return room for both weeks."""
        cell = max(_CELL, round(self.fontMetrics().height() * 4.4) + 2 * _PAD)
        return QSize(7 * 120, _HEAD + WEEKS * (cell + _GAP))

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows every number."""
        return QSize(7 * 84, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the day with the arrows, leaf with Page Up and Down, go home to today."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAYS,
            Qt.Key.Key_Down: DAYS,
            Qt.Key.Key_PageUp: -DAYS * WEEKS,
            Qt.Key.Key_PageDown: DAYS * WEEKS,
        }
        key = Qt.Key(event.key())
        if self._day is None:
            super().keyPressEvent(event)
        elif key in steps:
            self._go_to(self._day + timedelta(days=steps[key]))
        elif key is Qt.Key.Key_Home and self._today is not None:
            self._go_to(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        for number, cell in enumerate(self._cells):
            if self._box(number).contains(event.position()):
                self._go_to(cell.due.day)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().color("muted"))
        for column, cell in enumerate(self._cells[:DAYS]):
            box = self._box(column)
            head = QRectF(box.left() + _PAD, 0, box.width() - _PAD, _HEAD)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, weekday_words(cell.due.day))
        most = max((cell.due.due for cell in self._cells), default=0) or 1
        for number, cell in enumerate(self._cells):
            self._paint_cell(painter, cell, self._box(number), most)
        painter.end()

    def _go_to(self, day: date) -> None:
        if any(cell.due.day == day for cell in self._cells):
            self._day = day
            self._tell()
            self.chosen.emit(day)
        else:
            self.left.emit(day)

    def _tell(self) -> None:
        told = ""
        for cell in self._cells:
            if cell.due.day == self._day:
                told = cell_words(cell, self._today)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def _box(self, number: int) -> QRectF:
        width = (self.width() - _GAP * (DAYS - 1)) / DAYS
        height = (self.height() - _HEAD) / WEEKS - _GAP
        row, column = divmod(number, DAYS)
        return QRectF(column * (width + _GAP), _HEAD + row * (height + _GAP), width, height)

    def _paint_cell(self, painter: QPainter, cell: DueCell, box: QRectF, most: int) -> None:
        tokens = theme.current()
        is_here = cell.due.day == self._day
        painter.setPen(self._edge(cell, is_here=is_here))
        ground = "surface" if cell.calendar.is_workday else "sunken"
        painter.setBrush(tokens.color("selection" if is_here else ground))
        radius = tokens.px("radius")
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if is_here and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), radius - 2, radius - 2)
        inner = box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD)
        line = QFontMetricsF(self.font()).height()
        self._paint_day(painter, cell, QRectF(inner.left(), inner.top(), inner.width(), line + 2))
        if not cell.due.due and not cell.due.statutory:
            return
        top = inner.top() + line + 8
        self._paint_bar(painter, cell, QRectF(inner.left(), top, inner.width(), _BAR), most)
        numbers = QRectF(inner.left(), top + _BAR + 4, inner.width(), line)
        self._paint_numbers(painter, cell, numbers, is_here=is_here)
        painter.setPen(tokens.color("on_selection" if is_here else "muted"))
        limits = QRectF(inner.left(), numbers.bottom() + 2, inner.width(), line)
        self._paint_text(painter, limits, limit_words(cell.due))

    def _edge(self, cell: DueCell, *, is_here: bool) -> QPen:
        tokens = theme.current()
        if cell.due.certainty is not Certainty.FIRM:
            pen = QPen(tokens.color("provisional"), 1.6)
            is_far = cell.due.certainty is Certainty.PROVISIONAL
            pen.setDashPattern([1.2, 1.8] if is_far else [1.2, 4.0])
            return pen
        return QPen(tokens.color("accent" if is_here else "border"), 1)

    def _paint_day(self, painter: QPainter, cell: DueCell, box: QRectF) -> None:
        tokens = theme.current()
        is_here = cell.due.day == self._day
        font = painter.font()
        plain = painter.font()
        font.setBold(True)
        painter.setFont(font)
        color = "text" if cell.calendar.is_workday else "muted"
        painter.setPen(tokens.color("on_selection" if is_here else color))
        told = month_day_words(cell.due.day)
        is_today = cell.due.day == self._today
        if is_today:
            told = f"{told} · {QCoreApplication.translate('DueGrid', '今天')}"
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, told)
        used = QFontMetricsF(font).horizontalAdvance(told) + _GAP
        painter.setFont(plain)
        mark = " ".join(
            filter(None, (kind_words(cell.calendar), certainty_words(cell.due.certainty)))
        )
        if cell.calendar.kind is DayKind.MAKE_UP:
            painter.setPen(tokens.color("on_selection" if is_here else "accent"))
        elif cell.due.certainty is not Certainty.FIRM:
            painter.setPen(tokens.color("on_selection" if is_here else "provisional"))
        else:
            painter.setPen(tokens.color("on_selection" if is_here else "muted"))
        rest = QRectF(box.left() + used, box.top(), box.width() - used, box.height())
        if painter.fontMetrics().horizontalAdvance(mark) > rest.width():
            mark = kind_words(cell.calendar)
        self._paint_text(painter, rest, mark, Qt.AlignmentFlag.AlignRight)

    def _paint_bar(self, painter: QPainter, cell: DueCell, box: QRectF, most: int) -> None:
        """One bar a day, as long as the day is full, cut into the classes of time left."""
        tokens = theme.current()
        left = box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for kind, state in TIME_STATES.items():
            count = cell.due.by_time_left.get(kind, 0)
            if count:
                width = max(3.0, box.width() * count / most - 1)
                front, ground = color_names(state)
                painter.setBrush(tokens.color(ground if front == "overdue" else front))
                painter.drawRect(QRectF(left, box.top(), width, box.height()))
                left += width + 1

    def _paint_numbers(
        self, painter: QPainter, cell: DueCell, box: QRectF, *, is_here: bool
    ) -> None:
        tokens = theme.current()
        metrics = QFontMetricsF(self.font())
        left = box.left()
        for kind, state in TIME_STATES.items():
            count = cell.due.by_time_left.get(kind, 0)
            if not count:
                continue
            name = color_names(state)[0]
            name = "due" if name == "overdue" else name
            shape = QRectF(left, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
            paint_shape(painter, state, shape, "on_selection" if is_here else name)
            painter.setPen(tokens.color("on_selection" if is_here else "text"))
            told = str(count)
            painter.drawText(QPointF(left + _SHAPE + 4, box.top() + metrics.ascent()), told)
            left += _SHAPE + 4 + metrics.horizontalAdvance(told) + 10

    def _paint_text(
        self,
        painter: QPainter,
        box: QRectF,
        told: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def limit_words(due: DueDay) -> str:
    """How many decision clocks end on a day; nothing where none does."""
    translate = QCoreApplication.translate
    parts = []
    if due.promised:
        parts.append(translate("DueGrid", "承诺 {count}").format(count=due.promised))
    if due.statutory:
        parts.append(translate("DueGrid", "法定 {count}").format(count=due.statutory))
    return " · ".join(parts)


def cell_words(cell: DueCell, today: date | None) -> str:
    """A day in a sentence: date, kind, certainty, cases by class and both limits."""
    translate = QCoreApplication.translate
    due = cell.due
    counts = [
        f"{time_left_word(kind)} {count}"
        for kind in TIME_STATES
        if (count := due.by_time_left.get(kind, 0))
    ]
    parts = (
        date_words(due.day, today),
        kind_words(cell.calendar),
        certainty_words(due.certainty),
        translate("DueGrid", "到期 {count} 件").format(count=due.due),
        translate("DueGrid", "、").join(counts),
        limit_words(due),
    )
    return " · ".join(part for part in parts if part)
