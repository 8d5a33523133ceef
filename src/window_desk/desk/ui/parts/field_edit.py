"""One field: label, line, and below it its error, its difference from the card, or its hint."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.sentences import in_words


class ComposingLineEdit(QLineEdit):
    """A line that knows when an input method is composing, so that nobody cuts in."""

    composed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def composing(self) -> bool:
        """Tell whether the input method holds characters that are not chosen yet."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note what the input method holds."""
        super().inputMethodEvent(event)
        was, self._composing = self._composing, bool(event.preeditString())
        if was and not self._composing:
            self.composed.emit()


class FieldEdit(QWidget):
    """A labelled line. ``edited`` follows each typed change, ``committed`` Enter or leaving.

    With ``label_above`` the label stands over the line, else ``label_width`` pixels wide at its left.
    """

    edited = Signal(str)
    committed = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        *,
        required: bool = False,
        echo_password: bool = False,
        label_above: bool = False,
        label_width: int = 88,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._error = ""
        self._difference = ""
        self._waiting: str | None = None
        self._label = QLabel(self)
        self._label.setProperty("role", "muted")
        self.line = ComposingLineEdit(self)
        self.line.setAccessibleName(label)
        if echo_password:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._label.setBuddy(self.line)
        self._below = QLabel(self)
        self._below.setProperty("role", "hint")
        self._below.setWordWrap(True)
        self._required = required
        self.set_label(label)
        self.setFocusProxy(self.line)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        if label_above:
            grid.addWidget(self._label, 0, 0)
            grid.addWidget(self.line, 1, 0)
            grid.addWidget(self._below, 2, 0)
        else:
            self._label.setMinimumWidth(label_width)
            self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._label, 0, 0)
            grid.addWidget(self.line, 0, 1)
            grid.addWidget(self._below, 1, 1)
            grid.setColumnStretch(1, 1)
        self.line.textEdited.connect(self._on_line_edited)
        self.line.editingFinished.connect(self.committed)
        self.line.composed.connect(self._on_line_composed)
        self._tell()

    def text(self) -> str:
        """Return what stands in the line, without spaces at its ends."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put text into the line; waits while an input method is composing there."""
        if self.line.composing():
            self._waiting = text
            return
        if self.line.text() != text:
            self.line.setText(text)

    def set_label(self, label: str) -> None:
        """Name the field; a required one carries a mark."""
        self._label.setText(f"{label} *" if self._required else label)
        self.line.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Show another hint where there is no error."""
        self._hint = hint
        self._tell()

    def set_error(self, sentence: str | None) -> None:
        """Say at the field what is wrong and what to do; ``None`` takes it away."""
        self._error = in_words(sentence or "")
        self._tell()

    def error(self) -> str:
        """Return the sentence that stands at the field."""
        return self._error

    def differs_from(self, other: str | None, source: str = "") -> None:
        """Mark that ``source`` (the card) says ``other``; ``None`` or the same text marks nothing."""
        if other is None or other == self.text():
            self._difference = ""
        else:
            said = source or self.tr("证件")
            self._difference = self.tr("{source}上是“{other}”").format(source=said, other=other)
        self._tell()

    def difference(self) -> str:
        """Return the words of the mark, or nothing."""
        return self._difference

    def _tell(self) -> None:
        theme.mark(self.line, "faulty", bool(self._error))
        theme.mark(self.line, "differs", bool(self._difference) and not self._error)
        tone = "trouble" if self._error else "notice" if self._difference else ""
        theme.mark(self._below, "tone", tone)
        told = self._error or self._difference or self._hint
        self._below.setText(told)
        self._below.setVisible(bool(told))
        self.line.setAccessibleDescription(told)

    def _on_line_edited(self, text: str) -> None:
        if self._error:
            self.set_error(None)
        self.edited.emit(text)

    def _on_line_composed(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not self.line.text():
            self.line.setText(waiting)
