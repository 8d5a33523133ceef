"""The application form's own fields at intake, made from the item. Screen's thread."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from window_desk.casework.items import ApplicationForm, FormField
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.sentences import in_words

LABEL_WIDTH = 76


class ChoiceEdit(QWidget):
    """A labelled choice; ↑ ↓ pick, Enter goes on; nothing is picked beforehand."""

    picked = Signal(str)
    entered = Signal()

    def __init__(self, asked: FormField, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(f"{asked.label} *" if asked.required else asked.label, self)
        label.setProperty("role", "muted")
        label.setMinimumWidth(label_width)
        self.box = QComboBox(self)
        self.box.setAccessibleName(asked.label)
        self.box.addItems(["", *asked.choices])
        self.box.currentTextChanged.connect(self.picked)
        self.box.installEventFilter(self)
        self._error = QLabel(self)
        self._error.setProperty("role", "error")
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._error)
        self.setFocusProxy(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, as in every other field."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def set_text(self, text: str) -> None:
        """Show a choice."""
        self.box.setCurrentText(text)

    def set_error(self, sentence: str | None) -> None:
        """Say at the field what is wrong."""
        self._error.setText(in_words(sentence or ""))
        self._error.setVisible(bool(sentence))


class AnswersForm(QWidget):
    """Fields of the item's application form by key."""

    edited = Signal(str, str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.fields: dict[str, FieldEdit | ChoiceEdit] = {}

    def show_form(self, form: ApplicationForm | None, answers: Mapping[str, str]) -> None:
        """Ask what ``form`` asks, filled with ``answers``."""
        for edit in self.fields.values():
            self._column.removeWidget(edit)
            edit.hide()
            edit.deleteLater()
        self.fields = {}
        fields = form.fields if form is not None else ()
        width = max((self._label_width(asked) for asked in fields), default=0)
        for asked in fields:
            edit = self._edit(asked, max(width, LABEL_WIDTH))
            edit.set_text(answers.get(asked.key, ""))
            self.fields[asked.key] = edit
            self._column.addWidget(edit)

    def _label_width(self, asked: FormField) -> int:
        return self.fontMetrics().horizontalAdvance(f"{asked.label} * ")

    def _edit(self, asked: FormField, label_width: int) -> FieldEdit | ChoiceEdit:
        if asked.choices:
            choice = ChoiceEdit(asked, label_width, self)
            choice.picked.connect(partial(self.edited.emit, asked.key))
            choice.entered.connect(partial(self.entered.emit, asked.key))
            return choice
        edit = FieldEdit(asked.label, required=asked.required, label_width=label_width, parent=self)
        edit.edited.connect(partial(self.edited.emit, asked.key))
        edit.line.returnPressed.connect(partial(self.entered.emit, asked.key))
        return edit
