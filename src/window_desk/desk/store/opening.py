"""Open and close the store: lock, key, schema, high-water mark, and the check of what a crash left.

Imported after the sign-in window shows: it brings SQLAlchemy and SQLCipher.
"""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uuid_utils

from window_desk.desk.store import archived_cases, clock_facts, meta
from window_desk.desk.store.blob_files import BlobFolder
from window_desk.desk.store.blob_sync import StoreBlobs, sweep
from window_desk.desk.store.cache import StoreCache
from window_desk.desk.store.case_projection import CaseProjection
from window_desk.desk.store.disk import disk_of, trouble_code
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
from window_desk.desk.store.newcomers import Newcomers
from window_desk.desk.store.numbers import NumberBook
from window_desk.desk.store.profile_lock import ProfileLock
from window_desk.desk.store.reader import Readers
from window_desk.desk.store.recomputation import Recomputer
from window_desk.desk.store.recovery_file import RecoveryFiles
from window_desk.desk.store.reference_view import Generation, ReferenceView
from window_desk.desk.store.self_check import check, check_and_copy
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.sync_store import StoreSync
from window_desk.desk.store.words_cleaning import WordsCleaning
from window_desk.desk.store.writer import Listener, Writer
from window_desk.desk.use_cases.clock_ports import Timekeeper
from window_desk.desk.use_cases.ports import StoreFailureError

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
        newcomers: Newcomers,
        words: WordsCleaning,
        database: Path,
        blob_folder: BlobFolder,
    ) -> None:
        self._lock = lock
        self._parts = parts
        self._readers = readers
        self._high_water = high_water
        self._key = key
        self._database = database
        self._recomputer = recomputer
        self._newcomers = newcomers
        self._words = words
        self._closed = False
        self.journal = StoreJournal(parts, blob_folder)
        recovery = RecoveryFiles(database.parent, key)
        self.sync = StoreSync(parts, recomputer, newcomers, words, blob_folder, recovery)
        self.blobs = StoreBlobs(parts, blob_folder)
        self.cache = StoreCache(readers, parts.clock, parts.projection.identity_hash, blob_folder)

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` on the writer thread after each commit that changed something."""
        self._parts.writer.subscribe(listener)

    def trouble(self) -> StoreFailureError | None:
        """Why nothing can be saved now, with the next step; ``None`` when all is well. Any thread."""
        return self._parts.writer.trouble

    def newest_trouble(self) -> StoreFailureError | None:
        """The same, also when it is over. Any thread."""
        return self._parts.writer.newest_trouble

    def look_again(self) -> None:
        """After a full disk: save again if there is room by now. Writer thread."""
        self._parts.writer.look_again()

    def frozen_reason(self) -> str:
        """Why the county froze this desk, or empty."""
        return meta.text(self._readers.session().rows, Key.FROZEN)

    def quick_check(self) -> tuple[str, ...]:
        """What SQLite and SQLCipher find wrong with the file; empty when sound. Any thread, slow."""
        return check(self._database, self._key)

    def check_and_copy(self, is_stopped: Callable[[], bool]) -> StoreFailureError | None:
        """Check the file and copy a sound one; the damage as a failure, ``None`` when it is sound.

        Any thread, slow. ``is_stopped`` is asked meanwhile. Raises ``CheckStoppedError``, or
        ``StoreFailureError`` where the copy can't be written: writing acts may still work.
        """
        try:
            damage = check_and_copy(self._database, self._key, is_stopped)
        except (DriverError, OSError) as error:
            known = failure_behind(error, disk_of(self._database))
            raise known or failure("no_copy", disk_of(self._database)) from error
        return failure("corrupt") if damage else None

    def back_up(self, target: Path) -> None:
        """Copy the database, encrypted with the same key, into ``target``. Any thread."""
        back_up(self._readers.session().rows, target, self._key)

    def close(self) -> None:
        """Finish what was submitted, close every connection and join the threads."""
        if self._closed:
            return
        self._closed = True
        self._recomputer.stop()
        self._newcomers.stop()
        self._words.stop()
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
    writer = Writer((profile, marks))
    try:
        opened = writer.executor.submit(_open, writer, profile, key, clock, marks)
        parts, high_water, recomputer = opened.result()
    except BaseException as error:
        writer.executor.submit(writer.close).result()
        writer.executor.shutdown(wait=True)
        lock.release()
        known = failure_behind(error, disk_of(profile))
        if known is not None:
            raise known from error
        raise
    readers = Readers(reading_engine(profile / DATABASE_NAME, key), parts.generation)
    newcomers = Newcomers(parts)
    words = WordsCleaning(parts)
    recomputer.go_on()
    newcomers.go_on()
    words.go_on()
    return DeskStore(
        lock,
        parts,
        readers,
        high_water,
        key,
        recomputer,
        newcomers,
        words,
        profile / DATABASE_NAME,
        BlobFolder(profile / BLOBS_NAME),
    )


def _open(
    writer: Writer, profile: Path, key: bytes, clock: Timekeeper, marks: Path
) -> tuple[StoreParts, HighWaterMark, Recomputer]:
    database = profile / DATABASE_NAME
    connection = writer.open(writing_engine(database, key))
    migrate(connection, database, key, clock.now())
    assert_driver(Rows(connection), database)
    with writer.transaction() as rows:
        archived_cases.take_kept(rows)
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
        folder = Path(error.filename).parent if error.filename else files[0].parent
        raise failure(trouble_code(error), disk_of(folder)) from error
