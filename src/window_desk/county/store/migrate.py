"""Brings a database to this program's schema, and refuses one that is newer."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from window_desk.county.store.database import Connection, Database

_SCRIPTS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 8_470_001


class DatabaseTooNewError(Exception):
    """The database was made by a newer program; the message is one Chinese sentence."""


def migrate(database: Database) -> None:
    """Create or update the schema in one transaction; several processes may start at once.

    Raises:
        DatabaseTooNewError: the database holds a revision that this program does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with database.writing() as connection:
        if database.is_postgresql:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        current = _current(connection)
        if current is not None and current not in _known(scripts):
            raise DatabaseTooNewError(
                f"县级数据库由更新版本的程序建立（版本 {current}），本程序不能打开，"
                "请安装新版本后再启动；数据没有改动。"
            )
        if current != scripts.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _known(scripts: ScriptDirectory) -> frozenset[str]:
    return frozenset(script.revision for script in scripts.walk_revisions())
