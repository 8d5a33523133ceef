"""Cases of which this desk had nothing, come in large numbers: kept at once, told in lists in chunks.

Acts and cursor are durable with the page that brought them; rows and search words follow behind
whatever a clerk does. A note in the database says from where on, so that they follow after a crash
too. Rows that stand already are never late: a page tells their cases itself. Writer thread.
"""

import time
from collections.abc import Collection
from typing import Final

from window_desk.desk.store import meta
from window_desk.desk.store.chunked_work import ChunkedWork
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.writer import StoreChange, Topic

FEWEST: Final = 200
"""So many new cases on one page are put off; fewer are told with it."""

_ACTS_IN_A_CHUNK: Final = 200
_BETWEEN_NOTICES_S: Final = 0.5
_NEXT: Final = "SELECT row, case_id FROM act WHERE row >= ? ORDER BY row LIMIT ?"


class Newcomers:
    """Notes which acts have cases that no list shows yet, and tells them."""

    def __init__(self, parts: StoreParts) -> None:
        self._parts = parts
        self._work = ChunkedWork(parts.writer.executor, self._tell_some, "telling new cases")
        self._told_at = 0.0

    def put_off(self, rows: Rows, cases: Collection[str], first_row: int) -> bool:
        """Within the caller's transaction: put ``cases`` off if they are many; whether they were.

        All their acts stand in ``act`` from ``first_row`` on. After the commit the caller calls
        :meth:`go_on`.
        """
        if len(cases) < FEWEST:
            return False
        noted = meta.number(rows, Key.NEWCOMERS_FROM)
        meta.put(rows, {Key.NEWCOMERS_FROM: min(noted, first_row) if noted else first_row})
        return True

    def all_told(self, rows: Rows) -> None:
        """Within the caller's transaction: every case was just told."""
        meta.put(rows, {Key.NEWCOMERS_FROM: 0})

    def go_on(self) -> None:
        """Queue the next chunk if some are left; any number of calls, any thread."""
        self._work.go_on()

    def stop(self) -> None:
        """Queue no further chunk; before the store closes, any thread."""
        self._work.stop()

    def _tell_some(self) -> bool:
        """Tell the cases of a chunk of acts; whether more are left."""
        with self._parts.writer.repeatable_transaction() as rows:
            start = meta.number(rows, Key.NEWCOMERS_FROM)
            telling = self._parts.telling(rows)
            if not start or telling is None:
                return False
            found = rows.all(_NEXT, start, _ACTS_IN_A_CHUNK)
            cases = dict.fromkeys(case for _row, case in found)
            self._parts.projection.tell(rows, cases, telling)
            is_last = len(found) < _ACTS_IN_A_CHUNK
            meta.put(rows, {Key.NEWCOMERS_FROM: 0 if is_last else found[-1][0] + 1})
        self._tell_listeners(is_last=is_last)
        return not is_last

    def _tell_listeners(self, *, is_last: bool) -> None:
        """Screens read anew when they are told: not more often than they can be looked at."""
        now = time.monotonic()
        if is_last or now - self._told_at >= _BETWEEN_NOTICES_S:
            self._told_at = now
            self._parts.writer.tell(StoreChange(frozenset({Topic.CASES})))


def some_are_left(rows: Rows) -> bool:
    """Whether there are cases that no list shows yet; any connection."""
    return bool(meta.number(rows, Key.NEWCOMERS_FROM))
