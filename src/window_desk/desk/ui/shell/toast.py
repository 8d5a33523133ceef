"""The toast: done, said quietly for a few seconds, with undo where the law allows undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.key_cap import KeyCap

PLAIN_MS = 4000
UNDO_MS = 8000


class Toast(QFrame):
    """Floats above the action bar; never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._run_undo: Callable[[], None] | None = None
        self._text = QLabel(self)
        self._undo = QPushButton(icon("undo", "surface"), self.tr("撤销"), self)
        self._undo.setProperty("role", "toast")
        self._undo.clicked.connect(self.undo)
        self._cap = KeyCap("Alt+Z", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        row.addWidget(self._cap)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place above the action bar when a banner takes room from the pages."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence; ``undo`` is offered for eight seconds, also as Alt+Z."""
        self._run_undo = undo
        self._text.setText(in_words(text))
        self._undo.setText(self.tr("撤销"))
        self._undo.setVisible(undo is not None)
        self._cap.setVisible(undo is not None)
        self.setMinimumHeight(40)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(UNDO_MS if undo else PLAIN_MS)

    def text(self) -> str:
        """Return what is said, or nothing once it is gone."""
        return self._text.text() if self.isVisible() else ""

    def can_undo(self) -> bool:
        """Tell whether undo is on offer now."""
        return self.isVisible() and self._run_undo is not None

    def undo(self) -> None:
        """Take back what was said done."""
        run, self._run_undo = self._run_undo, None
        self.hide()
        if run is not None:
            run()

    def place(self) -> None:
        """Stand in the middle above the action bar."""
        host = self.parentWidget()
        if host is not None:
            self.move((host.width() - self.width()) // 2, host.height() - self.height() - 12)
