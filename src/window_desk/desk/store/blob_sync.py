"""Scans on their way (the port ``BlobStore``): each method one transaction. Writer thread."""

import errno
import logging
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from window_desk.casework.acts import local_day
from window_desk.desk.store import blob_rows, meta
from window_desk.desk.store.blob_files import CHUNK_BYTES, BlobFolder
from window_desk.desk.store.disk import disk_of, trouble_code
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.store.failures import failure
from window_desk.desk.store.fallen_scans import fallen_uploads
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.blob_values import BlobUnreadableError, BlobWay, KeptFile
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import BlobBacklog, BlobTask

KEEP_DAYS: Final = 30
"""How long a copy that the county has in a backup stays on this PC."""

FALLEN_DAYS: Final = 90
"""How long a copy stays whose act was voided, or refused and settled; the county's rule by default."""

_log = logging.getLogger(__name__)
_UPLOADS: Final = f"""
    SELECT upload.act, upload.case_id, upload.sha256, upload.size,
        CASE WHEN upload.epoch = ? THEN upload.sent ELSE 0 END
    FROM blob_upload AS upload JOIN act ON act.id = upload.act
    WHERE (upload.position = 0 OR upload.epoch <> ?) AND upload.trouble = ''
        AND NOT {blob_rows.IS_VOID}
        AND EXISTS (
            SELECT 1 FROM blob WHERE blob.sha256 = upload.sha256 AND blob.received = blob.size
        )
"""  # noqa: S608 - a constant
_SENT: Final = f"""
    UPDATE blob_upload AS upload SET sent = ?, epoch = ?, position = 0
    WHERE act = ? AND NOT {blob_rows.IS_VOID}
"""  # noqa: S608 - a constant
_FETCHES: Final = """
    SELECT '', fetch.case_id, blob.sha256, blob.size, blob.received
    FROM blob_fetch AS fetch JOIN blob ON blob.sha256 = fetch.sha256
    WHERE fetch.trouble = ''
"""


