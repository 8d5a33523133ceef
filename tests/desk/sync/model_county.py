"""The county as lists and dicts: what docs/protocol.md demands, and nothing of how it is stored."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

import msgspec

from window_desk.desk.sync.core.county_link import CountyRefusalError, OnBytes
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.digest import digest_of
from window_desk.protocol.messages import (
    ActEntry,
    ActResult,
    ActStatus,
    CalendarReply,
    CalendarSubmission,
    DeskStatus,
    EnrolReply,
    EnrolRequest,
    ErrorReply,
    FeedEntry,
    Hello,
    LeaseReply,
    LeaseRequest,
    OutOfScopeEntry,
    PullReply,
    PushReply,
    PushRequest,
    SessionReply,
    SessionRequest,
    Snapshot,
    StateDigest,
)
from window_desk.protocol.signatures import signature_holds

COUNTY = "511602"
PAGE_LIMIT = 40


class Instant:
    """A clock that the simulation moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        self.monotonic_ms = 0

    def move(self, milliseconds: int) -> None:
        self.now += timedelta(milliseconds=milliseconds)
        self.monotonic_ms += milliseconds


class _Name(msgspec.Struct):
    id: str
    sequence: int


@dataclass
class DeskFile:
    """What the county holds of one desk."""

    public_key: str
    incarnation: str
    status: DeskStatus = DeskStatus.ACTIVE
    hashes: list[str] = field(default_factory=list)
    results: list[ActResult] = field(default_factory=list)


def refuse(status: int, code: str, expected_sequence: int | None = None) -> CountyRefusalError:
    return CountyRefusalError(
        status, ErrorReply(code, f"不行：{code}。", expected_sequence=expected_sequence)
    )


