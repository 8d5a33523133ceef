"""The dense feed of the county and the digests of its scopes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, insert, select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import feed
from window_desk.county.store.together import Rows, Statement, among, nothing, run_together
from window_desk.protocol.digest import EMPTY_XOR

ALL_SITES = ""
"""The scope that sees every case."""

NO_ACTS = (0, EMPTY_XOR)
"""The digest of a scope without acts."""

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

_PAGE = (
    f"SELECT {', '.join(column.name for column in _COLUMNS)} FROM feed"  # noqa: S608 - own names
    " WHERE county = ? AND position > ? ORDER BY position LIMIT ?"
)
_DIGESTS = "SELECT site, act_count, xor FROM scope_digest WHERE county = ? AND site"
_DIGESTS_OF_DESK = (
    "SELECT site, act_count, xor FROM scope_digest WHERE county = ?"
    " AND (site = ? OR site = (SELECT site FROM desk WHERE county = ? AND id = ?))"
)
_PUT_DIGEST = (
    "INSERT INTO scope_digest (county, site, act_count, xor) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (county, site) DO UPDATE SET act_count = excluded.act_count, xor = excluded.xor"
)


def page(county: str, since: int, limit: int) -> Statement[list[FeedRow]]:
    """At most ``limit`` positions after ``since``, in order."""
    return Statement(_PAGE, (county, since, limit), _page)


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


def digests(
    connection: Connection, county: str, scopes: Sequence[str]
) -> Statement[dict[str, tuple[int, str]]]:
    """Count and XOR of the act entries of each scope, where there are any."""
    asked, values = among(connection, scopes)
    return Statement(f"{_DIGESTS} {asked}", (county, values), _by_scope)


def digests_of_desk(county: str, desk: str) -> Statement[dict[str, tuple[int, str]]]:
    """The same for :data:`ALL_SITES` and the site of a desk."""
    return Statement(_DIGESTS_OF_DESK, (county, ALL_SITES, county, desk), _by_scope)


def digest(connection: Connection, county: str, site: str) -> tuple[int, str]:
    """Count and XOR of the act entries in one scope."""
    found = digests(connection, county, [site])
    run_together(connection, found)
    return found.answer.get(site, NO_ACTS)


def putting_digests(
    county: str, before: Mapping[str, tuple[int, str]], shares: Mapping[str, tuple[int, int]]
) -> list[Statement[None]]:
    """Fold ``shares`` (count and XOR) by scope into what was read ``before`` under the county's counter."""
    statements = []
    for scope, (count, xor) in shares.items():
        old_count, old_xor = before.get(scope, NO_ACTS)
        values = (county, scope, old_count + count, f"{int(old_xor, 16) ^ xor:064x}")
        statements.append(Statement(_PUT_DIGEST, values, nothing))
    return statements


def _after(county: str, since: int) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .where(feed.c.county == county, feed.c.position > since)
        .order_by(feed.c.position)
    )


def _row(row: Sequence[Any]) -> FeedRow:
    return FeedRow(*row)


def _page(rows: Rows) -> list[FeedRow]:
    return [FeedRow(*row) for row in rows]


def _by_scope(rows: Rows) -> dict[str, tuple[int, str]]:
    return {site: (count, xor) for site, count, xor in rows}
