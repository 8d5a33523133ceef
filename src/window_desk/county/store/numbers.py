"""Numbers: pools, the leases drawn from them, and the register of those in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.bulk import insert_rows
from window_desk.county.store.database import Connection
from window_desk.county.store.tables import lease, number_pool, number_register

_IN_LIST = 500


@dataclass(frozen=True, slots=True)
class LeaseRow:
    """Numbers ``low`` to ``high`` of a pool, lent to one desk for one series."""

    id: str
    request: str
    desk: str
    incarnation: str
    series: str
    pool: str
    low: int
    high: int
    size: int
    expires_on: date


@dataclass(frozen=True, slots=True)
class NumberUse:
    """One number in use. ``number`` is its text as printed."""

    pool: str
    serial: int
    series: str
    case: str
    act: str
    number: str


def lease_of_request(
    connection: Connection, county: str, desk: str, request: str
) -> LeaseRow | None:
    """The lease that a request got before, or ``None``."""
    row = (
        connection.execute(
            select(lease).where(
                lease.c.county == county, lease.c.desk == desk, lease.c.request == request
            )
        )
        .mappings()
        .one_or_none()
    )
    return None if row is None else _lease(row)


_OF_DESK = (
    select(lease)
    .where(lease.c.county == bindparam("of"), lease.c.desk == bindparam("lent_to"))
    .order_by(lease.c.low)
)


def leases_of_desk(connection: Connection, county: str, desk: str) -> tuple[LeaseRow, ...]:
    """All leases that a desk ever got."""
    rows = connection.execute(_OF_DESK, {"of": county, "lent_to": desk})
    return tuple(_lease(row) for row in rows.mappings())


def draw(connection: Connection, county: str, pool: str, size: int) -> tuple[int, int]:
    """The next ``size`` serials of ``pool``, from 1, as first and last."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(number_pool).values(county=county, pool=pool, last_serial=size)
    last = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["county", "pool"],
            set_={"last_serial": number_pool.c.last_serial + size},
        ).returning(number_pool.c.last_serial)
    ).scalar_one()
    return last - size + 1, last


def add_lease(connection: Connection, county: str, row: LeaseRow, now_ms: int) -> None:
    """Keep a new lease; the database refuses one that overlaps another of its pool."""
    connection.execute(
        insert(lease).values(
            county=county,
            desk=row.desk,
            request=row.request,
            id=row.id,
            incarnation=row.incarnation,
            series=row.series,
            pool=row.pool,
            low=row.low,
            high=row.high,
            size=row.size,
            expires_on=row.expires_on.isoformat(),
            granted_at_ms=now_ms,
        )
    )


def serials_in_use(
    connection: Connection, county: str, serials: Sequence[tuple[str, int]]
) -> set[tuple[str, int]]:
    """Which of these (pool, serial) are registered already."""
    columns = number_register.c
    pools: dict[str, list[int]] = {}
    for pool, serial in serials:
        pools.setdefault(pool, []).append(serial)
    found: set[tuple[str, int]] = set()
    for pool, of_pool in pools.items():
        for start in range(0, len(of_pool), _IN_LIST):
            rows = connection.execute(
                select(columns.serial).where(
                    columns.county == county,
                    columns.pool == pool,
                    columns.serial.in_(of_pool[start : start + _IN_LIST]),
                )
            )
            found.update((pool, serial) for serial in rows.scalars())
    return found


def register(connection: Connection, county: str, desk: str, uses: Sequence[NumberUse]) -> None:
    """Enter numbers that applied acts use."""
    insert_rows(
        connection,
        number_register,
        [
            (county, use.pool, use.serial, use.series, desk, use.case, use.act, use.number)
            for use in uses
        ],
    )


def count_in_use(connection: Connection, county: str, series: str) -> int:
    """How many numbers of ``series`` are in the register."""
    return connection.execute(
        select(func.count())
        .select_from(number_register)
        .where(number_register.c.county == county, number_register.c.series == series)
    ).scalar_one()


def _lease(row: RowMapping) -> LeaseRow:
    return LeaseRow(
        id=row["id"],
        request=row["request"],
        desk=row["desk"],
        incarnation=row["incarnation"],
        series=row["series"],
        pool=row["pool"],
        low=row["low"],
        high=row["high"],
        size=row["size"],
        expires_on=date.fromisoformat(row["expires_on"]),
    )
