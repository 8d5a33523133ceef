"""Acts about scans in the feed, found by what their bytes say: no index leads to a digest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, LargeBinary, func, literal, select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import case_head, feed

_STREAM_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ScanActRow:
    """An act in the feed, whatever its status."""

    position: int
    case: str
    site: str
    content: bytes
    status: str
    recorded_at_ms: int


def acts_saying(
    connection: Connection, county: str, words: bytes, after: int = 0
) -> Iterator[ScanActRow]:
    """All readable acts above a position whose bytes hold ``words``, in the feed's order.

    Reads the whole feed above ``after``, a few thousand acts in memory at a time.
    """
    columns = feed.c
    query = (
        select(
            columns.position,
            columns.case_id,
            columns.site,
            columns.content,
            columns.status,
            columns.recorded_at_ms,
        )
        .where(
            columns.county == county,
            columns.position > after,
            columns.kind == "act",
            _holds(connection, words),
        )
        .order_by(columns.position)
    )
    with connection.execute(query.execution_options(yield_per=_STREAM_ROWS)) as rows:
        for position, case, site, content, status, at_ms in rows:
            yield ScanActRow(position, case, site, bytes(content), status, at_ms)


def case_numbers(connection: Connection, county: str, cases: Sequence[str]) -> dict[str, str]:
    """The numbers of cases as printed, by their ids; their ids where they have none."""
    rows = connection.execute(
        select(case_head.c.case_id, case_head.c.number).where(
            case_head.c.county == county, case_head.c.case_id.in_(cases)
        )
    )
    return {case: number or case for case, number in rows}


def _holds(connection: Connection, words: bytes) -> ColumnElement[bool]:
    wanted = literal(words, LargeBinary)
    if connection.dialect.name == "postgresql":
        return func.position(wanted.op("IN")(feed.c.content)) > 0
    return func.instr(feed.c.content, wanted) > 0
