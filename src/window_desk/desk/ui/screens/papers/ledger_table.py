"""The print ledger as a table: every copy, its state and trouble. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from window_desk.desk.ui.parts.tone import Tone, tone_color
from window_desk.desk.ui.screens.case_words import moment_words, paper_word
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.print_ledger import (
    PrintJob,
    PrintState,
)

_TONES = {
    PrintState.CONFIRMED: Tone.GOOD,
    PrintState.FAILED: Tone.TROUBLE,
    PrintState.UNKNOWN: Tone.NOTICE,
}
_SHAPES = {
    PrintState.QUEUED: "○",
    PrintState.SENDING: "◔",
    PrintState.SENT: "◑",
    PrintState.CONFIRMED: "●",
    PrintState.FAILED: "◆",
    PrintState.UNKNOWN: "▲",
    PrintState.CANCELLED: "–",
}


class LedgerTable(QTableWidget):
    """Copies, newest first; ``moved`` says which one is in focus."""

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._jobs: tuple[PrintJob, ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        for place, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(place, mode)
        self.currentCellChanged.connect(self._on_current_cell_changed)

    def set_jobs(self, jobs: Sequence[PrintJob]) -> None:
        """Show these copies; the one in focus stays if it is still there."""
        before = self.current_job()
        self._jobs = tuple(jobs)
        self.setHorizontalHeaderLabels(
            [self.tr("状态"), self.tr("文书"), self.tr("编号"), self.tr("份次"), self.tr("时间")]
        )
        self.setRowCount(len(self._jobs))
        for line, job in enumerate(self._jobs):
            state = QTableWidgetItem(f"{_SHAPES[job.state]} {print_state_word(job.state)}")
            if job.state in _TONES:
                state.setForeground(tone_color(_TONES[job.state]))
            copy = self.tr("第{copy}份").format(copy=job.copy_number)
            cells = (paper_word(job.kind), job.document_number, copy, moment_words(job.changed_at))
            self.setItem(line, 0, state)
            for place, text in enumerate(cells, start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(in_words(job.trouble) or text)
                self.setItem(line, place, item)
        kept = next(
            (n for n, job in enumerate(self._jobs) if before is not None and job.id == before.id), 0
        )
        if self._jobs:
            self.setCurrentCell(kept, 0)

    def select(self, job_id: str) -> None:
        """Go to a copy; one that is not in the list changes nothing."""
        for line, job in enumerate(self._jobs):
            if job.id == job_id:
                self.setCurrentCell(line, 0)

    def current_job(self) -> PrintJob | None:
        """The copy in focus."""
        line = self.currentRow()
        return self._jobs[line] if 0 <= line < len(self._jobs) else None

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new theme."""
        if event.type() == QEvent.Type.PaletteChange and self._jobs:
            self.set_jobs(self._jobs)
        super().changeEvent(event)

    def _on_current_cell_changed(self, line: int, _column: int, before: int, _c: int) -> None:
        if line != before:
            self.moved.emit(self.current_job())
