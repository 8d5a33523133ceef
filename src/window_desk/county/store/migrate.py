"""Brings a database to this program's schema, and refuses one that is newer."""

import logging
import random
import time
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError

from window_desk.county.store.database import Connection, Database, DatabaseBusyError

_SCRIPTS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 8_470_001
# Shorter than PostgreSQL's deadlock_timeout (1 s): where a push and a migration wait for each other it is
# the migration that gives way, and no push queues behind it for longer.
_LOCK_TIMEOUT_MS = 400
_PATIENCE_S = 600.0
_FIRST_PAUSE_S = 0.2
_LONGEST_PAUSE_S = 10.0
_PAUSE_GROWS = 1.5

FIRST_TABLE = "county"
"""What every call reads before it touches any other table.

Whoever holds it alone has met the end of all calls before, and those that come wait without holding
anything. A migration that takes another table first would hold that one while each call that has passed
here waits for it, and they would never be done with each other.
"""

UNFINISHED_RESTORE = "restore_unfinished"
"""A table that stands in a PostgreSQL database while it is being restored."""

logger = logging.getLogger(__name__)


class DatabaseTooNewError(Exception):
    """The database was made by a newer program; the message is one Chinese sentence."""


class RestoreUnfinishedError(Exception):
    """A restore into this database broke off; the message is one Chinese sentence."""


def migrate(database: Database, *, within_restore: bool = False) -> None:
    """Create or update the schema in one transaction, while desks push and other processes start.

    On PostgreSQL one process migrates, the others wait for it. A migration waits for locks only briefly,
    then lets the pushes go first, for longer and longer, ten minutes in all; and once it met others it
    begins with :data:`FIRST_TABLE`. A restore migrates what it
    restored before it is finished (``within_restore``); nobody else may.

    Raises:
        DatabaseTooNewError: the database holds a revision that this program does not know.
        RestoreUnfinishedError: a restore has to be run again first.
        DatabaseBusyError: the database does not answer, or its locks were not to be had.
    """
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    until = time.monotonic() + _PATIENCE_S
    pause_s = _FIRST_PAUSE_S
    if database.is_postgresql and not within_restore:
        _refuse_unfinished_restore(database)
    met_others = False
    while not _attempt(database, config, scripts, take_first_table=met_others):
        met_others = True
        if time.monotonic() > until:
            raise DatabaseBusyError("migration")
        logger.info("migration waits for locks")
        time.sleep(pause_s * random.uniform(0.5, 1.5))  # noqa: S311 - processes part ways
        pause_s = min(pause_s * _PAUSE_GROWS, _LONGEST_PAUSE_S)


def known_revisions() -> frozenset[str]:
    """Every schema revision that this program can open."""
    return _known(ScriptDirectory(str(_SCRIPTS)))


def newest_revision() -> str:
    """The schema revision of this program."""
    return ScriptDirectory(str(_SCRIPTS)).get_current_head() or ""


def revision(connection: Connection) -> str | None:
    """The schema revision of the database, ``None`` of an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _attempt(
    database: Database, config: Config, scripts: ScriptDirectory, *, take_first_table: bool
) -> bool:
    """Whether the schema is this program's now; ``False`` when locks were not to be had."""
    with database.reading() as connection:
        if _is_newest(revision(connection), scripts):
            return True
    try:
        with database.writing() as connection:
            if database.is_postgresql:
                lock = f"SELECT pg_try_advisory_xact_lock({_MIGRATION_LOCK})"
                if not connection.exec_driver_sql(lock).scalar_one():
                    return False
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_LOCK_TIMEOUT_MS}")
            before = revision(connection)
            if not _is_newest(before, scripts):
                if take_first_table and before is not None and database.is_postgresql:
                    connection.exec_driver_sql(f"LOCK TABLE {FIRST_TABLE}")
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                logger.info("schema migrated from %s to %s", before, scripts.get_current_head())
    except DatabaseBusyError as error:
        cause = error.__cause__
        if isinstance(cause, DBAPIError) and isinstance(
            cause.orig, psycopg.errors.LockNotAvailable | psycopg.errors.DeadlockDetected
        ):
            return False
        raise
    return True


def _is_newest(current: str | None, scripts: ScriptDirectory) -> bool:
    if current is not None and current not in _known(scripts):
        raise DatabaseTooNewError(
            f"县级数据库由更新版本的程序建立（版本 {current}），本程序不能打开，"
            "请安装新版本后再启动；数据没有改动。"
        )
    return current == scripts.get_current_head()


def _refuse_unfinished_restore(database: Database) -> None:
    statement = f"SELECT to_regclass('{UNFINISHED_RESTORE}')"
    with database.reading() as connection:
        found = connection.exec_driver_sql(statement).scalar_one()
    if found is not None:
        raise RestoreUnfinishedError(
            "这个数据库上次恢复没有完成，请用同一备份重新运行 restore（加 --replace）后再启动。"
        )


def _known(scripts: ScriptDirectory) -> frozenset[str]:
    return frozenset(script.revision for script in scripts.walk_revisions())
