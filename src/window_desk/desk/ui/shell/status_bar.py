"""The bar at the bottom: line, printer, reader, clock error; each opens its page.

State is told by shape, word and colour. The words are made by ``status_marks``.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QWidget

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.icon_label import IconLabel
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.status_progress import StatusProgress

STATUS_KEYS = ("line", "printer", "reader", "clock")
_ICONS = {"line": "line", "printer": "printer", "reader": "reader", "clock": "clock"}


@dataclass(frozen=True, slots=True)
class StatusMark:
    """One light of the status bar: ``word`` in short, ``detail`` on hover."""

    key: str
    tone: Tone
    word: str
    detail: str = ""


class _StatusButton(QPushButton):
    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("role", "status")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._shape = ToneMark(Tone.OFF, 10, self)
        self._word = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(_ICONS[key], "muted", 16, self))
        row.addWidget(self._shape)
        row.addWidget(self._word)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_mark(self, mark: StatusMark) -> None:
        self._shape.set_tone(mark.tone)
        self._word.setText(mark.word)
        quiet = mark.tone in {Tone.GOOD, Tone.NEUTRAL}
        theme.mark(self._word, "tone", "" if quiet else mark.tone.value)
        detail = in_words(mark.detail)
        self.setToolTip(detail or mark.word)
        self.setAccessibleName(mark.word)
        self.setAccessibleDescription(detail)
        row = self.layout()
        if row is not None:
            self.setMinimumWidth(row.sizeHint().width())

    def word(self) -> str:
        return self._word.text()


class StatusBar(QWidget):
    """Four lights that are always there, and a long work while one goes on."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.current().px("status_bar"))
        self._buttons: dict[str, _StatusButton] = {}
        self.progress = StatusProgress(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for key in STATUS_KEYS:
            button = _StatusButton(key, self)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[key] = button
            row.addWidget(button)
            if key == "line":
                row.addWidget(self.progress)
                row.addStretch(1)

    def set_mark(self, mark: StatusMark) -> None:
        """Show the state of ``mark.key``, one of ``STATUS_KEYS``."""
        self._buttons[mark.key].show_mark(mark)

    def word(self, key: str) -> str:
        """Return the word that stands at a light."""
        return self._buttons[key].word()

    def button(self, key: str) -> QAbstractButton:
        """Return the light itself, to press it."""
        return self._buttons[key]

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _StatusButton):
            self.opened.emit(sender.key)
