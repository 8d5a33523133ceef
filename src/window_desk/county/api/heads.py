"""Who waits for the feed to move: no thread and no database connection is held meanwhile.

Runs on the event loop. A push in this process wakes the waiting at once; what other processes write is found
by one cheap look at the county's row every half second, and only while somebody waits.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from window_desk.county.store.database import DatabaseBusyError

POLL_S = 0.5


class Heads:
    """The newest position known to this process."""

    def __init__(self, read_head: Callable[[], Awaitable[int]]) -> None:
        self._read_head = read_head
        self._head = 0
        self._moved = asyncio.Event()
        self._waiting = 0
        self._poller: asyncio.Task[None] | None = None
        self._closed = False

    def note(self, head: int) -> None:
        """The feed is at ``head``; wakes everybody who waits if it moved."""
        if head == self._head:
            return
        self._head = head
        self._wake()

    def note_at_least(self, head: int) -> None:
        """A push reached ``head``; another one may have gone further already."""
        if head > self._head:
            self.note(head)

    async def wait_beyond(self, position: int, timeout_s: float) -> None:
        """Return when the feed is past ``position``, after the timeout, or at shutdown."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout_s
        self._waiting += 1
        if self._poller is None:
            self._poller = loop.create_task(self._poll())
        try:
            while self._head <= position and not self._closed:
                moved = self._moved
                async with asyncio.timeout_at(until):
                    await moved.wait()
        except TimeoutError:
            return
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Let everybody go; the process is about to end."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def _poll(self) -> None:
        try:
            while self._waiting and not self._closed:
                with contextlib.suppress(DatabaseBusyError):
                    self.note(await self._read_head())
                await asyncio.sleep(POLL_S)
        finally:
            self._poller = None
