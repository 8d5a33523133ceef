"""What the county keeps of acts: results by desk and sequence, and the heads of cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, select

from window_desk.county.store.bulk import insert_rows, run_many
from window_desk.county.store.database import Connection
from window_desk.county.store.tables import applied_act, case_head, feed
from window_desk.protocol.messages import ActStatus

_IN_LIST = 500

# One statement, many rows: the plain driver takes them at a fraction of what named values cost.
_MAKE_HEAD = (
    "INSERT INTO case_head (county, case_id, site, last_position) VALUES (?, ?, ?, 0)"
    " ON CONFLICT DO NOTHING"
)
_MOVE_HEAD = "UPDATE case_head SET last_position = ? WHERE county = ? AND case_id = ?"
_NUMBER_HEAD = "UPDATE case_head SET last_position = ?, number = ? WHERE county = ? AND case_id = ?"

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
    connection: Connection, county: str, desk: str, incarnation: str, first: int, last: int
) -> dict[int, StoredResult]:
    """Stored results of a desk's sequences ``first`` to ``last`` by sequence."""
    columns = applied_act.c
    rows = connection.execute(
        select(
            columns.sequence,
            columns.content_hash,
            columns.act,
            columns.status,
            columns.position,
            columns.code,
            columns.field,
            columns.template,
            columns.params,
        ).where(
            columns.county == county,
            columns.desk == desk,
            columns.incarnation == incarnation,
            columns.sequence.between(first, last),
        )
    )
    return {
        row.sequence: StoredResult(
            row.sequence,
            row.content_hash,
            row.act,
            ActStatus(row.status),
            row.position,
            row.code,
            row.field,
            row.template,
            row.params,
        )
        for row in rows
    }


def ids_in_use(connection: Connection, county: str, acts: Sequence[str]) -> set[str]:
    """Which of these act ids belong to an applied or conflicting act already."""
    columns = applied_act.c
    return {
        act
        for part in _parts(acts)
        for act in connection.execute(
            select(columns.act).where(
                columns.county == county,
                columns.act.in_(part),
                columns.status != _REFUSED,
            )
        ).scalars()
    }


def lock_heads(
    connection: Connection, county: str, cases: Sequence[str], site: str
) -> dict[str, CaseHead]:
    """Heads of ``cases``, made for ``site`` where new, locked in the order of their ids."""
    ordered = sorted(cases)
    heads: dict[str, CaseHead] = {}
    for part in _parts(ordered):
        run_many(connection, _MAKE_HEAD, [(county, case, site) for case in part])
        rows = connection.execute(
            select(
                case_head.c.case_id,
                case_head.c.site,
                case_head.c.last_position,
                case_head.c.archived_position,
            )
            .where(case_head.c.county == county, case_head.c.case_id.in_(part))
            .order_by(case_head.c.case_id)
            .with_for_update()
        )
        heads.update(
            {
                row.case_id: CaseHead(
                    row.site, row.last_position, row.archived_position is not None
                )
                for row in rows
            }
        )
    return heads


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


def insert_acts(
    connection: Connection,
    county: str,
    desk: str,
    incarnation: str,
    acts: Sequence[NewAct],
    now_ms: int,
) -> None:
    """Write feed entries and results of new acts; positions were taken with ``advance``."""
    insert_rows(
        connection,
        feed,
        [
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
        ],
    )
    insert_rows(
        connection,
        applied_act,
        [
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
        ],
    )


def move_heads(
    connection: Connection,
    county: str,
    positions: Mapping[str, int],
    numbers: Mapping[str, str],
) -> None:
    """Note the newest position of cases, and the numbers of those received now."""
    moved = [(at, county, case) for case, at in positions.items() if case not in numbers]
    if moved:
        run_many(connection, _MOVE_HEAD, moved)
    received = [(positions[case], number, county, case) for case, number in numbers.items()]
    if received:
        run_many(connection, _NUMBER_HEAD, received)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _IN_LIST):
        yield values[start : start + _IN_LIST]
