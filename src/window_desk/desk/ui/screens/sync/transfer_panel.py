"""What goes over the line now, and then into the lists: words, a bar, time left. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QWidget

from window_desk.desk.ui.screens.arriving_words import arriving_words
from window_desk.desk.ui.screens.transfer_words import (
    transfer_word,
    transfer_words,
    worth_telling,
)
from window_desk.desk.use_cases.case_views import ArrivingCases
from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind

_Row = tuple[QLabel, QProgressBar, QLabel]


class TransferPanel(QFrame):
    """One line a kind; a kind that is not under way is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heading = QLabel(self.tr("正在传输"), self)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 3)
        self._nothing = QLabel(self.tr("现在没有传输"), self)
        self._nothing.setProperty("role", "muted")
        grid.addWidget(self._nothing, 1, 0, 1, 3)
        self._rows = {
            kind: self._row(grid, line, transfer_word(kind))
            for line, kind in enumerate(TransferKind, start=2)
        }
        self._lists = self._row(grid, len(TransferKind) + 2, self.tr("进入列表"))
        grid.setColumnStretch(1, 1)

    def show_transfers(
        self, transfers: Sequence[Transfer], arriving: ArrivingCases | None = None
    ) -> None:
        """Show what is under way, and the new cases that do not stand in lists yet."""
        under_way = {each.kind: each for each in worth_telling(transfers)}
        self._nothing.setVisible(not under_way and arriving is None)
        for kind, row in self._rows.items():
            transfer = under_way.get(kind)
            if transfer is None:
                _hide(row)
            else:
                _tell(row, transfer_words(transfer), transfer.done, transfer.total)
        if arriving is None:
            _hide(self._lists)
        else:
            _tell(self._lists, arriving_words(arriving), arriving.listed, arriving.total)

    def told(self) -> list[str]:
        """What is said of each that is under way."""
        rows = (*self._rows.values(), self._lists)
        return [words.text() for name, _bar, words in rows if not name.isHidden()]

    def _row(self, grid: QGridLayout, line: int, name: str) -> _Row:
        bar = QProgressBar(self)
        bar.setTextVisible(False)
        row = (QLabel(name, self), bar, QLabel(self))
        for place, part in enumerate(row):
            grid.addWidget(part, line, place)
        _hide(row)
        return row


def _tell(row: _Row, told: str, done: int, total: int) -> None:
    name, bar, words = row
    bar.setRange(0, total)
    bar.setValue(done)
    words.setText(told)
    bar.setAccessibleName(f"{name.text()} {told}")
    for part in row:
        part.show()


def _hide(row: _Row) -> None:
    for part in row:
        part.hide()
