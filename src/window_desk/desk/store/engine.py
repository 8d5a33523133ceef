"""SQLCipher under SQLAlchemy: the keyed connections of the store and what is demanded of them.

SQLAlchemy owns the pool, the connections and the transactions. Statements are fixed SQL and go
straight to the driver's connection: Core's 15 µs a statement would be a third of a receipt.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from window_desk.desk.store.failures import WrongKeyError, failure_of
from window_desk.desk.use_cases.ports import StoreFailureError

_log = logging.getLogger(__name__)

# Older ones can corrupt a WAL file under two connections: https://sqlite.org/wal.html#walresetbug
OLDEST_SQLITE: Final = (3, 51, 3)
PAGE_CACHE_KIB: Final = 8 * 1024
"""Of the writer and of the screen, each. Four times as much makes no difference in speed: what is not
in it lies in the system's cache, and decrypting a page takes some µs. What SQLite sorts stays in
memory up to this size too."""
SMALL_CACHE_KIB: Final = 4 * 1024
"""Of every other thread that reads."""
STATEMENTS_KEPT: Final = 1_024
"""Prepared statements of a connection: more than the program has. Once the driver's cache is full it
parts with the newest first, whatever is used most from then on is prepared at each use."""

_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"cache_size=-{PAGE_CACHE_KIB}",
    "temp_store=MEMORY",
    "busy_timeout=10000",
    "secure_delete=ON",
)

DriverError: Final[type[Exception]] = sqlcipher.Error

Row = tuple[Any, ...]


class Rows:
    """Statements on one connection; never shared by two threads at a time."""

    __slots__ = ("_driver",)

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection

    def all(self, statement: str, *values: object) -> list[Row]:
        """Every row."""
        found: list[Row] = self._driver.execute(statement, values).fetchall()
        return found

    def first(self, statement: str, *values: object) -> Row | None:
        """The first row, or ``None``."""
        found: Row | None = self._driver.execute(statement, values).fetchone()
        return found

    def each(self, statement: str, *values: object) -> Iterable[Row]:
        """The rows one by one; read to the end before the next statement writes."""
        cursor: Iterable[Row] = self._driver.execute(statement, values)
        return cursor

    def run(self, statement: str, *values: object) -> int:
        """Execute; the number of changed rows."""
        changed: int = self._driver.execute(statement, values).rowcount
        return changed

    def run_many(self, statement: str, values: Iterable[Sequence[object]]) -> int:
        """Execute once for each of ``values``; the number of changed rows."""
        changed: int = self._driver.executemany(statement, values).rowcount
        return changed

    def copy_into(self, target: Any) -> None:
        """Copy the whole database into another keyed connection (SQLite's online backup)."""
        self._driver.backup(target)


def keyed_connection(database: Path, key: bytes) -> Any:
    """Open ``database`` with the raw 256-bit ``key``; raises :class:`WrongKeyError`."""
    connection = sqlcipher.connect(
        str(database),
        isolation_level=None,
        check_same_thread=False,
        timeout=10,
        cached_statements=STATEMENTS_KEPT,
    )
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # otherwise SQLCipher prints its own lines on the standard error stream
    connection.execute("PRAGMA cipher_log_level = NONE")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.DatabaseError as error:
        connection.close()
        if _result_code(error) == sqlcipher.SQLITE_NOTADB:
            raise WrongKeyError from error
        raise
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def writing_engine(database: Path, key: bytes) -> Engine:
    """The engine of the one writer: its transactions begin IMMEDIATE.

    It folds the WAL into the database itself: SQLite's own folding after a commit hides its failures.
    """

    def connect() -> Any:
        connection = keyed_connection(database, key)
        connection.execute("PRAGMA wal_autocheckpoint=0")
        return connection

    return _engine(connect, "BEGIN IMMEDIATE", pool_size=1)


def reading_engine(database: Path, key: bytes) -> Engine:
    """The engine of the readers: each sees one WAL snapshot per transaction and cannot write."""

    def connect() -> Any:
        connection = keyed_connection(database, key)
        connection.execute("PRAGMA query_only=ON")
        return connection

    return _engine(connect, "BEGIN", pool_size=4)


def assert_driver(rows: Rows, database: Path) -> None:
    """Refuse a driver that may corrupt or not encrypt; raises ``RuntimeError``."""
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        msg = f"SQLite {sqlcipher.sqlite_version} can corrupt a WAL database"
        raise RuntimeError(msg)
    if rows.first("PRAGMA cipher_version") is None:
        raise RuntimeError("the SQLite driver does not encrypt")
    with database.open("rb") as file:
        if file.read(15) == b"SQLite format 3":
            raise RuntimeError("the database is not encrypted")


def failure_behind(error: BaseException, disk: str) -> StoreFailureError | None:
    """The failure of ``disk`` behind an error of the driver or of SQLAlchemy; ``None`` for a bug."""
    if isinstance(error, DBAPIError):
        return failure_behind(error.orig, disk) if error.orig is not None else None
    return failure_of(_result_code(error), disk) if isinstance(error, DriverError) else None


def _result_code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def _engine(connect: Callable[[], Any], begin: str, pool_size: int) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=16,
    )

    @event.listens_for(engine, "begin")
    def _on_engine_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
