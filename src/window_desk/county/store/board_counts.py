"""The board: how many cases of each site are open, due, overdue, late. The same query in county and city.

Every condition starts with the county, so that counties in one table never mix.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Integer, and_, case, extract, func, select

from window_desk.county.store.database import Connection
from window_desk.county.store.tables import board_case, board_county, board_site


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Counts of one site on one day.

    ``open`` are the cases of which something is owed to the applicant; of them ``due_today``,
    ``due_this_week`` (from today to Sunday), ``overdue`` and ``held`` (no day runs: a stop, or
    supplements awaited). Of the year so far: ``decided``, ``decided_late`` and ``accepted_by_default``
    (by the year of receipt).
    """

    county: str
    site: str
    site_name: str
    open: int
    due_today: int
    due_this_week: int
    overdue: int
    held: int
    decided: int
    decided_late: int
    accepted_by_default: int


@dataclass(frozen=True, slots=True)
class BoardSource:
    """A county on the board: how far its feed was told, and when."""

    county: str
    name: str
    position: int
    told_at_ms: int


def lines(connection: Connection, day: date) -> tuple[BoardLine, ...]:
    """Every site of every county in this database, as of ``day``, in their order."""
    row, later = board_case.c, board_case.alias("later").c
    superseded = (
        select(later.case_id)
        .where(
            later.county == row.county,
            later.case_id == row.case_id,
            later.valid_from > row.valid_from,
            later.valid_from <= day,
        )
        .exists()
    )
    sunday = day + timedelta(days=6 - day.weekday())
    is_open = row.ended.is_(False)
    decided = extract("year", row.decided_on) == day.year
    counts = (
        _count("open", is_open),
        _count("due_today", and_(is_open, row.due_on == day)),
        _count("due_this_week", and_(is_open, row.due_on >= day, row.due_on <= sunday)),
        _count("overdue", and_(is_open, row.due_on < day)),
        _count("held", and_(is_open, row.due_on.is_(None))),
        _count("decided", decided),
        _count("decided_late", and_(decided, row.late)),
        _count(
            "accepted_by_default",
            and_(row.accepted_by_default, extract("year", row.received_on) == day.year),
        ),
    )
    query = (
        select(row.county, row.site, func.coalesce(func.max(board_site.c.name), row.site), *counts)
        .select_from(
            board_case.outerjoin(
                board_site, (board_site.c.county == row.county) & (board_site.c.site == row.site)
            )
        )
        .where(row.valid_from <= day, ~superseded)
        .group_by(row.county, row.site)
        .order_by(row.county, row.site)
    )
    return tuple(BoardLine(*found) for found in connection.execute(query))


def sources(connection: Connection) -> tuple[BoardSource, ...]:
    """Every county whose board is here."""
    columns = board_county.c
    rows = connection.execute(
        select(columns.county, columns.name, columns.position, columns.told_at_ms).order_by(
            columns.county
        )
    )
    return tuple(BoardSource(*row) for row in rows)


def _count(name: str, condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0)).cast(Integer).label(name)
