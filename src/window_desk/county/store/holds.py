"""Legal holds (保全): cases whose acts stay although their retention is over. Lifted ones stay on record."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import case_head, case_hold


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold; ``lifted_at_ms`` is ``None`` while it stands."""

    case: str
    number: str
    set_at_ms: int
    reason: str
    lifted_at_ms: int | None
    lifted_reason: str | None


@dataclass(frozen=True, slots=True)
class NumberedCase:
    """A case found by its number."""

    case: str
    archived: bool


def lock_case(connection: Connection, county: str, number: str) -> NumberedCase | None:
    """The case with this number, its head locked: nobody takes it out until the transaction ends."""
    columns = case_head.c
    row = connection.execute(
        select(columns.case_id, columns.archived_position)
        .where(columns.county == county, columns.number == number)
        .with_for_update()
    ).one_or_none()
    return None if row is None else NumberedCase(row.case_id, row.archived_position is not None)


def standing_holds(connection: Connection, county: str, cases: Sequence[str]) -> frozenset[str]:
    """Which of ``cases``, some hundred at most, are under a hold."""
    columns = case_hold.c
    return frozenset(
        connection.execute(
            select(columns.case_id).where(
                columns.county == county,
                columns.case_id.in_(cases),
                columns.lifted_at_ms.is_(None),
            )
        ).scalars()
    )


def put_hold(connection: Connection, county: str, case: str, reason: str, now_ms: int) -> None:
    """Begin a hold."""
    connection.execute(
        insert(case_hold).values(county=county, case_id=case, set_at_ms=now_ms, reason=reason)
    )


def lift_hold(connection: Connection, county: str, case: str, reason: str, now_ms: int) -> int:
    """End the standing hold of a case; how many were ended."""
    columns = case_hold.c
    return connection.execute(
        update(case_hold)
        .where(columns.county == county, columns.case_id == case, columns.lifted_at_ms.is_(None))
        .values(lifted_at_ms=now_ms, lifted_reason=reason)
    ).rowcount


def list_holds(connection: Connection, county: str) -> list[Hold]:
    """Every hold there ever was, the oldest first."""
    columns = case_hold.c
    rows = connection.execute(
        select(
            columns.case_id,
            case_head.c.number,
            columns.set_at_ms,
            columns.reason,
            columns.lifted_at_ms,
            columns.lifted_reason,
        )
        .join(
            case_head,
            (case_head.c.county == columns.county) & (case_head.c.case_id == columns.case_id),
        )
        .where(columns.county == county)
        .order_by(columns.set_at_ms, columns.case_id)
    )
    return [Hold(*row) for row in rows]
