"""Asks for a reason in words before an act that needs one; inline, Enter confirms. Screen's thread."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from window_desk.desk.ui.parts.field_edit import FieldEdit


class ReasonPanel(QFrame):
    """Hidden until it asks; ``Esc`` takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._on_reason: Callable[[str], None] | None = None
        self._before: QWidget | None = None
        self._headline = QLabel(self)
        self._headline.setProperty("role", "heading")
        self._headline.setWordWrap(True)
        self.field = FieldEdit(self.tr("理由"), required=True, parent=self)
        self._cancel = QPushButton(self.tr("取消 (Esc)"), self)
        self._confirm = QPushButton(self.tr("确定 (Enter)"), self)
        self._confirm.setProperty("role", "primary")
        self._cancel.clicked.connect(self.close_panel)
        self._confirm.clicked.connect(self.confirm)
        self.field.line.returnPressed.connect(self.confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._headline)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self, headline: str, label: str, on_reason: Callable[[str], None], text: str = ""
    ) -> None:
        """Ask; ``on_reason`` gets a non-empty text."""
        self._on_reason = on_reason
        self._before = self.window().focusWidget()
        self._headline.setText(headline)
        self.field.set_label(label)
        self.field.set_text(text)
        self.field.set_error(None)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand the reason on; an empty one says so at the field."""
        reason = self.field.text()
        if not reason:
            self.field.set_error(self.tr("未填写，请写明理由"))
            return
        run = self._on_reason
        self.close_panel()
        if run is not None:
            run(reason)

    def close_panel(self) -> None:
        """Go back to where the cursor was."""
        self._on_reason = None
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question back; the line has used Enter, which must not go on to the screen."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
