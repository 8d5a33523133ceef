"""Desks, the one-time codes that make them, and the nonces of their sessions."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import county as county_table
from window_desk.county.store.tables import desk, enrolment_code, session_nonce
from window_desk.county.store.together import (
    Rows,
    Statement,
    is_postgresql,
    nothing,
    run_together,
)
from window_desk.protocol.messages import DeskStatus

_NUMBER = re.compile(r"[0-9]{1,9}")
_LOST_DESKS = 100
"""More than are enrolled at one site between two backups."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An enrolled desk. ``last_hash`` is the content hash of its newest act, empty before the first.

    ``last_contact_ms`` is when it last opened a session or pushed; ``former`` is the desk that the PC was
    before it was enrolled again.
    """

    id: str
    name: str
    site: str
    windows: tuple[str, ...]
    public_key: str
    incarnation: str
    status: DeskStatus
    last_sequence: int
    last_hash: str
    last_contact_ms: int | None = None
    former: str | None = None


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A one-time enrolment code, known by its hash alone."""

    code_hash: str
    site: str
    windows: tuple[str, ...]
    expires_at_ms: int
    desk: str | None


_READ = (
    "SELECT id, name, site, windows, public_key, incarnation, status, last_sequence, last_hash,"
    " last_contact_ms, former FROM desk WHERE county = ?"
)
_SET_PROGRESS = (
    "UPDATE desk SET last_sequence = ?, last_hash = ?, last_contact_ms = ?"
    " WHERE county = ? AND id = ?"
)


def desk_row(
    connection: Connection, county: str, desk_id: str, *, lock: bool = False
) -> Statement[DeskRow | None]:
    """One desk; ``lock`` keeps other pushes of the same desk waiting until the transaction ends."""
    # the embedded file has one writer, who holds everything
    locked = " FOR UPDATE" if lock and is_postgresql(connection) else ""
    return Statement(f"{_READ} AND id = ?{locked}", (county, desk_id), _one_desk)


def read_desk(
    connection: Connection, county: str, desk_id: str, *, lock: bool = False
) -> DeskRow | None:
    """One desk, see :func:`desk_row`."""
    row = desk_row(connection, county, desk_id, lock=lock)
    run_together(connection, row)
    return row.answer


def list_desks(connection: Connection, county: str) -> tuple[DeskRow, ...]:
    """All desks of the county by id."""
    rows = Statement(f"{_READ} ORDER BY id", (county,), _desks)
    run_together(connection, rows)
    return rows.answer


def by_status(known: Sequence[DeskRow]) -> dict[DeskStatus, int]:
    """How many desks stand so; a forked one whose PC was enrolled again since is no trouble any more."""
    followed = {row.former for row in known}
    counts = Counter(
        row.status for row in known if row.status is not DeskStatus.FORKED or row.id not in followed
    )
    return {status: counts[status] for status in DeskStatus}


def former_desks(connection: Connection, county: str, row: DeskRow) -> tuple[str, ...]:
    """Every desk that this PC was before, the latest first."""
    found: list[str] = []
    former = row.former
    while former is not None and former not in found:
        found.append(former)
        known = read_desk(connection, county, former)
        former = known.former if known is not None else None
    return tuple(found)


