"""The material checklist: walked with the keys of the numeric pad, at intake and at supplement."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.judgement import (
    KEY_OF,
    NEEDS_REASON,
    MaterialRow,
    judgement_word,
)
from window_desk.desk.ui.parts.material_row import MaterialRowView
from window_desk.desk.ui.shell.key_cap import KeyCap

_JUDGEMENT_OF = {key: judgement for judgement, key in KEY_OF.items()}


class MaterialChecklist(QFrame):
    """↑ ↓ move; 1 合格, 2 缺, 3 不合要求, 4 不适用 judge and go on; 0 judges all as in order.

    ``judged(index, judgement, reason)`` follows each judgement, a reason once it is kept;
    ``all_in_order`` follows 0 after the rows' own signals; ``finished`` when no row is unjudged.
    """

    judged = Signal(object, object, object)
    all_in_order = Signal()
    finished = Signal()
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[MaterialRow] = []
        self._views: list[MaterialRowView] = []
        self._current = -1
        self._pending: Judgement | None = None
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._holder)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._legend = QWidget(self)
        self._legend_row = QHBoxLayout(self._legend)
        self._legend_row.setContentsMargins(10, 4, 10, 6)
        self._legend_row.setSpacing(4)
        self._legend_words: list[QLabel] = []
        for key in ("1", "2", "3", "4", "0"):
            self._legend_row.addWidget(KeyCap(key, self._legend))
            word = QLabel(self._legend)
            word.setProperty("role", "caption")
            self._legend_words.append(word)
            self._legend_row.addWidget(word)
            self._legend_row.addSpacing(6)
        self._legend_row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 4, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._legend)
        self._retranslate()

    def set_rows(self, rows: Sequence[MaterialRow]) -> None:
        """Show these materials; the current row stays where it was if it still exists."""
        self._pending = None
        while len(self._views) > len(rows):
            view = self._views.pop()
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        while len(self._views) < len(rows):
            view = MaterialRowView(len(self._views), self._holder)
            view.pressed.connect(self._on_row_pressed)
            view.reason_kept.connect(self._on_reason_kept)
            view.reason_dropped.connect(self._on_reason_dropped)
            self._column.insertWidget(len(self._views), view)
            self._views.append(view)
        self._rows = list(rows)
        for view, row in zip(self._views, rows, strict=True):
            view.close_reason()
            view.show_row(row)
        self.set_current(min(max(self._current, 0), len(rows) - 1))

    def rows(self) -> tuple[MaterialRow, ...]:
        """Return the materials as they are judged now."""
        return tuple(self._rows)

    def current_index(self) -> int:
        """Return the row the keys work on, -1 where there is none."""
        return self._current

    def set_current(self, index: int) -> None:
        """Move to a row."""
        self._current = index
        for number, view in enumerate(self._views):
            view.set_current(number == index and (self.hasFocus() or view.editing()))
        if 0 <= index < len(self._views):
            self._scroll.ensureWidgetVisible(self._views[index], 0, 24)
            self.moved.emit(index)

    def set_judgement(self, index: int, judgement: Judgement | None, reason: str = "") -> None:
        """Show a judgement without a signal, as when a draft comes back."""
        self._rows[index] = replace(
            self._rows[index],
            judgement=judgement,
            reason=reason,
            error="",
        )
        self._views[index].show_row(self._rows[index])

    def set_error(self, index: int, sentence: str | None) -> None:
        """Say at a row what is wrong; ``None`` takes it away."""
        self._rows[index] = replace(self._rows[index], error=sentence or "")
        self._views[index].show_error(sentence or "")

    def judge(self, index: int, judgement: Judgement, reason: str = "") -> None:
        """Judge a row as the keys do: with a signal; asks for the reason where one is needed."""
        if judgement in NEEDS_REASON and not reason:
            self._pending = judgement
            self.set_current(index)
            self._views[index].ask_reason(judgement)
            return
        was_open = self._any_unjudged()
        self.set_judgement(index, judgement, reason)
        self.judged.emit(index, judgement, reason)
        if was_open and not self._any_unjudged():
            self.finished.emit()

    def judge_all_in_order(self) -> None:
        """Judge every row as in order."""
        was_open = self._any_unjudged()
        for index in range(len(self._rows)):
            self.set_judgement(index, Judgement.IN_ORDER)
            self.judged.emit(index, Judgement.IN_ORDER, "")
        self.all_in_order.emit()
        if was_open:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work the rows from the keyboard; the numeric pad's keys are the same."""
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 5,
            Qt.Key.Key_PageUp: -5,
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._rows or held:
            super().keyPressEvent(event)
        elif step is not None:
            self.set_current(min(max(self._current + step, 0), len(self._rows) - 1))
        elif event.text() == "0":
            self.judge_all_in_order()
        elif event.text() in _JUDGEMENT_OF:
            judgement = _JUDGEMENT_OF[event.text()]
            self.judge(self._current, judgement)
            if judgement not in NEEDS_REASON:
                self._go_on()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row the keys work on."""
        super().focusInEvent(event)
        theme.mark(self, "focused", value=True)
        self.set_current(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the current row step back."""
        super().focusOutEvent(event)
        theme.mark(self, "focused", value=False)
        self.set_current(self._current)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _any_unjudged(self) -> bool:
        return any(row.judgement is None for row in self._rows)

    def _go_on(self) -> None:
        if self._current < len(self._rows) - 1:
            self.set_current(self._current + 1)

    def _on_row_pressed(self, index: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.set_current(index)

    def _on_reason_kept(self, reason: str) -> None:
        judgement, self._pending = self._pending, None
        if judgement is None:
            return
        self._views[self._current].close_reason()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judge(self._current, judgement, reason)
        self._go_on()

    def _on_reason_dropped(self) -> None:
        self._pending = None
        self._views[self._current].close_reason()
        self._views[self._current].show_error(self._rows[self._current].error)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        shown = [judgement_word(judgement) for judgement in KEY_OF] + [self.tr("全部合格")]
        for label, word in zip(self._legend_words, shown, strict=True):
            label.setText(word)
        for view, row in zip(self._views, self._rows, strict=True):
            view.show_row(row)
