"""Who holds the one connection of a thread to the county: opens, breaks off and releases it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from window_desk.desk.sync.core.county_link import Connection

_Connection = TypeVar("_Connection", bound=Connection)


class HeldConnection(Generic[_Connection]):
    """``connect(address)`` makes a connection, without talking yet.

    Belongs to the thread that calls it; only :meth:`interrupt` is for others.
    """

    def __init__(self, connect: Callable[[str], _Connection]) -> None:
        self._connect = connect
        self._held: tuple[str, _Connection] | None = None
        self._interrupted = False

    def at(self, address: str) -> _Connection:
        """The connection to ``address``; one to another address is released first."""
        if self._held is None or self._held[0] != address:
            self.close()
            self._held = (address, self._connect(address))
        # looked at after the connection can be seen: one of both threads breaks it off
        if self._interrupted:
            self._held[1].interrupt()
        return self._held[1]

    def interrupt(self) -> None:
        """From any thread: let the call under way fail at once, and every later one."""
        self._interrupted = True
        held = self._held
        if held is not None:
            held[1].interrupt()

    def close(self) -> None:
        """Release the connection."""
        if self._held is not None:
            self._held[1].close()
            self._held = None
