"""The steps of the procedure as a numbered menu: 1 to 7, or ↑ ↓ and Enter. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.screens.cases.procedure.choices import StepChoice
from window_desk.desk.ui.shell.key_cap import KeyCap


class _Row(QFrame):
    pressed = Signal(int)

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "step")
        self._place = place
        self._cap = KeyCap(str(place + 1), self)
        self._label = QLabel(self)
        self._label.setMinimumWidth(112)
        self._detail = QLabel(self)
        self._detail.setProperty("role", "muted")
        self._detail.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._cap, 0, 0)
        grid.addWidget(self._label, 0, 1)
        grid.addWidget(self._detail, 0, 2)
        grid.setColumnStretch(2, 1)

    def show_choice(self, choice: StepChoice) -> None:
        """Say what it is, or why it may not be."""
        theme.mark(self._cap, "on", "blocked" if choice.why_not else "")
        theme.mark(self._label, "on", "blocked" if choice.why_not else "")
        self._label.setText(choice.label)
        self._detail.setText(choice.why_not or choice.detail)
        self.tell(pressed=False)
        self.setAccessibleName(choice.label)
        self.setAccessibleDescription(choice.why_not or choice.detail)

    def show_current(self, *, current: bool) -> None:
        """Stand on the accent's ground, or step back."""
        theme.mark(self, "current", value=current)
        for label in (self._label, self._detail):
            theme.mark(label, "chosen", value=current)

    def tell(self, *, pressed: bool) -> None:
        """A closed step that was pressed says its reason loudly."""
        theme.mark(self._detail, "tone", "trouble" if pressed else "")

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The pointer chooses, too."""
        self.pressed.emit(self._place)


class ProcedureMenu(QWidget):
    """``chosen`` carries the place of an open step; a closed one tells why."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[_Row] = []
        self._choices: tuple[StepChoice, ...] = ()
        self._current = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_choices(self, choices: Sequence[StepChoice]) -> None:
        """Offer these; the first open one is current."""
        self._choices = tuple(choices)
        while len(self._rows) < len(choices):
            row = _Row(len(self._rows), self)
            row.pressed.connect(self._choose)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, choice in zip(self._rows, choices, strict=True):
            row.show_choice(choice)
        opened = (place for place, choice in enumerate(choices) if not choice.why_not)
        self._move(next(opened, 0))

    def choices(self) -> tuple[StepChoice, ...]:
        """What is offered."""
        return self._choices

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, arrows move, Enter takes the current one."""
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held:
            super().keyPressEvent(event)
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(self._choices):
            self._choose(int(event.text()) - 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._move(min(max(self._current + step, 0), len(self._choices) - 1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _move(self, place: int) -> None:
        self._current = place
        for number, row in enumerate(self._rows):
            row.show_current(current=number == place)

    def _choose(self, place: int) -> None:
        self._move(place)
        for number, row in enumerate(self._rows):
            row.tell(pressed=number == place and bool(self._choices[number].why_not))
        if not self._choices[place].why_not:
            self.chosen.emit(place)
