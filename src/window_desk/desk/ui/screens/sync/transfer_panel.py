"""What goes over the line now: words, a bar, time left. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QWidget

from window_desk.desk.ui.screens.sync.words import transfer_word, transfer_words
from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind


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
        self._rows: dict[TransferKind, tuple[QLabel, QProgressBar, QLabel]] = {}
        for line, kind in enumerate(TransferKind, start=2):
            bar = QProgressBar(self)
            bar.setTextVisible(False)
            row = (QLabel(transfer_word(kind), self), bar, QLabel(self))
            for place, part in enumerate(row):
                grid.addWidget(part, line, place)
                part.hide()
            self._rows[kind] = row
        grid.setColumnStretch(1, 1)

    def show_transfers(self, transfers: Sequence[Transfer]) -> None:
        """Show what is under way; only a snapshot's size nobody knows beforehand."""
        under_way = {
            each.kind: each
            for each in transfers
            if each.total or each.kind is TransferKind.SNAPSHOT
        }
        self._nothing.setVisible(not under_way)
        for kind, (name, bar, words) in self._rows.items():
            transfer = under_way.get(kind)
            for part in (name, bar, words):
                part.setVisible(transfer is not None)
            if transfer is not None:
                bar.setRange(0, transfer.total)
                bar.setValue(transfer.done)
                words.setText(transfer_words(transfer))
                bar.setAccessibleName(f"{name.text()} {words.text()}")

    def told(self) -> list[str]:
        """What is said of each that is under way."""
        return [words.text() for name, _bar, words in self._rows.values() if not name.isHidden()]
