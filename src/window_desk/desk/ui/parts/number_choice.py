"""One or several of a few, chosen by number key: 1 to 9, Enter goes on. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.key_cap import KeyCap

_PAD = Qt.KeyboardModifier.KeypadModifier


class _Option(QFrame):
    """A number and its words; the chosen one stands on the accent's ground."""

    pressed = Signal(int)

    def __init__(self, place: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "option")
        self._place = place
        cap = KeyCap(str(place + 1), self)
        self._label = QLabel(words, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 3, 8, 3)
        grid.setHorizontalSpacing(6)
        grid.addWidget(cap, 0, 0)
        grid.addWidget(self._label, 0, 1)
        grid.setColumnStretch(1, 1)

    def show_chosen(self, *, chosen: bool) -> None:
        """Stand on the accent's ground, or step back."""
        theme.mark(self, "current", value=chosen)
        theme.mark(self._label, "chosen", value=chosen)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The pointer chooses, too."""
        self.pressed.emit(self._place)


class NumberChoice(QWidget):
    """A labelled choice. ``chosen`` follows each change, ``entered`` the key that goes on.

    With ``several`` a number puts its option in or takes it out again; else arrows move, too.
    """

    chosen = Signal(int)
    entered = Signal()

    def __init__(
        self,
        label: str,
        options: Sequence[str] = (),
        *,
        columns: int = 3,
        several: bool = False,
        label_width: int = 88,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(label)
        self._columns = columns
        self._index = -1
        self._several: set[int] | None = set() if several else None
        self._views: list[_Option] = []
        self._words: tuple[str, ...] = ()
        name = QLabel(label, self)
        name.setProperty("role", "muted")
        name.setMinimumWidth(label_width)
        name.setMinimumHeight(28)
        name.setVisible(bool(label_width))
        self._box = QFrame(self)
        self._box.setProperty("role", "options")
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(2)
        self._below = QLabel(self)
        self._below.setProperty("role", "hint")
        self._below.setWordWrap(True)
        self._below.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._box)
        column.addWidget(self._below)
        grid.addLayout(column, 0, 1)
        grid.setColumnStretch(1, 1)
        self.set_options(options)

    def set_options(self, options: Sequence[str]) -> None:
        """Offer others; the first is chosen, of several ones none. At most nine have a key."""
        if tuple(options) == self._words:
            return
        self._words = tuple(options)
        for view in self._views:
            self._grid.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = [_Option(place, words, self._box) for place, words in enumerate(options)]
        for place, view in enumerate(self._views):
            view.pressed.connect(self._on_option_pressed)
            self._grid.addWidget(view, place // self._columns, place % self._columns)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        self._index = -1
        self.set_index(0 if options and self._several is None else -1)

    def index(self) -> int:
        """The place of what is chosen, from 0; -1 where nothing is offered."""
        return self._index

    def indexes(self) -> tuple[int, ...]:
        """The places of all that are chosen, in their order."""
        if self._several is None:
            return (self._index,) if self._index >= 0 else ()
        return tuple(sorted(self._several))

    def set_index(self, index: int) -> None:
        """Choose without a key; of several ones this alone."""
        if index == self._index and self._several is None:
            return
        self._index = index
        if self._several is not None:
            self._several = {index} if index >= 0 else set()
        self._show_chosen()

    def _toggle(self, index: int) -> None:
        if self._several is None:
            self.set_index(index)
            return
        self._several ^= {index}
        self._index = index
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.indexes()
        for place, view in enumerate(self._views):
            view.show_chosen(chosen=place in chosen)
        self.setAccessibleDescription("、".join(self._words[place] for place in chosen))
        if self._words:
            self.chosen.emit(self._index)

    def set_error(self, sentence: str | None) -> None:
        """Say here what is wrong; ``None`` takes it away."""
        self._below.setText(in_words(sentence or ""))
        theme.mark(self._below, "tone", "trouble" if sentence else "")
        self._below.setVisible(bool(sentence))

    def error(self) -> str:
        """The sentence that stands here."""
        return "" if self._below.isHidden() else self._below.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, arrows move, Enter goes on."""
        key, held = event.key(), event.modifiers() & ~_PAD
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }.get(Qt.Key(key))
        if held:
            super().keyPressEvent(event)
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(self._views):
            self._toggle(int(event.text()) - 1)
            self.set_error(None)
        elif step is not None and self._views and self._several is None:
            self.set_index(min(max(self._index + step, 0), len(self._views) - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the number keys work here."""
        super().focusInEvent(event)
        theme.mark(self._box, "focused", value=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Step back."""
        super().focusOutEvent(event)
        theme.mark(self._box, "focused", value=False)

    def _on_option_pressed(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._toggle(place)
