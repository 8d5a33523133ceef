"""Bring a database to the newest schema: numbered steps, each in one transaction with its record."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from window_desk.desk.store.engine import Rows, keyed_connection
from window_desk.desk.store.failures import NewerDatabaseError
from window_desk.desk.store.migrations import STEPS

_log = logging.getLogger(__name__)

Step = tuple[int, tuple[str, ...]]

NEWEST_STEP: Final = STEPS[-1][0]


def migrate(
    connection: Connection,
    database: Path,
    key: bytes,
    now: datetime,
    steps: tuple[Step, ...] = STEPS,
) -> None:
    """Take the missing steps; a database with data is copied beside itself first.

    Raises :class:`NewerDatabaseError` before anything is changed.
    """
    rows = Rows(connection)
    taken = _taken(rows)
    newest = steps[-1][0]
    if taken > newest:
        raise NewerDatabaseError(taken, newest)
    missing = [step for step in steps if step[0] > taken]
    if missing and taken > 0:
        back_up(rows, database.with_name(f"{database.stem}-before-step-{missing[0][0]}.db"), key)
    for number, statements in missing:
        with connection.begin():
            _take(rows, number, statements, now)
        _log.info("database brought to step %d", number)


def back_up(rows: Rows, target: Path, key: bytes) -> None:
    """Copy the open database, encrypted with the same key, into the new file ``target``."""
    target.unlink(missing_ok=True)
    copy = keyed_connection(target, key)
    try:
        rows.copy_into(copy)
    finally:
        copy.close()


def _taken(rows: Rows) -> int:
    if rows.first("SELECT 1 FROM sqlite_master WHERE name = 'migration'") is None:
        return 0
    found = rows.first("SELECT coalesce(max(step), 0) FROM migration")
    return int(found[0]) if found is not None else 0


def _take(rows: Rows, number: int, statements: tuple[str, ...], now: datetime) -> None:
    rows.run(
        "CREATE TABLE IF NOT EXISTS migration (step INTEGER PRIMARY KEY, taken_at TEXT NOT NULL)"
    )
    for statement in statements:
        rows.run(statement)
    rows.run("INSERT INTO migration VALUES (?, ?)", number, now.isoformat())
