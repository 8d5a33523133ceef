"""The outcome panel: what would follow now, in a headline and a few lines, changing as one works."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would follow: ``headline`` in one sentence, ``lines`` each a fact that it rests on."""

    headline: str
    detail: str = ""
    tone: Tone = Tone.NEUTRAL
    lines: tuple[str, ...] = ()


class OutcomePanel(QFrame):
    """A calm card whose ground and shape are the tone of the outcome."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome")
        self._outcome = Outcome("")
        self._shape = ToneMark(Tone.NEUTRAL, 14, self)
        self._headline = QLabel(self)
        self._headline.setProperty("role", "heading")
        self._headline.setWordWrap(True)
        self._detail = QLabel(self)
        self._detail.setWordWrap(True)
        self._lines = QLabel(self)
        self._lines.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._shape)
        head.addWidget(self._headline, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._detail)
        column.addWidget(self._lines)
        self.show_outcome(self._outcome)

    def show_outcome(self, outcome: Outcome) -> None:
        """Say another outcome."""
        self._outcome = outcome
        self._shape.set_tone(outcome.tone)
        theme.mark(self, "tone", outcome.tone.value)
        self._headline.setText(outcome.headline)
        self._detail.setText(outcome.detail)
        self._detail.setVisible(bool(outcome.detail))
        self._lines.setText("\n".join(f"·  {line}" for line in outcome.lines))
        self._lines.setVisible(bool(outcome.lines))
        self.setAccessibleName(outcome.headline)
        self.setAccessibleDescription("\n".join((outcome.detail, *outcome.lines)).strip())

    def outcome(self) -> Outcome:
        """Return what is said."""
        return self._outcome
