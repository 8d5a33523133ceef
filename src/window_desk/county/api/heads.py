"""Who waits for the feed to move: no thread and no database connection is held meanwhile.

Runs on the event loop. A push in this process wakes the waiting at once; what other processes write is found
by one cheap look at the county's row every half second, and only while somebody waits.

A few desks hear of an act at once. Many are told in waves: else every act of one desk would cost a page for
each of the others, and a county of 500 desks would do nothing but serve pages of one act.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator

from window_desk.county.store.database import DatabaseBusyError

POLL_S = 0.5

FEW_DESKS = 25
PAUSE_PER_DESK_S = 0.004
_MOST_PAUSE_S = 3.0
_BACKLOG = 200


class Heads:
    """The newest position known to this process."""

    def __init__(self, read_head: Callable[[], Awaitable[int]]) -> None:
        self._read_head = read_head
        self._head = 0
        self._moved = asyncio.Event()
        self._listening = 0
        self._woke_at = 0.0
        self._next_wave: asyncio.TimerHandle | None = None
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

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """One more desk follows the feed by long poll while the block runs."""
        self._listening += 1
        if self._poller is None:
            self._poller = asyncio.get_running_loop().create_task(self._poll())
        try:
            yield
        finally:
            self._listening -= 1

    async def join_wave(self, position: int) -> None:
        """Before a page is read for a listener at ``position``: among many wait for the next wave.

        A desk that is far behind what is known here does not wait.
        """
        if self._head - position > _BACKLOG:
            return
        delay = self._woke_at + self._pause_s() - asyncio.get_running_loop().time()
        if delay > 0 and not self._closed:
            await asyncio.sleep(delay)

    async def wait_beyond(self, position: int, timeout_s: float) -> None:
        """Return when the feed is past ``position``, after the timeout, or at shutdown."""
        until = asyncio.get_running_loop().time() + timeout_s
        with contextlib.suppress(TimeoutError):
            while self._head <= position and not self._closed:
                moved = self._moved
                async with asyncio.timeout_at(until):
                    await moved.wait()

    def close(self) -> None:
        """Let everybody go; the process is about to end."""
        self._closed = True
        if self._next_wave is not None:
            self._next_wave.cancel()
        self._wake_now()

    def _wake(self) -> None:
        loop = asyncio.get_running_loop()
        due = self._woke_at + self._pause_s()
        if loop.time() >= due:
            self._woke_at = loop.time()
            self._wake_now()
        elif self._next_wave is None:
            self._next_wave = loop.call_at(due, self._on_wave)

    def _on_wave(self) -> None:
        self._next_wave = None
        self._woke_at = asyncio.get_running_loop().time()
        self._wake_now()

    def _wake_now(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def _pause_s(self) -> float:
        """How far apart waves are: so that pages for all who listen take a bounded share of a core."""
        many = self._listening - FEW_DESKS
        return min(_MOST_PAUSE_S, PAUSE_PER_DESK_S * many) if many > 0 else 0.0

    async def _poll(self) -> None:
        try:
            while self._listening and not self._closed:
                with contextlib.suppress(DatabaseBusyError):
                    self.note(await self._read_head())
                await asyncio.sleep(POLL_S)
        finally:
            self._poller = None
