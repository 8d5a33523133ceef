"""Search as one types: by name, two neighbouring characters, pinyin, initials, number, ID number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from window_desk.casework.case import CaseState
from window_desk.casework.identifiers import normalise_id_number
from window_desk.desk.store.case_rows import COLUMNS, Listed, listed
from window_desk.desk.store.engine import Rows
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
_SERIAL: Final = "substr(number, 15)"
_NUMBER_KEYS: Final = ("number", "substr(number, 7)", _SERIAL)
_BY_IDENTITY: Final = "SELECT row FROM case_identity WHERE hash = ?"
_STARTS: Final = {
    key: "SELECT row FROM (SELECT row FROM case_row"  # noqa: S608
    f" WHERE {key} >= ? AND {key} < ? ORDER BY {key} DESC LIMIT ?)"
    for key in _NUMBER_KEYS
}


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
) -> list[Listed]:
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
    for key in _NUMBER_KEYS:
        yield key, number, number + _AFTER_EVERY_TEXT
    if number.isdigit() and len(number) < _SERIAL_DIGITS:
        padded = number.zfill(_SERIAL_DIGITS)
        yield _SERIAL, padded, padded + _AFTER_EVERY_TEXT


def _any(rows: Rows, wanted: Wanted) -> list[Listed]:
    if wanted.by_time_left and wanted.states:
        # chosen in the index alone: whole rows are read of those that are shown
        return listed(
            rows,
            f"SELECT {COLUMNS} FROM case_row c WHERE c.row IN"  # noqa: S608
            f" (SELECT c.row FROM case_row c WHERE 1 {wanted.only}"
            f" ORDER BY {wanted.order()} LIMIT ?) ORDER BY {wanted.order()}",
            *wanted.codes,
            wanted.limit,
        )
    return listed(
        rows,
        f"SELECT {COLUMNS} FROM case_row c WHERE 1 {wanted.only}"  # noqa: S608
        f" ORDER BY {wanted.order()} LIMIT ?",
        *wanted.codes,
        wanted.limit,
    )


def _by_words(rows: Rows, words: Sequence[str], wanted: Wanted) -> list[Listed]:
    written = " AND ".join(_written(word) for word in words if not word.isascii())
    spelt = " AND ".join(spelling_prefix(word) for word in words if word.isascii())
    codes, only, limit = wanted.codes, wanted.only, wanted.limit
    if written and spelt:
        statement = _BY_BOTH.format(states=only, order=wanted.order("p.rowid"))
        return listed(rows, statement, spelt, *codes, written, limit)
    if written:
        statement = _BY_WORDS.format(states=only, order=wanted.order("w.rowid"))
        return listed(rows, statement, written, *codes, limit)
    statement = _BY_SPELLING.format(states=only, order=wanted.order("p.rowid"))
    return listed(rows, statement, spelt, *codes, limit)


def _written(word: str) -> str:
    # single characters stand in the name column alone
    return f"name : {phrase(word)}" if len(word) == 1 else phrase(word)


def _by_number(
    rows: Rows, number: str, wanted: Wanted, identity_hash: Callable[[str], bytes]
) -> list[Listed]:
    parts: list[str] = []
    values: list[object] = []
    for key, start, end in number_keys(number):
        parts.append(_STARTS[key])
        values += [start, end, wanted.limit]
    if len(number) >= _SHORTEST_IDENTITY:
        parts.append(_BY_IDENTITY)
        values.append(identity_hash(normalise_id_number(number)))
    return listed(
        rows,
        f"SELECT {COLUMNS} FROM case_row c WHERE c.row IN ({' UNION ALL '.join(parts)})"  # noqa: S608
        f" {wanted.only} ORDER BY {wanted.order()} LIMIT ?",
        *values,
        *wanted.codes,
        wanted.limit,
    )
