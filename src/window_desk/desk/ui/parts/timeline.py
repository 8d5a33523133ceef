"""The time line of a case: its acts, who did them where and when, signed and sent or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.tone import Tone, paint_tone

_GUTTER = 28
_SHAPE = 12


@dataclass(frozen=True, slots=True)
class TimelineAct:
    """One act in words for the screen; ``sent`` says that the county has it, ``doubt`` why its time
    may be wrong.
    """

    when: str
    who: str
    desk: str
    kind: str
    detail: str = ""
    signed: bool = False
    sent: bool = True
    tone: Tone = Tone.NEUTRAL
    doubt: str = ""


class _ActView(QWidget):
    def __init__(self, act: TimelineAct, parent: QWidget, *, first: bool, last: bool) -> None:
        super().__init__(parent)
        self._act, self._first, self._last = act, first, last
        kind = QLabel(act.kind, self)
        kind.setProperty("role", "heading")
        when = QLabel(act.when, self)
        when.setProperty("role", "muted")
        where = QLabel(" · ".join(part for part in (act.who, act.desk) if part), self)
        where.setProperty("role", "muted")
        state = QLabel(self._state_words(), self)
        state.setProperty("role", "caption")
        if act.doubt or not act.sent:
            state.setProperty("tone", "notice")
        state.setToolTip(act.doubt)
        grid = QGridLayout(self)
        grid.setContentsMargins(_GUTTER, 6, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        right = Qt.AlignmentFlag.AlignRight
        grid.addWidget(kind, 0, 0)
        grid.addWidget(when, 0, 1, right)
        grid.addWidget(where, 1, 0)
        grid.addWidget(state, 1, 1, right)
        if act.detail:
            detail = QLabel(act.detail, self)
            detail.setWordWrap(True)
            grid.addWidget(detail, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setAccessibleName(f"{act.when} {act.kind} {act.who} {act.desk} {state.text()}")

    def _state_words(self) -> str:
        signed = self.tr("已用章") if self._act.signed else ""
        sent = self.tr("已上传") if self._act.sent else self.tr("未上传")
        doubtful = self.tr("时钟存疑") if self._act.doubt else ""
        return " · ".join(part for part in (doubtful, signed, sent) if part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("border_strong"), 1.5))
        x = _GUTTER / 2 - 1
        y = 6 + self.fontMetrics().height() / 2 + 1
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - _SHAPE / 2 - 3))
        if not self._last:
            painter.drawLine(QPointF(x, y + _SHAPE / 2 + 3), QPointF(x, self.height()))
        box = QRectF(x - _SHAPE / 2, y - _SHAPE / 2, _SHAPE, _SHAPE)
        paint_tone(painter, self._act.tone, box)
        painter.end()


class Timeline(QScrollArea):
    """Acts from the first to the last, the last one in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._acts: tuple[TimelineAct, ...] = ()
        self._show()

    def set_acts(self, acts: Sequence[TimelineAct]) -> None:
        """Show these acts."""
        if tuple(acts) != self._acts:
            self._acts = tuple(acts)
            self._show()

    def acts(self) -> tuple[TimelineAct, ...]:
        """Return the acts that are shown."""
        return self._acts

    def _show(self) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        last = len(self._acts) - 1
        for number, act in enumerate(self._acts):
            column.addWidget(_ActView(act, holder, first=number == 0, last=number == last))
        column.addStretch(1)
        self.setWidget(holder)
