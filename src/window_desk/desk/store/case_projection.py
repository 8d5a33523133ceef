"""The projection of cases: one row a case, told by the fold, and the words it is found by.

Rebuilt from acts at will. Writer thread, inside the caller's transaction.
"""

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.casework.identifiers import normalise_id_number
from window_desk.desk.store import reversals
from window_desk.desk.store.act_rows import KNOWN_COLUMNS, folded_acts, known_act
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.store.projected_row import (
    COLUMNS,
    FOUND_BY,
    INSERT_ROW,
    changes,
    row_of,
    update_of,
)
from window_desk.desk.store.reversals import reversal_of
from window_desk.desk.store.search_words import item_words, name_words, spellings
from window_desk.desk.store.settlements import tell_settlements
from window_desk.desk.store.telling import Telling
from window_desk.desk.use_cases.case_views import (
    KnownAct,
    Standing,
)

CASES_AT_ONCE: Final = 500

_ID: Final = COLUMNS.index("id")
_DROP: Final = (
    "DELETE FROM case_row WHERE row = ?",
    "DELETE FROM case_words WHERE rowid = ?",
    "DELETE FROM case_pinyin WHERE rowid = ?",
    "DELETE FROM case_identity WHERE row = ?",
)


@dataclass(slots=True)
class _Told:
    """What becomes of the rows of some cases. ``updated`` is by the places of what changed."""

    gone: list[int] = field(default_factory=list)
    inserted: list[Row] = field(default_factory=list)
    updated: dict[tuple[int, ...], list[Row]] = field(default_factory=dict)
    found_anew: list[tuple[int, Case]] = field(default_factory=list)
    reversals: list[Row] = field(default_factory=list)

    def take(self, case: Case, old: Row | None, new: Row, today: date) -> None:
        """The row as it was and as it is told now; one that stays as it is is not written."""
        changed = changes(old, new) if old is not None else ()
        if old is not None and changed and (reversal := reversal_of(case, old, new, today)):
            self.reversals.append(reversal)
        if old is not None and not any(place in FOUND_BY for place in changed):
            if changed:
                values = (*(new[place] for place in changed), new[0])
                self.updated.setdefault(changed, []).append(values)
            return
        if old is not None:
            self.gone.append(new[0])
        self.inserted.append(new)
        self.found_anew.append((new[0], case))


class CaseProjection:
    """Tells cases anew and keeps rows, search words and the hashes of ID numbers in step."""

    def __init__(self, hash_key: bytes) -> None:
        self._hash_key = hash_key

    def identity_hash(self, number: str) -> bytes:
        """The keyed hash (HMAC-SHA-256) under which an ID number or credit code is found."""
        # nearly every number is plain already
        is_plain = number.isascii() and number.isalnum()
        text = number.upper() if is_plain else normalise_id_number(number)
        return hmac.digest(self._hash_key, text.encode(), "sha256")

    def tell(self, rows: Rows, cases: Iterable[str], telling: Telling) -> None:
        """Read the acts of ``cases`` and tell each anew, some hundreds at a time."""
        wanted = list(cases)
        for start in range(0, len(wanted), CASES_AT_ONCE):
            chunk = wanted[start : start + CASES_AT_ONCE]
            self.tell_known(rows, known_acts(rows, chunk), telling)

    def tell_known(
        self, rows: Rows, known: Mapping[str, Sequence[KnownAct]], telling: Telling
    ) -> None:
        """Tell the cases whose acts are all in ``known``; one that is no case loses its row."""
        if not known:
            return
        here = _rows_here(rows, known)
        newest = rows.first("SELECT coalesce(max(row), 0) FROM case_row")
        next_row = int(newest[0]) + 1 if newest is not None else 1
        told = _Told()
        for case_id, acts in known.items():
            old = here.get(case_id)
            case = fold(folded_acts(acts), telling.calendar, telling.now, telling.rules)
            if case is None:
                told.gone += [old[0]] if old is not None else []
                continue
            if old is None:
                row, next_row = next_row, next_row + 1
            else:
                row = old[0]
            unsent = sum(each.standing is Standing.QUEUED for each in acts)
            told.take(case, old, row_of(row, case, unsent, telling), telling.today)
        for statement in _DROP if told.gone else ():
            rows.run_many(statement, [(row,) for row in told.gone])
        rows.run_many(INSERT_ROW, told.inserted)
        for places, values in told.updated.items():
            rows.run_many(update_of(places), values)
        reversals.keep(rows, told.reversals)
        tell_settlements(rows, known)
        self._find_anew(rows, told.found_anew)

    def tell_all(self, rows: Rows, telling: Telling) -> None:
        """Throw every row away and tell all cases from their acts, in the order of receipt."""
        for table in ("case_words", "case_pinyin"):
            rows.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
        rows.run("DELETE FROM case_identity")
        rows.run("DELETE FROM case_row")
        found = rows.all("SELECT case_id FROM act GROUP BY case_id ORDER BY min(row)")
        self.tell(rows, [case for (case,) in found], telling)

    def tell_due(self, rows: Rows, telling: Telling) -> int:
        """Tell the cases that a new day alone changes (acceptance by default); how many."""
        found = rows.all("SELECT id FROM case_row WHERE refold_on <= ?", telling.today.isoformat())
        self.tell(rows, [case for (case,) in found], telling)
        return len(found)

    def _find_anew(self, rows: Rows, cases: Sequence[tuple[int, Case]]) -> None:
        rows.run_many(
            "INSERT INTO case_words (rowid, name, item) VALUES (?, ?, ?)",
            [(row, name_words(_names(case)), item_words(case.terms.name)) for row, case in cases],
        )
        rows.run_many(
            "INSERT INTO case_pinyin (rowid, spelling) VALUES (?, ?)",
            [(row, spellings(_names(case))) for row, case in cases],
        )
        rows.run_many(
            "INSERT OR IGNORE INTO case_identity (hash, row) VALUES (?, ?)",
            [
                (self.identity_hash(number), row)
                for row, case in cases
                for number in _identity_numbers(case)
            ],
        )


def drop_rows(rows: Rows, cases: Iterable[str]) -> None:
    """Take cases out of every list and search."""
    found = [(row[0],) for row in _rows_here(rows, cases).values()]
    for statement in _DROP:
        rows.run_many(statement, found)


def known_acts(rows: Rows, cases: Sequence[str]) -> dict[str, list[KnownAct]]:
    """Every readable act of ``cases``; a case without one has an empty list."""
    known: dict[str, list[KnownAct]] = {case: [] for case in cases}
    found = rows.each(
        f"SELECT {KNOWN_COLUMNS} FROM act"  # noqa: S608
        " WHERE case_id IN (SELECT value FROM json_each(?))",
        json.dumps(cases),
    )
    for row in found:
        each = known_act(row)
        if each is not None:
            known[each.act.case].append(each)
    return known


def _rows_here(rows: Rows, cases: Iterable[str]) -> dict[str, Row]:
    found = rows.all(
        f"SELECT {', '.join(COLUMNS)} FROM case_row"  # noqa: S608 - constant column names
        " WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(cases)),
    )
    return {row[_ID]: row for row in found}


def _names(case: Case) -> tuple[str, ...]:
    return (case.applicant_name, case.agent.name) if case.agent else (case.applicant_name,)


def _identity_numbers(case: Case) -> Iterable[str]:
    if case.person is not None:
        yield case.person.id_number
    if case.organisation is not None:
        yield case.organisation.uscc
    if case.agent is not None:
        yield case.agent.id_number
