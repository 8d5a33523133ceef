"""The county's own row: its epoch, its counter, its secrets."""

import re
from dataclasses import dataclass, field

from sqlalchemy import insert, select, update

from window_desk.county.store.database import Connection
from window_desk.county.store.lost_leases import set_aside
from window_desk.county.store.tables import county as table

_COUNTY_ID = re.compile(r"[a-z0-9_]{1,40}")


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county. ``token_secret`` and ``signing_key`` are 32 bytes each and never leave the county."""

    id: str
    name: str
    epoch: str
    last_position: int
    backup_position: int
    token_secret: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)


def read_county(connection: Connection, county: str) -> CountyRow | None:
    """The county's row, or ``None``."""
    row = connection.execute(select(table).where(table.c.id == county)).one_or_none()
    return None if row is None else CountyRow(*row)


def county_ids(connection: Connection) -> tuple[str, ...]:
    """All counties in this database."""
    return tuple(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())


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
        for parent in ("applied_act", "feed"):
            connection.exec_driver_sql(
                f'CREATE TABLE "{parent}_of_{row.id}" PARTITION OF {parent} FOR VALUES IN'
                f" ('{row.id}')"
            )


def advance(connection: Connection, county: str, count: int) -> int:
    """Take ``count`` positions and return the last of them.

    The lock on this row is the county's total order: it MUST be the last lock that a transaction takes.
    """
    last: int = connection.execute(
        update(table)
        .where(table.c.id == county)
        .values(last_position=table.c.last_position + count)
        .returning(table.c.last_position)
    ).scalar_one()
    return last


def set_epoch(connection: Connection, county: str, epoch: str) -> None:
    """Begin a new epoch, after a restore; numbers lent since the backup are never lent again."""
    connection.execute(update(table).where(table.c.id == county).values(epoch=epoch))
    set_aside(connection, county, epoch)


def set_backup_position(connection: Connection, county: str, position: int) -> None:
    """Acts up to ``position`` are in a verified backup; never goes back."""
    connection.execute(
        update(table)
        .where(table.c.id == county, table.c.backup_position < position)
        .values(backup_position=position)
    )
