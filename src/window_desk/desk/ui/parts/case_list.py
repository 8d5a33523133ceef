"""The list of cases: a table driven by keys, with the time-left pill. Screen's thread."""

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.case_rows import (
    CELL_ROLE,
    CaseColumn,
    CaseGroup,
    CaseRow,
    CaseRowsModel,
)
from window_desk.desk.ui.parts.time_left_pill import paint_pill, pill_width
from window_desk.papers.text_width import text_width

_PAD = 8
_MEASURED_ROWS = 100
"""Rows of a group whose words are measured; the words of states and acts come again and again."""
_MEASURED_WORDS = 4
"""Of these words the longest by their characters are measured by their dots."""


class _CaseDelegate(QStyledItemDelegate):
    def __init__(self, columns: Sequence[CaseColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        here = index.data(CELL_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if isinstance(here, CaseGroup):
            self._paint_heading(painter, here, rect)
        elif isinstance(here, CaseRow):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_cell(painter, here, index.column(), rect, selected=selected)
        painter.restore()

    def _paint_heading(self, painter: QPainter, group: CaseGroup, rect: QRect) -> None:
        tokens = theme.current()
        painter.fillRect(rect, tokens.color("sunken"))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        box = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, group.title)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(group.title) + _PAD)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(tokens.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(len(group.rows)))

    def _paint_cell(
        self,
        painter: QPainter,
        row: CaseRow,
        number: int,
        rect: QRect,
        *,
        selected: bool,
    ) -> None:
        tokens = theme.current()
        column = self._columns[number]
        if selected:
            painter.fillRect(rect, tokens.color("selection"))
            if number == 0:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, tokens.color("accent"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        if column.kind == "pill":
            if row.time_left is not None:
                paint_pill(painter, row.time_left, box)
            return
        plain = "muted" if column.kind == "muted" else "text"
        painter.setPen(tokens.color("on_selection" if selected else plain))
        side = (
            Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
        )
        text = painter.fontMetrics().elidedText(
            row.cells.get(column.key, ""),
            Qt.TextElideMode.ElideRight,
            int(box.width()),
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, text)


class CaseList(QTableView):
    """Cases in columns and groups. Enter ``opened``, Space ``next_act``, moving ``moved``."""

    opened = Signal(object)
    next_act = Signal(object)
    moved = Signal(object)

    def __init__(self, columns: Sequence[CaseColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CaseRowsModel(columns, self)
        self._grown: dict[str, int] = {}
        self._measured_font = ""
        self.setModel(self._model)
        self.setItemDelegate(_CaseDelegate(self._model.columns, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(
            max(theme.current().px("row"), self.fontMetrics().height() + 12)
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self._grow_for_what_is_seen)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def set_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show rows without headings."""
        self.set_groups([CaseGroup("", rows)])

    def set_groups(self, groups: Sequence[CaseGroup]) -> None:
        """Show groups; the current case stays current if it is still there.

        ``moved`` follows also where nothing changed: the case may have, beyond what its row says.
        """
        before = self.current_row()
        is_measured = self._measured_font == self.font().key()
        if before is not None and is_measured and self._model.shows(groups):
            self.moved.emit(before)
            return
        self.clearSpans()
        self._model.set_groups(groups)
        self._grow([row for group in groups for row in group.rows[:_MEASURED_ROWS]])
        for line in self._model.headings():
            self.setSpan(line, 0, 1, len(self._model.columns))
        kept = self._model.line_of(before.key) if before is not None else None
        self._go_to(kept if kept is not None else self._first_case())

    def count(self) -> int:
        """Return how many cases are shown."""
        return self._model.case_count()

    def current_row(self) -> CaseRow | None:
        """Return the case in focus."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        here = self._model.at(index.row())
        return here if isinstance(here, CaseRow) else None

    def select(self, key: str) -> bool:
        """Go to the case ``key``; ``False`` if it is not in the list."""
        line = self._model.line_of(key)
        if line is None:
            return False
        self._go_to(line)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, do the next act with Space, move with the arrows."""
        row = self.current_row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space and row is not None:
            self.next_act.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _grow(self, rows: Sequence[CaseRow]) -> None:
        """Give pills and short words the room they need in this language; never less than before.

        The item's name gets all that is left, and says most.
        """
        if self._measured_font != self.font().key():
            self._measured_font = self.font().key()
            self._grown.clear()
        before = dict(self._grown)
        for column in self._model.columns:
            needed = self._needed(column, rows)
            self._grown[column.key] = max(self._grown.get(column.key, 0), needed)
        if self._grown != before:
            self._share_width()

    def _needed(self, column: CaseColumn, rows: Sequence[CaseRow]) -> int:
        metrics = self.fontMetrics()
        around = 2 * _PAD + 1
        title = metrics.horizontalAdvance(column.title)
        if column.kind == "pill" and not column.width:
            pills = {row.time_left for row in rows if row.time_left is not None}
            return max(title, *(pill_width(pill, metrics) for pill in pills), 0) + around
        if column.kind != "text" or not column.width:
            return column.width
        words = {row.cells.get(column.key, "") for row in rows}
        longest = nlargest(_MEASURED_WORDS, words, key=text_width)
        needed = max(title, *map(metrics.horizontalAdvance, longest), 0) + around
        return min(needed, 2 * column.width)

    def _grow_for_what_is_seen(self) -> None:
        """Of long groups only the first rows were measured."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            lines = range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)
            here = [self._model.at(line) for line in lines]
            self._grow([row for row in here if isinstance(row, CaseRow)])

    def _share_width(self) -> None:
        widths = [
            self._grown.get(column.key) or self._needed(column, ())
            for column in self._model.columns
        ]
        sharing = widths.count(0) or 1
        share = max(64, (self.viewport().width() - sum(widths)) // sharing)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width or share)

    def _first_case(self) -> int | None:
        if not self._model.rowCount():
            return None
        return 1 if self._model.headings()[:1] == [0] else 0

    def _go_to(self, line: int | None) -> None:
        if line is None:
            self.moved.emit(None)
        else:
            self.setCurrentIndex(self._model.index(line, 0))
            self.scrollTo(self._model.index(line, 0))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.moved.emit(self.current_row())