class StoreBlobs:
    """Scans as the lane of blobs sees them."""

    def __init__(self, parts: StoreParts, folder: BlobFolder) -> None:
        self._parts = parts
        self._folder = folder

    def next_task(self, epoch: str, later: Collection[BlobTask]) -> BlobTask | None:
        """What a clerk waits for comes first; then the oldest upload whose act was applied."""
        rows = self._parts.writer.rows
        waiting = {(task.way, task.act, task.sha256) for task in later}
        ready = f"{_UPLOADS} AND act.standing = 'applied' ORDER BY upload.row"
        for way, found in (
            (BlobWay.FETCH, rows.each(f"{_FETCHES} ORDER BY fetch.row")),
            (BlobWay.UPLOAD, rows.each(ready, epoch, epoch)),
        ):
            for row in found:
                task = _task(way, row)
                if (way, task.act, task.sha256) not in waiting:
                    return task
        return None

    def backlog(self, way: BlobWay) -> BlobBacklog:
        """What has still to be sent, or fetched; uploads whose act is on the way included.

        What is only to be asked about again counts as sent until the county says that it is not there.
        """
        rows = self._parts.writer.rows
        epoch = meta.text(rows, Key.EPOCH)
        going = (
            f"{_UPLOADS} AND act.standing IN ('queued', 'applied')"
            " AND NOT (upload.position > 0 AND upload.epoch = '')"
        )
        is_fetch = way is BlobWay.FETCH
        found = rows.all(_FETCHES) if is_fetch else rows.all(going, epoch, epoch)
        return BlobBacklog(len(found), sum(row[4] for row in found), sum(row[3] for row in found))

    def read(self, task: BlobTask, offset: int, length: int) -> bytes:
        """At most ``length`` bytes of the file from ``offset`` on, within one chunk of it.

        Raises :class:`BlobUnreadableError`.
        """
        file = self._file(task)
        number, start = divmod(offset, CHUNK_BYTES)
        return self._folder.read_chunk(file, number)[start : start + length]

    def check(self, task: BlobTask) -> None:
        """Read the whole file; raises :class:`BlobUnreadableError` when it is not what it should be."""
        self._folder.read(self._file(task))

    def sent(self, task: BlobTask, epoch: str, offset: int) -> bool:
        """The county holds so much of an upload; false when it was voided meanwhile."""
        with self._parts.writer.repeatable_transaction() as rows:
            changed = rows.run(
                _SENT,
                offset,
                epoch,
                task.act,
            )
        return changed > 0

    def at_county(self, task: BlobTask, epoch: str, position: int) -> None:
        """The county holds the whole, and checked it when its feed was at ``position``."""
        with self._parts.writer.transaction() as rows:
            rows.run(
                "UPDATE blob_upload SET sent = size, epoch = ?, position = ? WHERE act = ?",
                epoch,
                position,
                task.act,
            )
        self._tell(task)

    def received(self, task: BlobTask, content: bytes) -> int:
        """Keep the next whole chunk of a fetch; returns how many bytes are here now.

        The last chunk completes it. Raises :class:`BlobUnreadableError` when the whole is not what
        its digest names: nothing of it is kept then.
        """
        file = self._file(task)
        offset = task.offset + len(content)
        try:
            self._folder.write_chunk(file, task.offset // CHUNK_BYTES, content)
        except OSError as error:
            raise self._refused(error) from error
        if offset < file.size:
            with self._parts.writer.repeatable_transaction() as rows:
                blob_rows.note_received(rows, file.sha256, offset)
            return offset
        try:
            self._folder.read(file)
        except BlobUnreadableError:
            self._begin_fetch_anew(file)
            raise
        with self._parts.writer.transaction() as rows:
            blob_rows.note_received(rows, file.sha256, file.size)
            rows.run("DELETE FROM blob_fetch WHERE sha256 = ?", file.sha256)
        self._tell(task)
        return offset

    def gave_up(self, task: BlobTask, sentence: str) -> None:
        """Nothing more happens to this file until a clerk does something."""
        table, name, value = ("blob_upload", "act", task.act)
        if task.way is BlobWay.FETCH:
            table, name, value = ("blob_fetch", "sha256", task.sha256)
        with self._parts.writer.transaction() as rows:
            rows.run(f"UPDATE {table} SET trouble = ? WHERE {name} = ?", sentence, value)  # noqa: S608
        self._tell(task)

    def removed(self, task: BlobTask, sentence: str) -> None:
        """The county removed the file, since nothing that stands names it: a copy here goes too."""
        if task.way is BlobWay.FETCH:
            self.gave_up(task, sentence)
            return
        with self._parts.writer.transaction() as rows:
            names = blob_rows.forget_uploads(rows, [task.act])
        for name in names:
            self._folder.remove(name)
        self._tell(task)

    def ask_for(self, case: str, sha256: str, size: int, media_type: str) -> None:
        """Fetch a file from the county, unless a readable copy is here."""
        held = blob_rows.held_file(self._parts.writer.rows, sha256)
        if held is not None and held.is_whole:
            try:
                self._folder.read(held.file)
            except BlobUnreadableError:
                held = None
            else:
                return
        with self._parts.writer.transaction() as rows:
            if held is None:
                file = self._folder.new_file(sha256, size, media_type)
                blob_rows.put_file(rows, file, 0, self._today())
            blob_rows.ask_for(rows, case, sha256)
        self._parts.writer.tell(StoreChange(frozenset({Topic.CASES}), frozenset({case})))

    def tidy(self, epoch: str, backup_position: int) -> int:
        """Drop copies older than :data:`KEEP_DAYS` that the county has in a backup; how many.

        What is in no backup yet is offered again: the county may have found its copy damaged and dropped it.

        A copy that was fetched is the county's anyway. What only acts name that fell :data:`FALLEN_DAYS` ago,
        and whose fall is in a backup, goes wherever it is, and is not offered again.
        """
        before = (self._today() - timedelta(days=KEEP_DAYS)).isoformat()
        fell_before = (self._today() - timedelta(days=FALLEN_DAYS)).isoformat()
        with self._parts.writer.transaction() as rows:
            old = rows.all(
                "SELECT sha256, file FROM blob WHERE kept_on < ? AND received = size"
                " AND NOT EXISTS (SELECT 1 FROM blob_upload AS upload"
                " WHERE upload.sha256 = blob.sha256"
                " AND (upload.epoch <> ? OR upload.position = 0 OR upload.position >= ?))",
                before,
                epoch,
                backup_position,
            )
            for sha256, _name in old:
                blob_rows.drop_file(rows, sha256)
            names = [name for _sha256, name in old]
            if epoch == meta.text(rows, Key.EPOCH):
                fallen = fallen_uploads(rows, fell_before, backup_position)
                names += blob_rows.forget_uploads(rows, fallen)
            blob_rows.offer_again(rows, backup_position)
        for name in names:
            self._folder.remove(name)
        return len(names)

    def _begin_fetch_anew(self, file: KeptFile) -> None:
        """Another file with another key: a chunk is never sealed twice with different bytes."""
        fresh = self._folder.new_file(file.sha256, file.size, file.media_type)
        with self._parts.writer.transaction() as rows:
            blob_rows.put_file(rows, fresh, 0, self._today())
        self._folder.remove(file.name)

    def _file(self, task: BlobTask) -> KeptFile:
        held = blob_rows.held_file(self._parts.writer.rows, task.sha256)
        if held is None:
            raise BlobUnreadableError
        return held.file

    def _refused(self, error: OSError) -> StoreFailureError:
        _log.error("a scan could not be kept: %s", errno.errorcode.get(error.errno or 0, "?"))
        return failure(trouble_code(error), disk_of(self._folder.path))

    def _tell(self, task: BlobTask) -> None:
        change = StoreChange(frozenset({Topic.CASES}), frozenset({task.case}))
        self._parts.writer.tell(change)

    def _today(self) -> date:
        return local_day(self._parts.now())


def sweep(rows: Rows, folder: BlobFolder) -> None:
    """At the start: delete files whose transaction never came."""
    folder.remove_all_but(blob_rows.file_names(rows))


def _task(way: BlobWay, row: Row) -> BlobTask:
    return BlobTask(way, *row)
