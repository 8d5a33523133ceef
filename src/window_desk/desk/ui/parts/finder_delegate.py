"""One answer of a finder as a value, and how it is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from window_desk.desk.ui import theme

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 10


@dataclass(frozen=True, slots=True)
class FinderRow:
    """An answer: ``title`` in front, ``detail`` quiet behind it, ``mark`` at the right."""

    key: str
    title: str
    detail: str = ""
    mark: str = ""


class FinderDelegate(QStyledItemDelegate):
    """Draws an answer on one line: title, detail, mark."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the height of a list row."""
        return QSize(120, max(theme.current().px("row"), option.fontMetrics.height() + 12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the answer; the current one on the accent's quiet ground with a bar at its left."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, FinderRow):
            return
        tokens = theme.current()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        if selected:
            painter.fillRect(rect, tokens.color("selection"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), tokens.color("accent")
            )
        front = tokens.color("on_selection" if selected else "text")
        quiet = tokens.color("on_selection" if selected else "muted")
        box = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        metrics = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.mark:
            painter.setPen(quiet)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, row.mark)
            box.setRight(box.right() - metrics.horizontalAdvance(row.mark) - _PAD)
        painter.setPen(front)
        elide = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(row.title, elide, int(box.width()))
        painter.drawText(box, middle, title)
        box.setLeft(box.left() + metrics.horizontalAdvance(title) + _PAD)
        if row.detail and box.width() > 24:
            painter.setPen(quiet)
            painter.drawText(box, middle, metrics.elidedText(row.detail, elide, int(box.width())))
        painter.restore()
