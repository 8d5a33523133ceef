"""Search words of cases that went: marked as deleted at once, and merged out of the index in small pieces.

SQLite's full-text index keeps the words of a deleted row until the pieces that hold them are merged
(https://www.sqlite.org/fts5.html#the_merge_command). A note in the database says that this is still to
be done, so that it goes on after a crash. Writer thread.
"""

from typing import Final

from window_desk.desk.store import meta
from window_desk.desk.store.chunked_work import ChunkedWork
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts

_TABLES: Final = ("case_words", "case_pinyin")
_PAGES_IN_A_CHUNK: Final = 64
_NOTHING_MERGED: Final = 2
"""Fewer changes than this: the command found nothing to merge."""


class WordsCleaning:
    """Merges the index of words while ``Key.WORDS_STALE`` says so: 1 to begin, 2 to go on."""

    def __init__(self, parts: StoreParts) -> None:
        self._parts = parts
        self._work = ChunkedWork(parts.writer, self._merge_some, "cleaning words")

    def go_on(self) -> None:
        """Queue the next chunk if there is something to do; any number of calls, any thread."""
        self._work.go_on()

    def stop(self) -> None:
        """Queue no further chunk; before the store closes, any thread."""
        self._work.stop()

    def _merge_some(self) -> bool:
        with self._parts.writer.repeatable_transaction() as rows:
            stale = meta.number(rows, Key.WORDS_STALE)
            if not stale:
                return False
            # a negative number of pages begins to merge everything into one
            pages = _PAGES_IN_A_CHUNK if stale > 1 else -_PAGES_IN_A_CHUNK
            merged = [_merged(rows, table, pages) for table in _TABLES]
            is_going_on = any(merged)
            meta.put(rows, {Key.WORDS_STALE: 2 if is_going_on else 0})
        return is_going_on


def words_are_stale(rows: Rows) -> bool:
    """Whether words of cases that went may still stand in the index; any connection."""
    return bool(meta.number(rows, Key.WORDS_STALE))


def _merged(rows: Rows, table: str, pages: int) -> bool:
    before = _changes(rows)
    rows.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", pages)  # noqa: S608
    return _changes(rows) - before >= _NOTHING_MERGED


def _changes(rows: Rows) -> int:
    found = rows.first("SELECT total_changes()")
    return int(found[0]) if found is not None else 0
