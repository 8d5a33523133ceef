"""A desk's store as lists and dicts, for the simulation of the pure core alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import msgspec
from tests.desk.kept_clock import KeptClock
from tests.desk.sync.model_county import COUNTY, Instant, digest_of_feed

from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.clock_trust import PcReading, epoch_ms
from window_desk.desk.use_cases.sync_ports import (
    FeedGapError,
    FormerIdentity,
    LeaseNeed,
    PushBatch,
    SyncIdentity,
)
from window_desk.protocol.messages import (
    ActEntry,
    ActResult,
    EnrolReply,
    FeedEntry,
    LeaseReply,
    PushReply,
    SealedAct,
    Snapshot,
    StateDigest,
)
from window_desk.protocol.signatures import DeskKey


class CrashError(BaseException):
    """The power went off; whatever was committed stays."""


@dataclass
class ModelClock(KeptClock):
    """A PC's clock, wrong by ``wrong_ms``."""

    time: Instant
    wrong_ms: int = 0

    def now(self) -> datetime:
        return self.time.now + timedelta(milliseconds=self.wrong_ms)

    def reading(self) -> ClockReading:
        return ClockReading(0, None, self.time.monotonic_ms, "boot")

    def pc_reading(self) -> PcReading:
        return PcReading(epoch_ms(self.now()), self.time.monotonic_ms, "boot")


class ModelKeys:
    """The same key for every code."""

    def __init__(self) -> None:
        self.secret = DeskKey.generate().secret

    def keys_for(self, _code: str) -> tuple[bytes, str]:
        return self.secret, "incarnation"

    def forget(self) -> None:
        pass


@dataclass
class LocalAct:
    """An act in the outbox; ``transaction`` groups acts saved together."""

    sequence: int
    transaction: int
    sealed: SealedAct
    result: ActResult | None = None


@dataclass
class ModelStore:
    """Implements ``SyncStore``. ``crash`` is asked before and after each transaction commits."""

    desk: str = "T1-01"
    key: DeskKey = field(default_factory=DeskKey.generate)
    epoch: str = "epoch-1"
    cursor: int = 0
    acts: list[LocalAct] = field(default_factory=list)
    feed: list[FeedEntry] = field(default_factory=list)
    needs: dict[str, LeaseNeed] = field(default_factory=dict)
    leases: dict[str, LeaseReply] = field(default_factory=dict)
    clock_notes: int = 0
    frozen: list[str] = field(default_factory=list)
    crash: Callable[[str], None] = lambda _: None
    who: SyncIdentity | None = None

    def __post_init__(self) -> None:
        self.who = SyncIdentity(
            "http://model", COUNTY, self.desk, "incarnation-1", self.key.secret, "", 0, 0
        )

    def save(self, count: int) -> None:
        """What a clerk does: ``count`` acts in one transaction."""
        transaction = self.acts[-1].transaction + 1 if self.acts else 1
        for _ in range(count):
            sequence = len(self.acts) + 1
            content = msgspec.json.encode(
                {"id": f"{self.desk}-act-{sequence}", "sequence": sequence, "desk": self.desk}
            )
            sealed = SealedAct(msgspec.Raw(content), self.key.sign(content))
            self.acts.append(LocalAct(sequence, transaction, sealed))

    def unsent(self) -> int:
        return sum(act.result is None for act in self.acts)

    def identity(self) -> SyncIdentity | None:
        if self.who is None:
            return None
        return replace(self.who, epoch=self.epoch, cursor=self.cursor, last_sequence=len(self.acts))

    def former_identities(self) -> tuple[FormerIdentity, ...]:
        return ()

    def enrolled(self, address: str, reply: EnrolReply, incarnation: str, secret: bytes) -> None:
        self.who = SyncIdentity(
            address, reply.county, reply.desk, incarnation, secret, reply.epoch, 0, 0
        )
        self.epoch = reply.epoch

    def keep_county_key(self, county_key: str) -> None:
        assert self.who is not None
        self.who = replace(self.who, county_key=county_key)

    def next_batch(
        self, max_acts: int, max_bytes: int, after_sequence: int = 0
    ) -> PushBatch | None:
        waiting = [act for act in self.acts if act.result is None and act.sequence > after_sequence]
        if not waiting:
            return None
        groups: list[list[SealedAct]] = []
        bytes_left, newest = max_bytes, -1
        for count, act in enumerate(waiting):
            if act.transaction != newest:
                if groups and (count >= max_acts or bytes_left <= 0):
                    break
                newest = act.transaction
                groups.append([])
            groups[-1].append(act.sealed)
            bytes_left -= len(bytes(act.sealed.content))
        return PushBatch(waiting[0].sequence, tuple(tuple(group) for group in groups))

    def record_results(self, reply: PushReply) -> int:
        self.crash("before record_results")
        marked = 0
        for result in reply.results:
            act = self.acts[result.sequence - 1]
            assert act.result is None or act.result == result
            marked += act.result is None
            act.result = result
        self.crash("after record_results")
        return marked

    def rewind(self, last_sequence: int) -> None:
        self.crash("before rewind")
        for act in self.acts[last_sequence:]:
            act.result = None
        self.crash("after rewind")

    def new_epoch(self, epoch: str, cursor: int) -> None:
        self.crash("before new_epoch")
        self.epoch, self.cursor = epoch, cursor
        del self.feed[:]
        self.crash("after new_epoch")

    def apply_page(self, epoch: str, entries: Sequence[FeedEntry], head: int) -> int:
        self.crash("before apply_page")
        if epoch != self.epoch or entries[0].position != self.cursor + 1:
            raise FeedGapError
        for entry in entries:
            assert entry.position == self.cursor + 1
            self.feed.append(entry)
            self._place_own(entry)
            self.cursor += 1
        assert self.cursor <= head
        self.crash("after apply_page")
        return self.cursor

    def _place_own(self, entry: FeedEntry) -> None:
        if isinstance(entry, ActEntry):
            name = msgspec.json.decode(entry.act.content)
            if name["desk"] == self.desk:
                result = ActResult(name["sequence"], name["id"], entry.status, entry.position)
                self.acts[name["sequence"] - 1].result = result

    def load_snapshot(self, snapshot: Snapshot, on_kept: Callable[[int], None]) -> None:
        self.crash("before load_snapshot")
        self.feed = list(snapshot.entries)
        for act in self.acts:
            act.result = None
        for entry in self.feed:
            self._place_own(entry)
        self.epoch, self.cursor = snapshot.epoch, snapshot.position
        on_kept(len(self.acts))
        self.crash("after load_snapshot")

    def digest(self) -> StateDigest:
        return digest_of_feed(self.cursor, self.feed)

    def lease_needs(self, today: date) -> Sequence[LeaseNeed]:
        year = f":{today.year}"
        return [
            need
            for need in self.needs.values()
            if need.request not in self.leases and need.series.endswith(year)
        ]

    def add_lease(self, need: LeaseNeed, reply: LeaseReply) -> None:
        self.crash("before add_lease")
        self.leases[need.request] = reply
        self.crash("after add_lease")

    def note_clock(self) -> None:
        self.clock_notes += 1

    def freeze(self, reason: str, _desk: str) -> None:
        self.frozen.append(reason)
