"""What sync needs from the store: every method is one durable transaction on the writer thread.

Sync calls them from its own thread through the journal's executor and never holds a lock itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from window_desk.desk.use_cases.blob_values import BlobWay
from window_desk.protocol.messages import (
    EnrolReply,
    FeedEntry,
    LeaseReply,
    PushReply,
    SealedAct,
    Snapshot,
    StateDigest,
)


class FeedGapError(Exception):
    """The county's page does not start right after the cursor; nothing was applied."""


@dataclass(frozen=True, slots=True)
class SyncIdentity:
    """Who this desk is. ``secret`` is the 32-byte Ed25519 seed, ``cursor`` the last applied position.

    ``county_key``: the county's base64 public key, empty while it is not known.
    """

    county_address: str
    county: str
    desk: str
    incarnation: str
    secret: bytes
    epoch: str
    cursor: int
    last_sequence: int
    county_key: str = ""


@dataclass(frozen=True, slots=True)
class FormerIdentity:
    """Who this PC was before; ``secret`` as in :class:`SyncIdentity`."""

    county: str
    desk: str
    incarnation: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class PushBatch:
    """Whole local transactions from ``first_sequence`` on, in order."""

    first_sequence: int
    transactions: tuple[tuple[SealedAct, ...], ...]

    @property
    def count(self) -> int:
        """Acts in all transactions."""
        return sum(len(transaction) for transaction in self.transactions)


@dataclass(frozen=True, slots=True)
class LeaseNeed:
    """A block to ask for; ``request`` was stored before this was returned, so it can be repeated."""

    request: str
    series: str
    size: int


class TransferKind(StrEnum):
    """What goes over the line; ``SNAPSHOT_KEPT`` is the way of a snapshot from there to the disk."""

    ACTS = "acts"
    FEED = "feed"
    SNAPSHOT = "snapshot"
    SNAPSHOT_KEPT = "snapshot_kept"
    SCANS_OUT = "scans_out"
    SCANS_IN = "scans_in"


class TransferUnit(StrEnum):
    """What a transfer is counted in."""

    ACTS = "acts"
    ENTRIES = "entries"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is under way: ``done`` of ``total`` units (0: nobody knows), at ``per_second`` units."""

    kind: TransferKind
    done: int
    total: int
    unit: TransferUnit
    per_second: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds at this rate, or ``None`` where that can't be told."""
        if self.per_second <= 0 or self.total < self.done or not self.total:
            return None
        return (self.total - self.done) / self.per_second


class TransferSource(Protocol):
    """Somebody who moves something over the line; asked from the screen's thread."""

    def transfers(self) -> Sequence[Transfer]:
        """What is under way now."""
        ...


class TransferGate(Protocol):
    """Whether heavy transfers may go on; any thread, asked before each piece.

    Acts, the feed and numbers never ask.
    """

    def transfers_allowed(self) -> bool:
        """``False`` on a metered line, or while a clerk has paused them."""
        ...


class EnrolmentKeys(Protocol):
    """Keys of enrolments that are under way."""

    def keys_for(self, code: str) -> tuple[bytes, str]:
        """Secret (32 bytes) and incarnation to enrol with ``code``; durable when this returns.

        The same code gets the same again until they are forgotten. Raises ``OSError``.
        """
        ...

    def forget(self) -> None:
        """The identity is kept elsewhere now."""
        ...


