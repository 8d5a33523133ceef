"""What the county keeps of acts: results by desk and sequence, and the heads of cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import applied_act, case_head, feed
from window_desk.county.store.together import (
    Rows,
    Statement,
    among,
    columns_of,
    insertion,
    is_postgresql,
    nothing,
)
from window_desk.protocol.messages import ActStatus

_IN_LIST = 500

_RESULTS = (
    "SELECT sequence, content_hash, act, status, position, code, field, template, params FROM applied_act"
    " WHERE county = ? AND desk = ? AND incarnation = ? AND sequence BETWEEN ? AND ?"
)
_MAKE_HEADS = {
    "postgresql": (
        "INSERT INTO case_head (county, case_id, site, last_position)"
        " SELECT ?, id, ?, 0 FROM unnest(%b::text[]) AS id ON CONFLICT DO NOTHING"
    ),
    "sqlite": (
        "INSERT INTO case_head (county, case_id, site, last_position) VALUES (?, ?, ?, 0)"
        " ON CONFLICT DO NOTHING"
    ),
}
_MOVE_HEADS = {
    "postgresql": (
        "UPDATE case_head SET last_position = moved.at,"
        " number = COALESCE(NULLIF(moved.number, ''), case_head.number)"
        " FROM unnest(%b::bigint[], %b::text[], %b::text[]) AS moved (at, number, id)"
        " WHERE case_head.county = ? AND case_head.case_id = moved.id"
    ),
    "sqlite": (
        "UPDATE case_head SET last_position = ?, number = COALESCE(NULLIF(?, ''), number)"
        " WHERE case_id = ? AND county = ?"
    ),
}

# Literals, not parameters: only then do the planners see that a partial index serves.
_REFUSED: ColumnElement[str] = literal_column("'refused'")
_NO_CASE: ColumnElement[str] = literal_column("''")


@dataclass(frozen=True, slots=True)
class StoredResult:
    """What became of one act of a desk, kept for ever."""

    sequence: int
    content_hash: str
    act: str
    status: ActStatus
    position: int
    code: str
    field: str
    template: str
    params: str


@dataclass(frozen=True, slots=True)
class NewAct:
    """One judged act on its way into the journal. ``readable`` is false for what is no act at all."""

    sequence: int
    content: bytes
    signature: str
    content_hash: str
    act: str
    case: str
    site: str
    status: ActStatus
    position: int
    code: str
    field: str
    template: str
    params: str
    readable: bool


@dataclass(frozen=True, slots=True)
class CaseHead:
    """Site and newest position (of any status) of a case; 0 before its first act.

    ``archived`` says that its acts were taken out into an archive.
    """

    site: str
    last_position: int
    archived: bool = False


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act of a case as the feed holds it."""

    case: str
    position: int
    desk: str
    status: ActStatus
    content: bytes


def results_of(
    county: str, desk: str, incarnation: str, first: int, last: int
) -> Statement[dict[int, StoredResult]]:
    """Stored results of a desk's sequences ``first`` to ``last`` by sequence."""
    return Statement(_RESULTS, (county, desk, incarnation, first, last), _results)


def ids_in_use(connection: Connection, county: str, acts: Sequence[str]) -> Statement[set[str]]:
    """Which of these act ids belong to an applied or conflicting act already."""
    asked, values = among(connection, acts)
    return Statement(
        f"SELECT act FROM applied_act WHERE county = ? AND act {asked} AND status <> 'refused'",  # noqa: S608 - the values are apart
        (county, values),
        _ids,
    )


def making_heads(
    connection: Connection, county: str, cases: Sequence[str], site: str
) -> Statement[None]:
    """Makes the heads of those of ``cases`` that are new, for ``site``, in the order of their ids."""
    text = _MAKE_HEADS[connection.dialect.name]
    ordered = sorted(cases)
    if is_postgresql(connection):
        return Statement(text, (county, site, ordered), nothing)
    return Statement(text, [(county, case, site) for case in ordered], nothing, is_many=True)


