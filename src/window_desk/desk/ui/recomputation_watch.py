"""Asks how far a recomputation of the open cases has come, for as long as one runs. Screen's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.use_cases.deadline_views import Recomputation

ASK_EVERY_MS = 400


class RecomputationWatch(QObject):
    """``told`` carries a :class:`Recomputation` while one runs, and ``None`` once when it ends.

    A running one is asked for every few tenths of a second, so that the bar moves even where the
    store tells of no change.
    """

    told = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Recomputation | None = None
        self._asking = QTimer(self)
        self._asking.setInterval(ASK_EVERY_MS)
        self._asking.timeout.connect(self.ask)
        session.changed.connect(self.ask)

    def ask(self) -> None:
        """Ask once, and again later while a recomputation runs."""
        found = self._session.cache.recomputation()
        if found is None:
            self._asking.stop()
        elif not self._asking.isActive():
            self._asking.start()
        if found != self._shown:
            self._shown = found
            self.told.emit(found)

    def close(self) -> None:
        """Ask no more."""
        self._asking.stop()
