"""Cases of which this desk had nothing, come in large numbers: kept at once, told in lists in chunks.

Acts and cursor are durable with the page that brought them; rows and search words follow behind
whatever a clerk does. A note in the database says from where on, so that they follow after a crash
too. Rows that stand already are never late: a page tells their cases itself. Writer thread.
"""

import json
import time
from collections.abc import Collection
from typing import Final

import msgspec

from window_desk.desk.store import meta
from window_desk.desk.store.chunked_work import ChunkedWork
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.case_views import ArrivingCases

FEWEST: Final = 200
"""So many new cases on one page are put off; fewer are told with it."""

_ACTS_IN_A_CHUNK: Final = 200
_BETWEEN_NOTICES_S: Final = 0.5
_NEXT: Final = "SELECT row, case_id FROM act WHERE row >= ? ORDER BY row LIMIT ?"
_LISTED: Final = "SELECT count(*) FROM case_row WHERE id IN (SELECT value FROM json_each(?))"


class _Note(msgspec.Struct, frozen=True):
    """Acts from row ``start`` on have cases that no list shows: ``left`` of ``total``.

    ``is_first`` says that the lists were empty when the first of them came.
    """

    start: int
    left: int
    total: int
    is_first: bool


class Newcomers:
    """Notes which acts have cases that no list shows yet, and tells them."""

    def __init__(self, parts: StoreParts) -> None:
        self._parts = parts
        self._work = ChunkedWork(parts.writer, self._tell_some, "telling new cases")
        self._told_at = 0.0

    def put_off(self, rows: Rows, count: int, first_row: int) -> bool:
        """Within the caller's transaction: put ``count`` cases off if they are many; whether they were.

        All their acts stand in ``act`` from ``first_row`` on. After the commit the caller calls
        :meth:`go_on`.
        """
        if count < FEWEST:
            return False
        noted = _noted(rows)
        if noted is None or first_row <= noted.start:
            is_first = rows.first("SELECT 1 FROM case_row LIMIT 1") is None
            noted = _Note(first_row, 0, 0, is_first)
        _note(
            rows,
            msgspec.structs.replace(noted, left=noted.left + count, total=noted.total + count),
        )
        return True

    def all_told(self, rows: Rows) -> None:
        """Within the caller's transaction: every case was just told."""
        _note(rows, None)

    def go_on(self) -> None:
        """Queue the next chunk if some are left; any number of calls, any thread."""
        self._work.go_on()

    def stop(self) -> None:
        """Queue no further chunk; before the store closes, any thread."""
        self._work.stop()

    def _tell_some(self) -> bool:
        """Tell the cases of a chunk of acts; whether more are left."""
        with self._parts.writer.repeatable_transaction() as rows:
            noted = _noted(rows)
            telling = self._parts.telling(rows)
            if noted is None or telling is None:
                return False
            found = rows.all(_NEXT, noted.start, _ACTS_IN_A_CHUNK)
            cases = dict.fromkeys(case for _row, case in found)
            is_last = len(found) < _ACTS_IN_A_CHUNK
            left = noted.left - len(cases) + _listed(rows, cases)
            self._parts.projection.tell(rows, cases, telling)
            # some may have come into lists another way: the last act decides, not the count
            onward = msgspec.structs.replace(
                noted, start=found[-1][0] + 1 if found else 0, left=max(left, 1)
            )
            _note(rows, None if is_last else onward)
        self._tell_listeners(is_last=is_last)
        return not is_last

    def _tell_listeners(self, *, is_last: bool) -> None:
        """Screens read anew when they are told: not more often than they can be looked at."""
        now = time.monotonic()
        if is_last or now - self._told_at >= _BETWEEN_NOTICES_S:
            self._told_at = now
            self._parts.writer.tell(StoreChange(frozenset({Topic.CASES})))


def arriving(rows: Rows) -> ArrivingCases | None:
    """The cases that no list shows yet; ``None`` once all are listed. Any connection."""
    noted = _noted(rows)
    return ArrivingCases(noted.left, noted.total, noted.is_first) if noted is not None else None


def _noted(rows: Rows) -> _Note | None:
    text = meta.text(rows, Key.NEWCOMERS)
    return msgspec.json.decode(text, type=_Note) if text else None


def _note(rows: Rows, note: _Note | None) -> None:
    text = msgspec.json.encode(note).decode() if note is not None else ""
    meta.put(rows, {Key.NEWCOMERS: text})


def _listed(rows: Rows, cases: Collection[str]) -> int:
    found = rows.first(_LISTED, json.dumps(list(cases)))
    return int(found[0]) if found is not None else 0
