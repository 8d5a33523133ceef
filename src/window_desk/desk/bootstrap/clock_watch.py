"""Looks at the clock every few seconds: says how it is, and has it kept when it was moved.

Screen's thread; what is kept goes through the writer, so that a restart forgets nothing.
"""

from __future__ import annotations

import time

from window_desk.casework.clock_trust import MOVED, ClockDoubt
from window_desk.casework.duties import Duty
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.banner import Banner
from window_desk.desk.ui.shell.clock_words import clock_banner, clock_mark, look_label
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.use_cases.ports import StoreFailureError

KEEP_EVERY_S = 600.0
_BANNER = "clock"


class ClockWatch:
    """Tells of the clock in the status bar, and in a banner what it stops."""

    def __init__(self, window: MainWindow, session: DeskSession) -> None:
        self._window = window
        self._session = session
        self._said = ""
        self._moved: frozenset[ClockDoubt] = frozenset()
        self._kept_s = time.monotonic()

    def look(self) -> None:
        """Read the clock; say and keep what is new."""
        trust = self._session.clock.trust()
        self._window.set_mark(clock_mark(trust))
        if not self._session.is_signed_in:
            return
        supervisor = self._session.clerk.has(Duty.SUPERVISE)
        self._say(clock_banner(trust, supervisor=supervisor))
        moved = trust.doubts & MOVED
        if moved != self._moved or time.monotonic() - self._kept_s > KEEP_EVERY_S:
            self._moved, self._kept_s = moved, time.monotonic()
            self._session.commands.run(
                self._session.journal.keep_time, self._on_kept, self._on_not_kept
            )

    def tell_again(self) -> None:
        """Say everything anew: another clerk, another language."""
        self._said = ""
        self.look()

    def _say(self, sentence: str) -> None:
        """A banner that the clerk put away stays away until there is something else to say."""
        if sentence == self._said:
            return
        self._said = sentence
        if not sentence:
            self._window.clear_banner(_BANNER)
            return
        self._window.show_banner(Banner(_BANNER, Tone.TROUBLE, sentence, look_label(), self._open))

    def _open(self) -> None:
        self._window.show_screen("settings")

    def _on_kept(self, _nothing: None) -> None:
        """The work goes on."""

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, StoreFailureError):
            raise error
        self._session.troubled.emit(error.sentence)
