"""Until when heavy transfers rest; inline, a number chooses, Enter confirms. Screen's thread."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from window_desk.casework.acts import BEIJING
from window_desk.desk.ui.parts.number_choice import NumberChoice
from window_desk.desk.ui.shell.status_marks import since_words

_OPENS_AT = time(8, 30)


class PausePanel(QFrame):
    """Hidden until it asks; Esc takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._moments: tuple[datetime, ...] = ()
        self._on_until: Callable[[datetime], None] | None = None
        headline = QLabel(self.tr("暂停传输扫描件等大文件；办理环节、下载和取号照常"), self)
        headline.setProperty("role", "heading")
        self.choice = NumberChoice(self.tr("暂停到"), (), columns=3)
        self.choice.entered.connect(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(headline)
        column.addWidget(self.choice)
        self.hide()

    def ask(self, now: datetime, closes_at: time, on_until: Callable[[datetime], None]) -> None:
        """Ask; ``on_until`` gets the moment."""
        self._on_until = on_until
        self._moments = end_moments(now, closes_at)
        self.choice.set_options([since_words(moment, now) for moment in self._moments])
        self.show()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand the moment on."""
        run, place = self._on_until, self.choice.index()
        self.close_panel()
        if run is not None and 0 <= place < len(self._moments):
            run(self._moments[place])

    def close_panel(self) -> None:
        """Rest."""
        self._on_until = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def end_moments(now: datetime, closes_at: time) -> tuple[datetime, ...]:
    """In an hour, at close of business where that is later, and tomorrow morning."""
    local = now.astimezone(BEIJING)
    hour = local.replace(second=0, microsecond=0) + timedelta(hours=1)
    closing = datetime.combine(local.date(), closes_at, BEIJING)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), _OPENS_AT, BEIJING)
    return tuple(sorted({hour, tomorrow, *([closing] if closing > hour else [])}))
