"""A row of big numbers with their words. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget


class FigureRow(QWidget):
    """As many numbers as were told first, each with its words below."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        self._figures: list[tuple[QLabel, QLabel]] = []
        for place in range(count):
            number, words = QLabel(self), QLabel(self)
            number.setProperty("role", "title")
            words.setProperty("role", "muted")
            grid.addWidget(number, 0, place)
            grid.addWidget(words, 1, place)
            grid.setColumnStretch(place, 1)
            self._figures.append((number, words))

    def set_figures(self, figures: Sequence[tuple[int, str]]) -> None:
        """Show these numbers and words."""
        for (number, words), (value, told) in zip(self._figures, figures, strict=True):
            number.setText(str(value))
            words.setText(told)

    def figures(self) -> list[tuple[int, str]]:
        """Return what is shown."""
        return [(int(number.text() or 0), words.text()) for number, words in self._figures]
