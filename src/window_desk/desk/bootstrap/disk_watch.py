"""Says in a banner that nothing can be saved, as long as that is so. Screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.banner import Banner
from window_desk.desk.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from window_desk.desk.bootstrap.workshop import Workshop


class DiskWatch:
    """Tells of the store's trouble, and has a full disk looked at again until there is room."""

    def __init__(self, window: MainWindow, workshop: Workshop) -> None:
        self._window = window
        self._workshop = workshop
        self._said = ""

    def look(self) -> None:
        """Say what is new; a banner that the clerk put away comes back with the next refusal."""
        trouble = self._workshop.store_trouble()
        sentence = trouble.sentence if trouble is not None else ""
        if sentence != self._said:
            self._window.clear_banner(self._said)
            self._said = sentence
            if sentence:
                self._window.show_banner(Banner(sentence, Tone.TROUBLE, sentence))
        if sentence:
            self._workshop.look_at_disk_again(self.look)
        else:
            self._clear_what_is_over()

    def _clear_what_is_over(self) -> None:
        """A refused act says its trouble itself, and that may be over before anybody looked here."""
        newest = self._workshop.newest_store_trouble()
        if newest is not None:
            self._window.clear_banner(newest.sentence)
