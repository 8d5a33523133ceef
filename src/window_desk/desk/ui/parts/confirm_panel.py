"""The question before what can't be undone, asked in place and naming what will happen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark


@dataclass(frozen=True, slots=True)
class Question:
    """What is about to happen: each of ``consequences`` is one sentence."""

    headline: str
    consequences: tuple[str, ...]
    confirm_label: str
    danger: bool = False


class ConfirmPanel(QFrame):
    """Hidden until it asks. Enter presses the button in focus, Esc says no; no is in focus first."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirm")
        self._on_yes: Callable[[], None] | None = None
        self._on_no: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._shape = ToneMark(Tone.NOTICE, 14, self)
        self._headline = QLabel(self)
        self._headline.setProperty("role", "heading")
        self._headline.setWordWrap(True)
        self._consequences = QLabel(self)
        self._consequences.setWordWrap(True)
        self._no = QPushButton(self)
        self._yes = QPushButton(self)
        for button in (self._no, self._yes):
            button.setAutoDefault(True)
        self._no.clicked.connect(self.decline)
        self._yes.clicked.connect(self.confirm)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._shape)
        head.addWidget(self._headline, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._consequences)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self,
        question: Question,
        on_yes: Callable[[], None],
        on_no: Callable[[], None] | None = None,
    ) -> None:
        """Ask; exactly one of ``on_yes`` and ``on_no`` is called, once."""
        self._on_yes, self._on_no = on_yes, on_no
        self._before = self.window().focusWidget()
        tone = Tone.TROUBLE if question.danger else Tone.NOTICE
        self._shape.set_tone(tone)
        theme.mark(self, "tone", tone.value)
        self._headline.setText(question.headline)
        self._consequences.setText("\n".join(f"·  {line}" for line in question.consequences))
        self._consequences.setVisible(bool(question.consequences))
        self._yes.setText(question.confirm_label)
        theme.mark(self._yes, "role", "danger" if question.danger else "primary")
        self._no.setText(self.tr("取消 (Esc)"))
        self.setAccessibleName(question.headline)
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Say yes."""
        run = self._on_yes
        self._close()
        if run is not None:
            run()
            self.confirmed.emit()

    def decline(self) -> None:
        """Say no."""
        asked, run = self._on_yes is not None, self._on_no
        self._close()
        if run is not None:
            run()
        if asked:
            self.declined.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the buttons with the arrows, press with Enter, decline with Esc."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.decline()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            (self._no if self._yes.hasFocus() else self._yes).setFocus()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self._yes if self._yes.hasFocus() else self._no).click()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self._on_yes = self._on_no = None
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
