"""Window Desk as the third in the comparison, on the county's embedded SQLite file."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.figures import Stage
from tests.benchmarks.peers.measured import Losses, Measured
from tests.benchmarks.peers.programs import after_its_push, killed_while_writing
from tests.benchmarks.peers.servers import Server
from tests.benchmarks.sync import Sizes, SystemWall, measured_sync
from tests.benchmarks.synced_desk import KEY
from tests.county.small_county import TOWN, make_county

from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.opening import open_store

_WRITE_S = 2.0
_PUSHED = 2_000


class WindowDesk:
    """Encrypted, signed, judged by the law, every acknowledgement durable."""

    name = "Window Desk"

    def measure(self, room: Path, count: int, rounds: int) -> Measured:
        """All rounds between the same desks and county, as ``make bench`` does it."""
        found = measured_sync(Stage(room, quick=False), Sizes(count, rounds))
        measured = Measured(item_bytes=found.item_bytes)
        for key, values in found.values.items():
            measured.add(key, *values)
        return measured

    def sudden_ends(self, room: Path, kills: int) -> Losses:
        """See ``Compared``."""
        saved = saved_lost = pushed = pushed_lost = 0
        for number in range(kills):
            place = room / f"kill-{number}"
            place.mkdir(parents=True)
            database = f"sqlite:///{place / 'county.db'}"
            with make_county(database, SystemWall()) as county:
                codes = [county.create_enrolment_code(TOWN.code) for _ in range(2)]
            with _server(database, place) as server:
                desk = _desk("write", str(place / "writer"), server.address, codes[0])
                told = killed_while_writing(desk, _WRITE_S)
                kept = _queued(place / "writer")
                saved, saved_lost = saved + told, saved_lost + max(told - kept, 0)
                desk = _desk("push", str(place / "pusher"), server.address, codes[1], str(_PUSHED))
                told = after_its_push(desk, server.kill)
            with make_county(database, SystemWall()) as county:
                kept = county.digest().count
            pushed, pushed_lost = pushed + told, pushed_lost + max(told - kept, 0)
        return Losses(saved, saved_lost, pushed, pushed_lost)


def _server(database: str, room: Path) -> Server:
    return Server(
        [
            *(sys.executable, "-m", "window_desk", "county"),
            *("--database", database, "--port", "{port}"),
        ],
        room / "county.log",
    )


def _desk(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.peers.own_desk", *arguments]


def _queued(room: Path) -> int:
    store = open_store(room / "profile", KEY, PcClock(), room / "marks")
    try:
        return store.cache.unsent_count()
    finally:
        store.close()
