"""The hands of the demo's clerk: key presses into whatever has the focus, and eyes that wait.

Screen's thread. There is no mouse here and no way to call an action.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_LOOK_EVERY_MS = 5
_PATIENCE_S = 25.0


class DeskStuckError(Exception):
    """What the clerk waited for never came."""


class Hands:
    """Presses keys in ``window``; ``presses`` counts them, an input method's characters too."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.presses = 0

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self._focus(), key, modifier)
            self.presses += 1
        QApplication.processEvents()

    def alt(self, key: Qt.Key) -> None:
        """Press a key with Alt."""
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def enter(self) -> None:
        """Press Enter."""
        self.key(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type a text; Chinese comes from an input method, as a commit of the whole text."""
        if text.isascii():
            QTest.keyClicks(self._focus(), text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(self._focus(), committed)
        self.presses += len(text)
        QApplication.processEvents()

    def wait(
        self, condition: Callable[[], object], what: str, patience_s: float = _PATIENCE_S
    ) -> None:
        """Look until ``condition`` holds; raises :class:`DeskStuckError` naming ``what``."""
        end = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > end:
                raise DeskStuckError(what)
            QTest.qWait(_LOOK_EVERY_MS)

    def rest(self, seconds: float) -> None:
        """Let the program go on for a while."""
        QTest.qWait(round(seconds * 1000))

    def _focus(self) -> QWidget:
        for widget in (QApplication.focusWidget(), self._window.focusWidget()):
            if isinstance(widget, QWidget):
                return widget
        return self._window
