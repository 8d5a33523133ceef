"""The floors of a receipt: what it leaves in the database, written without anything around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import uuid_utils
from tests.casework.builders import PERSON
from tests.desk.store.world import ITEM, KEY

from window_desk.desk.store.engine import keyed_connection
from window_desk.desk.store.migrations import STEPS
from window_desk.desk.store.search_words import item_words, name_words, spellings

Row = tuple[Any, ...]

_TABLES: Final = ("act", "case_row", "print_job", "number_use", "case_identity")
_BY_CASE: Final = frozenset({"case_row", "case_identity"})
"""Tables whose ``row`` is the case's; the others count theirs by themselves."""
_META: Final = ("last_sequence", "last_hash", "number_count")
_SEARCHED: Final = (
    "INSERT INTO case_words (rowid, name, item) VALUES (?, ?, ?)",
    "INSERT INTO case_pinyin (rowid, spelling) VALUES (?, ?)",
)


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of one receipt by table, each with its column names."""

    columns: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[Row]]
    leases: Sequence[Row]


def rows_of_one_receipt(database: Path) -> Written:
    """Everything that the only receipt in ``database`` left there."""
    reader = keyed_connection(database, KEY)
    columns: dict[str, list[str]] = {}
    rows: dict[str, list[Row]] = {}
    for table in _TABLES:
        cursor = reader.execute(f"SELECT * FROM {table}")  # noqa: S608
        columns[table] = [described[0] for described in cursor.description]
        rows[table] = cursor.fetchall()
    leases = reader.execute("SELECT * FROM lease").fetchall()
    reader.close()
    return Written(columns, rows, leases)


class SameRows:
    """The same rows again and again, with new keys, in tables and indexes like the desk's."""

    def __init__(self, database: Path, written: Written) -> None:
        self._connection = keyed_connection(database, KEY)
        for statement in (statement for _number, step in STEPS for statement in step):
            self._connection.execute(statement)
        self._written = written
        self._inserts = {
            table: f"INSERT INTO {table} VALUES ({_marks(names)})"  # noqa: S608
            for table, names in written.columns.items()
        }
        lend = f"INSERT INTO lease VALUES ({_marks(written.leases[0])})"  # noqa: S608
        self._connection.executemany(lend, written.leases)
        self._number = 0

    def write(self) -> None:
        """One durable transaction."""
        self._number += 1
        fresh = self._fresh_rows()
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        for statement, row in fresh:
            execute(statement, row)
        execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _fresh_rows(self) -> list[tuple[str, Row]]:
        case = str(uuid_utils.uuid7())
        found = [
            (
                self._inserts[table],
                tuple(
                    self._fresh(table, column, value, case)
                    for column, value in zip(self._written.columns[table], row, strict=True)
                ),
            )
            for table in _TABLES
            for row in self._written.rows[table]
        ]
        names, item = name_words((PERSON.name,)), item_words(ITEM.name)
        found.append((_SEARCHED[0], (self._number, names, item)))
        found.append((_SEARCHED[1], (self._number, spellings((PERSON.name,)))))
        taken = [row[0] for row in self._written.rows["number_use"]]
        found += [("UPDATE lease SET next = next + 1 WHERE series = ?", (name,)) for name in taken]
        found += [("INSERT OR REPLACE INTO meta VALUES (?, ?)", (k, "0" * 64)) for k in _META]
        return found

    def _fresh(self, table: str, column: str, value: Any, case: str) -> Any:
        """``value`` as it is, or the next of its kind where the column must differ."""
        match column:
            case "id":
                return str(uuid_utils.uuid7())
            case "case_id":
                return case
            case "row":
                return self._number if table in _BY_CASE else None
            case "number":
                return value + self._number if isinstance(value, int) else f"{value}{self._number}"
            case "sequence":
                return value + 2 * self._number
            case _:
                return value


class OneTable:
    """The rows' bytes in one plain table without an index."""

    def __init__(self, database: Path, written: Written) -> None:
        self._connection = keyed_connection(database, KEY)
        self._connection.execute("CREATE TABLE plain (row INTEGER PRIMARY KEY, body BLOB)")
        self._bodies = [(_bytes_of(row),) for rows in written.rows.values() for row in rows]

    def write(self) -> None:
        """One durable transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        for body in self._bodies:
            self._connection.execute("INSERT INTO plain (body) VALUES (?)", body)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _bytes_of(row: Row) -> bytes:
    return b"".join(
        value if isinstance(value, bytes) else str(value).encode() for value in row if value
    )
