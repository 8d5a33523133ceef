"""Check an archive file by itself: seal, signature of the county, and every act against its desk's key."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

import msgspec
import zstandard

from window_desk.county.archive.lines import (
    FORMAT,
    VERSION,
    ArchivedCase,
    ArchivedScan,
    ArchiveEnd,
    ArchiveHead,
    ArchiveReport,
    signed_text,
)
from window_desk.county.archive.sealing import MAGIC, SealBrokenError, SealedReader
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.signatures import signature_holds

CaseFound = Callable[[ArchivedCase, tuple[ArchivedScan, ...]], None]
"""Told every case with its scans, the contents of these left empty."""


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    head: ArchiveHead
    found: CaseFound | None
    faults: list[str] = field(default_factory=list)
    cases: int = 0
    acts: int = 0
    scans: int = 0
    _case: ArchivedCase | None = None
    _files: list[ArchivedScan] = field(default_factory=list)

    def take(self, line: bytes) -> None:
        """A case, or a scan of the case before."""
        if line.startswith(b'{"scan"'):
            scan = msgspec.json.decode(line, type=ArchivedScan)
            self.scans += 1
            if hashlib.sha256(scan.content).hexdigest() != scan.scan or self._case is None:
                self.faults.append(f"扫描件{scan.scan[:12]}的内容与校验值不符。")
            self._files.append(msgspec.structs.replace(scan, content=b""))
            return
        self.end_case()
        self._case = msgspec.json.decode(line, type=ArchivedCase)
        self.cases += 1
        self.acts += len(self._case.acts)
        self.faults.extend(_faults(self._case, self.head))

    def end_case(self) -> None:
        """No further scan of the newest case follows."""
        if self._case is not None and self.found is not None:
            self.found(self._case, tuple(self._files))
        self._files.clear()


def check_archive(
    file: Path,
    passphrase: str | None,
    county_key: str | None,
    progress: Progress,
    found: CaseFound | None = None,
) -> ArchiveReport:
    """Read everything once; ``county_key`` (base64) is whom to trust, the file's own word without one.

    Raises:
        BackupError: the file cannot be read at all: no archive, a wrong passphrase, cut, or changed.
    """
    digest = hashlib.sha256()
    try:
        with file.open("rb") as raw:
            lines = _lines(raw, passphrase)
            line = next(lines)
            head = msgspec.json.decode(line, type=ArchiveHead)
            if head.format != FORMAT or head.version > VERSION:
                raise BackupError(f"{file.name} 不是本程序能读的归档文件，请更新程序。")
            reading = _Reading(head, found)
            for following in lines:
                digest.update(line)
                line = following
                if line.startswith(b'{"cases"'):
                    break
                reading.take(line)
                progress("verify", reading.cases, 0)
            reading.end_case()
            end = msgspec.json.decode(line, type=ArchiveEnd)
            faults = reading.faults
            if next(lines, None) is not None:
                faults.append("结尾之后还有内容。")
    except (OSError, msgspec.DecodeError, StopIteration, zstandard.ZstdError) as error:
        raise BackupError(f"归档文件 {file.name} 读不出，可能不完整或被改动。") from error
    except SealBrokenError as error:
        raise BackupError("口令不对，或归档文件不完整、被改动。") from error
    if (end.cases, end.acts, end.sha256) != (reading.cases, reading.acts, digest.hexdigest()):
        faults.append("结尾记的数量或校验值与内容不符。")
    trusted = county_key or head.county_key
    if not signature_holds(trusted, signed_text(head.county, end.sha256), end.signature):
        faults.append("县级签名不符。")
    return ArchiveReport(
        county=head.county,
        before=head.before,
        cases=reading.cases,
        acts=reading.acts,
        county_key=head.county_key,
        scans=reading.scans,
        file=str(file),
        bytes=file.stat().st_size,
        faults=tuple(faults),
    )


def _faults(case: ArchivedCase, head: ArchiveHead) -> Iterator[str]:
    for act in case.acts:
        content = act.content.encode()
        if content_hash(content) != act.content_hash:
            yield f"位置{act.position}的内容与校验值不符。"
        if not signature_holds(head.desks.get(act.desk, ""), content, act.signature):
            yield f"位置{act.position}的签名不符。"


def _lines(raw: IO[bytes], passphrase: str | None) -> Iterator[bytes]:
    source: IO[bytes] = raw
    if raw.read(len(MAGIC)) == MAGIC:
        if passphrase is None:
            raise BackupError("归档文件有口令保护，请用 --passphrase-file 给出口令。")
        source = cast("IO[bytes]", SealedReader(raw, passphrase))
    else:
        raw.seek(0)
    with zstandard.ZstdDecompressor().stream_reader(source, closefd=False) as plain:
        yield from io.BufferedReader(cast("io.RawIOBase", plain))
