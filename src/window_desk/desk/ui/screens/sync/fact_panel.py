"""Facts in two columns under a heading. Screen's thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone


class FactPanel(QFrame):
    """Names at the left, what holds now at the right."""

    def __init__(self, title: str, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._values: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for line, name in enumerate(names, start=1):
            label = QLabel(name, self)
            label.setProperty("role", "muted")
            value = QLabel(self)
            value.setWordWrap(True)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
            self._values.append(value)
        grid.setColumnStretch(1, 1)

    def tell(self, place: int, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say what holds at ``place``; the tone adds colour to words that say the same."""
        label = self._values[place]
        label.setText(words)
        theme.mark(label, "tone", "" if tone is Tone.NEUTRAL else tone.value)

    def told(self) -> list[str]:
        """What is said."""
        return [label.text() for label in self._values]
