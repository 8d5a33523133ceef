"""The embedded file as a whole: copied while it is in use, and claimed for a restore."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlcipher3 import dbapi2 as sqlcipher

_PAGES_A_STEP = 4_096
_CLAIM_TIMEOUT_S = 1.0


class CopyError(Exception):
    """The file cannot be read or written; the message is SQLite's word for it."""


class InUseError(Exception):
    """Another process has the file open."""


def file_of(address: str) -> Path | None:
    """The file of a ``sqlite:///`` address, ``None`` of another kind of address."""
    # Addresses of PostgreSQL may name several hosts, which SQLAlchemy cannot read.
    if not address.startswith("sqlite"):
        return None
    database = make_url(address).database
    return Path(database) if database else None


def copy_live(source: Path, target: Path, progress: Callable[[int, int], None]) -> None:
    """Copy one snapshot of ``source`` into the new file ``target`` while others read and write.

    The copy has no write-ahead log beside it. It is not flushed. ``progress`` gets pages done and in all.

    Raises:
        CopyError: nothing useful is in ``target``; ``source`` is as it was.
    """
    try:
        with (
            closing(sqlcipher.connect(str(source), isolation_level=None)) as live,
            closing(sqlcipher.connect(str(target), isolation_level=None)) as copy,
        ):
            # An open read transaction keeps the snapshot: else every write would begin the copy anew.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            copy.execute("PRAGMA synchronous=OFF")
            live.backup(
                copy,
                pages=_PAGES_A_STEP,
                progress=lambda _status, left, pages: progress(pages - left, pages),
            )
            as_one_file(copy)
    except sqlcipher.Error as error:
        raise CopyError(str(error)) from error


def settle(path: Path) -> None:
    """Make a database that nobody has open one file without a log; raises :class:`CopyError`."""
    try:
        with closing(sqlcipher.connect(str(path), isolation_level=None)) as connection:
            as_one_file(connection)
    except sqlcipher.Error as error:
        raise CopyError(str(error)) from error


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Keep everybody out of a database file while the block runs; its log is written back into it.

    Raises:
        InUseError: somebody has it open.
        CopyError: it is no database, or cannot be written.
    """
    try:
        with closing(
            sqlcipher.connect(str(path), isolation_level=None, timeout=_CLAIM_TIMEOUT_S)
        ) as connection:
            # Leaving the log mode takes that nobody else has the file open, not even idly.
            as_one_file(connection)
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")
    except sqlcipher.OperationalError as error:
        if "locked" in str(error):
            raise InUseError from error
        raise CopyError(str(error)) from error
    except sqlcipher.Error as error:
        raise CopyError(str(error)) from error


def as_one_file(connection: sqlcipher.Connection) -> None:
    """Take the connection's database out of the log mode."""
    connection.execute("PRAGMA journal_mode=DELETE")
