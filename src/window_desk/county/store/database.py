"""The county's database as transactions: many readers, writers one after another on SQLite.

Any thread may call; a connection belongs to the thread that opened the transaction.

After a write or flush of the embedded SQLite file failed, nothing more is written by this process: pages
whose flush failed may be gone although a second flush would succeed. PostgreSQL guards itself.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DataError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlcipher3 import dbapi2 as sqlcipher

from window_desk.county.store.engines import UNREPLICATED, WRITING, open_engine

__all__ = ["Connection", "Database", "DatabaseBusyError"]


_IO_ERROR = 10
"""SQLite's primary result code of a failed read, write or flush (https://www.sqlite.org/rescode.html)."""
_FOLD_FROM_PAGES = 1_000
# The drivers' own errors: statements that go together do not pass SQLAlchemy.
_BUSY_DRIVERS = (
    psycopg.OperationalError,
    psycopg.IntegrityError,
    sqlcipher.OperationalError,
    sqlcipher.IntegrityError,
)

_log = logging.getLogger(__name__)


class DatabaseBusyError(Exception):
    """The database is away, locked, full, or two writers met: nothing is told as written, try again."""


class Database:
    """Transactions on one county database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._disk_failed = False
        # SQLite lets waiting writers starve by its sleeping back-off: here they queue instead.
        self._writer = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @classmethod
    def at(cls, address: str) -> "Database":
        """The database at ``address``, see :func:`engines.open_engine`."""
        return cls(open_engine(address))

    @property
    def is_postgresql(self) -> bool:
        """Whether this is PostgreSQL, where rows are locked one by one."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction on one snapshot; raises :class:`DatabaseBusyError`."""
        with _busy_as_one_error(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction, durable when the block ends, rolled back when it raises.

        Raises:
            DatabaseBusyError: nothing was written, or nobody knows whether (the connection broke, or no
                standby confirmed it); the same call may be tried again.
        """
        self.assert_sound()
        with _busy_as_one_error(), self._writer, self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            try:
                with connection.begin():
                    yield connection
            except (DatabaseError, sqlcipher.Error) as error:
                self._note_disk(error.orig if isinstance(error, DatabaseError) else error)
                raise
            if connection.info.pop(UNREPLICATED, False):
                raise DatabaseBusyError("no standby has confirmed the commit")
            if not self.is_postgresql:
                self._fold_wal(connection)

    def assert_sound(self) -> None:
        """Raise :class:`DatabaseBusyError` once the disk under the embedded file has failed."""
        if self._disk_failed:
            raise DatabaseBusyError("disk failed")

    def _fold_wal(self, connection: Connection) -> None:
        """After a commit, when much waits. SQLite would do it by itself, and hide its failures."""
        driver = connection.connection.driver_connection
        if driver is None:
            return
        try:
            _, frames, folded = driver.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
            if frames - folded >= _FOLD_FROM_PAGES:
                driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except sqlcipher.Error as error:
            self._note_disk(error)

    def _note_disk(self, error: BaseException | None) -> None:
        if int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == _IO_ERROR:
            self._disk_failed = True
            _log.error("the disk of the database failed: nothing is written until a restart")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


@contextmanager
def _busy_as_one_error() -> Iterator[None]:
    try:
        yield
    except (PoolTimeoutError, *_BUSY_DRIVERS) as error:
        raise DatabaseBusyError(type(error).__name__) from error
    except DatabaseError as error:
        # A file that is no database, a lost connection; what is left over is a bug in a statement.
        if isinstance(error, ProgrammingError | DataError) and not error.connection_invalidated:
            raise
        raise DatabaseBusyError(type(error).__name__) from error
