"""The store as the sync thread calls it: every method runs on the journal's writer thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import date
from typing import TypeVar

from window_desk.desk.use_cases.sync_ports import (
    FormerIdentity,
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

_Result = TypeVar("_Result")


class OnWriter:
    """A ``SyncStore`` that submits each call to ``executor`` and waits for it; of one thread."""

    def __init__(self, store: SyncStore, executor: Executor) -> None:
        self._store = store
        self._executor = executor
        self._page: Future[int] | None = None

    def identity(self) -> SyncIdentity | None:
        """See ``SyncStore``."""
        return self._do(self._store.identity)

    def former_identities(self) -> Sequence[FormerIdentity]:
        """See ``SyncStore``."""
        return self._do(self._store.former_identities)

    def enrolled(self, address: str, reply: EnrolReply, incarnation: str, secret: bytes) -> None:
        """See ``SyncStore``."""
        self._do(self._store.enrolled, address, reply, incarnation, secret)

    def keep_county_key(self, county_key: str) -> None:
        """See ``SyncStore``."""
        self._do(self._store.keep_county_key, county_key)

    def next_batch(
        self, max_acts: int, max_bytes: int, after_sequence: int = 0
    ) -> PushBatch | None:
        """See ``SyncStore``."""
        return self._do(self._store.next_batch, max_acts, max_bytes, after_sequence)

    def record_results(self, reply: PushReply) -> int:
        """See ``SyncStore``."""
        return self._do(self._store.record_results, reply)

    def rewind(self, last_sequence: int) -> None:
        """See ``SyncStore``."""
        self._do(self._store.rewind, last_sequence)

    def new_epoch(self, epoch: str, cursor: int) -> None:
        """See ``SyncStore``."""
        self._do(self._store.new_epoch, epoch, cursor)

    def apply_page(self, epoch: str, entries: Sequence[FeedEntry], head: int) -> int:
        """See ``SyncStore``; one of several pages is applied while the next one is fetched.

        What it raises then comes with the next call, whichever that is.
        """
        self._await_page()
        page = self._executor.submit(self._store.apply_page, epoch, entries, head)
        if not entries or entries[-1].position >= head:
            return page.result()
        self._page = page
        return entries[-1].position

    def load_snapshot(self, snapshot: Snapshot, on_kept: Callable[[int], None]) -> None:
        """See ``SyncStore``."""
        self._do(self._store.load_snapshot, snapshot, on_kept)

    def digest(self) -> StateDigest:
        """See ``SyncStore``."""
        return self._do(self._store.digest)

    def lease_needs(self, today: date) -> Sequence[LeaseNeed]:
        """See ``SyncStore``."""
        return self._do(self._store.lease_needs, today)

    def add_lease(self, need: LeaseNeed, reply: LeaseReply) -> None:
        """See ``SyncStore``."""
        self._do(self._store.add_lease, need, reply)

    def note_clock(self) -> None:
        """See ``SyncStore``."""
        self._do(self._store.note_clock)

    def freeze(self, reason: str, desk: str) -> None:
        """See ``SyncStore``."""
        self._do(self._store.freeze, reason, desk)

    def _do(self, work: Callable[..., _Result], *values: object) -> _Result:
        self._await_page()
        return self._executor.submit(work, *values).result()

    def _await_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.result()
