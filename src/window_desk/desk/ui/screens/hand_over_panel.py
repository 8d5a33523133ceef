"""Asks how a paper reached the applicant: only now it counts as told. Screen's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from window_desk.casework.acts import HandOverMeans
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.parts.number_choice import NumberChoice
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.screens.hand_over_words import means_word
from window_desk.desk.ui.screens.take_focus import take_focus

_MEANS = tuple(HandOverMeans)


@dataclass(frozen=True, slots=True)
class HandOver:
    """How a paper reached whom; ``evidence`` is empty for a signature."""

    recipient: str
    means: HandOverMeans
    evidence: str


class HandOverPanel(QFrame):
    """Enter: signed and handed over. 2 or 3: sent, with its number. Esc: later, from the case.

    It stays open, and takes no second answer, until :meth:`close_panel` or :meth:`tell_refusal`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._on_handed: Callable[[HandOver], None] | None = None
        self._on_later: Callable[[], None] | None = None
        self._busy = False
        self._headline = QLabel(self)
        self._headline.setProperty("role", "heading")
        self._headline.setWordWrap(True)
        self._detail = QLabel(self)
        self._detail.setWordWrap(True)
        self.means = NumberChoice(
            self.tr("送达方式"), [means_word(means) for means in _MEANS], label_width=76
        )
        self.recipient = FieldEdit(self.tr("签收人"), required=True, label_width=76)
        self.evidence = FieldEdit("", required=True, label_width=76)
        self._problem = ProblemLine(self)
        self._later = QPushButton(self.tr("稍后送达 (Esc)"), self)
        self._done = QPushButton(self)
        self._done.setProperty("role", "primary")
        self._later.clicked.connect(self._decline)
        self._done.clicked.connect(self._confirm)
        self.means.chosen.connect(self._on_means_chosen)
        self.means.entered.connect(self._on_means_entered)
        self.recipient.line.returnPressed.connect(self._on_means_entered)
        self.evidence.line.returnPressed.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (
            self._headline,
            self._detail,
            self.means,
            self.recipient,
            self.evidence,
            self._problem,
        ):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setFocusProxy(self.means)
        self._on_means_chosen(0)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether an answer is still awaited."""
        return self._on_later is not None

    def ask(
        self,
        headline: str,
        detail: str,
        recipient: str,
        on_handed: Callable[[HandOver], None],
        on_later: Callable[[], None],
    ) -> None:
        """Ask; ``recipient`` is who is likely to sign."""
        self._on_handed, self._on_later = on_handed, on_later
        self._busy = False
        self._headline.setText(headline)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.recipient.set_text(recipient)
        self.evidence.set_text("")
        for edit in (self.recipient, self.evidence):
            edit.set_error(None)
        self._tell("")
        self.means.set_index(0)
        self._on_means_chosen(0)
        self.show()
        take_focus(self.means)

    def tell_refusal(self, refusal: Refusal) -> None:
        """Say what was refused at its field, or else below; what was entered stays."""
        self._busy = False
        edit = {"recipient": self.recipient, "evidence": self.evidence}.get(refusal.field)
        if edit is None or edit.isHidden():
            self._tell(sentence_of(refusal))
        else:
            edit.set_error(sentence_of(refusal))
            take_focus(edit)

    def close_panel(self) -> None:
        """The answer was taken."""
        self._on_handed = self._on_later = None
        self._busy = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it for later; a line has used Enter, which must not go on to the screen."""
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._later.hasFocus():
                self._decline()
            elif self._done.hasFocus():
                self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self._busy or self._on_handed is None:
            return
        means = _MEANS[self.means.index()]
        sent = means is not HandOverMeans.SIGNED
        for edit in (self.recipient, self.evidence) if sent else (self.recipient,):
            if not edit.text():
                edit.set_error(
                    self.tr("未填写，没有编号不能证明已经送达，请填写")
                    if edit is self.evidence
                    else self.tr("未填写，请写明由谁签收")
                )
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._busy = True
        self._tell("")
        evidence = self.evidence.text() if sent else ""
        self._on_handed(HandOver(self.recipient.text(), means, evidence))

    def _decline(self) -> None:
        later = self._on_later
        self.close_panel()
        if later is not None:
            later()

    def _tell(self, sentence: str) -> None:
        self._problem.tell(sentence)

    def _on_means_chosen(self, place: int) -> None:
        means = _MEANS[place]
        signed = means is HandOverMeans.SIGNED
        post = means is HandOverMeans.REGISTERED_POST
        self.evidence.setVisible(not signed)
        self.evidence.set_error(None)
        self.evidence.set_label(self.tr("挂号编号") if post else self.tr("消息编号"))
        self.recipient.set_label(self.tr("签收人") if signed else self.tr("收件人"))
        self._done.setText(self.tr("申请人已签收 (Enter)") if signed else self.tr("已送出 (Enter)"))

    def _on_means_entered(self) -> None:
        if _MEANS[self.means.index()] is HandOverMeans.SIGNED:
            self._confirm()
        else:
            self.evidence.setFocus(Qt.FocusReason.TabFocusReason)
