"""Thousands of rounds on lines that lose, repeat, delay, cut and garble; a failure is a seed."""

import itertools
import random
from collections import Counter

import msgspec
import pytest
from tests.desk.sync.model_county import Instant, ModelCounty
from tests.desk.sync.model_line import ModelLine
from tests.desk.sync.model_store import CrashError, ModelClock, ModelStore

from window_desk.desk.sync.core.engine import SyncEngine
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import ActEntry

_STEPS = 120


class SimulatedDesk:
    """A model store with the real engine on a bad line; a crash loses the engine, never the store."""

    def __init__(self, name: str, county: ModelCounty, rng: random.Random) -> None:
        self.store = ModelStore(desk=name)
        self.store.crash = self._crash
        self.crashes = 0
        self.crash_chance = 0.02
        self._rng = rng
        self._county = county
        county.add_desk(name, self.store.key.public, "incarnation-1")
        self.line = ModelLine(county, rng, trouble=0.25)
        self.clock = ModelClock(county.time, wrong_ms=rng.randint(-400_000, 400_000))
        self.engine = self._fresh_engine()

    def sync(self) -> None:
        if self._rng.random() < 0.1:
            self.clock.wrong_ms = self._rng.randint(-400_000, 400_000)
        try:
            if self._rng.random() < 0.3:
                self.engine.send()
            else:
                self.engine.run_once()
        except CrashError:
            self.crashes += 1
            self.engine = self._fresh_engine()

    def _fresh_engine(self) -> SyncEngine:
        return SyncEngine(
            self.store, lambda _: self.line, self.clock, self._rng, app_version="0.1.0",
            digest_every=3,
        )  # fmt: skip

    def _crash(self, _: str) -> None:
        if self._rng.random() < self.crash_chance:
            raise CrashError


def _check(county: ModelCounty, desks: list[SimulatedDesk]) -> None:
    """What must hold at every moment."""
    for desk in desks:
        file = county.desks[desk.store.desk]
        assert desk.store.frozen == []
        if desk.store.epoch == county.epoch:
            positions = [entry.position for entry in desk.store.feed]
            assert positions == list(range(1, desk.store.cursor + 1))
        for act in desk.store.acts:
            if act.result is not None and act.sequence <= len(file.results):
                known = file.results[act.sequence - 1]
                assert act.result.act == known.act
                if desk.store.epoch == county.epoch:
                    assert act.result == known
            if act.result is not None and desk.store.epoch == county.epoch:
                assert act.sequence <= len(file.results), "acknowledged what the county lacks"


def _check_feed(county: ModelCounty, desks: list[SimulatedDesk]) -> None:
    """Each act once, and each desk's in its order."""
    contents = [bytes(e.act.content) for e in county.feed if isinstance(e, ActEntry)]
    assert max(Counter(contents).values(), default=1) == 1
    for desk in desks:
        mine = [
            name["sequence"]
            for name in map(msgspec.json.decode, contents)
            if name["desk"] == desk.store.desk
        ]
        assert mine == list(range(1, len(mine) + 1))


def _finish(county: ModelCounty, desks: list[SimulatedDesk]) -> None:
    """On good lines everything comes together."""
    for desk in desks:
        desk.line.trouble = 0.0
        desk.crash_chance = 0.0
    county.time.move(600_000)
    for _ in range(2):
        for desk in desks:
            desk.engine.compare_digest()
            report = desk.engine.run_once()
            assert report.state is LineState.ONLINE, report
            assert report.drained
    for desk in desks:
        assert desk.store.unsent() == 0
        assert desk.store.cursor == county.head
        assert desk.store.feed == county.feed
        assert desk.store.digest() == county.digest()
        assert len(county.desks[desk.store.desk].hashes) == len(desk.store.acts)
        assert set(desk.store.leases) == set(desk.store.needs)
    ranges = sorted((r.low, r.high) for desk in desks for r in desk.store.leases.values())
    assert all(high < low for (_, high), (low, _) in itertools.pairwise(ranges))


@pytest.mark.parametrize("seed", range(30))
def test_nothing_is_lost_doubled_or_believed_too_soon(seed: int) -> None:
    rng = random.Random(seed)
    county = ModelCounty(Instant())
    desks = [SimulatedDesk(f"T{n}-01", county, rng) for n in range(1, 4)]
    for step in range(_STEPS):
        desk = rng.choice(desks)
        for _ in range(rng.choice([0, 1, 1, 3, 20])):
            desk.store.save(rng.choice([1, 1, 2, 5]))
        if rng.random() < 0.1:
            request = f"{desk.store.desk}-{step}"
            desk.store.needs[request] = LeaseNeed(request, f"case:{desk.store.desk}:2026", 50)
        desk.sync()
        county.time.move(rng.randint(0, 120_000))
        if rng.random() < 0.05:
            county.back_up()
        if rng.random() < 0.02:
            county.restore()
        _check(county, desks)
    _check_feed(county, desks)
    _finish(county, desks)
    _check_feed(county, desks)


def test_the_simulation_meets_what_it_is_for() -> None:
    """Crashes, restores and snapshots do happen in it; else it would prove nothing."""
    rng = random.Random(1)
    county = ModelCounty(Instant())
    desk = SimulatedDesk("T1-01", county, rng)
    for _ in range(400):
        desk.store.save(1)
        desk.sync()
        if rng.random() < 0.02:
            county.back_up()
            county.restore()
    assert desk.crashes > 3
    assert county.restores > 3
    assert county.snapshots_served > 3
    assert desk.store.acts[0].result is not None