def hold_enrolments(connection: Connection, county: str, site: str) -> None:
    """Until this transaction ends nobody else enrols a desk at ``site``: its number is counted."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            select(func.pg_advisory_xact_lock(func.hashtextextended(f"{county}/{site}", 0)))
        )


def last_number(connection: Connection, county: str, site: str) -> int:
    """The highest number of a desk that was ever enrolled at ``site``, or may have been before a restore.

    0 before the first.
    """
    ids = connection.execute(
        select(desk.c.id).where(desk.c.county == county, desk.c.site == site)
    ).scalars()
    return max((_floor(connection, county), *(number_at(site, each) for each in ids)))


def set_floor(connection: Connection, county: str) -> None:
    """A restored county: which desks were enrolled since the backup nobody knows, so at every site their
    numbers are passed over. With one id for two PCs each would take acts of the other for its own.
    """
    known = connection.execute(select(desk.c.site, desk.c.id).where(desk.c.county == county))
    highest = max((_floor(connection, county), *(number_at(*each) for each in known)))
    connection.execute(
        update(county_table)
        .where(county_table.c.id == county)
        .values(desk_floor=highest + _LOST_DESKS)
    )


def _floor(connection: Connection, county: str) -> int:
    floor = connection.execute(
        select(county_table.c.desk_floor).where(county_table.c.id == county)
    ).scalar_one_or_none()
    return floor or 0


def number_at(site: str, desk_id: str) -> int:
    """The number in the id of a desk of ``site``; 0 for an id of another form."""
    if not desk_id.startswith(f"{site}-"):
        return 0
    number = desk_id.removeprefix(f"{site}-")
    return int(number) if _NUMBER.fullmatch(number) else 0


def add_desk(connection: Connection, county: str, row: DeskRow, now_ms: int) -> None:
    """Add an enrolled desk."""
    connection.execute(
        insert(desk).values(
            county=county,
            id=row.id,
            name=row.name,
            site=row.site,
            windows=json.dumps(row.windows),
            public_key=row.public_key,
            incarnation=row.incarnation,
            status=row.status.value,
            last_sequence=row.last_sequence,
            last_hash=row.last_hash,
            enrolled_at_ms=now_ms,
            former=row.former,
        )
    )


def set_status(connection: Connection, county: str, desk_id: str, status: DeskStatus) -> None:
    """Change the standing of a desk."""
    connection.execute(
        update(desk)
        .where(desk.c.county == county, desk.c.id == desk_id)
        .values(status=status.value)
    )


def progress(
    county: str, desk_id: str, last_sequence: int, last_hash: str, now_ms: int
) -> Statement[None]:
    """Remembers the newest act of a desk, heard of now."""
    return Statement(_SET_PROGRESS, (last_sequence, last_hash, now_ms, county, desk_id), nothing)


def note_contact(connection: Connection, county: str, desk_id: str, now_ms: int) -> None:
    """The desk was heard of now."""
    connection.execute(
        update(desk)
        .where(desk.c.county == county, desk.c.id == desk_id)
        .values(last_contact_ms=now_ms)
    )


def add_code(connection: Connection, county: str, row: CodeRow) -> None:
    """Keep a new enrolment code."""
    connection.execute(
        insert(enrolment_code).values(
            county=county,
            code_hash=row.code_hash,
            site=row.site,
            windows=json.dumps(row.windows),
            expires_at_ms=row.expires_at_ms,
        )
    )


def lock_code(connection: Connection, county: str, code_hash: str) -> CodeRow | None:
    """The code with this hash, locked until the transaction ends."""
    columns = enrolment_code.c
    row = (
        connection.execute(
            select(enrolment_code)
            .where(columns.county == county, columns.code_hash == code_hash)
            .with_for_update()
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        return None
    return CodeRow(
        code_hash, row["site"], _windows(row["windows"]), row["expires_at_ms"], row["desk"]
    )


def use_code(
    connection: Connection, county: str, code_hash: str, desk_id: str, now_ms: int
) -> None:
    """The code made this desk and makes no other."""
    connection.execute(
        update(enrolment_code)
        .where(enrolment_code.c.county == county, enrolment_code.c.code_hash == code_hash)
        .values(used_at_ms=now_ms, desk=desk_id)
    )


def take_nonce(
    connection: Connection, county: str, desk_id: str, nonce: str, now_ms: int, keep_ms: int
) -> bool:
    """Whether this nonce is new; old ones of the county are forgotten after ``keep_ms``."""
    columns = session_nonce.c
    connection.execute(
        delete(session_nonce).where(columns.county == county, columns.expires_at_ms < now_ms)
    )
    values = {
        "county": county,
        "desk": desk_id,
        "nonce": nonce,
        "expires_at_ms": now_ms + keep_ms,
    }
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(session_nonce).values(values).on_conflict_do_nothing()
    taken = connection.execute(statement.returning(session_nonce.c.nonce))
    return taken.one_or_none() is not None


def _one_desk(rows: Rows) -> DeskRow | None:
    return _desk(rows[0]) if rows else None


def _desks(rows: Rows) -> tuple[DeskRow, ...]:
    return tuple(_desk(row) for row in rows)


def _desk(row: tuple[Any, ...]) -> DeskRow:
    desk_id, name, site, windows, public_key, incarnation, status, *newest = row
    return DeskRow(
        desk_id,
        name,
        site,
        _windows(windows),
        public_key,
        incarnation,
        DeskStatus(status),
        *newest,
    )


def _windows(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
