"""Search as one types: by name, two neighbouring characters, pinyin, initials, number, ID number."""

from collections.abc import Callable, Sequence
from typing import Final

from window_desk.casework.case import CaseState
from window_desk.casework.identifiers import normalise_id_number
from window_desk.desk.store.case_rows import COLUMNS
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.store.search_words import normalised, phrase, spelling_prefix

_SHORTEST_IDENTITY: Final = 5
_AFTER_EVERY_TEXT: Final = "\U0010ffff"
_SERIAL_DIGITS: Final = 5

_BY_WORDS: Final = f"""
    SELECT {COLUMNS} FROM case_words w JOIN case_row c ON c.row = w.rowid
    WHERE w.case_words MATCH ? {{states}} ORDER BY w.rowid DESC LIMIT ?
"""  # noqa: S608 - constant column names
_BY_SPELLING: Final = f"""
    SELECT {COLUMNS} FROM case_pinyin p JOIN case_row c ON c.row = p.rowid
    WHERE p.case_pinyin MATCH ? {{states}} ORDER BY p.rowid DESC LIMIT ?
"""  # noqa: S608 - constant column names
_BY_BOTH: Final = f"""
    SELECT {COLUMNS} FROM case_pinyin p JOIN case_row c ON c.row = p.rowid
    WHERE p.case_pinyin MATCH ? {{states}}
        AND p.rowid IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)
    ORDER BY p.rowid DESC LIMIT ?
"""  # noqa: S608 - constant column names
_NUMBER_KEYS: Final = ("number", "substr(number, 7)", "substr(number, 15)")


def find_cases(
    rows: Rows,
    text: str,
    states: Sequence[CaseState],
    limit: int,
    identity_hash: Callable[[str], bytes],
) -> list[Row]:
    """Rows of :data:`COLUMNS` that match every word of ``text``, newest first."""
    words = [clean for word in text.split() if (clean := normalised(word))]
    if not words:
        return [] if text.strip() else _newest(rows, states, limit)
    if any(character.isdigit() for character in text) and all(word.isascii() for word in words):
        return _by_number(rows, "".join(words).upper(), states, limit, identity_hash)
    return _by_words(rows, words, states, limit)


def _newest(rows: Rows, states: Sequence[CaseState], limit: int) -> list[Row]:
    return rows.all(
        f"SELECT {COLUMNS} FROM case_row c WHERE 1 {_only(states)} ORDER BY c.row DESC LIMIT ?",  # noqa: S608
        *(state.value for state in states),
        limit,
    )


def _by_words(
    rows: Rows, words: Sequence[str], states: Sequence[CaseState], limit: int
) -> list[Row]:
    written = " AND ".join(_written(word) for word in words if not word.isascii())
    spelt = " AND ".join(spelling_prefix(word) for word in words if word.isascii())
    codes = [state.value for state in states]
    if written and spelt:
        return rows.all(_BY_BOTH.format(states=_only(states)), spelt, *codes, written, limit)
    if written:
        return rows.all(_BY_WORDS.format(states=_only(states)), written, *codes, limit)
    return rows.all(_BY_SPELLING.format(states=_only(states)), spelt, *codes, limit)


def _written(word: str) -> str:
    # single characters stand in the name column alone
    return f"name : {phrase(word)}" if len(word) == 1 else phrase(word)


def _by_number(
    rows: Rows,
    number: str,
    states: Sequence[CaseState],
    limit: int,
    identity_hash: Callable[[str], bytes],
) -> list[Row]:
    found: set[int] = set()
    if len(number) >= _SHORTEST_IDENTITY:
        hashed = identity_hash(normalise_id_number(number))
        found |= _rowids(rows, "SELECT row FROM case_identity WHERE hash = ?", hashed)
    starts = {number}
    if number.isdigit() and len(number) < _SERIAL_DIGITS:
        starts.add(number.zfill(_SERIAL_DIGITS))
    for key in _NUMBER_KEYS:
        for start in starts:
            found |= _rowids(
                rows,
                f"SELECT row FROM case_row WHERE {key} >= ? AND {key} < ?"  # noqa: S608
                f" ORDER BY {key} DESC LIMIT ?",
                start,
                start + _AFTER_EVERY_TEXT,
                limit,
            )
    marks = ", ".join("?" * len(found))
    return rows.all(
        f"SELECT {COLUMNS} FROM case_row c WHERE c.row IN ({marks}) {_only(states)}"  # noqa: S608
        " ORDER BY c.row DESC LIMIT ?",
        *sorted(found),
        *(state.value for state in states),
        limit,
    )


def _rowids(rows: Rows, statement: str, *values: object) -> set[int]:
    return {row for (row,) in rows.all(statement, *values)}


def _only(states: Sequence[CaseState]) -> str:
    return f"AND c.state IN ({', '.join('?' * len(states))})" if states else ""
