"""A new calendar: every open case is told anew on the desk, while a clerk goes on working.

Every case has its receipt and its 受理 with a printed promise; the calendars move all of these
promises and back. The floor reads the same rows of acts, chunk by chunk, and decodes them.
"""

from __future__ import annotations

import gc
import json
import threading
import time
from datetime import date
from typing import Any

from tests.benchmarks.figures import Figure, Spread, Stage, in_turns, percentile, took_ms
from tests.benchmarks.filled_cache import fill
from tests.desk.store.world import KEY, World

from window_desk.desk.bootstrap.program import GARBAGE_THRESHOLD
from window_desk.desk.store.engine import keyed_connection
from window_desk.desk.store.recomputation import CASES_IN_A_CHUNK
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.protocol.act_codec import decode_act

BAR = 6.0
MOST_WAIT_MS = 150.0
_BETWEEN_ACTS_S = 0.02
# the one moves every promise, the other none: each round changes every row
_DAYS = (date(2026, 6, 23), date(2026, 3, 5))
_READ = "SELECT content FROM act WHERE case_id IN (SELECT value FROM json_each(?))"


def measure(stage: Stage) -> list[Figure]:
    """Rounds of a new calendar and of bare reading, in turns; the last one moves the promises."""
    # as the desk sets its collector after the start
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    cases = stage.size(100_000, 2_000)
    world, _known = fill(stage.room("cache"), cases, accepted=True)
    desk = _Desk(world)
    bare = _Bare(world)
    our_s, floor_s = in_turns(3, desk.recompute_s, bare.read_s)
    moved = world.store.cache.board(date(2026, 3, 2)).moved
    listed_ms = took_ms(world.store.cache.moved_promises)
    week_ms = took_ms(lambda: world.store.cache.due_calendar(date(2026, 3, 2), date(2026, 3, 15)))
    bare.close()
    world.close()
    if moved != cases:
        raise RuntimeError(f"{moved} of {cases} promises moved")
    ours, floor = Spread.of(our_s), Spread.of(floor_s)
    longest = max(desk.waits_ms)
    return [
        Figure(
            key="recompute",
            what=f"{cases:,} open cases told anew after a new calendar",
            floor_name="reading and decoding the same rows of acts, nothing folded or written",
            unit="s",
            ours=ours,
            floor=floor,
            bar=f"≤ {BAR:.0f} ×, an act waits < {MOST_WAIT_MS:.0f} ms",
            meets=ours.median <= BAR * floor.median and longest < MOST_WAIT_MS,
            notes=(
                ("cases/s", cases / ours.median),
                ("µs a case", ours.median / cases * 1e6),
                ("longest wait of an act ms", longest),
                ("p99 wait of an act ms", percentile(desk.waits_ms, 0.99)),
                ("the page itself ms", Spread.of(desk.page_ms).median),
                ("500 moved promises listed ms", listed_ms),
                ("two weeks of due days ms", week_ms),
            ),
        )
    ]


class _Desk:
    """The desk that gets one new calendar after the other."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._round = 0
        self._is_over = threading.Event()
        self.waits_ms: list[float] = []
        self.page_ms: list[float] = []
        world.store.subscribe(self._on_store_changed)

    def recompute_s(self) -> float:
        """Publish a calendar; until the last case is told. Acts come in between."""
        self._round += 1
        entry = self._world.moved_calendar(_DAYS[self._round % 2], version=self._round + 1)
        self._is_over.clear()
        began = time.perf_counter()
        self.page_ms.append(took_ms(lambda: self._world.page([entry])))
        while not self._is_over.wait(_BETWEEN_ACTS_S):
            self.waits_ms.append(took_ms(lambda: self._world.on_writer(int)))
        return time.perf_counter() - began

    def _on_store_changed(self, change: StoreChange) -> None:
        if change.topics >= {Topic.RECOMPUTED, Topic.CASES}:
            self._is_over.set()


class _Bare:
    """The same acts read and decoded on a bare connection."""

    def __init__(self, world: World) -> None:
        self._rows: Any = keyed_connection(world.profile / "cases.db", KEY)
        found = self._rows.execute("SELECT id FROM case_row WHERE ended = 0 ORDER BY row")
        self._cases = [case for (case,) in found]

    def read_s(self) -> float:
        """Read and decode every act."""
        began = time.perf_counter()
        for start in range(0, len(self._cases), CASES_IN_A_CHUNK):
            chunk = json.dumps(self._cases[start : start + CASES_IN_A_CHUNK])
            for (content,) in self._rows.execute(_READ, (chunk,)):
                decode_act(content)
        return time.perf_counter() - began

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()
