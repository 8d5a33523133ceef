"""The refused steps at the left: three lines each, ↑ ↓ to walk. Screen's thread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.elided_label import ElidedLabel
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.screens.to_settle import words
from window_desk.desk.use_cases.case_views import SettleEntry, Standing


class EntryCard(QFrame):
    """One entry; ``pressed`` by the mouse."""

    pressed = Signal(int)

    def __init__(self, entry: SettleEntry, place: int, desk: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry, self._place = entry, place
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tone = Tone.TROUBLE if words.is_grave(entry.known) else Tone.NOTICE
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(ToneMark(tone, 12, self), 0, 0)
        lines = words.entry_lines(entry, desk)
        for line, (text, role) in enumerate(zip(lines, ("heading", "", "muted"), strict=True)):
            label: QLabel = ElidedLabel(text, self)
            label.setProperty("role", role)
            label.setToolTip(text)
            grid.addWidget(label, line, 1)
        grid.setColumnStretch(1, 1)
        self.setAccessibleName("，".join(lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this one."""
        super().mousePressEvent(event)
        self.pressed.emit(self._place)


class EntryList(QScrollArea):
    """Cards one under the other; ``chosen`` gives the place."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[EntryCard] = []

    def show_entries(self, entries: Sequence[SettleEntry], desk: str) -> None:
        """Show these."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self.cards = [EntryCard(entry, place, desk, holder) for place, entry in enumerate(entries)]
        former = sum(entry.known.standing is Standing.QUEUED for entry in entries)
        for place, card in enumerate(self.cards):
            if former and place in {0, former}:
                column.addWidget(self._heading(former, place, holder))
            card.pressed.connect(self.chosen)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(holder)

    def _heading(self, former: int, place: int, parent: QWidget) -> QLabel:
        """Over what a former identity of this PC left unsent, which comes first, and over the rest."""
        heading = QLabel(
            self.tr("原身份未上报的办理环节（{count} 件）").format(count=former)
            if place == 0
            else self.tr("县级没有采纳的环节"),
            parent,
        )
        heading.setProperty("role", "muted")
        return heading

    def mark(self, place: int) -> None:
        """Mark the one in focus and bring it into sight."""
        for number, card in enumerate(self.cards):
            theme.mark(card, "current", number == place)
        if self.cards:
            self.ensureWidgetVisible(self.cards[place])
