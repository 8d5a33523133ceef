"""Long work on the writer thread, in chunks that go behind whatever a clerk did meanwhile."""

import logging
from collections.abc import Callable

from window_desk.desk.store.writer import Writer
from window_desk.desk.use_cases.ports import StoreFailureError

_log = logging.getLogger(__name__)


class ChunkedWork:
    """Calls ``do_some`` on the writer thread until it returns False; then lets its memory go."""

    def __init__(self, writer: Writer, do_some: Callable[[], bool], name: str) -> None:
        self._writer = writer
        self._executor = writer.executor
        self._do_some = do_some
        self._name = name
        self._is_queued = False
        self._is_long = False
        self._stopped = False

    def go_on(self) -> None:
        """Queue the next chunk if there is something to do; any number of calls, any thread."""
        self._executor.submit(self._begin)

    def stop(self) -> None:
        """Queue no further chunk; before the store closes, any thread."""
        self._stopped = True

    def _begin(self) -> None:
        if not self._is_queued:
            self._is_queued = True
            self._chunk()

    def _chunk(self) -> None:
        """One chunk, and the next one behind what waits by now."""
        was_long, is_going_on = self._is_long, False
        try:
            if not self._stopped:
                is_going_on = self._do_some()
        except StoreFailureError:
            _log.warning("%s waits: the store could not make a chunk durable", self._name)
        except Exception:  # noqa: BLE001 - nobody waits for the answer of a chunk
            _log.exception("%s stopped", self._name)
        self._is_queued = self._is_long = is_going_on
        if is_going_on:
            self._executor.submit(self._chunk)
        elif was_long and not self._stopped:
            self._writer.let_memory_go()
