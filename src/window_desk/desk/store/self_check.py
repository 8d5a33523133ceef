"""Once a day: is the database sound, and a copy of it for the day when it is not. A thread of its own.

The copies are encrypted with the same key and lie beside the database, so they help against damage
of the file alone. They are made of a sound database only: damage never replaces the last good copy.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from window_desk.desk.store.durable_files import flush_file, flush_folder
from window_desk.desk.store.engine import DriverError, keyed_connection
from window_desk.desk.store.failures import WrongKeyError

COPY_NAMES: Final = ("cases-copy-1.db", "cases-copy-2.db")
_STEPS: Final = 50_000
_PAGES: Final = 2_000


class CheckStoppedError(Exception):
    """The program is about to end: the check is left for another time."""


def damage_of(connection: Any) -> tuple[str, ...]:
    """What SQLite and SQLCipher find wrong with the database, in their words; empty when it is sound.

    Every page is read as any reader would read it, and its HMAC checked. SQLCipher's own check looks at
    the file alone: after a power cut pages there may be torn that stand whole in the WAL. So it only
    names the pages of a damage that was found.
    """
    found = _said(connection, "PRAGMA quick_check")
    return (*found, *_said(connection, "PRAGMA cipher_integrity_check")) if found else ()


def _said(connection: Any, check: str) -> tuple[str, ...]:
    try:
        return tuple(str(row[0]) for row in connection.execute(check) if row[0] != "ok")
    except DriverError as error:
        return (str(error),)


def check(database: Path, key: bytes) -> tuple[str, ...]:
    """The damage of ``database``, see :func:`damage_of`.

    On a connection of its own: FTS5 checks an older one by what that remembers of the index, and takes
    what was merged since for damage.
    """
    connection = keyed_connection(database, key)
    try:
        return damage_of(connection)
    finally:
        connection.close()


def check_and_copy(database: Path, key: bytes, is_stopped: Callable[[], bool]) -> tuple[str, ...]:
    """Check ``database``; put a copy of a sound one beside it, keeping the copy before.

    Returns the damage, see :func:`damage_of`. Raises :class:`CheckStoppedError`, and ``OSError`` or
    the driver's error where the copy can't be written; the copies before are then as they were.
    """
    try:
        connection = keyed_connection(database, key)
    except WrongKeyError as error:
        # the key opened it this morning: its first page is damaged
        return (error.sentence,)
    try:
        connection.set_progress_handler(is_stopped, _STEPS)
        damage = damage_of(connection)
        if is_stopped():
            raise CheckStoppedError
        if not damage:
            _copy(connection, database, key, is_stopped)
        return damage
    finally:
        connection.close()


def _copy(connection: Any, database: Path, key: bytes, is_stopped: Callable[[], bool]) -> None:
    newest, older = (database.with_name(name) for name in COPY_NAMES)
    beside = newest.with_suffix(".new")
    beside.unlink(missing_ok=True)

    def go_on(*_: object) -> None:
        if is_stopped():
            raise CheckStoppedError

    try:
        target = keyed_connection(beside, key)
        try:
            target.execute("PRAGMA journal_mode=DELETE")
            # one snapshot for the whole copy: otherwise each commit would make it begin anew
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            connection.backup(target, pages=_PAGES, progress=go_on, sleep=0)
            connection.execute("COMMIT")
        finally:
            target.close()
        flush_file(beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if newest.exists():
        newest.replace(older)
    beside.replace(newest)
    flush_folder(database.parent)
