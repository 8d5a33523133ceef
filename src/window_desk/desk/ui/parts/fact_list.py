"""Facts one under the other: a shape, a headline, its lines, and a warning where one is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; ``warning`` stands below it in the colour of its tone."""

    headline: str
    lines: tuple[str, ...] = ()
    tone: Tone = Tone.NEUTRAL
    warning: str = ""


class _RowView(QFrame):
    def __init__(self, row: FactRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "step")
        headline = QLabel(row.headline, self)
        headline.setProperty("role", "heading")
        headline.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(ToneMark(row.tone, 12, self), 0, 0)
        grid.addWidget(headline, 0, 1)
        for place, line in enumerate((*row.lines, row.warning), start=1):
            if not line:
                continue
            label = QLabel(line, self)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            if line is row.warning:
                label.setProperty("role", "heading")
                theme.mark(label, "tone", row.tone.value)
            grid.addWidget(label, place, 1)
        grid.setColumnStretch(1, 1)
        self.setAccessibleName(row.headline)
        self.setAccessibleDescription("\n".join((*row.lines, row.warning)).strip())


class FactList(QScrollArea):
    """Keeps its place when it is told the same again; says ``empty_words`` where there is nothing."""

    def __init__(self, empty_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty_words = empty_words
        self._rows: tuple[FactRow, ...] = ()
        self._show()

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show these."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._show()

    def rows(self) -> tuple[FactRow, ...]:
        """What is shown."""
        return self._rows

    def _show(self) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(_RowView(row, holder))
        if not self._rows:
            empty = QLabel(self._empty_words, holder)
            empty.setProperty("role", "muted")
            empty.setWordWrap(True)
            empty.setContentsMargins(8, 8, 8, 8)
            column.addWidget(empty)
        column.addStretch(1)
        self.setWidget(holder)
