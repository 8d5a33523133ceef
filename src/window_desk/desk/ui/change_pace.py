"""How often screens are told that what they show may be stale. Screen's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

LEAST_BETWEEN_MS = 250


class ChangePace(QObject):
    """``due`` comes at once after a change, and where changes come in a row, not more often than
    they can be looked at; the last of them is always followed by one."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_more = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(LEAST_BETWEEN_MS)
        self._resting.timeout.connect(self._on_rested)

    def note(self) -> None:
        """Something changed."""
        if self._resting.isActive():
            self._is_more = True
            return
        self._is_more = False
        self._resting.start()
        self.due.emit()

    def stop(self) -> None:
        """Tell of nothing any more that waits."""
        self._resting.stop()

    def _on_rested(self) -> None:
        if self._is_more:
            self.note()
