"""One row of the material checklist: judgement, name, facts, reason, error, and the reason line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.judgement import (
    TONE_OF,
    MaterialRow,
    judgement_word,
    material_facts,
)
from window_desk.desk.ui.parts.tone_mark import ToneMark


class MaterialRowView(QFrame):
    """Shows a ``MaterialRow``; its reason line says ``reason_kept`` or ``reason_dropped``."""

    pressed = Signal(int)
    reason_kept = Signal(str)
    reason_dropped = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "material")
        self._number = number
        self._row = MaterialRow("")
        self._shape = ToneMark(parent=self)
        self._word = QLabel(self)
        self._name = QLabel(self)
        self._name.setWordWrap(True)
        self._facts = QLabel(self)
        self._facts.setProperty("role", "caption")
        self._facts.setWordWrap(True)
        self._reason = QLabel(self)
        self._reason.setWordWrap(True)
        self._error = QLabel(self)
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self.editor = QLineEdit(self)
        self.editor.installEventFilter(self)
        self.editor.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        top = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._shape, 0, 0, top)
        grid.addWidget(self._word, 0, 1, top)
        grid.addWidget(self._name, 0, 2)
        for line, part in enumerate((self._facts, self._reason, self.editor, self._error), 1):
            grid.addWidget(part, line, 2)
        grid.setColumnStretch(2, 1)

    def show_row(self, row: MaterialRow) -> None:
        """Show another state of the material."""
        self._row = row
        widest = max(self._word.fontMetrics().horizontalAdvance(w) for w in _all_words())
        self._word.setMinimumWidth(widest + 4)
        tone = TONE_OF[row.judgement]
        self._shape.set_tone(tone)
        self._word.setText(judgement_word(row.judgement))
        theme.mark(self._word, "tone", tone.value)
        self._name.setText(row.name)
        self._facts.setText(material_facts(row))
        self._facts.setVisible(bool(self._facts.text()))
        self._reason.setText(row.reason)
        self._reason.setVisible(bool(row.reason) and not self.editing())
        self.show_error(row.error)
        self.setAccessibleName(f"{row.name} {judgement_word(row.judgement)} {row.reason}".strip())

    def show_error(self, sentence: str) -> None:
        """Say at the row what is wrong."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def set_current(self, current: bool) -> None:
        """Stand out as the row the keys work on."""
        theme.mark(self, "current", current)

    def editing(self) -> bool:
        """Tell whether the reason line is open."""
        return not self.editor.isHidden()

    def ask_reason(self, judgement: Judgement) -> None:
        """Open the reason line for a judgement that needs one."""
        self.editor.setPlaceholderText(
            self.tr("哪里不合要求、怎样改正(Enter 保存，Esc 放弃)")
            if judgement is Judgement.NOT_AS_REQUIRED
            else self.tr("为什么不适用(Enter 保存，Esc 放弃)"),
        )
        self.editor.setAccessibleName(judgement_word(judgement))
        self.editor.setText(self._row.reason if judgement is self._row.judgement else "")
        if self._row.reasons:
            self.editor.setToolTip(self.tr("↑↓ 选常用理由"))
        self._reason.hide()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_reason(self) -> None:
        """Close the reason line."""
        self.editor.hide()
        self._reason.setVisible(bool(self._row.reason))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Become the current row."""
        self.pressed.emit(self._number)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep, drop or choose a reason from the reason line."""
        if watched is self.editor and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and self._on_editor_key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _on_editor_key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            text = self.editor.text().strip()
            if text:
                self.reason_kept.emit(text)
            else:
                self.show_error(self.tr("请写明理由，或按 Esc 放弃"))
        elif key == Qt.Key.Key_Escape:
            self.reason_dropped.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._row.reasons:
            self._step_reason(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _step_reason(self, step: int) -> None:
        reasons = self._row.reasons
        text = self.editor.text()
        if text in reasons:
            number = (reasons.index(text) + step) % len(reasons)
        else:
            number = 0 if step > 0 else len(reasons) - 1
        self.editor.setText(reasons[number])


def _all_words() -> tuple[str, ...]:
    return tuple(judgement_word(judgement) for judgement in TONE_OF)