class ModelCounty:
    """One county. ``verdict`` of an act is a function of its hash, so that runs are repeatable."""

    def __init__(self, time: Instant) -> None:
        self.time = time
        self.epoch = "epoch-1"
        self.desks: dict[str, DeskFile] = {}
        self.feed: list[FeedEntry] = []
        self.backup: tuple[int, dict[str, int]] = (0, {})
        self.leases: dict[str, LeaseReply] = {}
        self.next_number = 1
        self.tokens: dict[str, str] = {}
        self.protocols: tuple[int, ...] = (1,)
        self.min_app = "0.1.0"
        self.restores = 0
        self.key = ""
        self.snapshots_served = 0

    @property
    def head(self) -> int:
        return len(self.feed)

    def add_desk(self, desk: str, public_key: str, incarnation: str) -> None:
        self.desks[desk] = DeskFile(public_key, incarnation)

    def back_up(self) -> None:
        self.backup = (self.head, {name: len(desk.hashes) for name, desk in self.desks.items()})

    def restore(self) -> None:
        """Go back to the backup, under a new epoch."""
        head, sequences = self.backup
        del self.feed[head:]
        for name, desk in self.desks.items():
            del desk.hashes[sequences.get(name, 0) :]
            del desk.results[sequences.get(name, 0) :]
        self.restores += 1
        self.epoch = f"epoch-{self.restores + 1}"
        self.tokens.clear()

    def digest(self) -> StateDigest:
        return digest_of(self.head, _shares(self.feed))

    def hello(self) -> Hello:
        return Hello(
            COUNTY, "测试县", self.epoch, self.protocols, 1, self.min_app, self.time.now, self.key
        )  # fmt: skip

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        if request.code != "GOOD":
            raise refuse(403, "enrolment_code_unknown")
        self.add_desk("T1-01", request.public_key, request.incarnation)
        return EnrolReply(
            "T1-01", COUNTY, "测试县", self.epoch, "T1", "测试乡", "511602100", "测便民",
            ("1",), self.time.now,
        )  # fmt: skip

    def session(self, request: SessionRequest) -> SessionReply:
        desk = self.desks[request.desk]
        text = f"session:{COUNTY}:{request.desk}:{request.incarnation}:{request.nonce}:{request.at}"
        if not signature_holds(desk.public_key, text.encode(), request.signature):
            raise refuse(401, "session_signature_wrong")
        if abs((datetime.fromisoformat(request.at) - self.time.now).total_seconds()) > 300:
            raise refuse(401, "clock_off")
        token = f"token-{request.desk}-{len(self.tokens)}"
        self.tokens[token] = request.desk
        return SessionReply(
            token, 43_200, desk.status, self.epoch, len(desk.hashes), self.head, self.backup[0],
            self.time.now,
        )  # fmt: skip

    def push(self, token: str, request: PushRequest) -> PushReply:
        desk = self._desk_of(token)
        self._check_epoch(request.epoch)
        if request.first_sequence > len(desk.hashes) + 1:
            raise refuse(409, "sequence_gap", len(desk.hashes) + 1)
        results = []
        acts = [act for transaction in request.transactions for act in transaction]
        for sequence, act in enumerate(acts, request.first_sequence):
            content = bytes(act.content)
            hashed = content_hash(content)
            name = msgspec.json.decode(content, type=_Name)
            assert name.sequence == sequence
            if sequence <= len(desk.hashes):
                if desk.hashes[sequence - 1] != hashed:
                    desk.status = DeskStatus.FORKED
                    raise refuse(409, "desk_forked")
            else:
                status = _verdict(hashed)
                desk.hashes.append(hashed)
                self.feed.append(ActEntry(self.head + 1, act, status))
                desk.results.append(ActResult(sequence, name.id, status, self.head))
            results.append(desk.results[sequence - 1])
        return PushReply(self.epoch, len(desk.hashes), len(results), tuple(results), self.time.now)

    def pull(
        self, token: str, epoch: str, since: int, *, limit: int, wait_s: int, digest: bool
    ) -> PullReply:
        assert wait_s == 0
        self._desk_of(token)
        self._check_epoch(epoch)
        if since > self.head:
            raise refuse(409, "cursor_ahead")
        entries = tuple(self.feed[since : since + min(limit, PAGE_LIMIT)])
        return PullReply(
            self.epoch, entries, self.head, self.backup[0], self.time.now,
            self.digest() if digest else None,
        )  # fmt: skip

    def snapshot(self, token: str, on_bytes: OnBytes) -> Snapshot:
        self._desk_of(token)
        on_bytes(0, 1)
        self.snapshots_served += 1
        entries = tuple(entry for entry in self.feed if not isinstance(entry, OutOfScopeEntry))
        return Snapshot(self.epoch, self.head, entries, self.digest(), self.time.now)

    def lease(self, token: str, request: LeaseRequest) -> LeaseReply:
        self._desk_of(token)
        if request.series.startswith("bad"):
            raise refuse(400, "series_wrong")
        known = self.leases.get(request.request)
        if known is None:
            low = self.next_number
            self.next_number += request.size
            known = LeaseReply(
                f"lease-{low}", request.series, low, low + request.size - 1,
                date(2026, 12, 31), self.time.now,
            )  # fmt: skip
            self.leases[request.request] = known
        return known

    def publish_calendar(self, token: str, submission: CalendarSubmission) -> CalendarReply:
        self._desk_of(token)
        if submission.year == 1:
            raise refuse(400, "calendar_refused")
        return CalendarReply(
            new=True, days=(), covered_until=date(2027, 12, 31), head=self.head,
            server_now=self.time.now,
        )  # fmt: skip

    def _desk_of(self, token: str) -> DeskFile:
        if token not in self.tokens:
            raise refuse(401, "token_invalid")
        desk = self.desks[self.tokens[token]]
        if desk.status is not DeskStatus.ACTIVE:
            raise refuse(403, f"desk_{desk.status}")
        return desk

    def _check_epoch(self, epoch: str) -> None:
        if epoch != self.epoch:
            raise refuse(409, "epoch_changed")


def _verdict(hashed: str) -> ActStatus:
    share = hashlib.sha256(hashed.encode()).digest()[0]
    if share < 20:
        return ActStatus.REFUSED
    return ActStatus.CONFLICT if share < 40 else ActStatus.APPLIED


def _shares(feed: Iterable[FeedEntry]) -> Iterable[tuple[str, ActStatus, int]]:
    for entry in feed:
        if isinstance(entry, ActEntry):
            yield _hash_of(bytes(entry.act.content)), entry.status, entry.position


@cache
def _hash_of(content: bytes) -> str:
    return content_hash(content)


def digest_of_feed(position: int, feed: Iterable[FeedEntry]) -> StateDigest:
    """The digest of what a model desk applied."""
    return digest_of(position, _shares(feed))
