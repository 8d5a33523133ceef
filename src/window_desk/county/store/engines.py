"""Engines for the county's database: PostgreSQL through psycopg, or an embedded SQLite file.

The embedded file uses the SQLite inside ``sqlcipher3``, unkeyed: older ones, the standard library's
among them, can corrupt a WAL file under two connections.
"""

import time
from pathlib import Path

import psycopg
from psycopg import IsolationLevel
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlcipher3 import dbapi2 as sqlcipher

_LEAST_SQLITE = (3, 51, 3)
_POOL_SIZE = 8
_STATEMENTS_KEPT = 1_024
"""More than the program has: the driver parts with the least used, which migrations make the newest ones."""
# Used within this time, a connection is taken for alive: asking is one more way there and back.
_ALIVE_S = 1.0
_LAST_USED = "county_last_used"
_BUSY_TIMEOUT_S = 10
# Of several hosts each is tried for so long; a host that went without a word is given up after 10 s.
_PATIENCE = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=0",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
    f"busy_timeout={_BUSY_TIMEOUT_S * 1000}",
)

APPLICATION = "window-desk county"
"""What the county's sessions are called on PostgreSQL."""
_WRONG_FORM = "数据库地址格式不对，请写成 sqlite:///文件路径 或 postgresql://用户@主机/库名。"

WRITING = "county_writing"
"""Execution option of a connection that is going to write."""


UNREPLICATED = "county_unreplicated"
"""Key in a connection's ``info``: its last commit was told before a standby had it."""


class DatabaseAddressError(ValueError):
    """The database address is neither ``sqlite:///path`` nor ``postgresql://…``."""


def open_engine(address: str) -> Engine:
    """The engine for ``sqlite:///path`` or ``postgresql://user@host/name``.

    The latter may be anything that libpq takes, several hosts among it:
    ``postgresql://user@a:5432,b:5432/name?target_session_attrs=read-write``.

    Raises:
        DatabaseAddressError: another kind of address, or SQLite without a file.
    """
    plain = address.replace("postgresql+psycopg://", "postgresql://", 1)
    if plain.startswith(("postgresql://", "postgres://")):
        return _postgresql(plain)
    try:
        url = make_url(address)
    except ArgumentError:
        raise DatabaseAddressError(_WRONG_FORM) from None
    if url.get_backend_name() == "sqlite" and url.database:
        return _sqlite(Path(url.database))
    raise DatabaseAddressError(
        "只支持 PostgreSQL 或 SQLite 文件，请写成 sqlite:///文件路径 或 postgresql://用户@主机/库名。"
    )


def _postgresql(address: str) -> Engine:
    try:
        parameters = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise DatabaseAddressError(_WRONG_FORM) from None
    options = f"{parameters.get('options') or ''} -c lock_timeout={_BUSY_TIMEOUT_S}s".strip()
    engine = create_engine(
        URL.create("postgresql+psycopg"),
        pool_size=_POOL_SIZE,
        max_overflow=0,
        pool_timeout=_BUSY_TIMEOUT_S,
        hide_parameters=True,
        connect_args={
            **_PATIENCE,
            "application_name": APPLICATION,
            **parameters,
            "options": options,
        },
    )

    @event.listens_for(engine, "connect")
    def _heed_warnings(driver: psycopg.Connection, record: ConnectionPoolEntry) -> None:
        def heed(diagnostic: psycopg.errors.Diagnostic) -> None:
            # Whoever cancels a session that waits for the standby turns its commit into a success.
            if diagnostic.source_function == "SyncRepWaitForLSN":
                record.info[UNREPLICATED] = True

        driver.add_notice_handler(heed)

    _ask_after_a_pause(engine)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver says this within its own BEGIN: no statement of its own, no way there and back.
        driver = connection.connection.driver_connection
        if not isinstance(driver, psycopg.Connection):
            return
        writing = bool(connection.get_execution_options().get(WRITING))
        driver.isolation_level = (
            IsolationLevel.READ_COMMITTED if writing else IsolationLevel.REPEATABLE_READ
        )
        driver.read_only = not writing

    return engine


def _ask_after_a_pause(engine: Engine) -> None:
    """Try a connection that lay idle before it is given out; the pool replaces one that is dead."""

    @event.listens_for(engine, "checkin")
    def _note_use(_driver: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info[_LAST_USED] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _ping(driver: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        now = time.monotonic()
        if now - record.info.get(_LAST_USED, now) <= _ALIVE_S:
            return
        try:
            engine.dialect.do_ping(driver)
        except psycopg.Error:
            raise DisconnectionError from None


def _sqlite(path: Path) -> Engine:
    if sqlcipher.sqlite_version_info < _LEAST_SQLITE:
        raise DatabaseAddressError(
            f"SQLite {sqlcipher.sqlite_version} 过旧，请安装 sqlcipher3 0.6.4 或更新版本。"
        )
    path.parent.mkdir(parents=True, exist_ok=True)

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_TIMEOUT_S,
            cached_statements=_STATEMENTS_KEPT,
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=_POOL_SIZE,
        max_overflow=0,
        pool_timeout=_BUSY_TIMEOUT_S,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