def locking_heads(
    connection: Connection, county: str, cases: Sequence[str]
) -> Statement[dict[str, CaseHead]]:
    """Heads of ``cases``, locked in the order of their ids."""
    asked, values = among(connection, cases)
    locked = " FOR UPDATE" if is_postgresql(connection) else ""
    return Statement(
        "SELECT case_id, site, last_position, archived_position FROM case_head"  # noqa: S608 - the values are apart
        f" WHERE county = ? AND case_id {asked} ORDER BY case_id{locked}",
        (county, values),
        _heads,
    )


def site_of_case(connection: Connection, county: str, case: str) -> str | None:
    """The site of a case, ``None`` for one that nobody sent an act of."""
    return connection.execute(
        select(case_head.c.site).where(case_head.c.county == county, case_head.c.case_id == case)
    ).scalar_one_or_none()


def acts_of_cases(connection: Connection, county: str, cases: Sequence[str]) -> Iterator[KeptAct]:
    """All acts of ``cases``, whatever became of them, in the county's order."""
    columns = feed.c
    for part in _parts(cases):
        rows = connection.execute(
            select(
                columns.case_id,
                columns.position,
                columns.desk,
                columns.status,
                columns.content,
            )
            .where(columns.county == county, columns.case_id.in_(part), columns.case_id != _NO_CASE)
            .order_by(columns.position)
        )
        for row in rows:
            yield KeptAct(
                row.case_id, row.position, row.desk, ActStatus(row.status), bytes(row.content)
            )


def act_with_id(connection: Connection, county: str, act: str) -> KeptAct | None:
    """The applied or conflicting act with this id; of refused ones there may be several."""
    result = connection.execute(
        select(applied_act.c.position).where(
            applied_act.c.county == county,
            applied_act.c.act == act,
            applied_act.c.status != _REFUSED,
        )
    ).scalar_one_or_none()
    if result is None:
        return None
    columns = feed.c
    row = connection.execute(
        select(
            columns.case_id, columns.position, columns.desk, columns.status, columns.content
        ).where(columns.county == county, columns.position == result)
    ).one()
    return KeptAct(row.case_id, row.position, row.desk, ActStatus(row.status), bytes(row.content))


def insertions(
    connection: Connection,
    county: str,
    desk: str,
    incarnation: str,
    acts: Sequence[NewAct],
    now_ms: int,
) -> tuple[Statement[None], ...]:
    """Feed entries and results of new acts, at least one; positions were taken with ``advancing``."""
    entries: list[tuple[object, ...]] = [
        (
            county,
            act.position,
            "act" if act.readable else "withheld",
            act.site,
            desk,
            act.case,
            act.content,
            act.signature,
            act.content_hash,
            act.status.value,
            act.code,
            act.field,
            act.template,
            act.params,
            "",
            "",
            0,
            now_ms,
        )
        for act in acts
    ]
    results: list[tuple[object, ...]] = [
        (
            county,
            desk,
            incarnation,
            act.sequence,
            act.content_hash,
            act.act,
            act.case,
            act.status.value,
            act.position,
            act.code,
            act.field,
            act.template,
            act.params,
        )
        for act in acts
    ]
    return insertion(connection, feed, entries), insertion(connection, applied_act, results)


def moving_heads(
    connection: Connection,
    county: str,
    positions: Mapping[str, int],
    numbers: Mapping[str, str],
) -> Statement[None]:
    """Notes the newest position of cases, at least one, and the numbers of those received now."""
    moved: list[tuple[object, ...]] = [
        (at, numbers.get(case, ""), case) for case, at in positions.items()
    ]
    text = _MOVE_HEADS[connection.dialect.name]
    if is_postgresql(connection):
        return Statement(text, [*columns_of(moved), county], nothing)
    return Statement(text, [(*one, county) for one in moved], nothing, is_many=True)


def _results(rows: Rows) -> dict[int, StoredResult]:
    return {
        sequence: StoredResult(sequence, content_hash, act, ActStatus(status), *told)
        for sequence, content_hash, act, status, *told in rows
    }


def _ids(rows: Rows) -> set[str]:
    return {act for (act,) in rows}


def _heads(rows: Rows) -> dict[str, CaseHead]:
    return {
        case: CaseHead(site, last_position, archived=archived_position is not None)
        for case, site, last_position, archived_position in rows
    }


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _IN_LIST):
        yield values[start : start + _IN_LIST]
