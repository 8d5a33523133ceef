"""Ctrl+K: finds anything – an item, a case, a screen, an action – and goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from window_desk.desk.ui.parts.finder import Finder
from window_desk.desk.ui.parts.finder_delegate import FinderRow

_WIDTH = 640
_HEIGHT = 420
_TOP = 56


@dataclass(frozen=True, slots=True)
class PaletteSource:
    """A place answers come from; ``kind`` is its name for the screen, ``run`` goes to an answer."""

    kind: Callable[[], str]
    provider: Callable[[str], Sequence[FinderRow]]
    run: Callable[[FinderRow], None]
    limit: int = 8


class CommandPalette(QFrame):
    """A panel over the work, closed by Esc, by choosing, or by a click beside it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._sources: list[PaletteSource] = []
        self._found: list[tuple[PaletteSource, FinderRow]] = []
        self._before: QWidget | None = None
        self._finder = Finder(self._answers, "", None, self)
        self._finder.chosen.connect(self._on_finder_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._finder)
        self.hide()

    def add_source(self, source: PaletteSource) -> None:
        """Search there, too; sources answer in the order they were added."""
        self._sources.append(source)

    def open(self) -> None:
        """Come to the front with an empty question."""
        window = self.window()
        self._before = window.focusWidget()
        placeholder = self.tr("查找事项、办件、功能：名称、拼音首字母、编号")
        self._finder.line.setPlaceholderText(placeholder)
        self._finder.line.setAccessibleName(placeholder)
        self.place()
        self.show()
        self.raise_()
        self._finder.set_query("")
        self._finder.focus_search()

    def close_palette(self) -> None:
        """Go away and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def place(self) -> None:
        """Stand in the upper middle of the parent."""
        host = self.parentWidget()
        if host is None:
            return
        width = min(_WIDTH, host.width() - 32)
        height = min(_HEIGHT, host.height() - _TOP - 32)
        self.setGeometry((host.width() - width) // 2, _TOP, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Close when the language changes: the answers are in the old one."""
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.close_palette()
        super().changeEvent(event)

    def _answers(self, query: str) -> Sequence[FinderRow]:
        self._found = []
        shown = []
        for source in self._sources:
            for row in list(source.provider(query))[: source.limit]:
                shown.append(
                    FinderRow(
                        str(len(self._found)), row.title, row.detail, row.mark or source.kind()
                    ),
                )
                self._found.append((source, row))
        return shown

    def _on_finder_chosen(self, shown: FinderRow) -> None:
        source, row = self._found[int(shown.key)]
        self.close_palette()
        source.run(row)
