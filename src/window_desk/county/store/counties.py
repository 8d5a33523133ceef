"""The county's own row: its epoch, its counter, its secrets."""

import re
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import insert, select, update

from window_desk.county.store.database import Connection
from window_desk.county.store.desks import set_floor
from window_desk.county.store.lost_leases import set_aside
from window_desk.county.store.tables import county as table
from window_desk.county.store.together import Rows, Statement, run_together

_READ = (
    "SELECT id, name, epoch, last_position, backup_position, token_secret, signing_key, backup_at_ms,"
    " retention_years FROM county WHERE id = ?"
)
_ADVANCE = (
    "UPDATE county SET last_position = last_position + ? WHERE id = ? RETURNING last_position"
)

_COUNTY_ID = re.compile(r"[a-z0-9_]{1,40}")


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county. ``token_secret`` and ``signing_key`` are 32 bytes each and never leave the county.

    ``backup_at_ms`` is when the newest verified backup was taken, ``retention_years`` how long acts stay
    after their case was closed, ``None`` for ever.
    """

    id: str
    name: str
    epoch: str
    last_position: int
    backup_position: int
    token_secret: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    backup_at_ms: int | None = None
    retention_years: int | None = None


def county_row(county: str) -> Statement[CountyRow | None]:
    """The county's row, or ``None``."""
    return Statement(_READ, (county,), _one_county)


def read_county(connection: Connection, county: str) -> CountyRow | None:
    """The county's row, or ``None``."""
    row = county_row(county)
    run_together(connection, row)
    return row.answer


def county_ids(connection: Connection) -> tuple[str, ...]:
    """All counties in this database."""
    return tuple(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())


@dataclass(frozen=True, slots=True)
class CountySummary:
    """What a backup says of a county; these columns are in every schema there ever was."""

    id: str
    name: str
    epoch: str
    last_position: int


def summaries(connection: Connection) -> tuple[CountySummary, ...]:
    """All counties in this database, of whatever schema revision."""
    columns = table.c
    rows = connection.execute(
        select(columns.id, columns.name, columns.epoch, columns.last_position).order_by(columns.id)
    )
    return tuple(CountySummary(*row) for row in rows)


def create_county(connection: Connection, row: CountyRow) -> None:
    """Add a county, with partitions of its own on PostgreSQL.

    Raises:
        ValueError: the id is not 1 to 40 of a-z, 0-9 and _.
    """
    if not _COUNTY_ID.fullmatch(row.id):
        raise ValueError("县代码只能用小写字母、数字和下划线，最多40个，请改正。")
    connection.execute(
        insert(table).values(
            id=row.id,
            name=row.name,
            epoch=row.epoch,
            last_position=row.last_position,
            backup_position=row.backup_position,
            token_secret=row.token_secret,
            signing_key=row.signing_key,
        )
    )
    if connection.dialect.name == "postgresql":
        for parent in ("applied_act", "feed", "blob_piece"):
            connection.exec_driver_sql(
                f'CREATE TABLE "{parent}_of_{row.id}" PARTITION OF {parent} FOR VALUES IN'
                f" ('{row.id}')"
            )


def lock_creation(connection: Connection) -> None:
    """No other transaction adds a county until this one ends; look again afterwards."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE county IN SHARE ROW EXCLUSIVE MODE")


def lock_publishing(connection: Connection, county: str) -> None:
    """Nobody else publishes until this transaction ends; to be taken before any look at what is published.

    It is the row of the counter: pushes wait too, and no desk or case may be locked after it. For short work.
    """
    connection.execute(select(table.c.id).where(table.c.id == county).with_for_update())


def advancing(county: str, count: int) -> Statement[int]:
    """Takes ``count`` positions and answers the last of them.

    The lock on this row is the county's total order: it MUST be the last lock that a transaction takes.
    """
    return Statement(_ADVANCE, (count, county), _position)


def advance(connection: Connection, county: str, count: int) -> int:
    """Take ``count`` positions and return the last of them, see :func:`advancing`."""
    taken = advancing(county, count)
    run_together(connection, taken)
    return taken.answer


def lock_position(connection: Connection, county: str) -> int:
    """The newest position, held still until the transaction ends: the last lock, like :func:`advance`."""
    position: int = connection.execute(
        select(table.c.last_position).where(table.c.id == county).with_for_update()
    ).scalar_one()
    return position


def set_epoch(connection: Connection, county: str, epoch: str, today: date) -> None:
    """Begin a new epoch, after a restore; numbers lent since the backup are never lent again, ids of desks
    never given again.

    ``today`` is the day in Beijing: what was lent, was lent up to now.
    """
    connection.execute(update(table).where(table.c.id == county).values(epoch=epoch))
    set_aside(connection, county, epoch, today)
    set_floor(connection, county)


def set_backup_position(connection: Connection, county: str, position: int, at_ms: int) -> None:
    """A backup taken at ``at_ms`` holds every act up to ``position``; never goes back."""
    connection.execute(
        update(table)
        .where(table.c.id == county, table.c.backup_position <= position)
        .values(backup_position=position, backup_at_ms=at_ms)
    )


def set_retention(connection: Connection, county: str, years: int | None) -> None:
    """Acts stay for ``years`` after their case was closed, ``None`` for ever."""
    connection.execute(update(table).where(table.c.id == county).values(retention_years=years))


def _one_county(rows: Rows) -> CountyRow | None:
    return CountyRow(*rows[0]) if rows else None


def _position(rows: Rows) -> int:
    position: int = rows[0][0]
    return position
