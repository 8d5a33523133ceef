"""The two bridges between the screen's thread and the others.

``Commands`` sends work to an executor (the store's writer thread) and brings the answer back;
``Notices`` lets any thread have something done on the screen's thread. Both live on the screen's
thread: a worker's signal reaches only a bound method of a ``QObject`` there through a queued
connection, while lambdas and methods of plain objects would run on the worker's thread.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Answer:
    future: "Future[object]"
    on_done: Callable[[object], None]
    on_error: Callable[[Exception], None] | None


class Commands(QObject):
    """Runs jobs on ``executor`` and hands their results to the screen's thread."""

    _answered = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._waiting: set[Future[object]] = set()
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``job`` on the executor; ``on_done`` or ``on_error`` follows on the screen's thread.

        An exception that nobody asked for is raised again on the screen's thread, where the crash
        hook logs and shows it. After ``close`` nothing is run any more.
        """
        if self._closed:
            return
        future: Future[object] = self._executor.submit(job)
        self._waiting.add(future)

        def deliver(done: "Future[object]") -> None:
            self._answered.emit(_Answer(done, on_done, on_error))  # type: ignore[arg-type]

        future.add_done_callback(deliver)

    def busy(self) -> bool:
        """Tell whether an answer is still on its way."""
        return bool(self._waiting)

    def close(self, timeout_s: float = 10.0) -> bool:
        """Wait for running jobs; their answers are no longer delivered. ``False`` if one is late."""
        self._closed = True
        _, late = wait(self._waiting, timeout=timeout_s)
        return not late

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        self._waiting.discard(answer.future)
        if self._closed or answer.future.cancelled():
            return
        error = answer.future.exception()
        if error is None:
            answer.on_done(answer.future.result())
        elif isinstance(error, Exception) and answer.on_error is not None:
            answer.on_error(error)
        else:
            raise error


class Notices(QObject):
    """Has things done on the screen's thread; ``post`` may be called from any thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], None]) -> None:
        """Have ``act`` called on the screen's thread, after what is already waiting there."""
        self._posted.emit(act)

    @Slot(object)
    def _on_posted(self, act: Callable[[], None]) -> None:
        act()
