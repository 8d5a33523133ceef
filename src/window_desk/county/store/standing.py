"""How a county stands: numbers lent and used, acts by result, sizes and partitions. Reads only."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select

from window_desk.county.store.database import Connection
from window_desk.county.store.lost_leases import NOBODY
from window_desk.county.store.tables import applied_act, feed, lease, number_register

_WITHIN = and_(
    number_register.c.county == lease.c.county,
    number_register.c.pool == lease.c.pool,
    number_register.c.serial.between(lease.c.low, lease.c.high),
)


@dataclass(frozen=True, slots=True)
class LeaseUse:
    """One lease, and how many of its numbers the register holds."""

    series: str
    expires_on: str
    leased: int
    used: int


@dataclass(frozen=True, slots=True)
class PartitionSize:
    """One partition of a growing table; ``rows`` is PostgreSQL's estimate, -1 before the first ANALYZE."""

    name: str
    bytes: int
    rows: int


def lease_uses(connection: Connection, county: str, expiring_from: str = "") -> list[LeaseUse]:
    """Every lease with the numbers used out of it, those that expire on a day (ISO) or later.

    What a restore set aside was lent to nobody and is not among them.
    """
    used = select(func.count()).where(_WITHIN).correlate(lease).scalar_subquery()
    rows = connection.execute(
        select(lease.c.series, lease.c.expires_on, lease.c.low, lease.c.high, used).where(
            lease.c.county == county,
            lease.c.desk != NOBODY,
            lease.c.expires_on >= expiring_from,
        )
    )
    return [LeaseUse(series, day, high - low + 1, count) for series, day, low, high, count in rows]


def used_of_set_aside(connection: Connection, county: str) -> dict[str, int]:
    """By series, numbers in use that were lent after a backup which was restored since."""
    rows = connection.execute(
        select(number_register.c.series, func.count())
        .where(_WITHIN, lease.c.county == county, lease.c.desk == NOBODY)
        .group_by(number_register.c.series)
    )
    return dict(rows.all())


def used_by_series(connection: Connection, county: str) -> dict[str, int]:
    """How many numbers of each series the register holds."""
    columns = number_register.c
    rows = connection.execute(
        select(columns.series, func.count())
        .where(columns.county == county)
        .group_by(columns.series)
        .order_by(columns.series)
    )
    return dict(rows.all())


def acts_by_status(connection: Connection, county: str) -> dict[str, int]:
    """How many acts were applied, in conflict, refused."""
    columns = applied_act.c
    rows = connection.execute(
        select(columns.status, func.count())
        .where(columns.county == county)
        .group_by(columns.status)
    )
    return dict(rows.all())


def recorded_at_ms(connection: Connection, county: str, position: int) -> int | None:
    """When this position of the feed was written, or ``None``."""
    return connection.execute(
        select(feed.c.recorded_at_ms).where(feed.c.county == county, feed.c.position == position)
    ).scalar_one_or_none()


def database_bytes(connection: Connection) -> int:
    """Size of the whole database on disk."""
    if connection.dialect.name == "postgresql":
        statement = "SELECT pg_database_size(current_database())"
    else:
        statement = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    size: int = connection.exec_driver_sql(statement).scalar_one()
    return size


def partitions(connection: Connection) -> list[PartitionSize]:
    """The partitions of the growing tables, with indexes; empty on SQLite."""
    if connection.dialect.name != "postgresql":
        return []
    rows = connection.exec_driver_sql(
        "SELECT c.relname, pg_total_relation_size(c.oid), c.reltuples::bigint FROM pg_inherits i"
        " JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent IN ('feed'::regclass, 'applied_act'::regclass) ORDER BY c.relname"
    )
    return [PartitionSize(name, size, estimate) for name, size, estimate in rows]
