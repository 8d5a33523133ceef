"""The board's tables as the county keeps them: written from the feed, a step a transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import (
    board_case,
    board_county,
    board_site,
    case_head,
    feed,
    reference,
)
from window_desk.county.store.together import insertion, run_together
from window_desk.protocol.messages import ReferenceKind
from window_desk.protocol.published import LOCAL_RULES_KEY

_IN_LIST = 500


@dataclass(frozen=True, slots=True)
class BoardProgress:
    """How far the board of a county is told: the feed's position, and that of the newest day rule."""

    epoch: str
    position: int
    rules_position: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One span of a case; columns of ``board_case`` after the county, in their order."""

    case: str
    valid_from: date
    site: str
    item: str
    state: str
    ended: bool
    received_on: date
    due_on: date | None
    decided_on: date | None
    late: bool
    accepted_by_default: bool
    rules_position: int


def lock_progress(connection: Connection, county: str, name: str, epoch: str) -> BoardProgress:
    """How far it is told, locked: one step of one process at a time. A new epoch begins at 0 again."""
    columns = board_county.c
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = {"name": name, "epoch": epoch, "position": 0, "rules_position": 0, "told_at_ms": 0}
    connection.execute(
        dialect.insert(board_county).values(county=county, **new).on_conflict_do_nothing()
    )
    row = connection.execute(
        select(columns.epoch, columns.position, columns.rules_position)
        .where(columns.county == county)
        .with_for_update()
    ).one()
    if row.epoch == epoch:
        return BoardProgress(row.epoch, row.position, row.rules_position)
    connection.execute(delete(board_case).where(board_case.c.county == county))
    connection.execute(delete(board_site).where(board_site.c.county == county))
    return BoardProgress(epoch, 0, 0)


def save_progress(
    connection: Connection, county: str, name: str, progress: BoardProgress, now_ms: int
) -> None:
    """Note how far it is told now."""
    connection.execute(
        update(board_county)
        .where(board_county.c.county == county)
        .values(
            name=name,
            epoch=progress.epoch,
            position=progress.position,
            rules_position=progress.rules_position,
            told_at_ms=now_ms,
        )
    )


def cases_after(
    connection: Connection, county: str, position: int, limit: int
) -> tuple[set[str], int]:
    """Cases with acts among the next ``limit`` positions, and the last of those positions."""
    rows = connection.execute(
        select(feed.c.position, feed.c.case_id)
        .where(feed.c.county == county, feed.c.position > position)
        .order_by(feed.c.position)
        .limit(limit)
    ).all()
    return {row.case_id for row in rows if row.case_id}, rows[-1].position if rows else position


def newest_day_rule(connection: Connection, county: str) -> int:
    """Position of the newest calendar or local rules: what days are reckoned by."""
    columns = reference.c
    kinds = (ReferenceKind.CALENDAR_NOTICE.value, ReferenceKind.CALENDAR_OVERLAY.value)
    newest: int | None = connection.execute(
        select(func.max(columns.position)).where(
            columns.county == county,
            columns.kind.in_(kinds)
            | ((columns.kind == ReferenceKind.SETTING.value) & (columns.key == LOCAL_RULES_KEY)),
        )
    ).scalar_one()
    return newest or 0


def outdated_cases(
    connection: Connection, county: str, rules_position: int, limit: int
) -> set[str]:
    """Some running cases that were told by older day rules."""
    columns = board_case.c
    return set(
        connection.execute(
            select(columns.case_id)
            .where(
                columns.county == county,
                columns.ended.is_(False),
                columns.rules_position < rules_position,
            )
            .limit(limit)
        ).scalars()
    )


def sites_of(connection: Connection, county: str, cases: Iterable[str]) -> dict[str, str]:
    """The site of each case."""
    return {
        row.case_id: row.site
        for part in _parts(sorted(cases))
        for row in connection.execute(
            select(case_head.c.case_id, case_head.c.site).where(
                case_head.c.county == county, case_head.c.case_id.in_(part)
            )
        )
    }


def replace_cases(
    connection: Connection, county: str, cases: Iterable[str], rows: Sequence[BoardRow]
) -> None:
    """All spans of ``cases`` are ``rows`` from now on."""
    for part in _parts(sorted(cases)):
        connection.execute(
            delete(board_case).where(board_case.c.county == county, board_case.c.case_id.in_(part))
        )
    if rows:
        connection.execute(
            insert(board_case),
            [
                {
                    "county": county,
                    "case_id": row.case,
                    "valid_from": row.valid_from,
                    "site": row.site,
                    "item": row.item,
                    "state": row.state,
                    "ended": row.ended,
                    "received_on": row.received_on,
                    "due_on": row.due_on,
                    "decided_on": row.decided_on,
                    "late": row.late,
                    "accepted_by_default": row.accepted_by_default,
                    "rules_position": row.rules_position,
                }
                for row in rows
            ],
        )


def ended_cases(connection: Connection, county: str, cases: Iterable[str]) -> set[str]:
    """Those of ``cases`` that were told to have ended."""
    return {
        case
        for part in _parts(sorted(cases))
        for case in connection.execute(
            select(board_case.c.case_id).where(
                board_case.c.county == county,
                board_case.c.case_id.in_(part),
                board_case.c.ended.is_(True),
            )
        ).scalars()
    }


def replace_sites(connection: Connection, county: str, names: dict[str, str]) -> None:
    """Names of the county's sites; writes only where one changed."""
    columns = board_site.c
    known = {
        row.site: row.name
        for row in connection.execute(
            select(columns.site, columns.name).where(columns.county == county)
        )
    }
    if known == names:
        return
    connection.execute(delete(board_site).where(columns.county == county))
    if names:
        rows = [(county, site, name) for site, name in names.items()]
        run_together(connection, insertion(connection, board_site, rows))


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(values), _IN_LIST):
        yield values[start : start + _IN_LIST]
