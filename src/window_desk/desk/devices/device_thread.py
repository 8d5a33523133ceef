"""The one thread on which every device is spoken to: a queue of jobs, and pollers served between
them.

No Qt here. The thread is named "devices" and is joined by `close`; callbacks and pollers run on it.
"""

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from window_desk.desk.use_cases.device_values import DeviceError, DeviceTrouble

_logger = logging.getLogger(__name__)
_Result = TypeVar("_Result")
THREAD_NAME = "devices"


class Poller(Protocol):
    """Something that wants a turn on the device thread at times of its own."""

    def next_turn(self) -> float | None:
        """Return the monotonic second of the next turn, or None when it is done for good."""

    def take_turn(self) -> None:
        """Do a bounded piece of work."""

    def give_up(self) -> None:
        """Release what is held; the thread ends or the poller is done."""


class DeviceThread:
    """Owner of the device thread. Every method but those of pollers may be called from any
    thread.
    """

    def __init__(self) -> None:
        """Start the thread."""
        self.stopping = threading.Event()
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._pollers: list[Poller] = []
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], _Result]) -> Future[_Result]:
        """Queue `work`; the future holds its result or its DeviceError.

        A job that had not begun when the thread was closed is cancelled: nothing of it reached a
        device.
        """
        future: Future[_Result] = Future()

        def run() -> None:
            if self.stopping.is_set():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work())
            except DeviceError as error:
                future.set_exception(error)
            except Exception as bug:
                _logger.exception("device job failed")
                future.set_exception(bug)

        with self._gate:
            if self.stopping.is_set():
                future.cancel()
                future.set_running_or_notify_cancel()
                return future
            self._jobs.put(run)
        return future

    def add_poller(self, poller: Poller) -> None:
        """Serve `poller` until it is done; call it on the device thread (inside a submitted
        job).
        """
        if poller not in self._pollers:
            self._pollers.append(poller)

    def close(self, timeout_s: float = 15.0) -> bool:
        """End the thread: the job at work is let finish, the rest cancelled. False if it is still
        busy after that.
        """
        with self._gate:
            if not self.stopping.is_set():
                self.stopping.set()
                self._jobs.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._serve_one_job():
            self._serve_pollers()
        for poller in self._pollers:
            self._guard(poller.give_up)

    def _serve_one_job(self) -> bool:
        """Wait for a job until a poller is due and run it; False once the end of the queue is
        reached.
        """
        with contextlib.suppress(queue.Empty):
            job = self._jobs.get(timeout=self._pause_s())
            if job is None:
                return False
            job()
        return True

    def _pause_s(self) -> float | None:
        """Seconds until a poller is due; none to wait where one is done and must be released."""
        turns = [poller.next_turn() for poller in self._pollers]
        now = time.monotonic()
        return min((max(0.0, (turn or now) - now) for turn in turns), default=None)

    def _serve_pollers(self) -> None:
        if self.stopping.is_set():
            return
        now = time.monotonic()
        for poller in list(self._pollers):
            turn = poller.next_turn()
            if turn is None:
                self._pollers.remove(poller)
                self._guard(poller.give_up)
            elif turn <= now:
                self._guard(poller.take_turn)

    @staticmethod
    def _guard(step: Callable[[], None]) -> None:
        try:
            step()
        except Exception:
            _logger.exception("device poller failed")


def closing_error() -> DeviceError:
    """Return what waiting callers are told when the program closes."""
    return DeviceError(DeviceTrouble.PROGRAM_CLOSING)
