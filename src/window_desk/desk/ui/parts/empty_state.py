"""What stands where there is nothing: a kind sentence and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from window_desk.desk.ui.parts.icon_label import IconLabel


class EmptyState(QWidget):
    """An icon, a sentence, and a quieter line below it."""

    def __init__(
        self,
        sentence: str,
        detail: str = "",
        icon: str = "inbox",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setProperty("role", "heading")
        self._detail = QLabel(self)
        self._detail.setProperty("role", "muted")
        center = Qt.AlignmentFlag.AlignCenter
        for label in (self._sentence, self._detail):
            label.setAlignment(center)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "muted", 40, self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._detail)
        column.addStretch(1)
        self.set_words(sentence, detail)

    def set_words(self, sentence: str, detail: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(sentence)
