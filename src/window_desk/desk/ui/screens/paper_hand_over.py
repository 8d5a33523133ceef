"""Recording that a paper reached the applicant, asked in place on any screen. Screen's thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from window_desk.casework.acts import Act
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.screens.hand_over_panel import HandOver, HandOverPanel
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.notify import hand_over_notice, hand_over_paper

HandingOver = Callable[[Counter, HandOver], Act]


class PaperHandOver(QObject):
    """Asks by a panel and saves the answer; ``said`` tells it done, ``closed`` that it is over."""

    said = Signal(str)
    closed = Signal()

    def __init__(self, session: DeskSession, panel: HandOverPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel

    def ask(
        self, headline: str, detail: str, recipient: str, use_case: HandingOver, done: str
    ) -> None:
        """Ask; ``use_case`` records the answer, ``done`` is then said."""
        self._panel.ask(
            headline,
            detail,
            recipient,
            partial(self._hand_over, use_case, done),
            self.closed.emit,
        )

    def _hand_over(self, use_case: HandingOver, done: str, answer: HandOver) -> None:
        self._session.run(
            lambda counter: use_case(counter, answer),
            partial(self._on_handed_over, done),
            self._panel.tell_refusal,
        )

    def _on_handed_over(self, done: str, _act: Act) -> None:
        self._panel.close_panel()
        self.said.emit(done)
        self.closed.emit()


def handing_over_notice(case: str) -> HandingOver:
    """Record the hand-over of the newest notice of ``case``."""

    def use_case(counter: Counter, answer: HandOver) -> Act:
        return hand_over_notice(counter, case, answer.recipient, answer.means, answer.evidence)

    return use_case


def handing_over_paper(case: str, paper_act: str) -> HandingOver:
    """Record the hand-over of the paper that ``paper_act`` made."""

    def use_case(counter: Counter, answer: HandOver) -> Act:
        return hand_over_paper(
            counter, case, paper_act, answer.recipient, answer.means, answer.evidence
        )

    return use_case
