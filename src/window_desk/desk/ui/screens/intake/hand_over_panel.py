"""Asks after a notice whether it was signed for: only then the applicant counts as told."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from window_desk.desk.ui.screens.take_focus import take_focus


class HandOverPanel(QFrame):
    """Enter: signed and handed over. Esc: later, from the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._on_signed: Callable[[], None] | None = None
        self._on_later: Callable[[], None] | None = None
        self._headline = QLabel(self)
        self._headline.setProperty("role", "heading")
        self._headline.setWordWrap(True)
        self._detail = QLabel(self)
        self._detail.setWordWrap(True)
        self._later = QPushButton(self.tr("稍后送达 (Esc)"), self)
        self._signed = QPushButton(self.tr("申请人已签收 (Enter)"), self)
        self._signed.setProperty("role", "primary")
        self._later.clicked.connect(self._decline)
        self._signed.clicked.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._signed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._headline)
        column.addWidget(self._detail)
        column.addLayout(buttons)
        self.setFocusProxy(self._signed)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether an answer is still awaited."""
        return self._on_later is not None

    def ask(
        self,
        headline: str,
        detail: str,
        on_signed: Callable[[], None],
        on_later: Callable[[], None],
    ) -> None:
        """Ask; exactly one of the two is called."""
        self._on_signed, self._on_later = on_signed, on_later
        self._headline.setText(headline)
        self._detail.setText(detail)
        self.show()
        take_focus(self._signed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs, Esc leaves it for later, arrows move."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._decline() if self._later.hasFocus() else self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self._decline()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            (self._later if self._signed.hasFocus() else self._signed).setFocus()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self._close(self._on_signed)

    def _decline(self) -> None:
        self._close(self._on_later)

    def _close(self, run: Callable[[], None] | None) -> None:
        self._on_signed = self._on_later = None
        self.hide()
        if run is not None:
            run()
