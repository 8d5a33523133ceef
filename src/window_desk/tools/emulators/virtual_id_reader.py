"""A virtual ID-card reader: a SAM-V module on a pty, with cards laid down and taken away by
method or control port.
"""

from pathlib import Path
from typing import Self

from window_desk.tools.emulators.card_record import VirtualCard
from window_desk.tools.emulators.device_lines import PtyLine
from window_desk.tools.emulators.sam_module import SamModule


class VirtualIdReader:
    """A reader that is plugged in as long as it is open; use it as a context manager or `close`
    it.
    """

    def __init__(self, *, pty_link: Path | None = None, finds_again: bool = False) -> None:
        """Plug in; `pty_link` names the link to the pty, which is otherwise in a folder of its
        own.
        """
        self.module = SamModule(finds_again=finds_again)
        self._line = PtyLine(self.module, pty_link)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """The address that the desk's reader driver understands; it stays when plugged in again."""
        return self._line.address

    def close(self) -> None:
        """Unplug for good and join the thread."""
        self._line.close()

    def place(self, card: VirtualCard) -> None:
        """Lay a card down."""
        self.module.place(card)

    def lift(self) -> None:
        """Take the card away."""
        self.module.lift()

    def unplug(self) -> None:
        """Pull the cable out."""
        self._line.unplug()

    def plug(self) -> None:
        """Plug the cable in again."""
        self._line.plug()
