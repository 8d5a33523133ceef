"""The one writer: its thread, its connection, its transactions, and who is told of what changed.

Everything here but ``executor``, ``subscribe`` and ``trouble`` runs on the writer thread.

After a disk failure the store is read-only. A full disk is looked at again before each transaction,
and writing goes on once there is room. After any other failure it stays read-only until the store is
opened again: pages whose flush failed may be gone although a second flush would succeed
(https://wiki.postgresql.org/wiki/Fsync_Errors).
"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from window_desk.desk.store.disk import disk_of, trouble_code, try_room
from window_desk.desk.store.engine import DriverError, Rows, failure_behind
from window_desk.desk.store.failures import failure
from window_desk.desk.store.spare_memory import give_back
from window_desk.desk.use_cases.ports import StoreFailureError

_log = logging.getLogger(__name__)

FOLD_FROM_PAGES: Final = 1_000
"""Pages of the WAL that are not in the database yet; SQLite's own bound."""


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
    """The writer thread and its connection; ``folders`` are those that it writes to."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self.executor = ThreadPoolExecutor(
            1, thread_name_prefix="desk-store-writer", initializer=self._note_thread
        )
        self._thread = 0
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._trouble: StoreFailureError | None = None
        self._newest_trouble: StoreFailureError | None = None
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
        except BaseException:
            self._wait_for_flushes_again(rows)
            raise
        rows.run("PRAGMA synchronous = FULL")

    def _wait_for_flushes_again(self, rows: Rows) -> None:
        """After trouble; a connection that can't be made to wait must take no clerk's act."""
        try:
            rows.run("PRAGMA synchronous = FULL")
        except (DriverError, DBAPIError):
            self.refused(failure("disk_error", disk_of(self._folders[0])))

    @contextmanager
    def transaction(self) -> Iterator[Rows]:
        """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when the block raises.

        Raises :class:`StoreFailureError` when the disk refuses; nothing was then kept.
        """
        self._assert_thread()
        if self._connection is None:
            raise failure("closed")
        self._assert_writable()
        rows = Rows(self._connection)
        try:
            with self._connection.begin():
                yield rows
            self._fold_wal(rows)
        except (DriverError, DBAPIError) as error:
            known = failure_behind(error, disk_of(self._folders[0]))
            if known is None:
                raise
            raise self.refused(known) from error

    @property
    def trouble(self) -> StoreFailureError | None:
        """Why the store is read-only now, or ``None``. Any thread."""
        return self._trouble

    @property
    def newest_trouble(self) -> StoreFailureError | None:
        """The same, also when it is over: what screens may still say. Any thread."""
        return self._newest_trouble

    def look_again(self) -> None:
        """Write again if nothing but room was missing and there is room by now."""
        self._assert_thread()
        if self._trouble is None or self._trouble.code != "disk_full":
            return
        try:
            try_room(self._folders)
        except OSError as error:
            self.refused_by(error)
        else:
            self._trouble = None
            _log.warning("there is room on the disk again: the store writes again")

    def refused_by(self, error: OSError) -> StoreFailureError:
        """The same for a file beside the database; ``filename`` says where it lies."""
        folder = Path(error.filename).parent if error.filename else self._folders[0]
        return self.refused(failure(trouble_code(error), disk_of(folder)))

    def refused(self, known: StoreFailureError) -> StoreFailureError:
        """The disk refused: from now on the store is read-only, unless it was only busy."""
        self._assert_thread()
        if known.code != "busy":
            lasting = failure("read_only", disk_of(self._folders[0]))
            self._trouble = lasting if known.code == "disk_error" else known
            self._newest_trouble = self._trouble
        _log.error("the store could not make something durable: %s", known.code)
        return known

    def let_memory_go(self) -> None:
        """After long work: its pages are of no use to the acts that follow."""
        self._assert_thread()
        if self._connection is not None:
            Rows(self._connection).run("PRAGMA shrink_memory")
        give_back()

    def _fold_wal(self, rows: Rows) -> None:
        """After a commit, when much waits: what was committed stays so even if this fails."""
        try:
            _, frames, folded = rows.all("PRAGMA wal_checkpoint(NOOP)")[0]
            if frames - folded >= FOLD_FROM_PAGES:
                rows.all("PRAGMA wal_checkpoint(PASSIVE)")
        except DriverError as error:
            known = failure_behind(error, disk_of(self._folders[0]))
            if known is None:
                raise
            self.refused(known)

    def _assert_writable(self) -> None:
        self.look_again()
        if self._trouble is not None:
            raise StoreFailureError(self._trouble.code, self._trouble.sentence)

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
