"""One model desk with its engine on a good line to the model county."""

import random
from dataclasses import dataclass

from tests.desk.sync.model_county import Instant, ModelCounty
from tests.desk.sync.model_line import ModelLine
from tests.desk.sync.model_store import ModelClock, ModelStore

from window_desk.desk.sync.core.engine import SyncEngine


@dataclass
class Bench:
    """The parts of one desk and its county."""

    county: ModelCounty
    store: ModelStore
    line: ModelLine
    clock: ModelClock
    engine: SyncEngine


def make_bench(*, wrong_ms: int = 0, digest_every: int = 1000) -> Bench:
    """A desk that is enrolled and has never spoken to its county."""
    rng = random.Random(5)
    county = ModelCounty(Instant())
    store = ModelStore()
    county.add_desk(store.desk, store.key.public, "incarnation-1")
    line = ModelLine(county, rng)
    clock = ModelClock(county.time, wrong_ms)
    engine = SyncEngine(
        store, lambda _: line, clock, rng, app_version="0.1.0", digest_every=digest_every
    )
    return Bench(county, store, line, clock, engine)
