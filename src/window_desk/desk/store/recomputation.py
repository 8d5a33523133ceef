"""Cases told anew after a new calendar, new local rules or a new program, without freezing anything.

The transaction that brings the change only notes what is to be done; then chunks follow, each a short
transaction on the writer thread that queues the next one behind whatever a clerk did meanwhile. The
note stands in the database: after a crash or a restart the work goes on where it stopped.
"""

import time
from typing import Final

import msgspec

from window_desk.desk.store import meta
from window_desk.desk.store.chunked_work import ChunkedWork
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.telling import PROGRAM
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.deadline_views import Recomputation, RecomputationCause

CASES_IN_A_CHUNK: Final = 200
_BETWEEN_NOTICES_S: Final = 0.5

_ALL: Final = "SELECT count(*) FROM case_row"
_OPEN: Final = "SELECT count(*) FROM case_row WHERE ended = 0"
_UNTOLD: Final = "SELECT DISTINCT case_id FROM act WHERE case_id NOT IN (SELECT id FROM case_row)"
_NEXT: Final = """
    SELECT row, id FROM case_row WHERE row > ? AND row <= ? AND (? OR ended = 0)
    ORDER BY row LIMIT ?
"""


class _Note(msgspec.Struct, frozen=True):
    """What is still to be told: rows after ``cursor`` up to ``until``, ended ones too if ``ended``."""

    cause: RecomputationCause
    ended: bool
    cursor: int
    until: int
    done: int
    total: int


class Recomputer:
    """Notes that cases must be told anew, and does it chunk by chunk. Writer thread."""

    def __init__(self, parts: StoreParts) -> None:
        self._parts = parts
        self._work = ChunkedWork(parts.writer, self._tell_some, "the recomputation")
        self._told_at = 0.0

    def note(self, rows: Rows, cause: RecomputationCause) -> bool:
        """Within the caller's transaction: begin anew, unless all rows stand on what holds now.

        Returns whether there is something to do; the caller then calls :meth:`go_on` after the commit.
        """
        telling = self._parts.telling(rows)
        if telling is None or meta.text(rows, Key.TOLD_BY) == telling.mark:
            return False
        before = noted(rows)
        ended = cause is RecomputationCause.PROGRAM or (before is not None and before.ended)
        total = _count(rows, _ALL if ended else _OPEN)
        newest = _count(rows, "SELECT coalesce(max(row), 0) FROM case_row")
        note = _Note(cause, ended, cursor=0, until=newest, done=0, total=total)
        meta.put(
            rows,
            {
                Key.TOLD_BY: telling.mark,
                Key.RECOMPUTATION: msgspec.json.encode(note).decode() if total else "",
            },
        )
        return bool(total)

    def note_at_start(self, rows: Rows) -> None:
        """Within the caller's transaction: all rows, if the program that told them told otherwise.

        Cases of which that program could not read a single act have no row yet and get one.
        What came from the county since was noted as it came; looking at the calendar would take time.
        """
        if not meta.text(rows, Key.TOLD_BY).startswith(f"{PROGRAM} "):
            self._tell_untold(rows)
            self.note(rows, RecomputationCause.PROGRAM)

    def _tell_untold(self, rows: Rows) -> None:
        telling = self._parts.telling(rows)
        if telling is not None:
            self._parts.projection.tell(rows, [case for (case,) in rows.all(_UNTOLD)], telling)

    def all_told(self, rows: Rows) -> None:
        """Within the caller's transaction: every row was just told by what holds now."""
        telling = self._parts.telling(rows)
        meta.put(
            rows,
            {Key.TOLD_BY: telling.mark if telling is not None else "", Key.RECOMPUTATION: ""},
        )

    def go_on(self) -> None:
        """Queue the next chunk if there is something to tell; any number of calls, any thread."""
        self._work.go_on()

    def stop(self) -> None:
        """Queue no further chunk; before the store closes, any thread."""
        self._work.stop()

    def _tell_some(self) -> bool:
        """Tell a chunk of cases; whether more are left."""
        with self._parts.writer.repeatable_transaction() as rows:
            note = noted(rows)
            telling = self._parts.telling(rows)
            if note is None or telling is None:
                return False
            found = rows.all(_NEXT, note.cursor, note.until, note.ended, CASES_IN_A_CHUNK)
            self._parts.projection.tell(rows, [case for _row, case in found], telling)
            is_last = len(found) < CASES_IN_A_CHUNK
            if not is_last:
                note = msgspec.structs.replace(
                    note, cursor=found[-1][0], done=note.done + len(found)
                )
            meta.put(
                rows, {Key.RECOMPUTATION: "" if is_last else msgspec.json.encode(note).decode()}
            )
        self._tell_listeners(is_last=is_last)
        return not is_last

    def _tell_listeners(self, *, is_last: bool) -> None:
        """Screens read anew when they are told: not more often than they can be looked at."""
        now = time.monotonic()
        if is_last:
            self._parts.writer.tell(StoreChange(frozenset({Topic.RECOMPUTED, Topic.CASES})))
        elif now - self._told_at >= _BETWEEN_NOTICES_S:
            self._told_at = now
            self._parts.writer.tell(StoreChange(frozenset({Topic.RECOMPUTED})))


def noted(rows: Rows) -> _Note | None:
    """What is still to be told; any connection."""
    text = meta.text(rows, Key.RECOMPUTATION)
    return msgspec.json.decode(text, type=_Note) if text else None


def progress(rows: Rows) -> Recomputation | None:
    """How far it has come; ``None`` while there is nothing to tell anew. Any connection."""
    note = noted(rows)
    if note is None:
        return None
    return Recomputation(min(note.done, note.total), note.total, note.cause)


def _count(rows: Rows, statement: str) -> int:
    found = rows.first(statement)
    return int(found[0]) if found is not None else 0
