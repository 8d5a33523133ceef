"""Check an archive file by itself: seal, signature of the county, and every act against its desk's key."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec
import zstandard

from window_desk.county.archive.lines import (
    FORMAT,
    VERSION,
    ArchivedCase,
    ArchiveEnd,
    ArchiveHead,
    ArchiveReport,
    signed_text,
)
from window_desk.county.archive.sealing import MAGIC, SealBrokenError, SealedReader
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.signatures import signature_holds


def check_archive(
    file: Path, passphrase: str | None, county_key: str | None, progress: Progress
) -> ArchiveReport:
    """Read everything once; ``county_key`` (base64) is whom to trust, the file's own word without one.

    Raises:
        BackupError: the file cannot be read at all: no archive, a wrong passphrase, cut, or changed.
    """
    faults: list[str] = []
    cases = acts = 0
    digest = hashlib.sha256()
    try:
        with file.open("rb") as raw:
            lines = _lines(raw, passphrase)
            line = next(lines)
            head = msgspec.json.decode(line, type=ArchiveHead)
            if head.format != FORMAT or head.version > VERSION:
                raise BackupError(f"{file.name} 不是本程序能读的归档文件，请更新程序。")
            for following in lines:
                digest.update(line)
                line = following
                if line.startswith(b'{"cases"'):
                    break
                case = msgspec.json.decode(line, type=ArchivedCase)
                cases += 1
                acts += len(case.acts)
                faults.extend(_faults(case, head))
                progress("verify", cases, 0)
            end = msgspec.json.decode(line, type=ArchiveEnd)
            if next(lines, None) is not None:
                faults.append("结尾之后还有内容。")
    except (OSError, msgspec.DecodeError, StopIteration, zstandard.ZstdError) as error:
        raise BackupError(f"归档文件 {file.name} 读不出，可能不完整或被改动。") from error
    except SealBrokenError as error:
        raise BackupError("口令不对，或归档文件不完整、被改动。") from error
    if (end.cases, end.acts, end.sha256) != (cases, acts, digest.hexdigest()):
        faults.append("结尾记的数量或校验值与内容不符。")
    trusted = county_key or head.county_key
    if not signature_holds(trusted, signed_text(head.county, end.sha256), end.signature):
        faults.append("县级签名不符。")
    return ArchiveReport(
        county=head.county,
        before=head.before,
        cases=cases,
        acts=acts,
        county_key=head.county_key,
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
