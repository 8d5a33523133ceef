"""Numbers lent after the backup that a county was restored from: nobody knows which, or to whom.

They may stand on paper already. So a new epoch sets a range of every pool aside: it is never lent, and
whoever sends an act with a number of it again is believed, the first time. See decision 0028.
"""

from sqlalchemy import func, insert, select, update

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import desk, lease, number_pool

NOBODY = ""
"""Stands for desk and series of a range that was set aside."""

_LEAST = 1_000
_A_DESK = 400
"""Twice the largest block that a desk asks for."""


def set_aside(connection: Connection, county: str, epoch: str) -> None:
    """Let every pool jump over what may have been lent since the backup.

    That is as much as was lent up to it, at least two blocks for every desk.
    """
    desks = connection.execute(
        select(func.count()).select_from(desk).where(desk.c.county == county)
    ).scalar_one()
    pools = connection.execute(
        select(number_pool.c.pool, number_pool.c.last_serial)
        .where(number_pool.c.county == county)
        .order_by(number_pool.c.pool)
    ).all()
    for number, (pool, last) in enumerate(pools):
        high = last + max(last, _A_DESK * desks, _LEAST)
        connection.execute(
            insert(lease).values(
                county=county,
                desk=NOBODY,
                request=f"{epoch}-{number}"[:64],
                id=f"{epoch}-{number}"[:64],
                incarnation=NOBODY,
                series=NOBODY,
                pool=pool,
                low=last + 1,
                high=high,
                size=high - last,
                expires_on="9999-12-31",
                granted_at_ms=0,
            )
        )
        connection.execute(
            update(number_pool)
            .where(number_pool.c.county == county, number_pool.c.pool == pool)
            .values(last_serial=high)
        )
