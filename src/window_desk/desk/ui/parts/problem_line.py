"""The line that says what stood against the last step. Screen's thread."""

from PySide6.QtWidgets import QLabel, QWidget


class ProblemLine(QLabel):
    """A sentence about what is in focus; it stays while lists are filled anew around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what stands against it; an empty sentence takes the line away."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def look_at(self, about: str) -> None:
        """``about`` is in focus now; what was said of anything else is over."""
        if about != self._about:
            self._about = about
            self.tell("")
