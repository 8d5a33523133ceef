"""The badges of the rail: counted on a thread of their own, shown on the screen's thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from window_desk.desk.ui.bridge import Commands

if TYPE_CHECKING:
    from window_desk.casework.duties import Clerk
    from window_desk.desk.ui.desk_session import DeskSession
    from window_desk.desk.ui.shell.main_window import MainWindow
    from window_desk.desk.use_cases.case_views import RailCounts


class BadgeWatch(QObject):
    """Has everything counted anew after each change; many changes in a row are one question."""

    def __init__(self, window: MainWindow, session: DeskSession) -> None:
        super().__init__()
        self._window = window
        self._session = session
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="rail-counts")
        self._commands = Commands(self._thread, self)
        self._is_asked = False
        self._is_stale = False
        session.changed.connect(self.ask)
        session.clerk_changed.connect(self.ask)

    def ask(self) -> None:
        """Count what waits on each screen, or once more after the count that is under way."""
        if not self._session.is_signed_in:
            return
        if self._is_asked:
            self._is_stale = True
            return
        self._is_asked, self._is_stale = True, False
        clerk = self._session.clerk
        self._commands.run(
            partial(self._session.cache.rail_counts, clerk),
            partial(self._show, clerk),
            self._on_failed,
        )

    def close(self) -> None:
        """Ask no more, and join the thread."""
        self._commands.close()
        self._thread.shutdown(wait=True)

    def _show(self, clerk: Clerk, counts: RailCounts) -> None:
        self._is_asked = False
        if self._session.is_signed_in and self._session.clerk == clerk:
            self._window.set_badge("sign_off", counts.sign_off)
            self._window.set_badge("papers", counts.papers)
            self._window.set_badge("to_settle", counts.to_settle)
        if self._is_stale:
            self.ask()

    def _on_failed(self, error: Exception) -> None:
        self._is_asked = False
        raise error
