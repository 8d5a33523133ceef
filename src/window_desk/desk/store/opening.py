"""Open and close the store: lock, key, schema, high-water mark, and the check of what a crash left.

Imported after the sign-in window shows: it brings SQLAlchemy and SQLCipher.
"""

import hashlib
import hmac
from pathlib import Path
from typing import Final

import uuid_utils

from window_desk.desk.store import clock_facts, meta
from window_desk.desk.store.blob_files import BlobFolder
from window_desk.desk.store.blob_sync import StoreBlobs, sweep
from window_desk.desk.store.cache import StoreCache
from window_desk.desk.store.case_projection import CaseProjection
from window_desk.desk.store.engine import (
    DriverError,
    Rows,
    assert_driver,
    failure_behind,
    reading_engine,
    writing_engine,
)
from window_desk.desk.store.failures import failure
from window_desk.desk.store.high_water import HighWaterMark
from window_desk.desk.store.journal import StoreJournal
from window_desk.desk.store.meta import Key
from window_desk.desk.store.migrating import back_up, migrate
from window_desk.desk.store.numbers import NumberBook
from window_desk.desk.store.profile_lock import ProfileLock
from window_desk.desk.store.reader import Readers
from window_desk.desk.store.recomputation import Recomputer
from window_desk.desk.store.reference_view import Generation, ReferenceView
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.sync_store import StoreSync
from window_desk.desk.store.writer import Listener, Writer
from window_desk.desk.use_cases.ports import (
    Timekeeper,
)

DATABASE_NAME: Final = "cases.db"
BLOBS_NAME: Final = "blobs"


class DeskStore:
    """One open profile: its journal, its cache, and its side of sync."""

    def __init__(
        self,
        lock: ProfileLock,
        parts: StoreParts,
        readers: Readers,
        high_water: HighWaterMark,
        key: bytes,
        recomputer: Recomputer,
        blob_folder: BlobFolder,
    ) -> None:
        self._lock = lock
        self._parts = parts
        self._readers = readers
        self._high_water = high_water
        self._key = key
        self._recomputer = recomputer
        self._closed = False
        self.journal = StoreJournal(parts, blob_folder)
        self.sync = StoreSync(parts, recomputer)
        self.blobs = StoreBlobs(parts, blob_folder)
        self.cache = StoreCache(readers, parts.clock, parts.projection.identity_hash, blob_folder)

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` on the writer thread after each commit that changed something."""
        self._parts.writer.subscribe(listener)

    def frozen_reason(self) -> str:
        """Why the county froze this desk, or empty."""
        return meta.text(self._readers.session().rows, Key.FROZEN)

    def quick_check(self) -> tuple[str, ...]:
        """What SQLite and SQLCipher find wrong with the file; empty when sound. Any thread, slow."""
        rows = self._readers.session().rows
        found: list[str] = []
        for check in ("PRAGMA cipher_integrity_check", "PRAGMA quick_check"):
            try:
                found += [str(row[0]) for row in rows.all(check)]
            except DriverError as error:
                found.append(str(error))
        return tuple(line for line in found if line != "ok")

    def back_up(self, target: Path) -> None:
        """Copy the database, encrypted with the same key, into ``target``. Any thread."""
        back_up(self._readers.session().rows, target, self._key)

    def close(self) -> None:
        """Finish what was submitted, close every connection and join the threads."""
        if self._closed:
            return
        self._closed = True
        self._recomputer.stop()
        self._readers.close()
        self._parts.writer.executor.submit(self._parts.writer.close).result()
        self._parts.writer.executor.shutdown(wait=True)
        self._high_water.close()
        self._lock.release()


def open_store(profile: Path, key: bytes, clock: Timekeeper, marks: Path) -> DeskStore:
    """Open the profile's store, creating an empty one at the first time.

    ``key`` is the raw 256-bit data key from the key ring; ``marks`` is a folder outside the profile
    for the second copy of the high-water mark. Raises ``ProfileInUseError``, ``WrongKeyError``,
    ``NewerDatabaseError`` (each with a Chinese ``sentence``) or ``StoreFailureError``.
    """
    lock = ProfileLock(profile)
    writer = Writer()
    try:
        opened = writer.executor.submit(_open, writer, profile, key, clock, marks)
        parts, high_water, recomputer = opened.result()
    except BaseException as error:
        writer.executor.submit(writer.close).result()
        writer.executor.shutdown(wait=True)
        lock.release()
        known = failure_behind(error)
        if known is not None:
            raise known from error
        raise
    readers = Readers(reading_engine(profile / DATABASE_NAME, key), parts.generation)
    recomputer.go_on()
    folder = BlobFolder(profile / BLOBS_NAME)
    return DeskStore(lock, parts, readers, high_water, key, recomputer, folder)


def _open(
    writer: Writer, profile: Path, key: bytes, clock: Timekeeper, marks: Path
) -> tuple[StoreParts, HighWaterMark, Recomputer]:
    database = profile / DATABASE_NAME
    connection = writer.open(writing_engine(database, key))
    migrate(connection, database, key, clock.now())
    assert_driver(Rows(connection), database)
    with writer.transaction() as rows:
        name = _profile_name(rows)
        sweep(rows, BlobFolder(profile / BLOBS_NAME))
    high_water = _high_water((profile / "numbers.mark", marks / f"numbers-{name}.mark"))
    generation = Generation()
    parts = StoreParts(
        clock=clock,
        writer=writer,
        projection=CaseProjection(hmac.digest(key, b"window-desk identity hash", hashlib.sha256)),
        numbers=NumberBook(high_water),
        generation=generation,
        reference=ReferenceView(generation),
    )
    recomputer = Recomputer(parts)
    try:
        with writer.transaction() as rows:
            clock.recall(clock_facts.read(rows))
            clock_facts.put(rows, clock.facts())
            parts.numbers.check_at_start(rows, parts.now())
            parts.begin_day(rows)
            recomputer.note_at_start(rows)
    except BaseException:
        high_water.close()
        raise
    return parts, high_water, recomputer


def _profile_name(rows: Rows) -> str:
    name = meta.text(rows, Key.PROFILE)
    if not name:
        name = str(uuid_utils.uuid4())
        meta.put(rows, {Key.PROFILE: name})
    return name


def _high_water(files: tuple[Path, Path]) -> HighWaterMark:
    try:
        return HighWaterMark(files)
    except OSError as error:
        raise failure("disk_error") from error
