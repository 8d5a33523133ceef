"""A long work in the status bar: a few words and a thin bar, there only while it goes on."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

_BAR_WIDTH = 120


class StatusProgress(QWidget):
    """Hidden until something is told; it never takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        self.hide()

    def tell(self, words: str, done: int, total: int) -> None:
        """Show how far it is; no words end it."""
        self.setVisible(bool(words))
        self._words.setText(words)
        self.setAccessibleName(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(min(done, total))

    def words(self) -> str:
        """Return what is told."""
        return self._words.text()
