"""PostgreSQL's logical replication between counties and their city: publications, subscriptions, their lag.

These statements stand outside transactions, hence a plain connection of psycopg.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from window_desk.county.store.database import DatabaseBusyError
from window_desk.county.store.tables import board_case, board_county, board_site

BOARD_TABLES = (board_county, board_site, board_case)
_PATIENCE_S = 5


class SubscriptionError(Exception):
    """PostgreSQL refused; the message is one sentence with what PostgreSQL said."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One county's subscription as the city sees it. ``address`` may hold a password."""

    county: str
    address: str
    enabled: bool
    copied: bool
    running: bool
    last_message_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlotLag:
    """The county's side: whether the city is connected, and how much log is kept for it."""

    active: bool
    lag_bytes: int
    kept: str


def publish_board(address: str, county: str) -> bool:
    """Offer the county's rows of the board for subscription; ``False`` when that was done before.

    Raises:
        SubscriptionError: the role may not, or ``wal_level`` is not ``logical``.
        DatabaseBusyError: the database does not answer.
    """
    with _connected(address) as connection:
        level = connection.execute("SHOW wal_level").fetchone()
        if level != ("logical",):
            raise SubscriptionError(
                "数据库的 wal_level 不是 logical，市级无法订阅，请设为 logical 并重启数据库。"
            )
        name = publication_of(county)
        known = connection.execute("SELECT 1 FROM pg_publication WHERE pubname = %s", (name,))
        if known.fetchone() is not None:
            return False
        tables = sql.SQL(", ").join(
            sql.SQL("{} WHERE (county = {})").format(
                sql.Identifier(table.name), sql.Literal(county)
            )
            for table in BOARD_TABLES
        )
        connection.execute(
            sql.SQL("CREATE PUBLICATION {} FOR TABLE {}").format(sql.Identifier(name), tables)
        )
    return True


def subscribe(address: str, county: str, county_address: str) -> None:
    """Subscribe the city at ``address`` to ``county``: first a copy of its rows, then every change.

    Raises:
        SubscriptionError: subscribed already, not published, or the role may not.
        DatabaseBusyError: the city's database does not answer.
    """
    name = publication_of(county)
    with _connected(address) as connection:
        known = connection.execute("SELECT 1 FROM pg_subscription WHERE subname = %s", (name,))
        if known.fetchone() is not None:
            raise SubscriptionError(
                f"已经订阅了{county}；要重新复制，请先取消订阅（unsubscribe）。"
            )
        _forget(connection, county)
        connection.execute(
            sql.SQL("CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {}").format(
                sql.Identifier(name),
                sql.Literal(make_conninfo(county_address)),
                sql.Identifier(name),
            )
        )


def unsubscribe(address: str, county: str, *, county_gone: bool) -> None:
    """End a subscription and drop the county's rows.

    ``county_gone`` leaves the slot at the county, which must then be dropped there if it ever comes back.

    Raises:
        SubscriptionError: there is none, or the county does not answer.
        DatabaseBusyError: the city's database does not answer.
    """
    name = sql.Identifier(publication_of(county))
    with _connected(address) as connection:
        if county_gone:
            connection.execute(sql.SQL("ALTER SUBSCRIPTION {} DISABLE").format(name))
            connection.execute(sql.SQL("ALTER SUBSCRIPTION {} SET (slot_name = NONE)").format(name))
        connection.execute(sql.SQL("DROP SUBSCRIPTION {}").format(name))
        _forget(connection, county)


def subscriptions(address: str) -> tuple[Subscription, ...]:
    """Every subscription of the city's database, by county.

    Raises:
        SubscriptionError: the role may not read them.
        DatabaseBusyError: the city's database does not answer.
    """
    with _connected(address) as connection:
        rows = connection.execute(
            """
            SELECT s.subname, s.subconninfo, s.subenabled,
                   NOT EXISTS (SELECT 1 FROM pg_subscription_rel r
                               WHERE r.srsubid = s.oid AND r.srsubstate <> 'r'),
                   a.pid IS NOT NULL, a.last_msg_receipt_time
            FROM pg_subscription s
            JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()
            LEFT JOIN pg_stat_subscription a ON a.subid = s.oid AND a.relid IS NULL
            WHERE s.subname LIKE 'board\\_of\\_%' ORDER BY s.subname
            """
        ).fetchall()
    return tuple(Subscription(_county_of(row[0]), *row[1:]) for row in rows)


def slot_lag(county_address: str, county: str) -> SlotLag | None:
    """What the county keeps for the city; ``None`` where it does not answer or has no such slot."""
    try:
        with _connected(county_address) as connection:
            row = connection.execute(
                "SELECT active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint,"
                " wal_status FROM pg_replication_slots WHERE slot_name = %s",
                (publication_of(county),),
            ).fetchone()
    except (DatabaseBusyError, SubscriptionError):
        return None
    return None if row is None else SlotLag(*row)


def publication_of(county: str) -> str:
    """Name of the publication, the subscription and its slot."""
    return f"board_of_{county}"


def _county_of(name: str) -> str:
    return name.removeprefix("board_of_")


def _forget(connection: psycopg.Connection, county: str) -> None:
    for table in BOARD_TABLES:
        connection.execute(
            sql.SQL("DELETE FROM {} WHERE county = {}").format(
                sql.Identifier(table.name), sql.Literal(county)
            )
        )


@contextmanager
def _connected(address: str) -> Iterator[psycopg.Connection]:
    plain = address.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        with psycopg.connect(plain, autocommit=True, connect_timeout=_PATIENCE_S) as connection:
            yield connection
    except psycopg.OperationalError as error:
        if error.sqlstate is not None and error.sqlstate.startswith("55"):
            raise _refused(error) from error
        raise DatabaseBusyError(type(error).__name__) from error
    except psycopg.Error as error:
        raise _refused(error) from error


def _refused(error: psycopg.Error) -> SubscriptionError:
    said = error.diag.message_primary or type(error).__name__
    return SubscriptionError(f"数据库拒绝了这一步（{said}），请按运行手册检查权限和设置后重试。")
