"""The store as the sync thread calls it: every method runs on the journal's writer thread."""

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import date

from window_desk.desk.use_cases.sync_ports import (
    LeaseNeed,
    PushBatch,
    SyncIdentity,
    SyncStore,
)
from window_desk.protocol.messages import (
    EnrolReply,
    FeedEntry,
    LeaseReply,
    PushReply,
    Snapshot,
    StateDigest,
)


class OnWriter:
    """A ``SyncStore`` that submits each call to ``executor`` and waits for it."""

    def __init__(self, store: SyncStore, executor: Executor) -> None:
        self._store = store
        self._executor = executor

    def identity(self) -> SyncIdentity | None:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.identity).result()

    def enrolled(self, address: str, reply: EnrolReply, incarnation: str, secret: bytes) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.enrolled, address, reply, incarnation, secret).result()

    def keep_county_key(self, county_key: str) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.keep_county_key, county_key).result()

    def next_batch(self, max_acts: int, max_bytes: int) -> PushBatch | None:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.next_batch, max_acts, max_bytes).result()

    def record_results(self, reply: PushReply) -> int:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.record_results, reply).result()

    def rewind(self, last_sequence: int) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.rewind, last_sequence).result()

    def new_epoch(self, epoch: str, cursor: int) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.new_epoch, epoch, cursor).result()

    def apply_page(self, epoch: str, entries: Sequence[FeedEntry], head: int) -> int:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.apply_page, epoch, entries, head).result()

    def load_snapshot(self, snapshot: Snapshot) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.load_snapshot, snapshot).result()

    def digest(self) -> StateDigest:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.digest).result()

    def lease_needs(self, today: date) -> Sequence[LeaseNeed]:
        """See ``SyncStore``."""
        return self._executor.submit(self._store.lease_needs, today).result()

    def add_lease(self, need: LeaseNeed, reply: LeaseReply) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.add_lease, need, reply).result()

    def note_clock(self) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.note_clock).result()

    def freeze(self, reason: str) -> None:
        """See ``SyncStore``."""
        self._executor.submit(self._store.freeze, reason).result()
