"""Numbers: pools, the leases drawn from them, and the register of those in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.lost_leases import NOBODY
from window_desk.county.store.tables import lease, number_pool, number_register
from window_desk.county.store.together import Rows, Statement, among, insertion


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


LentRanges = dict[tuple[str, str], list[tuple[int, int]]]
"""First and last serials by pool and series."""


def lent_ranges(
    connection: Connection, county: str, desk: str, pools: Sequence[str]
) -> Statement[LentRanges]:
    """All that a desk was ever lent of ``pools``; under the series ``NOBODY`` what a restore set aside."""
    of_pools, values = among(connection, pools)
    return Statement(
        "SELECT pool, series, low, high FROM lease"  # noqa: S608 - the values are apart
        f" WHERE county = ? AND desk IN (?, ?) AND pool {of_pools} ORDER BY low",
        (county, desk, NOBODY, values),
        _ranges,
    )


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
    connection: Connection, county: str, pool: str, serials: Sequence[int]
) -> Statement[set[int]]:
    """Which of these serials of one pool are registered already."""
    asked, values = among(connection, serials)
    return Statement(
        f"SELECT serial FROM number_register WHERE county = ? AND pool = ? AND serial {asked}",  # noqa: S608 - the values are apart
        (county, pool, values),
        _serials,
    )


def registration(
    connection: Connection, county: str, desk: str, uses: Sequence[NumberUse]
) -> Statement[None]:
    """Enters numbers that applied acts use, at least one."""
    return insertion(
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


def _ranges(rows: Rows) -> LentRanges:
    lent: LentRanges = {}
    for pool, series, low, high in rows:
        lent.setdefault((pool, series), []).append((low, high))
    return lent


def _serials(rows: Rows) -> set[int]:
    return {serial for (serial,) in rows}


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
