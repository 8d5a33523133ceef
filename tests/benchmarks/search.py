"""Search as one types over many cached cases: two characters, pinyin initials, numbers.

Each keystroke is asked of the cache as the screens ask it (8 rows for Ctrl+K, 200 for the list of
cases), and of a bare connection to the same encrypted file: the FTS5 query (for numbers the index)
with the columns of its rows.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.figures import Figure, Spread, Stage, percentile, took_ms
from tests.benchmarks.filled_cache import Known, fill
from tests.desk.store.world import KEY

from window_desk.desk.store.case_rows import COLUMNS
from window_desk.desk.store.engine import keyed_connection
from window_desk.desk.store.search_words import phrase, spelling_prefix, spellings

BAR = 1.5
FRAME_MS = 16.0
ROWS = {"search_palette": 8, "search_list": 200}
_PEOPLE = 150
_WORDS = f"""
    SELECT {COLUMNS} FROM case_words w JOIN case_row c ON c.row = w.rowid
    WHERE w.case_words MATCH ? ORDER BY w.rowid DESC LIMIT ?
"""  # noqa: S608
_SPELLING = f"""
    SELECT {COLUMNS} FROM case_pinyin p JOIN case_row c ON c.row = p.rowid
    WHERE p.case_pinyin MATCH ? ORDER BY p.rowid DESC LIMIT ?
"""  # noqa: S608
_NUMBER = f"""
    SELECT {COLUMNS} FROM case_row c WHERE substr(number, 15) >= ? AND substr(number, 15) < ?
    ORDER BY c.row DESC LIMIT ?
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Keystroke:
    """What stands in the search line, and the bare query for it."""

    kind: str
    text: str
    statement: str
    values: tuple[str, ...]


Ask = Callable[[Keystroke], list[str]]


def measure(stage: Stage) -> list[Figure]:
    """Ask every keystroke of both in turns, once for each number of rows."""
    cases = stage.size(100_000, 4_000)
    world, known = fill(stage.room("cache"), cases)
    bare = keyed_connection(world.profile / "cases.db", KEY)
    cache = world.store.cache
    strokes = _keystrokes(random.Random(2), known)
    figures = []
    for key, rows in ROWS.items():

        def ours(stroke: Keystroke, rows: int = rows) -> list[str]:
            return [row.case for row in cache.cases(text=stroke.text, limit=rows)]

        def floor(stroke: Keystroke, rows: int = rows) -> list[str]:
            return [row[0] for row in bare.execute(stroke.statement, (*stroke.values, rows))]

        _assert_alike(strokes, ours, floor)
        figures.append(_figure(key, cases, rows, strokes, *_both(strokes, ours, floor)))
    bare.close()
    world.close()
    return figures


def _figure(
    key: str,
    cases: int,
    rows: int,
    strokes: list[Keystroke],
    our_ms: list[float],
    floor_ms: list[float],
) -> Figure:
    spread, floor_spread = Spread.of(our_ms), Spread.of(floor_ms)
    p99 = percentile(our_ms, 0.99)
    notes: list[tuple[str, float | str]] = [
        ("p99 ms", p99),
        ("p99 ms of the floor", percentile(floor_ms, 0.99)),
    ]
    for kind in sorted({stroke.kind for stroke in strokes}):
        of_kind = Spread.of(_of(kind, strokes, our_ms)).median
        floor_of_kind = Spread.of(_of(kind, strokes, floor_ms)).median
        notes += [(f"{kind} ms", of_kind), (f"{kind} ms of the floor", floor_of_kind)]
    return Figure(
        key=key,
        what=f"search as one types, {cases:,} cached cases, {rows} rows",
        floor_name="the bare FTS5 query (numbers: the index) with the columns of its rows",
        unit="ms",
        ours=spread,
        floor=floor_spread,
        bar="≤ 1.5 ×, p99 < 16 ms",
        meets=spread.median <= BAR * floor_spread.median and p99 < FRAME_MS,
        notes=tuple(notes),
    )


def _assert_alike(strokes: list[Keystroke], ours: Ask, floor: Ask) -> None:
    """Both must answer, and what they answer must be the same where they ask the same."""
    for stroke in strokes:
        found, bare = ours(stroke), floor(stroke)
        if not found or (stroke.kind != "number" and found != bare):
            raise RuntimeError(f"{stroke.text}: {len(found)} found, {len(bare)} by the floor")


def _both(strokes: list[Keystroke], ours: Ask, floor: Ask) -> tuple[list[float], list[float]]:
    our_ms: list[float] = []
    floor_ms: list[float] = []
    for number, stroke in enumerate(strokes):
        turns = [(ours, our_ms), (floor, floor_ms)]
        for ask, values in turns if number % 2 == 0 else reversed(turns):
            values.append(took_ms(partial(ask, stroke)))
    return our_ms, floor_ms


def _of(kind: str, strokes: list[Keystroke], values: list[float]) -> list[float]:
    return [value for stroke, value in zip(strokes, values, strict=True) if stroke.kind == kind]


def _keystrokes(rng: random.Random, known: list[Known]) -> list[Keystroke]:
    strokes: list[Keystroke] = []
    for case in rng.sample(known, min(_PEOPLE, len(known))):
        written = case.name[-2:]
        strokes.append(Keystroke("two characters", written, _WORDS, (phrase(written),)))
        spelt = min(spellings((case.name,)).split(), key=len)
        strokes += [
            Keystroke("initials", typed, _SPELLING, (spelling_prefix(typed),))
            for typed in (spelt[:length] for length in range(1, len(spelt) + 1))
        ]
        serial = case.number[14:19]
        strokes += [
            Keystroke("number", typed, _NUMBER, (typed, typed + "\U0010ffff"))
            for typed in (serial[:4], serial)
        ]
    return strokes
