"""Scans as the sync thread calls the store: every method runs on the journal's writer thread."""

from collections.abc import Collection
from concurrent.futures import Executor

from window_desk.desk.use_cases.blob_values import BlobWay
from window_desk.desk.use_cases.sync_ports import BlobBacklog, BlobStore, BlobTask


class BlobsOnWriter:
    """A ``BlobStore`` that submits each call to ``executor`` and waits for it."""

    def __init__(self, store: BlobStore, executor: Executor) -> None:
        self._store = store
        self._executor = executor

    def next_task(self, epoch: str, later: Collection[BlobTask]) -> BlobTask | None:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.next_task, epoch, later).result()

    def backlog(self, way: BlobWay) -> BlobBacklog:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.backlog, way).result()

    def read(self, task: BlobTask, offset: int, length: int) -> bytes:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.read, task, offset, length).result()

    def check(self, task: BlobTask) -> None:
        """See ``BlobStore``."""
        self._executor.submit(self._store.check, task).result()

    def sent(self, task: BlobTask, epoch: str, offset: int) -> bool:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.sent, task, epoch, offset).result()

    def at_county(self, task: BlobTask, epoch: str, position: int) -> None:
        """See ``BlobStore``."""
        self._executor.submit(self._store.at_county, task, epoch, position).result()

    def received(self, task: BlobTask, content: bytes) -> int:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.received, task, content).result()

    def gave_up(self, task: BlobTask, sentence: str) -> None:
        """See ``BlobStore``."""
        self._executor.submit(self._store.gave_up, task, sentence).result()

    def removed(self, task: BlobTask, sentence: str) -> None:
        """See ``BlobStore``."""
        self._executor.submit(self._store.removed, task, sentence).result()

    def ask_for(self, case: str, sha256: str, size: int, media_type: str) -> None:
        """See ``BlobStore``."""
        self._executor.submit(self._store.ask_for, case, sha256, size, media_type).result()

    def tidy(self, epoch: str, backup_position: int) -> int:
        """See ``BlobStore``."""
        return self._executor.submit(self._store.tidy, epoch, backup_position).result()
