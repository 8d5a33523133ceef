"""Blobs as they come in: one row a blob with its offset, and its pieces by where they start.

Bytes lie in the database, so that every process serves them and one backup holds acts and blobs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import blob, blob_piece

_STREAM_ROWS = 8


@dataclass(frozen=True, slots=True)
class BlobKey:
    """Which blob. The size is part of it: an act that lies about it spoils nobody else's upload."""

    county: str
    site: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class BlobRow:
    """How much came in. ``position`` is the feed's newest one at completion, ``None`` before.

    ``is_removed`` says that it was here and was removed, because nothing named it any more.
    """

    received: int
    position: int | None
    is_removed: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether everything is there and was checked."""
        return self.position is not None


@dataclass(frozen=True, slots=True)
class BegunBlob:
    """A blob, and when it was begun or became complete, whichever came last."""

    blob: BlobRow
    newest_ms: int


NOTHING = BlobRow(0, None)


def read_blob(connection: Connection, key: BlobKey, *, lock: bool = False) -> BlobRow:
    """How far a blob is; ``NOTHING`` before its first piece."""
    query = select(blob.c.received, blob.c.position, blob.c.completed_at_ms).where(_is(key))
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).one_or_none()
    return NOTHING if row is None else _row(row)


def lock_blob(connection: Connection, key: BlobKey, now_ms: int) -> BlobRow:
    """The blob, begun where it is new, locked until the transaction ends."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    beginning = (
        dialect.insert(blob)
        .values(
            county=key.county,
            site=key.site,
            sha256=key.sha256,
            size=key.size,
            received=0,
            begun_at_ms=now_ms,
        )
        .on_conflict_do_nothing()
    )
    while True:
        connection.execute(beginning)
        held = read_blob(connection, key, lock=True)
        # whoever held the lock before may have dropped the row: a piece without one would never be whole
        if held is not NOTHING:
            return held


def add_piece(connection: Connection, key: BlobKey, start: int, content: bytes) -> None:
    """Keep what follows on the first ``start`` bytes; the caller holds the lock."""
    connection.execute(
        insert(blob_piece).values(
            county=key.county,
            site=key.site,
            sha256=key.sha256,
            size=key.size,
            start=start,
            content=content,
        )
    )
    connection.execute(
        update(blob)
        .where(_is(key))
        .values(received=start + len(content), position=None, completed_at_ms=None)
    )


def complete(connection: Connection, key: BlobKey, position: int, now_ms: int) -> None:
    """Everything is there and is what the digest says."""
    connection.execute(
        update(blob).where(_is(key)).values(position=position, completed_at_ms=now_ms)
    )


def remove(connection: Connection, key: BlobKey, now_ms: int) -> None:
    """Take the bytes of a blob away and keep in mind that it was here; the caller holds the lock."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    connection.execute(delete(blob_piece).where(_piece_of(key)))
    connection.execute(
        update(blob).where(_is(key)).values(received=0, position=None, completed_at_ms=now_ms)
    )


def begun(connection: Connection, key: BlobKey) -> BegunBlob | None:
    """A blob of which anything ever came in, or ``None``."""
    query = select(
        blob.c.received, blob.c.position, blob.c.completed_at_ms, blob.c.begun_at_ms
    ).where(_is(key))
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return BegunBlob(_row(row), max(row.begun_at_ms, row.completed_at_ms or 0))


def drop(connection: Connection, key: BlobKey) -> None:
    """Forget a blob and its pieces."""
    connection.execute(delete(blob_piece).where(_piece_of(key)))
    connection.execute(delete(blob).where(_is(key)))


def completed(
    connection: Connection, county: str, from_position: int, after: BlobKey | None, limit: int
) -> list[BlobKey]:
    """Complete blobs from a position on, in the order of their keys, those behind ``after``."""
    columns = blob.c
    key = tuple_(columns.site, columns.sha256, columns.size)
    query = select(columns.site, columns.sha256, columns.size).where(
        columns.county == county, columns.position >= from_position
    )
    if after is not None:
        query = query.where(key > tuple_(after.site, after.sha256, after.size))
    query = query.order_by(columns.site, columns.sha256, columns.size).limit(limit)
    return [BlobKey(county, *row) for row in connection.execute(query)]


def completed_bytes(connection: Connection, county: str, from_position: int) -> int:
    """How many bytes the complete blobs from a position on should have."""
    total: int = connection.execute(
        select(func.coalesce(func.sum(blob.c.size), 0)).where(
            blob.c.county == county, blob.c.position >= from_position
        )
    ).scalar_one()
    return int(total)


def read_bytes(connection: Connection, key: BlobKey, first: int, end: int) -> Iterator[bytes]:
    """The bytes from ``first`` up to, not including, ``end``, piece by piece."""
    columns = blob_piece.c
    query = (
        select(columns.start, columns.content)
        .where(
            _piece_of(key),
            columns.start < end,
            columns.start + func.length(columns.content) > first,
        )
        .order_by(columns.start)
    )
    with connection.execute(query.execution_options(yield_per=_STREAM_ROWS)) as rows:
        for start, content in rows:
            yield bytes(content)[max(first - start, 0) : end - start]


def _row(row: Any) -> BlobRow:
    removed = row.position is None and row.completed_at_ms is not None
    return BlobRow(row.received, row.position, removed)


def _is(key: BlobKey) -> ColumnElement[bool]:
    return and_(
        blob.c.county == key.county,
        blob.c.site == key.site,
        blob.c.sha256 == key.sha256,
        blob.c.size == key.size,
    )


def _piece_of(key: BlobKey) -> ColumnElement[bool]:
    return and_(
        blob_piece.c.county == key.county,
        blob_piece.c.site == key.site,
        blob_piece.c.sha256 == key.sha256,
        blob_piece.c.size == key.size,
    )
