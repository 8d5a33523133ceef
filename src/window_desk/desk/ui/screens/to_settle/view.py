"""To settle: one card an act, with what was done here, what the county says, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.refusals import Refusal
from window_desk.desk.ui import theme
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.case_words import act_word, moment_words, paper_word
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.case_views import (
    SettleEntry,
    Standing,
)
from window_desk.desk.use_cases.settle import settle


class SettleCard(QFrame):
    """One refused or conflicting act."""

    def __init__(self, entry: SettleEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.entry = entry
        conflict = entry.known.standing is Standing.CONFLICT
        act = entry.known.act
        title = QLabel(
            f"{act_word(act.kind)} · {entry.item_name} · {entry.applicant} · {entry.case_number}",
            self,
        )
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        said = entry.known.refusal
        county = sentence_of(said) if said is not None else ""
        verdict = self.tr("与他人办理冲突") if conflict else self.tr("县级未予采纳")
        lines = [
            self.tr("本机办理：{moment}，工号 {clerk}").format(
                moment=moment_words(act.happened_at), clerk=act.clerk
            ),
            f"{verdict}:{county}",
        ]
        lines += [
            self.tr("他人其后：{act}，{moment}，工号 {clerk}").format(
                act=act_word(newer.act.kind),
                moment=moment_words(newer.act.happened_at),
                clerk=newer.act.clerk,
            )
            for newer in entry.newer_acts
        ]
        lines += [
            self.tr("已出文书：{paper} {number}({state}),请收回或告知申请人").format(
                paper=paper_word(paper.kind),
                number=paper.document_number,
                state=print_state_word(paper.state),
            )
            for paper in entry.papers
        ]
        text = QLabel("\n".join(lines), self)
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(text)


class ToSettleScreen(Screen):
    """↑ ↓ choose a card; Enter opens the case, F8 records how it was dealt with."""

    key = "to_settle"

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._cards: list[SettleCard] = []
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._holder)
        self.reason = ReasonPanel()
        self._problem = QLabel()
        self._problem.setProperty("role", "error")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(
            EmptyState(
                self.tr("没有要处理的事"), self.tr("本机办理的环节县级都已采纳。"), "to_settle"
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self._problem)
        column.addWidget(self.reason)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("待处理")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**待处理**：县级没有采纳、或与他人办理冲突的环节。什么都不会丢：原记录保留。\n\n"
            "- Enter 打开办件，按现状重新办理\n"
            "- 已交出的文书要收回或另行告知\n"
            "- 处理完按 F8，写明怎样处理的"
        )

    def on_shown(self) -> None:
        """Ask the cache anew."""
        self.reload()
        self.setFocus()

    def screen_actions(self) -> list[Action]:
        """Open the case, or record how the card was dealt with."""
        some = bool(self._cards)
        none = self.tr("没有要处理的事")
        closed = self._why_closed() if some else none
        return [
            Action("open", self.tr("打开办件"), "Ctrl+O", self._open_current, not closed, closed),
            Action(
                "settle", self.tr("记录处理结果"), "F8", self._ask_resolution, some, none, "primary"
            ),
        ]

    def reload(self) -> None:
        """Show what is to be settled."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [SettleCard(entry) for entry in self._session.cache.to_settle()]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
        self._stack.setCurrentIndex(0 if self._cards else 1)
        self._choose(min(self._current, max(0, len(self._cards) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the cards, open with Enter."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._cards:
            self._choose(min(max(self._current + step, 0), len(self._cards) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        self._current = place
        for number, card in enumerate(self._cards):
            theme.mark(card, "current", number == place)
        if self._cards:
            self._scroll.ensureWidgetVisible(self._cards[place])
        self.actions_changed.emit()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _why_closed(self) -> str:
        """Why the case of the card can't be opened: a refused receipt made no case."""
        case = self._cards[self._current].entry.known.act.case
        if self._session.cache.case_file(case) is not None:
            return ""
        return self.tr("收件未被县级采纳，没有办件可打开，请重新收件")

    def _open_current(self) -> None:
        if self._cards and (why := self._why_closed()):
            self.said.emit(why)
        elif self._cards:
            self._session.go_to("case", self._cards[self._current].entry.known.act.case)

    def _ask_resolution(self) -> None:
        if not self._cards:
            return
        act = self._cards[self._current].entry.known.act.id
        self.reason.ask(self.tr("记录处理结果"), self.tr("怎样处理的"), partial(self._settle, act))

    def _settle(self, act: str, resolution: str) -> None:
        self._problem.setText("")
        self._session.run(
            lambda counter: settle(counter, act, resolution), self._on_settled, self._on_refused
        )

    def _on_settled(self, _nothing: None) -> None:
        self.said.emit(self.tr("已记录处理结果"))
        take_focus(self)

    def _on_refused(self, refusal: Refusal) -> None:
        self._problem.setText(sentence_of(refusal))
