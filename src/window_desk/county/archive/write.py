"""Copy the cases that were closed before a day into an archive file. The database stays as it is."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, cast

import msgspec
import zstandard

from window_desk import __version__
from window_desk.casework.acts import BEIJING, local_day
from window_desk.casework.case import ENDED
from window_desk.casework.fold import fold
from window_desk.county.archive.lines import (
    FORMAT,
    VERSION,
    ArchivedAct,
    ArchivedCase,
    ArchiveEnd,
    ArchiveHead,
    ArchiveReport,
    signed_text,
)
from window_desk.county.archive.sealing import SealingWriter
from window_desk.county.backups.durable import flush, put_in_place
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.county.bootstrap import County
from window_desk.county.store import desks
from window_desk.county.store.closed_cases import QuietCase, RecordedAct, quiet_cases
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

_ZSTD_LEVEL = 10


def write_archive(
    county: County, before: date, target: Path | None, passphrase: str | None, progress: Progress
) -> ArchiveReport:
    """Copy every case that ended, and in which nothing was recorded since, before a day (Beijing's).

    Without ``target`` nothing is written, the cases are only counted.

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
        knowledge = context.shelf.up_to_date(connection, row.epoch)
        cases = _closed_cases(county, connection, knowledge, before, progress)
        if target is None:
            counted = [len(case.acts) for case in cases]
            return _report(head, len(counted), sum(counted), None)
        part = target.with_name(target.name + ".part")
        try:
            part.touch(mode=0o600)
            with part.open("wb") as file:
                end = _write(county, file, head, cases, passphrase)
            flush(part)
            put_in_place(part, target)
        except OSError as error:
            raise BackupError(
                f"归档文件写不进 {target.parent}（{error.strerror}），请检查磁盘空间和权限。"
            ) from error
        finally:
            part.unlink(missing_ok=True)
    return _report(head, end.cases, end.acts, target)


def _report(head: ArchiveHead, cases: int, acts: int, target: Path | None) -> ArchiveReport:
    return ArchiveReport(
        county=head.county,
        before=head.before,
        cases=cases,
        acts=acts,
        county_key=head.county_key,
        file=str(target) if target is not None else "",
        bytes=target.stat().st_size if target is not None else 0,
    )


def _write(
    county: County,
    file: IO[bytes],
    head: ArchiveHead,
    cases: Iterator[ArchivedCase],
    passphrase: str | None,
) -> ArchiveEnd:
    digest = hashlib.sha256()
    case_count = act_count = 0
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
            line(case)
            case_count += 1
            act_count += len(case.acts)
        sha256 = digest.hexdigest()
        signature = county.signing_key().sign(signed_text(head.county, sha256))
        end = ArchiveEnd(case_count, act_count, sha256, signature)
        line(end)
    if sealed is not None:
        sealed.finish()
    return end


def _closed_cases(
    county: County,
    connection: Connection,
    knowledge: Knowledge,
    before: date,
    progress: Progress,
) -> Iterator[ArchivedCase]:
    before_ms = int(datetime.combine(before, time.min, BEIJING).timestamp() * 1000)
    done = 0
    for step in quiet_cases(connection, county.context.county, before_ms):
        for head, recorded in step:
            case = _closed(head, recorded, knowledge, county.context.now())
            if case is not None:
                yield case
        done += len(step)
        progress("archive", done, 0)


def _closed(
    head: QuietCase, recorded: list[RecordedAct], knowledge: Knowledge, now: datetime
) -> ArchivedCase | None:
    applied = [decode_act(act.content) for act in recorded if act.status == ActStatus.APPLIED]
    case = fold(applied, knowledge.calendar, now, knowledge.rules)
    if case is None or case.state not in ENDED:
        return None
    return ArchivedCase(
        case=head.case,
        number=head.number,
        site=head.site,
        state=case.state.value,
        ended_on=local_day(applied[-1].happened_at),
        acts=tuple(
            ArchivedAct(
                act.position,
                act.desk,
                act.status,
                act.recorded_at_ms,
                act.content_hash,
                act.signature,
                act.content.decode(),
            )
            for act in recorded
        ),
    )
