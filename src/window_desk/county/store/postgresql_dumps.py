"""PostgreSQL's own ``pg_dump`` and ``pg_restore``, and the databases that they fill."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.exc import DBAPIError

from window_desk.county.store.database import Connection, Database
from window_desk.county.store.engines import APPLICATION
from window_desk.county.store.migrate import UNFINISHED_RESTORE
from window_desk.county.store.tables import metadata

_FOLDERS = "/usr/lib/postgresql"
_LOCK_WAIT = "60s"
_STEP_S = 0.5
_ASIDE = "before_restore"
_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
WHERE n.nspname = %(schema)s AND c.relkind IN ('r', 'p')
AND coalesce(parent.relname, c.relname) = ANY(%(known)s) ORDER BY c.relname
"""
# Made by ourselves where it lacks: only its owner could drop or describe the extension.
_NOT_RESTORED = re.compile(
    r"^\d+;.* (?:EXTENSION|COMMENT) - (?:EXTENSION )?btree_gist", re.MULTILINE
)


class DumpError(Exception):
    """A tool is missing or did not finish; the message is one Chinese sentence."""


def dump(
    address: str, connection: Connection, target: Path, progress: Callable[[int], None]
) -> None:
    """Write the snapshot that ``connection`` reads into the new file ``target``, in the custom format.

    ``progress`` gets the bytes written so far.

    Raises:
        DumpError: ``pg_dump`` is missing, older than the server, or failed.
    """
    snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
    major = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    _run(
        [
            *(_tool("pg_dump", major), "--format=custom", "--no-owner", "--no-privileges"),
            *(f"--exclude-schema={_ASIDE}", f"--exclude-table={UNFINISHED_RESTORE}"),
            *("--no-publications", "--no-subscriptions", f"--lock-wait-timeout={_LOCK_WAIT}"),
            *(f"--snapshot={snapshot}", f"--file={target}", f"--dbname={_plain(address)}"),
        ],
        address,
        lambda: progress(target.stat().st_size if target.exists() else 0),
    )


