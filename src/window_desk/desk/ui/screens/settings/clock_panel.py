"""What the desk knows of the time, on the settings screen. Screen's thread."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from window_desk.casework.acts import (
    BEIJING,
)
from window_desk.casework.clock_trust import MOVED, SHOWN_MS, ClockTrust, TimeBasis
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.shell.clock_words import (
    ago_words,
    amount_words,
    clock_mark,
    clock_sentence,
)
from window_desk.desk.use_cases.confirm_time import confirmation_objection

_TICK_MS = 1_000


class ClockPanel(QFrame):
    """The PC's time, the county's as the desk reckons it, and whence it knows.

    ``objection_changed`` fires when a supervisor may, or need, no longer vouch for it.
    """

    objection_changed = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._basis = session.clock.trust().basis
        self.setProperty("role", "panel")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        heading = QLabel(self.tr("本机时间"), self)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.pc = self._row(grid, self.tr("电脑时间"))
        self.county = self._row(grid, self.tr("推算的县里时间"))
        self.basis = self._row(grid, self.tr("对时依据"))
        self._mark = ToneMark(Tone.OFF, 10, self)
        self.word = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("role", "caption")
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._mark)
        state.addWidget(self.word, 1)
        row = grid.rowCount()
        grid.addWidget(self._label(self.tr("时钟状态")), row, 0)
        grid.addLayout(state, row, 1)
        grid.addWidget(self.sentence, row + 1, 0, 1, 2)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.refresh)

    def objection(self) -> Refusal | None:
        """Why the clerk at the desk can't vouch for the time now, or ``None``."""
        return confirmation_objection(self._session.clock.trust().basis, self._session.clerk)

    def refresh(self) -> None:
        """Show how things stand at this moment."""
        trust = self._session.clock.trust()
        self.pc.setText(_moment(self._session.clock.now()))
        self.county.setText(self._county_words(trust))
        self.basis.setText(self._basis_words(trust))
        mark = clock_mark(trust)
        self._mark.set_tone(mark.tone)
        self.word.setText(mark.word)
        self.sentence.setText(clock_sentence(trust))
        if trust.basis is not self._basis:
            self._basis = trust.basis
            self.objection_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Go with the time while somebody looks."""
        super().showEvent(event)
        self.refresh()
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._ticking.stop()

    def _county_words(self, trust: ClockTrust) -> str:
        moment = _moment(self._session.now())
        if trust.uncertainty_ms is None or trust.uncertainty_ms <= SHOWN_MS:
            return moment
        return self.tr("{moment}（误差可能达 {amount}）").format(
            moment=moment, amount=amount_words(trust.uncertainty_ms)
        )

    def _basis_words(self, trust: ClockTrust) -> str:
        if trust.proof_age_s is None:
            return self.tr("只有电脑时间，尚未与县里对时")
        age = ago_words(trust.proof_age_s * 1000)
        if trust.confirmed_by:
            clerk = self._session.cache.clerks().get(trust.confirmed_by)
            name = clerk.name if clerk is not None else trust.confirmed_by
            return self.tr("{name}确认，{age}").format(name=name, age=age)
        if trust.doubts & MOVED:
            return self.tr("上次开机时与县里对时，其后电脑时间被调过")
        if trust.basis is TimeBasis.STORED:
            return self.tr("上次开机时与县里对时，{age}").format(age=age)
        return self.tr("与县里对时，{age}").format(age=age)

    def _row(self, grid: QGridLayout, title: str) -> QLabel:
        value = QLabel(self)
        value.setWordWrap(True)
        row = grid.rowCount()
        grid.addWidget(self._label(title), row, 0)
        grid.addWidget(value, row, 1)
        return value

    def _label(self, title: str) -> QLabel:
        label = QLabel(title, self)
        label.setProperty("role", "muted")
        return label


def _moment(instant: datetime) -> str:
    return instant.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S")
