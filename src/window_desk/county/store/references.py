"""Reference records: every version of everything that the county published."""

from dataclasses import dataclass

from sqlalchemy import RowMapping, insert, select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import reference
from window_desk.county.store.together import Rows, Statement, run_together
from window_desk.protocol.messages import ReferenceKind


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One version of a record; ``body`` is its JSON."""

    kind: ReferenceKind
    key: str
    version: int
    body: bytes
    position: int
    published_at_ms: int


_NEWEST = "SELECT position FROM reference WHERE county = ? ORDER BY position DESC LIMIT 1"


def newest_record(county: str) -> Statement[int]:
    """Position of the newest record, 0 when there is none."""
    return Statement(_NEWEST, (county,), _position)


def newest_position(connection: Connection, county: str) -> int:
    """Position of the newest record, 0 when there is none."""
    newest = newest_record(county)
    run_together(connection, newest)
    return newest.answer


def published_after(connection: Connection, county: str, position: int) -> tuple[ReferenceRow, ...]:
    """Records published after ``position``, in order."""
    rows = connection.execute(
        select(
            reference.c.kind,
            reference.c.key,
            reference.c.version,
            reference.c.body,
            reference.c.position,
            reference.c.published_at_ms,
        )
        .where(reference.c.county == county, reference.c.position > position)
        .order_by(reference.c.position)
    )
    return tuple(_record(row) for row in rows.mappings())


def versions_of(
    connection: Connection, county: str, kind: ReferenceKind, key: str
) -> tuple[ReferenceRow, ...]:
    """All versions of one record, oldest first."""
    rows = connection.execute(
        select(
            reference.c.kind,
            reference.c.key,
            reference.c.version,
            reference.c.body,
            reference.c.position,
            reference.c.published_at_ms,
        )
        .where(
            reference.c.county == county,
            reference.c.kind == kind.value,
            reference.c.key == key,
        )
        .order_by(reference.c.version)
    )
    return tuple(_record(row) for row in rows.mappings())


def add(connection: Connection, county: str, row: ReferenceRow) -> None:
    """Keep a new version."""
    connection.execute(
        insert(reference).values(
            county=county,
            kind=row.kind.value,
            key=row.key,
            version=row.version,
            body=row.body,
            position=row.position,
            published_at_ms=row.published_at_ms,
        )
    )


def _record(row: RowMapping) -> ReferenceRow:
    return ReferenceRow(
        ReferenceKind(row["kind"]),
        row["key"],
        row["version"],
        bytes(row["body"]),
        row["position"],
        row["published_at_ms"],
    )


def _position(rows: Rows) -> int:
    return rows[0][0] if rows else 0
