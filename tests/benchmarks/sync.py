"""Sync: 20,000 acts from desk to county and on to another desk, and the small figures of the line.

The county is a process of its own on SQLite. The floor is a process with the same HTTP server and
JSON that only inserts what it gets, and a desk that only keeps it, encrypted.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.benchmarks.bare_desk import BareDesk, packed
from tests.benchmarks.figures import Figure, Spread, Stage, percentile, took_ms
from tests.benchmarks.processes import serving_process
from tests.benchmarks.synced_desk import SyncedDesk
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.desk.bootstrap.program import GARBAGE_THRESHOLD, SWITCH_S
from window_desk.protocol.messages import MAX_ACTS_PER_PUSH

ANKI_ACTS_S = 12_000
ANKI_SNAPSHOT_S = 48_000
MOST_NO_OP_MS = 1.0
MOST_ONE_ACT_MS = 5.0
_RATE_BAR = "≥ 12,000/s (Anki)"
_FLOOR = "the same bytes through Starlette and msgspec into one table, no law, no signatures"


class SystemWall(Wall):
    """The clock of this machine."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where county and floor answer; ``codes`` enrol one desk each."""

    room: Path
    county: str
    bare: str
    codes: list[str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: acts a round, rounds, and how often the small things."""

    acts: int
    rounds: int
    quiet_rounds: int = 300
    single_acts: int = 100


@dataclass(frozen=True, slots=True)
class MeasuredSync:
    """Acts or cases a second (``push``, ``pull``, ``bootstrap``), ms (``quiet``, ``single``)."""

    item_bytes: int
    values: dict[str, list[float]]


def measure(stage: Stage) -> list[Figure]:
    """Rounds of many acts both ways, then single ones."""
    sizes = Sizes(
        stage.size(20_000, 1_000), stage.size(3, 2), stage.size(300, 40), stage.size(100, 20)
    )
    with _place(stage) as place:
        many = _many_rounds(place, sizes)
        figures = [
            *many.figures(),
            _no_op(_quiet_ms(many.sender, sizes.quiet_rounds)),
            _one_act(_single_ms(many.sender, many.receiver, sizes.single_acts)),
        ]
        many.close()
    return figures


def measured_sync(stage: Stage, sizes: Sizes) -> MeasuredSync:
    """The same without the floors of :func:`measure`, for a comparison with others."""
    with _place(stage) as place:
        many = _many_rounds(place, sizes, with_floor=False)
        values = many.rates
        values["bootstrap"] = values.pop("snapshot")
        values["bootstrap listed"] = values.pop("snapshot listed")
        values["quiet"] = _quiet_ms(many.sender, sizes.quiet_rounds)
        values["single"] = _single_ms(many.sender, many.receiver, sizes.single_acts)
        many.close()
    return MeasuredSync(round(many.bytes_an_act), values)


def _many_rounds(place: Place, sizes: Sizes, *, with_floor: bool = True) -> _ManyActs:
    # as the desk sets its interpreter after the start
    sys.setswitchinterval(SWITCH_S)
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    many = _ManyActs(place, sizes.acts, with_floor=with_floor)
    for _ in range(sizes.rounds):
        many.one_round()
    return many


@contextmanager
def _place(stage: Stage) -> Iterator[Place]:
    room = stage.room("sync")
    database = f"sqlite:///{room / 'county.db'}"
    with make_county(database, SystemWall()) as county:
        codes = [county.create_enrolment_code(TOWN.code) for _ in range(8)]
    with (
        serving_process("window_desk", "county", "--database", database, "--port", "0") as address,
        serving_process("tests.benchmarks.bare_county", str(room / "bare-county.db")) as bare,
    ):
        yield Place(room, address, bare, codes)


class _ManyActs:
    """One desk that sends, one that receives, new ones that start from a snapshot; and the floor's."""

    def __init__(self, place: Place, acts: int, *, with_floor: bool) -> None:
        self._place = place
        self._acts = acts
        self._with_floor = with_floor
        self.sender = self._desk("sender")
        self.receiver = self._desk("receiver")
        for desk in (self.sender, self.receiver):
            desk.round()
        self._bare = BareDesk(place.room / "bare-desk.db", place.bare)
        self.rates: dict[str, list[float]] = {}
        self.bytes_an_act = 0.0
        self._rounds = 0

    def one_round(self) -> None:
        """Push, pull, and once a snapshot, each beside its floor."""
        self._rounds += 1
        self.sender.queue_receipts(self._acts)
        requests = self.sender.outbox_bodies(MAX_ACTS_PER_PUSH)
        sizes = [
            len(bytes(each[0].content)) for request in requests for each in request.transactions
        ]
        self.bytes_an_act = sum(sizes) / len(sizes)
        bodies = [packed(request) for request in requests]
        self._rate("push", self.sender.engine.send)
        if self._with_floor:
            self._rate("bare push", lambda: self._bare.push_all(bodies))
            self._rate("bare pull", self._bare.pull)
        self._rate_until_listed("pull", self.receiver)
        if self.sender.store.cache.unsent_count():
            raise RuntimeError("not everything was pushed")
        self._rate("own acts", self.sender.round)
        if self._rounds == 1:
            self._snapshots()

    def _snapshots(self) -> None:
        for number in range(3):
            if self._with_floor:
                bare = BareDesk(self._place.room / f"bare-new-{number}.db", self._place.bare)
                self._rate("bare snapshot", partial(bare.pull, self._acts))
                bare.close()
            desk = self._desk(f"new-{number}")
            self._rate_until_listed("snapshot", desk)
            if desk.store.cache.case_digest() != self.receiver.store.cache.case_digest():
                raise RuntimeError("the snapshot is not what the others have")
            desk.close()

    def figures(self) -> list[Figure]:
        """Acts and cases a second."""
        named = f"{self._acts:,} acts of {self.bytes_an_act / 1_000:.1f} KB"
        own = Spread.of(self.rates["own acts"]).median
        return [
            self._figure(
                "push",
                f"push: {named}, desk → county",
                ANKI_ACTS_S,
                _RATE_BAR,
                (("acts/s when the sender reads its own acts back", own),),
            ),
            self._figure(
                "pull",
                f"pull: {named}, county → other desk",
                ANKI_ACTS_S,
                _RATE_BAR,
                self._listed("pull"),
            ),
            self._figure(
                "snapshot",
                f"a new desk from snapshot, {self._acts:,} cases",
                ANKI_SNAPSHOT_S,
                "≥ 48,000/s (Anki)",
                self._listed("snapshot"),
            ),
        ]

    def _listed(self, key: str) -> tuple[tuple[str, float], ...]:
        rate = Spread.of(self.rates[f"{key} listed"]).median
        return (("a second until all lists and the search show them", rate),)

    def close(self) -> None:
        """Close all desks."""
        self.sender.close()
        self.receiver.close()
        self._bare.close()

    def _figure(
        self,
        key: str,
        what: str,
        least: float,
        bar: str,
        notes: tuple[tuple[str, float], ...] = (),
    ) -> Figure:
        spread = Spread.of(self.rates[key])
        return Figure(
            key=key,
            what=what,
            floor_name=f"{_FLOOR}; Anki and PouchDB run in make bench-peers",
            unit="cases/s" if key == "snapshot" else "acts/s",
            ours=spread,
            floor=Spread.of(self.rates[f"bare {key}"]),
            bar=bar,
            meets=spread.median >= least,
            notes=notes,
        )

    def _rate_until_listed(self, name: str, desk: SyncedDesk) -> None:
        began = time.perf_counter()
        self._rate(name, desk.round)
        desk.await_lists()
        rate = self._acts / (time.perf_counter() - began)
        self.rates.setdefault(f"{name} listed", []).append(rate)

    def _rate(self, name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        self.rates.setdefault(name, []).append(self._acts / (time.perf_counter() - began))

    def _desk(self, name: str) -> SyncedDesk:
        return SyncedDesk(self._place.room / name, self._place.county, self._place.codes.pop())


def _quiet_ms(desk: SyncedDesk, rounds: int) -> list[float]:
    desk.round()
    return [took_ms(desk.round) for _ in range(rounds)]


def _no_op(times: list[float]) -> Figure:
    spread = Spread.of(times)
    return Figure(
        key="no_op_sync",
        what="a whole round with nothing to do",
        floor_name="none",
        unit="ms",
        ours=spread,
        floor=None,
        bar="≤ 1 ms",
        meets=spread.median <= MOST_NO_OP_MS,
    )


def _single_ms(sender: SyncedDesk, receiver: SyncedDesk, acts: int) -> list[float]:
    """From a durable act on one desk to the same act applied on the other, both on line."""
    sender.prepare_receipts(acts + 3)
    for desk in (sender, receiver):
        desk.expect_news()
        desk.go_on_line()
    times: list[float] = []
    for _ in range(acts + 3):
        sender.receive()
        receiver.expect_news()
        began = time.perf_counter()
        sender.nudge()
        receiver.await_news()
        times.append((time.perf_counter() - began) * 1_000)
    return times[3:]


def _one_act(times: list[float]) -> Figure:
    spread = Spread.of(times)
    return Figure(
        key="one_act",
        what="one act desk → county → other desk",
        floor_name="none",
        unit="ms",
        ours=spread,
        floor=None,
        bar="≤ 5 ms",
        meets=spread.median <= MOST_ONE_ACT_MS,
        notes=(("p99 ms", percentile(times, 0.99)),),
    )
