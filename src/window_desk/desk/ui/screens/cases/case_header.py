"""The head of a case: item, number, applicant, state, warnings, clock bar. Screen's thread."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from window_desk.casework.case import Case
from window_desk.casework.identifiers import mask_slip
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.clock_bar import ClockBar
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.screens.case_words import clock_model, state_word
from window_desk.desk.ui.screens.cases.case_warnings import CaseWarning

MOST_WARNINGS = 3


class CaseHeader(QWidget):
    """Says which case this is and what presses; the clock bar below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._subtitle = QLabel(self)
        self._subtitle.setProperty("role", "muted")
        for words in (self._title, self._subtitle):
            words.setWordWrap(True)
        self._warnings: tuple[CaseWarning, ...] = ()
        self._lines: list[QWidget] = []
        self._warning_column = QVBoxLayout()
        self._warning_column.setSpacing(2)
        self.clock = ClockBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addLayout(self._warning_column)
        column.addWidget(self.clock)

    def show_case(
        self,
        case: Case,
        warnings: Sequence[CaseWarning],
        calendar: WorkdayCalendar,
        today: date,
        revealed: str = "",
    ) -> None:
        """Show a case; ``revealed`` is the whole ID number where the clerk asked for it."""
        self._title.setText(case.terms.name)
        identity = case.person.id_number if case.person is not None else ""
        number = revealed or (mask_slip(identity) if identity else "")
        parts = (case.number, case.applicant_name, number, state_word(case.state))
        self._subtitle.setText(" · ".join(part for part in parts if part))
        self._show_warnings(warnings)
        model = clock_model(case, calendar, today)
        self.clock.setVisible(model is not None)
        self.clock.set_model(model)

    def show_nothing(self) -> None:
        """No case: nothing of the one before stays."""
        self._title.setText(self.tr("没有这个办件"))
        self._subtitle.setText("")
        self._show_warnings(())
        self.clock.hide()

    def warnings(self) -> tuple[CaseWarning, ...]:
        """All that press, those without room here, too."""
        return self._warnings

    def _show_warnings(self, warnings: Sequence[CaseWarning]) -> None:
        if tuple(warnings) == self._warnings:
            return
        self._warnings = tuple(warnings)
        for line in self._lines:
            self._warning_column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(warning) for warning in warnings[:MOST_WARNINGS]]
        more = len(warnings) - MOST_WARNINGS
        if more > 0:
            label = QLabel(self.tr("另有{count}条提示，见“特别程序”页").format(count=more), self)
            label.setProperty("role", "muted")
            self._lines.append(label)
        for line in self._lines:
            self._warning_column.addWidget(line)

    def _line(self, warning: CaseWarning) -> QWidget:
        holder = QWidget(self)
        words = QLabel(warning.sentence, holder)
        words.setWordWrap(True)
        theme.mark(words, "tone", warning.tone.value)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ToneMark(warning.tone, 12, holder))
        row.addWidget(words, 1)
        return holder
