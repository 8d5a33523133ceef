"""The rail on the left: the screens with icon, word, key and count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.icons import paint_icon

_BUTTON_HEIGHT = 64
_LEAST_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One screen in the rail."""

    key: str
    label: str
    icon: str
    at_bottom: bool = False


class _RailButton(QAbstractButton):
    def __init__(self, entry: RailEntry, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._number = number
        self._badge = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_label(entry.label)

    def set_label(self, label: str) -> None:
        self.setText(label)
        self.setToolTip(f"{label}  Alt+{self._number}")
        self._name()

    def set_badge(self, count: int) -> None:
        self._badge = count
        self._name()
        self.update()

    @property
    def badge(self) -> int:
        return self._badge

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._badge}" if self._badge else self.text())

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px("rail"), _BUTTON_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px("rail"), _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isChecked()
        color = "on_rail_active" if active or self.underMouse() else "on_rail"
        face = QRectF(self.rect()).adjusted(6, 3, -6, -3)
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("rail_active"))
            painter.drawRoundedRect(face, tokens.px("radius"), tokens.px("radius"))
        if self.hasFocus():
            painter.setPen(QPen(tokens.color("on_rail_active"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(face, tokens.px("radius"), tokens.px("radius"))
        line = self.fontMetrics().height()
        top = face.center().y() - (24 + 2 + line) / 2
        paint_icon(painter, self.entry.icon, color, QRectF(face.center().x() - 12, top, 24, 24))
        painter.setPen(tokens.color(color))
        painter.drawText(
            QRectF(0, top + 26, self.width(), line),
            Qt.AlignmentFlag.AlignCenter,
            self.text(),
        )
        if self._badge:
            self._paint_badge(painter, face)
        painter.end()

    def _paint_badge(self, painter: QPainter, face: QRectF) -> None:
        tokens = theme.current()
        words = str(self._badge) if self._badge < 100 else "99+"
        font = painter.font()
        font.setPixelSize(tokens.px("caption"))
        font.setBold(True)
        painter.setFont(font)
        width = max(18, painter.fontMetrics().horizontalAdvance(words) + 10)
        box = QRectF(face.right() - width + 3, face.top() - 1, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("on_rail_active"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(tokens.color("rail"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QWidget):
    """The screens; Alt+1 … Alt+9 go to them in the order given, those at the bottom shown last."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.current().px("rail"))
        self._buttons: dict[str, _RailButton] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        for number, entry in enumerate(entries, start=1):
            button = _RailButton(entry, number, self)
            button.clicked.connect(self._on_button_clicked)
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(button.click)
            self._buttons[entry.key] = button
            self._shortcuts[entry.key] = shortcut
        for entry in entries:
            if not entry.at_bottom:
                column.addWidget(self._buttons[entry.key])
        column.addStretch(1)
        for entry in entries:
            if entry.at_bottom:
                column.addWidget(self._buttons[entry.key])

    def set_current(self, key: str) -> None:
        """Mark the screen in front."""
        self._buttons[key].setChecked(True)

    def clear_current(self) -> None:
        """Mark none: the screen in front stands in no rail."""
        for button in self._buttons.values():
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)

    def current(self) -> str:
        """Return the key of the marked screen, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_badge(self, key: str, count: int) -> None:
        """Show how many things wait there; 0 hides the badge."""
        self._buttons[key].set_badge(count)

    def badge(self, key: str) -> int:
        """Return the count shown at that screen."""
        return self._buttons[key].badge

    def shown_keys(self) -> tuple[str, ...]:
        """Return the keys of the screens that are not hidden."""
        return tuple(key for key, button in self._buttons.items() if not button.isHidden())

    def rename(self, name_of: Callable[[str], str]) -> None:
        """Name the screens anew after a change of language."""
        for key, button in self._buttons.items():
            button.set_label(name_of(key))

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide a screen that not every duty may see; its key goes with it."""
        self._buttons[key].setVisible(shown)
        self._shortcuts[key].setEnabled(shown)

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _RailButton):
            self.chosen.emit(sender.entry.key)