class SyncStore(Protocol):
    """The store as sync sees it."""

    def identity(self) -> SyncIdentity | None:
        """Who this desk is, or ``None`` before enrolment."""
        ...

    def former_identities(self) -> Sequence[FormerIdentity]:
        """Whoever this PC was before, the latest first; without those whose key is not known any more."""
        ...

    def enrolled(self, address: str, reply: EnrolReply, incarnation: str, secret: bytes) -> None:
        """Keep the identity that the county gave."""
        ...

    def keep_county_key(self, county_key: str) -> None:
        """The county's public key, from its first hello to a desk that was enrolled without it."""
        ...

    def next_batch(
        self, max_acts: int, max_bytes: int, after_sequence: int = 0
    ) -> PushBatch | None:
        """The oldest acts without a result; at least one whole transaction; ``None`` if all have one."""
        ...

    def record_results(self, reply: PushReply) -> int:
        """Mark exactly the named acts; returns how many were marked."""
        ...

    def rewind(self, last_sequence: int) -> None:
        """The county knows only acts up to ``last_sequence`` (restored): queue the later ones again."""
        ...

    def new_epoch(self, epoch: str, cursor: int) -> None:
        """The county began a new epoch; the feed is read again from ``cursor``."""
        ...

    def apply_page(self, epoch: str, entries: Sequence[FeedEntry], head: int) -> int:
        """Apply a dense page and move the cursor in one transaction; returns the new cursor.

        Raises :class:`FeedGapError` when the page is not contiguous with the cursor.
        """
        ...

    def load_snapshot(self, snapshot: Snapshot, on_kept: Callable[[int], None]) -> None:
        """Replace what came from the county by the snapshot; own unacknowledged acts stay.

        ``on_kept`` hears on the writer thread how far it is, in acts; until this returns none counts.
        """
        ...

    def digest(self) -> StateDigest:
        """Digest of what is applied here up to the cursor."""
        ...

    def lease_needs(self, today: date) -> Sequence[LeaseNeed]:
        """Series whose stock is low; each request is stored before it is returned."""
        ...

    def add_lease(self, need: LeaseNeed, reply: LeaseReply) -> None:
        """Keep a granted block; the same reply twice adds it once."""
        ...

    def note_clock(self) -> None:
        """Keep what the clock heard from the county."""
        ...

    def freeze(self, reason: str, desk: str) -> None:
        """The county says that ``desk`` is forked or withdrawn: no numbers any more, keep all acts.

        Nothing happens when this PC is another desk by now.
        """
        ...


@dataclass(frozen=True, slots=True)
class BlobTask:
    """A file that is to be sent or fetched. ``offset`` bytes are known to be over already.

    ``act`` attached it (empty for a fetch).
    """

    way: BlobWay
    act: str
    case: str
    sha256: str
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class BlobBacklog:
    """What has still to be sent or fetched: files, bytes that are over, bytes of all of them."""

    files: int
    done: int
    total: int


class BlobStore(Protocol):
    """Scans as the lane of blobs sees them."""

    def next_task(self, epoch: str, later: Collection[BlobTask]) -> BlobTask | None:
        """The next file whose act was applied, none of ``later``; what the county of another
        ``epoch`` held is offered again."""
        ...

    def backlog(self, way: BlobWay) -> BlobBacklog:
        """What has still to be sent, or fetched."""
        ...

    def read(self, task: BlobTask, offset: int, length: int) -> bytes:
        """At most ``length`` bytes from ``offset`` on; raises ``BlobUnreadableError``."""
        ...

    def check(self, task: BlobTask) -> None:
        """Read the whole file; raises ``BlobUnreadableError`` when it is not what it should be."""
        ...

    def sent(self, task: BlobTask, epoch: str, offset: int) -> bool:
        """The county holds so much of an upload; false when nobody wants it there any more."""
        ...

    def at_county(self, task: BlobTask, epoch: str, position: int) -> None:
        """The county holds the whole, and checked it when its feed was at ``position``."""
        ...

    def received(self, task: BlobTask, content: bytes) -> int:
        """Keep the next whole chunk of 256 KiB (the last may be shorter); returns what is here now.

        Raises ``BlobUnreadableError`` when the whole is not what its digest names.
        """
        ...

    def gave_up(self, task: BlobTask, sentence: str) -> None:
        """Nothing more happens to this file until a clerk does something."""
        ...

    def removed(self, task: BlobTask, sentence: str) -> None:
        """The county removed the file, since nothing that stands names it: a copy here goes too."""
        ...

    def ask_for(self, case: str, sha256: str, size: int, media_type: str) -> None:
        """Fetch a file from the county, unless a readable copy is here."""
        ...

    def tidy(self, epoch: str, backup_position: int) -> int:
        """Drop old copies that the county has in a backup; how many."""
        ...
