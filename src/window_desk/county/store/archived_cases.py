"""What stays of cases whose acts were taken out: in which archive, and what papers are checked by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, func, insert, select

from window_desk.county.store.database import Connection
from window_desk.county.store.feed import ALL_SITES
from window_desk.county.store.tables import archived_case, archived_paper


@dataclass(frozen=True, slots=True)
class ArchivedFact:
    """That acts of a case were taken out; ``version`` counts, since late acts may follow the case."""

    case: str
    version: int
    site: str
    archive: str
    state: str
    ended_on: date
    archived_on: date
    position: int


@dataclass(frozen=True, slots=True)
class ArchivedPaper:
    """What a paper of an archived case is checked by. ``hash_start``: 16 hex digits, as its code has them."""

    act: str
    case: str
    hash_start: str
    name: str
    number: str
    issued_on: date
    valid_until: date | None
    applied: bool
    voided: bool


def newest_facts(
    connection: Connection, county: str, cases: Sequence[str]
) -> dict[str, ArchivedFact]:
    """The newest fact of each of ``cases`` that was archived; some hundred cases at most."""
    columns = archived_case.c
    rows = connection.execute(
        select(
            columns.case_id,
            columns.version,
            columns.site,
            columns.archive,
            columns.state,
            columns.ended_on,
            columns.archived_on,
            columns.position,
        )
        .where(columns.county == county, columns.case_id.in_(cases))
        .order_by(columns.version)
    )
    return {row[0]: ArchivedFact(*row) for row in rows}


def any_in_scope(connection: Connection, county: str, scope: str) -> bool:
    """Whether acts of a case in this scope were ever taken out."""
    query = select(archived_case.c.case_id).where(archived_case.c.county == county)
    if scope != ALL_SITES:
        query = query.where(archived_case.c.site == scope)
    return connection.execute(query.limit(1)).one_or_none() is not None


def count_archived(connection: Connection, county: str) -> int:
    """How many cases were taken out."""
    query = select(func.count(func.distinct(archived_case.c.case_id)))
    count: int = connection.execute(query.where(archived_case.c.county == county)).scalar_one()
    return count


def add_facts(connection: Connection, county: str, facts: Sequence[ArchivedFact]) -> None:
    """Keep new facts."""
    _insert(
        connection,
        archived_case,
        [
            {
                "county": county,
                "case_id": fact.case,
                "version": fact.version,
                "site": fact.site,
                "archive": fact.archive,
                "state": fact.state,
                "ended_on": fact.ended_on,
                "archived_on": fact.archived_on,
                "position": fact.position,
            }
            for fact in facts
        ],
    )


def add_papers(connection: Connection, county: str, papers: Sequence[ArchivedPaper]) -> None:
    """Keep what papers are checked by."""
    _insert(
        connection,
        archived_paper,
        [
            {
                "county": county,
                "act": paper.act,
                "case_id": paper.case,
                "hash_start": paper.hash_start,
                "name": paper.name,
                "number": paper.number,
                "issued_on": paper.issued_on,
                "valid_until": paper.valid_until,
                "applied": paper.applied,
                "voided": paper.voided,
            }
            for paper in papers
        ],
    )


def paper_of(connection: Connection, county: str, act: str) -> ArchivedPaper | None:
    """What is left of a paper by its act, ``None`` where that was never taken out."""
    columns = archived_paper.c
    row = connection.execute(
        select(
            columns.act,
            columns.case_id,
            columns.hash_start,
            columns.name,
            columns.number,
            columns.issued_on,
            columns.valid_until,
            columns.applied,
            columns.voided,
        ).where(columns.county == county, columns.act == act)
    ).one_or_none()
    return None if row is None else ArchivedPaper(*row)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
