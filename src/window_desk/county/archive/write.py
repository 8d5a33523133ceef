"""Copy the cases that were closed before a day into an archive file. The database stays as it is."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, cast

import msgspec
import zstandard

from window_desk import __version__
from window_desk.county.archive.closed import ClosedCase, closed_cases
from window_desk.county.archive.lines import (
    FORMAT,
    VERSION,
    ArchivedScan,
    ArchiveEnd,
    ArchiveHead,
    ArchiveReport,
    signed_text,
)
from window_desk.county.archive.sealing import SealingWriter
from window_desk.county.backups.durable import flush, put_in_place
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.county.bootstrap import County
from window_desk.county.store import blobs, desks
from window_desk.county.store.database import Connection

_ZSTD_LEVEL = 10


Choice = Callable[[Connection, list[ClosedCase]], list[ClosedCase]]
"""Which of some closed cases are to be copied."""


@dataclass(slots=True)
class _Counts:
    cases: int = 0
    acts: int = 0
    scans: int = 0

    def add(self, case: ClosedCase) -> None:
        """One more."""
        self.cases += 1
        self.acts += len(case.line.acts)
        self.scans += len(case.files)


def write_archive(
    county: County,
    before: date,
    target: Path | None,
    passphrase: str | None,
    progress: Progress,
    choose: Choice | None = None,
) -> ArchiveReport:
    """Copy every case that ended, and in which nothing was recorded since, before a day (Beijing's).

    Without ``target`` nothing is written, the cases are only counted; with ``choose`` only some are copied.

    Raises:
        BackupError: the file is there already or cannot be written; nothing of it is left.
    """
    if target is not None and target.exists():
        raise BackupError(f"{target} 已存在，请换一个文件名。")
    context = county.context
    with context.database.reading() as connection:
        row = context.row(connection)
        known = desks.list_desks(connection, context.county)
        head = ArchiveHead(
            format=FORMAT,
            version=VERSION,
            county=row.id,
            name=row.name,
            epoch=row.epoch,
            position=row.last_position,
            before=before,
            made_at=context.now(),
            program=__version__,
            county_key=county.public_key(),
            desks={desk.id: desk.public_key for desk in known},
        )
        cases = _chosen(county, connection, before, progress, choose)
        counts = _Counts()
        if target is None:
            for case in cases:
                counts.add(case)
            return _report(head, counts, None)
        part = target.with_name(target.name + ".part")
        try:
            part.touch(mode=0o600)
            with part.open("wb") as file:
                _write(county, connection, file, head, cases, counts, passphrase)
            flush(part)
            put_in_place(part, target)
        except OSError as error:
            raise BackupError(
                f"归档文件写不进 {target.parent}（{error.strerror}），请检查磁盘空间和权限。"
            ) from error
        finally:
            part.unlink(missing_ok=True)
    return _report(head, counts, target)


def _report(head: ArchiveHead, counts: _Counts, target: Path | None) -> ArchiveReport:
    return ArchiveReport(
        county=head.county,
        before=head.before,
        cases=counts.cases,
        acts=counts.acts,
        county_key=head.county_key,
        scans=counts.scans,
        file=str(target) if target is not None else "",
        bytes=target.stat().st_size if target is not None else 0,
    )


def _write(
    county: County,
    connection: Connection,
    file: IO[bytes],
    head: ArchiveHead,
    cases: Iterator[ClosedCase],
    counts: _Counts,
    passphrase: str | None,
) -> None:
    digest = hashlib.sha256()
    with ExitStack() as stack:
        sealed = None if passphrase is None else SealingWriter(file, passphrase)
        packed = stack.enter_context(
            zstandard.ZstdCompressor(level=_ZSTD_LEVEL).stream_writer(
                file if sealed is None else cast("IO[bytes]", sealed), closefd=False
            )
        )

        def line(value: msgspec.Struct) -> None:
            encoded = msgspec.json.encode(value) + b"\n"
            digest.update(encoded)
            packed.write(encoded)

        line(head)
        for case in cases:
            line(case.line)
            for key, media_type in case.files:
                content = b"".join(blobs.read_bytes(connection, key, 0, key.size))
                line(ArchivedScan(key.sha256, key.size, media_type, content))
            counts.add(case)
        sha256 = digest.hexdigest()
        signature = county.signing_key().sign(signed_text(head.county, sha256))
        line(ArchiveEnd(counts.cases, counts.acts, sha256, signature))
    if sealed is not None:
        sealed.finish()


def _chosen(
    county: County,
    connection: Connection,
    before: date,
    progress: Progress,
    choose: Choice | None,
) -> Iterator[ClosedCase]:
    context = county.context
    knowledge = context.shelf.up_to_date(connection, context.row(connection).epoch)
    done = 0
    for looked_at, found in closed_cases(context, connection, knowledge, before):
        yield from found if choose is None else choose(connection, found)
        done += looked_at
        progress("archive", done, 0)
