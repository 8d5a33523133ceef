"""The dense feed of the county and the digests of its scopes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, Select, bindparam, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import feed, scope_digest
from window_desk.protocol.digest import EMPTY_XOR

ALL_SITES = ""
"""The scope that sees every case."""

TAKEN_OUT = "taken_out"
"""Kind of a position whose act stands in an archive: hash, status and desk are all that stays."""

CASE_ARCHIVED = "case_archived"
"""Kind of a position that says that a case's acts were taken out: a reference record for its scope."""

_STREAM_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One position: ``kind`` is ``act``, ``reference``, ``withheld``, or one of the two above."""

    position: int
    kind: str
    site: str
    desk: str
    content: bytes
    signature: str
    content_hash: str
    status: str
    code: str
    field: str
    template: str
    params: str
    reference_kind: str
    reference_key: str
    reference_version: int


_COLUMNS = (
    feed.c.position,
    feed.c.kind,
    feed.c.site,
    feed.c.desk,
    feed.c.content,
    feed.c.signature,
    feed.c.content_hash,
    feed.c.status,
    feed.c.code,
    feed.c.field,
    feed.c.template,
    feed.c.params,
    feed.c.reference_kind,
    feed.c.reference_key,
    feed.c.reference_version,
)

_DIGEST = select(scope_digest.c.act_count, scope_digest.c.xor).where(
    scope_digest.c.county == bindparam("of"), scope_digest.c.site == bindparam("scope")
)


def _put_digest(insert_row: postgresql.Insert | sqlite.Insert) -> Executable:
    new = insert_row.excluded
    return insert_row.on_conflict_do_update(
        index_elements=["county", "site"], set_={"act_count": new.act_count, "xor": new.xor}
    )


_PUT_DIGEST = {
    "postgresql": _put_digest(postgresql.insert(scope_digest)),
    "sqlite": _put_digest(sqlite.insert(scope_digest)),
}


def page(connection: Connection, county: str, since: int, limit: int) -> list[FeedRow]:
    """At most ``limit`` positions after ``since``, in order."""
    rows = connection.execute(_after(county, since).limit(limit))
    return [_row(row) for row in rows]


def everything(connection: Connection, county: str, until: int) -> Iterator[FeedRow]:
    """All positions up to ``until``, a few thousand in memory at a time."""
    query = _after(county, 0).where(feed.c.position <= until)
    with connection.execute(query.execution_options(yield_per=_STREAM_ROWS)) as rows:
        for row in rows:
            yield _row(row)


def add_reference_entry(
    connection: Connection,
    county: str,
    position: int,
    kind: str,
    key: str,
    version: int,
    body: bytes,
    now_ms: int,
    *,
    entry_kind: str = "reference",
    site: str = "",
) -> None:
    """Write one published record at its position; with a ``site`` only whoever sees its cases gets it."""
    connection.execute(
        insert(feed).values(
            county=county,
            position=position,
            kind=entry_kind,
            site=site,
            desk="",
            case_id="",
            content=body,
            signature="",
            content_hash="",
            status="",
            code="",
            field="",
            template="",
            params="",
            reference_kind=kind,
            reference_key=key,
            reference_version=version,
            recorded_at_ms=now_ms,
        )
    )


def digest(connection: Connection, county: str, site: str) -> tuple[int, str]:
    """Count and XOR of the act entries in one scope."""
    row = connection.execute(_DIGEST, {"of": county, "scope": site}).one_or_none()
    return (0, EMPTY_XOR) if row is None else (row.act_count, row.xor)


def add_to_digest(connection: Connection, county: str, site: str, count: int, xor: int) -> None:
    """Fold new entries into one scope; the caller holds the county's counter."""
    old_count, old_xor = digest(connection, county, site)
    values = {
        "county": county,
        "site": site,
        "act_count": old_count + count,
        "xor": f"{int(old_xor, 16) ^ xor:064x}",
    }
    connection.execute(_PUT_DIGEST[connection.dialect.name], values)


def _after(county: str, since: int) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .where(feed.c.county == county, feed.c.position > since)
        .order_by(feed.c.position)
    )


def _row(row: Sequence[Any]) -> FeedRow:
    return FeedRow(*row)
