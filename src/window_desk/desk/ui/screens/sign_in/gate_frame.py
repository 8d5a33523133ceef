"""The frame of everything that stands before the work: whose desk this is, and a form beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from window_desk.desk.ui import theme

_FORM_WIDTH = 400
_MARK_EVERY = 24


class _BrandPanel(QWidget):
    """The deep blue side: name of the program, place, and a quiet line of days."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self._name = QLabel(self)
        self._name.setProperty("role", "brand")
        self._place = QLabel(self)
        self._place.setProperty("role", "on_brand")
        self._place.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._name)
        column.addWidget(self._place)
        column.addStretch(3)

    def tell(self, name: str, place: str) -> None:
        self._name.setText(name)
        self._place.setText(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self.height() * 0.72
        left, right = 48.0, self.width() - 48.0
        today = left + (right - left) * 0.58
        painter.setPen(QPen(tokens.color("rail_active"), 2))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        mark = left
        while mark <= right:
            painter.drawLine(QPointF(mark, y - 4), QPointF(mark, y + 4))
            mark += _MARK_EVERY
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("on_rail"))
        painter.drawRect(QRectF(left, y - 2, today - left, 4))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(today - 6, y - 14), QPointF(today + 6, y - 14), QPointF(today, y - 5)],
            ),
        )
        painter.end()


class GateFrame(QWidget):
    """Brand at the left, a column for the form at the right; forms add to ``form``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gate")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = _BrandPanel(self)
        holder = QWidget(self)
        holder.setFixedWidth(_FORM_WIDTH)
        holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.form = QVBoxLayout(holder)
        self.form.setContentsMargins(0, 24, 0, 24)
        self.form.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand, 2)
        row.addStretch(1)
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def set_place(self, *parts: str) -> None:
        """Say where this desk stands: site and window."""
        self._brand.tell(self.tr("窗口办件"), " · ".join(part for part in parts if part))
