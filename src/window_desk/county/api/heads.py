"""Who waits for the feed to move: no thread and no database connection is held meanwhile.

Runs on the event loop. A push in this process wakes the waiting at once; what other processes write is found
by one cheap look at the county's row every half second, and only while somebody waits.

A few desks hear of an act at once. Among many each takes its turn at a moment of its own: else every act of
one desk would cost a page for each of the others at that moment, and pushes would wait behind those pages.
"""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Iterator

from window_desk.county.store.database import DatabaseBusyError

POLL_S = 0.5

FEW_DESKS = 25
_TURN_PER_DESK_S = 0.016
_LONGEST_TURN_S = 10.0
_BACKLOG = 200


class Heads:
    """The newest position known to this process."""

    def __init__(self, read_head: Callable[[], Awaitable[int]]) -> None:
        self._read_head = read_head
        self._head = 0
        self._moved = asyncio.Event()
        self._listening = 0
        self._poller: asyncio.Task[None] | None = None
        self._stopped = asyncio.Event()

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

    async def take_turn(self, position: int, until: float) -> None:
        """Before a page is read for a listener at ``position``: among many, wait for a moment of its own.

        Not past ``until``, by the loop's clock. A desk that is far behind what is known here does not wait,
        and a stop ends all waiting.
        """
        longest = min(self.longest_turn_s(), until - asyncio.get_running_loop().time())
        if longest <= 0 or self._head - position > _BACKLOG:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(random.uniform(0, longest)):  # noqa: S311 - no secret
                await self._stopped.wait()

    def longest_turn_s(self) -> float:
        """How long a desk may wait for its page, so that all listeners take a bounded share of a core."""
        many = self._listening - FEW_DESKS
        return min(_LONGEST_TURN_S, _TURN_PER_DESK_S * many) if many > 0 else 0.0

    async def wait_beyond(self, position: int, until: float) -> None:
        """Return when the feed is past ``position``, at ``until`` by the loop's clock, or at shutdown."""
        with contextlib.suppress(TimeoutError):
            while self._head <= position and not self._stopped.is_set():
                moved = self._moved
                async with asyncio.timeout_at(until):
                    await moved.wait()

    def close(self) -> None:
        """Let everybody go; the process is about to end."""
        self._stopped.set()
        self._wake()

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def _poll(self) -> None:
        try:
            while self._listening and not self._stopped.is_set():
                with contextlib.suppress(DatabaseBusyError):
                    self.note(await self._read_head())
                await asyncio.sleep(POLL_S)
        finally:
            self._poller = None
