"""Looks again and again at something that comes and goes, and tells of it without flicker."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS = 400
LOOKS = 2
"""So many looks in a row must find something new to be there, or gone, before that is told."""


class SteadyWatch(QObject):
    """``told`` carries what ``look`` found, each time it is another, and ``None`` once it is gone.

    ``look`` is called on the screen's thread and returns at once. What is over within a few tenths of
    a second is never told, and a short gap ends nothing.
    """

    told = Signal(object)

    def __init__(self, look: Callable[[], object | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: object | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_once)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def shown(self) -> object | None:
        """What was told last."""
        return self._shown

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look_once(self) -> None:
        """Look, and tell what is to be told."""
        found = self._look()
        comes_or_goes = (found is None) is not (self._shown is None)
        self._looks = self._looks + 1 if comes_or_goes else 0
        if comes_or_goes and self._looks < LOOKS:
            return
        self._looks = 0
        if found != self._shown:
            self._shown = found
            self.told.emit(found)
