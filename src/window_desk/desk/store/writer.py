"""The one writer: its thread, its connection, its transactions, and who is told of what changed.

Everything here but ``executor`` and ``subscribe`` runs on the writer thread. After a disk failure
the store is read-only until it is opened again.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from window_desk.desk.store.engine import DriverError, Rows, failure_behind
from window_desk.desk.store.failures import failure
from window_desk.desk.use_cases.ports import (
    StoreFailureError,
)

_log = logging.getLogger(__name__)


class Topic(StrEnum):
    """What a committed transaction may have changed."""

    CASES = "cases"
    PRINTS = "prints"
    DRAFTS = "drafts"
    REFERENCE = "reference"
    NUMBERS = "numbers"
    SETTINGS = "settings"
    RECOMPUTED = "recomputed"


@dataclass(frozen=True, slots=True)
class StoreChange:
    """One committed transaction: its topics, and the cases touched when they are few."""

    topics: frozenset[Topic]
    cases: frozenset[str] = frozenset()


Listener = Callable[[StoreChange], None]


class Writer:
    """The writer thread and its connection."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(
            1, thread_name_prefix="desk-store-writer", initializer=self._note_thread
        )
        self._thread = 0
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._failed = False
        self._listeners: list[Listener] = []

    def open(self, engine: Engine) -> Connection:
        """Connect; returns the connection for the checks at the start."""
        self._assert_thread()
        self._engine = engine
        self._connection = engine.connect()
        return self._connection

    def close(self) -> None:
        """Give the connection back; the database's WAL file is folded into it."""
        self._assert_thread()
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    @property
    def rows(self) -> Rows:
        """The writer's connection outside a transaction, for reading."""
        self._assert_thread()
        if self._connection is None:
            raise failure("closed")
        return Rows(self._connection)

    @contextmanager
    def repeatable_transaction(self) -> Iterator[Rows]:
        """The same for work that can be done again: whole or not at all, but not waited for.

        A power cut may take the newest of these back, never one after a :meth:`transaction`, whose
        flush covers all before it (https://sqlite.org/pragma.html#pragma_synchronous).
        """
        if self._connection is None:
            raise failure("closed")
        rows = Rows(self._connection)
        rows.run("PRAGMA synchronous = NORMAL")
        try:
            with self.transaction() as inside:
                yield inside
        finally:
            rows.run("PRAGMA synchronous = FULL")

    @contextmanager
    def transaction(self) -> Iterator[Rows]:
        """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when the block raises.

        Raises :class:`StoreFailureError` when the disk refuses; nothing was then kept.
        """
        self._assert_thread()
        if self._connection is None:
            raise failure("closed")
        if self._failed:
            raise failure("read_only")
        rows = Rows(self._connection)
        try:
            with self._connection.begin():
                yield rows
        except (DriverError, DBAPIError) as error:
            known = failure_behind(error)
            if known is None:
                raise
            raise self.refused(known) from error

    def refused(self, known: StoreFailureError) -> StoreFailureError:
        """The disk refused: from now on the store is read-only, unless it was only busy."""
        self._assert_thread()
        self._failed = known.code != "busy"
        _log.error("the store could not make something durable: %s", known.code)
        return known

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` on the writer thread after each commit that changed something."""
        self._listeners.append(listener)

    def tell(self, change: StoreChange) -> None:
        """Tell all listeners; one that fails is logged and stops nobody."""
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - one listener must not stop the others
                _log.exception("a listener of the store failed")

    def _note_thread(self) -> None:
        self._thread = threading.get_ident()

    def _assert_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("the store is written on its writer thread alone")