def restore(address: str, source: Path, progress: Callable[[int], None]) -> None:
    """Put a dump into a database that has none of our tables, in one transaction.

    ``progress`` is called now and then with 0: how far PostgreSQL is cannot be known.

    Raises:
        DumpError: a tool is missing or failed; the database is as it was.
    """
    database = Database.at(address)
    try:
        with database.writing() as connection:
            major = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
    finally:
        database.close()
    tool = _tool("pg_restore", major // 10_000)
    listed = _run([tool, "--list", str(source)], address)
    with tempfile.NamedTemporaryFile("w", suffix=".toc", encoding="utf-8") as contents:
        contents.write(_NOT_RESTORED.sub(r";\g<0>", listed))
        contents.flush()
        _run(
            [
                *(tool, "--no-owner", "--no-privileges", "--single-transaction"),
                *("--exit-on-error", f"--use-list={contents.name}"),
                *(f"--dbname={_plain(address)}", str(source)),
            ],
            address,
            lambda: progress(0),
        )


@contextmanager
def scratch_database(address: str) -> Iterator[str]:
    """The address of an empty database on the same server, dropped when the block ends.

    Raises:
        DumpError: the role may not create databases.
    """
    name = f"window_desk_check_{uuid4().hex[:12]}"
    database = Database.at(address)
    try:
        try:
            _outside_transactions(database, f"CREATE DATABASE {name} TEMPLATE template0")
        except DBAPIError as error:
            raise DumpError(
                "数据库角色不能建临时库，备份没有核查；请用管理员执行 ALTER ROLE … CREATEDB 后重试。"
            ) from error
        try:
            yield urlsplit(address)._replace(path=f"/{name}").geturl()
        finally:
            _outside_transactions(database, f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        database.close()


def may_make_scratch(connection: Connection) -> bool:
    """Whether the role may make the database in which a backup is verified."""
    statement = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    return bool(connection.exec_driver_sql(statement).scalar_one())


def other_sessions(connection: Connection) -> int:
    """How many sessions of other county processes, and of the tools they start, are on this database."""
    count: int = connection.exec_driver_sql(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid()"
        " AND coalesce(application_name, %(ours)s) = %(ours)s"
        " AND coalesce(backend_type, 'client backend') = 'client backend'",
        {"ours": APPLICATION},
    ).scalar_one()
    return count


def mark_unfinished(connection: Connection) -> None:
    """No county starts on this database until the restore is finished."""
    connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {UNFINISHED_RESTORE} ()")


def mark_finished(connection: Connection) -> None:
    """Counties may start on this database again."""
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {UNFINISHED_RESTORE}")


def set_aside(connection: Connection) -> None:
    """Move all our tables into a schema of their own: ``pg_restore`` cannot drop partitions in good order."""
    connection.exec_driver_sql(f"CREATE SCHEMA {_ASIDE}")
    for name in _our_tables(connection, "public"):
        connection.exec_driver_sql(f'ALTER TABLE public."{name}" SET SCHEMA {_ASIDE}')


def take_back(connection: Connection) -> None:
    """Put what was set aside, if anything was, in place of what a restore left."""
    statement = f"SELECT to_regnamespace('{_ASIDE}')"
    if connection.exec_driver_sql(statement).scalar_one() is None:
        return
    for name in _our_tables(connection, "public"):
        connection.exec_driver_sql(f'DROP TABLE IF EXISTS public."{name}" CASCADE')
    for name in _our_tables(connection, _ASIDE):
        connection.exec_driver_sql(f'ALTER TABLE {_ASIDE}."{name}" SET SCHEMA public')
    connection.exec_driver_sql(f"DROP SCHEMA {_ASIDE}")


def forget_aside(connection: Connection) -> None:
    """Drop what was set aside."""
    connection.exec_driver_sql(f"DROP SCHEMA {_ASIDE} CASCADE")


def is_unfinished(connection: Connection) -> bool:
    """Whether a restore into this database broke off."""
    return connection.dialect.has_table(connection, UNFINISHED_RESTORE)


def _our_tables(connection: Connection, schema: str) -> list[str]:
    known = ["alembic_version", *metadata.tables]
    rows = connection.exec_driver_sql(_TABLES, {"schema": schema, "known": known})
    return list(rows.scalars())


def _outside_transactions(database: Database, statement: str) -> None:
    with database.engine.connect() as plain:
        plain.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(statement)


def _plain(address: str) -> str:
    """The address as libpq takes it, without the password: others see a process's arguments."""
    return make_conninfo(**{**_parameters(address), "password": None})


def _parameters(address: str) -> dict[str, Any]:
    return conninfo_to_dict(address.replace("postgresql+psycopg:", "postgresql:", 1))


def _tool(name: str, server_major: int) -> str:
    """The newest ``name`` there is, which must not be older than the server."""
    found: list[tuple[int, str]] = [
        (int(path.parents[1].name), str(path))
        for path in Path(_FOLDERS).glob(f"*/bin/{name}")
        if path.parents[1].name.isdecimal()
    ]
    on_path = shutil.which(name)
    if on_path is not None and not found:
        version = subprocess.run(
            [on_path, "--version"], capture_output=True, text=True, check=False
        )
        match = re.search(r"\s(\d+)", version.stdout)
        found = [(int(match[1]), on_path)] if match else []
    usable = [entry for entry in found if entry[0] >= server_major]
    if not usable:
        raise DumpError(
            f"找不到 {server_major} 版或更新的 {name}，请安装软件包 postgresql-client-{server_major} 后重试。"
        )
    return min(usable)[1]


def _run(command: list[str], address: str, tick: Callable[[], None] | None = None) -> str:
    """What a tool wrote; raises :class:`DumpError` with its last words."""
    password = _parameters(address).get("password")
    environment = {
        **os.environ,
        "PGAPPNAME": APPLICATION,
        "PGOPTIONS": f"-c lock_timeout={_LOCK_WAIT}",
        "LC_ALL": "C.UTF-8",
    }
    if password is not None:
        environment["PGPASSWORD"] = str(password)
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words,
        subprocess.Popen(command, stdout=out, stderr=words, env=environment) as process,
    ):
        try:
            while process.poll() is None:
                if tick is not None:
                    tick()
                try:
                    process.wait(_STEP_S)
                except subprocess.TimeoutExpired:
                    continue
        except BaseException:
            process.terminate()
            raise
        if process.returncode:
            words.seek(0)
            last = ([line for line in words.read().splitlines() if line.strip()] or ["?"])[-1]
            raise DumpError(
                f"{Path(command[0]).name} 没有完成（{last}），请排除原因（磁盘、权限、连接）后重试。"
            )
        out.seek(0)
        return out.read()
