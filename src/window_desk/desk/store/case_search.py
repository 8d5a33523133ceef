"""Search as one types: by name, two neighbouring characters, pinyin, initials, number, ID number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
    WHERE w.case_words MATCH ? {{states}} ORDER BY {{order}} LIMIT ?
"""  # noqa: S608 - constant column names
_BY_SPELLING: Final = f"""
    SELECT {COLUMNS} FROM case_pinyin p JOIN case_row c ON c.row = p.rowid
    WHERE p.case_pinyin MATCH ? {{states}} ORDER BY {{order}} LIMIT ?
"""  # noqa: S608 - constant column names
_BY_BOTH: Final = f"""
    SELECT {COLUMNS} FROM case_pinyin p JOIN case_row c ON c.row = p.rowid
    WHERE p.case_pinyin MATCH ? {{states}}
        AND p.rowid IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)
    ORDER BY {{order}} LIMIT ?
"""  # noqa: S608 - constant column names
_NUMBER_KEYS: Final = ("number", "substr(number, 7)", "substr(number, 15)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the matching cases are wanted: in ``states`` (any if empty), newest first or by time
    left, ``limit`` of them."""

    states: Sequence[CaseState] = ()
    limit: int = 200
    by_time_left: bool = False

    @property
    def codes(self) -> list[str]:
        """The values of :meth:`only`."""
        return [state.value for state in self.states]

    @property
    def only(self) -> str:
        """A further condition."""
        return f"AND c.state IN ({', '.join('?' * len(self.states))})" if self.states else ""

    def order(self, row: str = "c.row") -> str:
        """What to sort by; ``row`` is the column that the index at hand gives in order."""
        return "c.urgency, c.row" if self.by_time_left else f"{row} DESC"


def find_cases(
    rows: Rows, text: str, wanted: Wanted, identity_hash: Callable[[str], bytes]
) -> list[Row]:
    """Rows of :data:`COLUMNS` that match every word of ``text``."""
    words = [clean for word in text.split() if (clean := normalised(word))]
    if not words:
        return [] if text.strip() else _any(rows, wanted)
    if any(character.isdigit() for character in text) and all(word.isascii() for word in words):
        return _by_number(rows, "".join(words).upper(), wanted, identity_hash)
    return _by_words(rows, words, wanted)


def number_keys(text: str) -> Iterator[tuple[str, str, str]]:
    """How a number is looked up: an expression over the column ``number``, from where, up to where.

    ``text`` is its beginning, or that of its day or serial; none for what is no number.
    """
    number = "".join(normalised(word) for word in text.split()).upper()
    if not number.isascii() or not any(character.isdigit() for character in number):
        return
    starts = {number}
    if number.isdigit() and len(number) < _SERIAL_DIGITS:
        starts.add(number.zfill(_SERIAL_DIGITS))
    for key in _NUMBER_KEYS:
        for start in starts:
            yield key, start, start + _AFTER_EVERY_TEXT


def _any(rows: Rows, wanted: Wanted) -> list[Row]:
    if wanted.by_time_left and wanted.states:
        # chosen in the index alone: whole rows are read of those that are shown
        return rows.all(
            f"SELECT {COLUMNS} FROM case_row c WHERE c.row IN"  # noqa: S608
            f" (SELECT c.row FROM case_row c WHERE 1 {wanted.only}"
            f" ORDER BY {wanted.order()} LIMIT ?) ORDER BY {wanted.order()}",
            *wanted.codes,
            wanted.limit,
        )
    return rows.all(
        f"SELECT {COLUMNS} FROM case_row c WHERE 1 {wanted.only}"  # noqa: S608
        f" ORDER BY {wanted.order()} LIMIT ?",
        *wanted.codes,
        wanted.limit,
    )


def _by_words(rows: Rows, words: Sequence[str], wanted: Wanted) -> list[Row]:
    written = " AND ".join(_written(word) for word in words if not word.isascii())
    spelt = " AND ".join(spelling_prefix(word) for word in words if word.isascii())
    codes, only, limit = wanted.codes, wanted.only, wanted.limit
    if written and spelt:
        statement = _BY_BOTH.format(states=only, order=wanted.order("p.rowid"))
        return rows.all(statement, spelt, *codes, written, limit)
    if written:
        statement = _BY_WORDS.format(states=only, order=wanted.order("w.rowid"))
        return rows.all(statement, written, *codes, limit)
    statement = _BY_SPELLING.format(states=only, order=wanted.order("p.rowid"))
    return rows.all(statement, spelt, *codes, limit)


def _written(word: str) -> str:
    # single characters stand in the name column alone
    return f"name : {phrase(word)}" if len(word) == 1 else phrase(word)


def _by_number(
    rows: Rows, number: str, wanted: Wanted, identity_hash: Callable[[str], bytes]
) -> list[Row]:
    found: set[int] = set()
    if len(number) >= _SHORTEST_IDENTITY:
        hashed = identity_hash(normalise_id_number(number))
        found |= _rowids(rows, "SELECT row FROM case_identity WHERE hash = ?", hashed)
    for key, start, end in number_keys(number):
        found |= _rowids(
            rows,
            f"SELECT row FROM case_row WHERE {key} >= ? AND {key} < ?"  # noqa: S608
            f" ORDER BY {key} DESC LIMIT ?",
            start,
            end,
            wanted.limit,
        )
    marks = ", ".join("?" * len(found))
    return rows.all(
        f"SELECT {COLUMNS} FROM case_row c WHERE c.row IN ({marks}) {wanted.only}"  # noqa: S608
        f" ORDER BY {wanted.order()} LIMIT ?",
        *sorted(found),
        *wanted.codes,
        wanted.limit,
    )


def _rowids(rows: Rows, statement: str, *values: object) -> set[int]:
    return {row for (row,) in rows.all(statement, *values)}
