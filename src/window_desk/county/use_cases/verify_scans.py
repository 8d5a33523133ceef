"""Check the bytes of every complete scan against the digest and the size that name it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from window_desk.casework.scan_acts import ScanAttached
from window_desk.county.store import blobs, scan_acts
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.context import CountyContext
from window_desk.protocol.act_codec import decode_act

_BLOBS_A_SNAPSHOT = 50


@dataclass(slots=True)
class ScanReport:
    """How many scans and bytes were checked, those found damaged, and a Chinese sentence for each."""

    scans: int = 0
    bytes: int = 0
    damaged: list[BlobKey] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def verify_scans(
    context: CountyContext,
    progress: Callable[[int, int], None] | None = None,
    *,
    from_position: int = 0,
) -> ScanReport:
    """Read every scan that became complete at ``from_position`` or later, piece by piece.

    Works in short snapshots: a county that serves meanwhile is not held up, and what comes in behind is not
    looked at. ``progress`` gets bytes read and in all.
    """
    report = ScanReport()
    with context.database.reading() as connection:
        whole = blobs.completed_bytes(connection, context.county, from_position)
    found: dict[BlobKey, int] = {}
    after: BlobKey | None = None
    while True:
        with context.database.reading() as connection:
            keys = blobs.completed(
                connection, context.county, from_position, after, _BLOBS_A_SNAPSHOT
            )
            for key in keys:
                held = _bytes_if_wrong(connection, key)
                if held is not None:
                    found[key] = held
                report.scans += 1
                report.bytes += key.size
                if progress is not None:
                    progress(min(report.bytes, whole), whole)
        if len(keys) < _BLOBS_A_SNAPSHOT:
            break
        after = keys[-1]
    if found:
        report.damaged = list(found)
        report.faults = _sentences(context, found)
    return report


def drop_damaged(context: CountyContext, damaged: Sequence[BlobKey]) -> None:
    """Forget scans that are damaged, so that a desk which offers them again may send them."""
    with context.database.writing() as connection:
        for key in damaged:
            blobs.read_blob(connection, key, lock=True)
            if _bytes_if_wrong(connection, key) is not None:
                blobs.drop(connection, key)


def _bytes_if_wrong(connection: Connection, key: BlobKey) -> int | None:
    """How many bytes are held of a blob that is not what its key says, else ``None``."""
    digest, held = hashlib.sha256(), 0
    for part in blobs.read_bytes(connection, key, 0, key.size + 1):
        digest.update(part)
        held += len(part)
    return None if (digest.hexdigest(), held) == (key.sha256, key.size) else held


def _sentences(context: CountyContext, found: dict[BlobKey, int]) -> list[str]:
    with context.database.reading() as connection:
        naming = _cases_naming(connection, context.county, {key.sha256 for key in found})
        numbers = scan_acts.case_numbers(
            connection,
            context.county,
            sorted({case for cases in naming.values() for case in cases}),
        )
    sentences = []
    for key, held in found.items():
        cases = "、".join(sorted(numbers.get(case, case) for case in naming.get(key.sha256, ())))
        sentences.append(
            f"扫描件{key.sha256}（办件{cases or '不详'}）与校验值不符，应有{key.size}字节，实有{held}字节。"
        )
    return sentences


def _cases_naming(connection: Connection, county: str, digests: set[str]) -> dict[str, set[str]]:
    """Which cases name these digests, in any act: one pass over the feed."""
    naming: dict[str, set[str]] = {}
    for row in scan_acts.acts_saying(connection, county, b"scan_attached"):
        body = decode_act(row.content).body
        if isinstance(body, ScanAttached) and body.sha256 in digests:
            naming.setdefault(body.sha256, set()).add(row.case)
    return naming
