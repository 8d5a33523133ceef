"""A plain list of lines that keeps its place when it is told the same again. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget


class LineList(QListWidget):
    """Lines of text, walked with ↑ ↓."""

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; nothing moves when they stand there already."""
        if self.lines() != list(lines):
            self.clear()
            self.addItems(list(lines))

    def lines(self) -> list[str]:
        """What is shown."""
        return [self.item(number).text() for number in range(self.count())]
