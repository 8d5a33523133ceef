"""What goes wrong, how often, and the trace of everything that happened: one source, one seed."""

import hashlib
import random
import threading
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event
from tests.simulation.one_thread import MARK_FLUSHER, WRITER

from window_desk.county.store.engines import WRITING


class PowerCutError(BaseException):
    """A desk's program ended here; what was committed stays."""


class CountyDownError(BaseException):
    """The county's process ended here; what was committed stays."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Chances: of trouble a call, of an end a commit point, of the rest a desk-day or a day."""

    line_trouble: float = 0.12
    desk_ends: float = 0.015
    county_ends: float = 0.005
    clock_jumps: float = 0.03
    image_taken: float = 0.1
    image_restored: float = 0.01
    desk_withdrawn: float = 0.01
    enrolment_not_backed_up: float = 0.2
    goes_offline: float = 0.06
    backup: float = 0.2
    county_restored: float = 0.02
    poison: float = 0.05
    busy_clerk: float = 0.15
    scan: float = 0.07
    archive: float = 0.08


NO_TROUBLE = Rates(*(0.0 for _ in Rates.__slots__))


@dataclass
class Trace:
    """Lines of what happened; the digest is equal for equal runs."""

    lines: list[str] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    _hash: Any = field(default_factory=hashlib.sha256)

    def note(self, what: str, *details: object) -> None:
        line = " ".join((what, *(str(each) for each in details)))
        self.counts[what] = self.counts.get(what, 0) + 1
        self._hash.update(line.encode() + b"\n")
        if self.lines is not None:
            self.lines.append(line)

    @property
    def digest(self) -> str:
        return str(self._hash.hexdigest())


class Chance:
    """Decides at every commit point whether the program ends there.

    ``at`` names who works now: a desk, ``county``, or nobody.
    """

    def __init__(self, rng: random.Random, trace: Trace, rates: Rates) -> None:
        self.rng = rng
        self.trace = trace
        self.rates = rates
        self.at = ""
        self._committed = False
        self._thread = 0

    def happens(self, chance: float) -> bool:
        """Draw."""
        return self.rng.random() < chance

    def watch(self) -> None:
        """See every commit that this thread makes in any database from now on."""
        self._thread = threading.get_ident()
        event.listen(Engine, "commit", self._before_commit)

    def unwatch(self) -> None:
        """See none any more."""
        event.remove(Engine, "commit", self._before_commit)

    def before_job(self, pool: str) -> None:
        """A job of a thread pool is about to run: between the two copies of the mark of numbers."""
        if pool == MARK_FLUSHER and self.at not in {"", "county"}:
            self._point("mark")

    def after_job(self, pool: str) -> None:
        """A job of the writer is done."""
        if pool == WRITER and self._committed and self.at not in {"", "county"}:
            self._committed = False
            self._point("after")

    def after_county(self) -> None:
        """A call of the county is done: its reply may never leave."""
        if self._committed:
            self._committed = False
            self._point("after")

    def _before_commit(self, connection: Connection) -> None:
        if threading.get_ident() != self._thread:
            # a desk that other tests share goes on working: its power must not be cut
            return
        if self.at == "county" and not connection.get_execution_options().get(WRITING):
            return
        if self.at:
            self._point("before")
            self._committed = True

    def _point(self, where: str) -> None:
        chance = self.rates.county_ends if self.at == "county" else self.rates.desk_ends
        if chance > 0 and self.happens(chance):
            self._committed = False
            self.trace.note("ends", self.at, where)
            raise CountyDownError if self.at == "county" else PowerCutError
