"""Numbers lent after the backup that a county was restored from: nobody knows which, or to whom.

They may stand on paper already. So a new epoch sets a range of every pool aside: it is never lent, and
whoever sends an act with a number of it again is believed, the first time. Pools that the backup does not
know (the next year's, a new template's) are set aside when they are first heard of. See decisions 0028, 0033.
"""

import hashlib
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import desk, lease, number_pool

NOBODY = ""
"""Stands for desk and series of a range that was set aside."""

ANY_POOL = ""
"""Stands for every pool from which nobody drew yet, of the years up to that in which the range expires."""

_LEAST = 1_000
_A_DESK = 400
"""Twice the largest block that a desk asks for."""
_NEXT_YEARS_FROM = timedelta(days=32)
"""Desks ask for the next year's numbers from the first of December on; a day more for their clocks."""
_FOR_EVER = date(9999, 12, 31)


def set_aside(connection: Connection, county: str, epoch: str, today: date) -> None:
    """Let every pool jump over what may have been lent since the backup.

    That is as much as was lent up to it, at least two blocks for every desk.
    """
    desks = connection.execute(
        select(func.count()).select_from(desk).where(desk.c.county == county)
    ).scalar_one()
    least = max(_A_DESK * desks, _LEAST)
    pools = connection.execute(
        select(number_pool.c.pool, number_pool.c.last_serial)
        .where(number_pool.c.county == county)
        .order_by(number_pool.c.pool)
    ).all()
    for number, (pool, last) in enumerate(pools):
        high = last + max(last, least)
        _keep(connection, county, f"{epoch}-{number}"[:64], pool, last + 1, high, _FOR_EVER)
        connection.execute(
            update(number_pool)
            .where(number_pool.c.county == county, number_pool.c.pool == pool)
            .values(last_serial=high)
        )
    before = _unknown(connection, county)
    high, until = before or (0, today)
    connection.execute(
        delete(lease).where(
            lease.c.county == county, lease.c.desk == NOBODY, lease.c.pool == ANY_POOL
        )
    )
    year = max(until.year, (today + _NEXT_YEARS_FROM).year)
    _keep(connection, county, "any-pool", ANY_POOL, 1, high + least, date(year, 12, 31))


def set_unknown_aside(connection: Connection, county: str, pools: Collection[str]) -> None:
    """Set a range of those of ``pools`` aside that may have been drawn from before a restore, unknown to it.

    To be called before anything is drawn from a pool. Locks the pools it adds, in their order.
    """
    unknown = _unknown(connection, county)
    if unknown is None:
        return
    high, until = unknown
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    for pool in sorted(pools):
        if int(pool.rpartition(":")[2]) > until.year:
            continue
        added = connection.execute(
            dialect.insert(number_pool)
            .values(county=county, pool=pool, last_serial=high)
            .on_conflict_do_nothing()
            .returning(number_pool.c.pool)
        ).one_or_none()
        if added is not None:
            name = f"unknown-{hashlib.sha256(pool.encode()).hexdigest()[:48]}"
            _keep(connection, county, name, pool, 1, high, _FOR_EVER)


def _unknown(connection: Connection, county: str) -> tuple[int, date] | None:
    """Up to which serial pools that nobody drew from are set aside, and those of which years."""
    row = connection.execute(
        select(lease.c.high, lease.c.expires_on).where(
            lease.c.county == county, lease.c.desk == NOBODY, lease.c.pool == ANY_POOL
        )
    ).one_or_none()
    return None if row is None else (row.high, date.fromisoformat(row.expires_on))


def _keep(
    connection: Connection, county: str, name: str, pool: str, low: int, high: int, until: date
) -> None:
    connection.execute(
        insert(lease).values(
            county=county,
            desk=NOBODY,
            request=name,
            id=name,
            incarnation=NOBODY,
            series=NOBODY,
            pool=pool,
            low=low,
            high=high,
            size=high - low + 1,
            expires_on=until.isoformat(),
            granted_at_ms=0,
        )
    )
