"""The floor of the county on PostgreSQL: rows that it wrote, written again straight through psycopg.

The same rows in the same transactions with the same locks, from as many threads as the county has; no HTTP,
no signatures, no law.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

_THREADS = 8
_TABLES = ("feed", "applied_act", "number_register")


@dataclass(slots=True)
class PushedRows:
    """What one push wrote: rows by table, cases with their heads, and how far it brought its desk."""

    desk: str
    last_sequence: int
    last_hash: str
    site: str
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    heads: list[tuple[str, int, str | None]] = field(default_factory=list)

    @property
    def acts(self) -> int:
        """How many acts it was."""
        return len(self.rows["feed"])


def read_pushes(database: str, county: str, after: int, acts_a_push: int) -> list[PushedRows]:
    """What the pushes after position ``after`` wrote, each of ``acts_a_push`` acts, in their order."""
    with psycopg.connect(database) as connection:
        feed, applied, register = (_rows(connection, table, county) for table in _TABLES)
        heads = {
            row[0]: (row[0], row[1], row[2])
            for row in connection.execute(
                "SELECT case_id, last_position, number FROM case_head WHERE county = %s", (county,)
            )
        }
    acts = sorted(
        (row for row in feed if _position(row) > after and row[2] == "act"), key=_position
    )
    results = {row[8]: row for row in applied}
    numbers: dict[object, list[tuple[object, ...]]] = {}
    for row in register:
        numbers.setdefault(row[6], []).append(row)
    pushes = []
    for start in range(0, len(acts), acts_a_push):
        own = acts[start : start + acts_a_push]
        stored = [results[row[1]] for row in own]
        last = stored[-1]
        pushes.append(
            PushedRows(
                desk=str(last[1]),
                last_sequence=_whole(last[3]),
                last_hash=str(last[4]),
                site=str(own[0][3]),
                rows={
                    "feed": own,
                    "applied_act": stored,
                    "number_register": [n for row in stored for n in numbers.get(row[5], [])],
                },
                heads=[heads[case] for case in sorted({str(row[5]) for row in own})],
            )
        )
    return pushes


def replay(database: str, county: str, pushes: Sequence[PushedRows]) -> float:
    """Write ``pushes`` into another county's database; returns acts a second."""
    shares = [pushes[at::_THREADS] for at in range(_THREADS)]
    with ThreadPoolExecutor(_THREADS) as pool:
        began = time.perf_counter()
        list(pool.map(lambda share: _write(database, county, share), shares))
        took_s = time.perf_counter() - began
    return sum(push.acts for push in pushes) / took_s


def _write(database: str, county: str, pushes: Sequence[PushedRows]) -> None:
    with psycopg.connect(database) as connection:
        for push in pushes:
            with connection.transaction(), connection.cursor() as cursor:
                _one(cursor, county, push)


def _one(cursor: psycopg.Cursor, county: str, push: PushedRows) -> None:
    cursor.execute(
        "SELECT 1 FROM desk WHERE county = %s AND id = %s FOR UPDATE", (county, push.desk)
    )
    cursor.executemany(
        "INSERT INTO case_head (county, case_id, site, last_position) VALUES (%s, %s, %s, 0)"
        " ON CONFLICT DO NOTHING",
        [(county, case, push.site) for case, _, _ in push.heads],
    )
    cursor.execute(
        "UPDATE county SET last_position = last_position + %s WHERE id = %s", (push.acts, county)
    )
    for table in _TABLES:
        statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
        with cursor.copy(statement) as copy:
            for row in push.rows[table]:
                copy.write_row(row)
    cursor.executemany(
        "UPDATE case_head SET last_position = %s, number = %s WHERE county = %s AND case_id = %s",
        [(position, number, county, case) for case, position, number in push.heads],
    )
    for site in (push.site, ""):
        cursor.execute(
            "INSERT INTO scope_digest VALUES (%s, %s, %s, %s) ON CONFLICT (county, site)"
            " DO UPDATE SET act_count = scope_digest.act_count + excluded.act_count",
            (county, site, push.acts, push.last_hash),
        )
    cursor.execute(
        "UPDATE desk SET last_sequence = %s, last_hash = %s WHERE county = %s AND id = %s",
        (push.last_sequence, push.last_hash, county, push.desk),
    )


def _rows(connection: psycopg.Connection, table: str, county: str) -> list[tuple[object, ...]]:
    statement = sql.SQL("SELECT * FROM {} WHERE county = %s").format(sql.Identifier(table))
    return connection.execute(statement, (county,)).fetchall()


def _position(row: tuple[object, ...]) -> int:
    return _whole(row[1])


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value
