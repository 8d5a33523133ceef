"""The listening connection: one long poll at a time on a thread of its own.

What it hears goes to ``deliver`` as it came; checking and applying are the sync thread's.
"""

import logging
import threading
from collections.abc import Callable

from window_desk.desk.sync.bug_place import place_of
from window_desk.desk.sync.core.county_link import (
    County,
    FailureReason,
    LineFailureError,
    failed,
)
from window_desk.desk.sync.core.engine import ListeningPoint
from window_desk.desk.sync.core.held_connection import HeldConnection
from window_desk.protocol.messages import MAX_PULL_ENTRIES, PullReply

THREAD_NAME = "sync-ear"
_log = logging.getLogger(__name__)


class Ear:
    """Owner of the listening thread. ``deliver(reply or error)`` is called on that thread."""

    def __init__(
        self,
        connect: Callable[[str], County],
        wait_s: int,
        deliver: Callable[[PullReply | LineFailureError], None],
    ) -> None:
        self._connection = HeldConnection(connect)
        self._wait_s = wait_s
        self._deliver = deliver
        self._changed = threading.Condition()
        self._point: ListeningPoint | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)

    def start(self) -> None:
        """Start the thread; it hears nothing until told where to listen."""
        self._thread.start()

    def listen(self, point: ListeningPoint) -> None:
        """Begin a long poll at ``point``, unless one is under way."""
        with self._changed:
            if self._point is None:
                self._point = point
                self._changed.notify()

    @property
    def listening(self) -> bool:
        """Whether a long poll is under way."""
        with self._changed:
            return self._point is not None

    def interrupt(self) -> None:
        """Break off the long poll and end the thread; from any thread."""
        with self._changed:
            self._closing = True
            self._connection.interrupt()
            self._changed.notify()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread; False when it is still busy."""
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (point := self._next_point()) is not None:
            heard = self._hear(point)
            with self._changed:
                self._point = None
                closing = self._closing
            if not closing:
                self._deliver(heard)
            # up to 2,000 acts, which would lie here until the next poll ends
            del heard
        self._connection.close()

    def _next_point(self) -> ListeningPoint | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._point is not None)
            return None if self._closing else self._point

    def _hear(self, point: ListeningPoint) -> PullReply | LineFailureError:
        try:
            return self._connection.at(point.address).pull(
                point.token,
                point.epoch,
                point.cursor,
                limit=MAX_PULL_ENTRIES,
                wait_s=self._wait_s,
                digest=False,
            )
        except LineFailureError as error:
            _log.info("long poll ended: %s", error.failure.reason.value)
            return error
        except Exception as bug:  # noqa: BLE001 - its message could quote personal data
            _log.error("long poll failed: %s", place_of(bug))
            return failed(FailureReason.MALFORMED, "同步程序出错，已记入日志，会自动重试。")
