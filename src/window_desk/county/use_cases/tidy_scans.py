"""Remove scans that only void or refused acts name, long after these fell.

Which ones is told in one snapshot, without a lock. Each is then removed in a transaction of its own, which
locks the blob and last of all the county's counter, in the order of an upload. Every push ends with the
counter: so an act that names the blob anew was either recorded before, and is seen under the lock, or comes
after, and finds no blob.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from window_desk.casework import acts as a
from window_desk.casework.acts import Act
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.voiding import voids_among
from window_desk.county.store import blobs, counties, journal, scan_acts
from window_desk.county.store.blobs import BegunBlob, BlobKey
from window_desk.county.store.database import Connection
from window_desk.county.store.holds import standing_holds
from window_desk.county.store.scan_acts import ScanActRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus

DEFAULT_DAYS = 90
_SCAN = b"scan_attached"
_VOID = b"voided"
_CASES_A_STEP = 200

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FallenScan:
    """A blob that nothing names any more. ``bytes`` are held of it, ``cases`` their numbers.

    ``fell_at_ms`` is when the last act that named it was voided or refused.
    """

    key: BlobKey
    bytes: int
    cases: tuple[str, ...]
    fell_at_ms: int
    case_ids: tuple[str, ...]


@dataclass(slots=True)
class TidyReport:
    """What may go; ``removed`` of it went, with so many bytes; ``named_again`` got a name or a hold since."""

    fallen: list[FallenScan] = field(default_factory=list)
    removed: int = 0
    bytes: int = 0
    named_again: int = 0


@dataclass(slots=True)
class _Fall:
    """When the last of the acts that name a blob fell: position and time of what felled it."""

    position: int
    at_ms: int
    cases: set[str]

    def also(self, position: int, at_ms: int, case: str) -> None:
        self.position = max(self.position, position)
        self.at_ms = max(self.at_ms, at_ms)
        self.cases.add(case)

    def is_over(self, before_ms: int, backup_position: int) -> bool:
        """Whether it fell long enough ago, in a verified backup."""
        return self.position <= backup_position and self.at_ms < before_ms


def tidy_scans(
    context: CountyContext, days: int, *, remove: bool, progress: Progress | None = None
) -> TidyReport:
    """Find, and with ``remove`` remove, blobs whose naming acts all fell at least ``days`` days ago.

    What a case under a hold named stays.

    What felled them must be in a verified backup: else a restore could bring an act back without its scan.
    A blob that no act names at all is left alone. ``progress`` gets blobs done and in all.
    """
    before_ms = context.now_ms() - int(timedelta(days=days) / timedelta(milliseconds=1))
    report = TidyReport()
    with context.database.reading() as connection:
        county = context.row(connection)
        falls = _falls(connection, context.county)
        for key, fall in falls.items():
            if not fall.is_over(before_ms, county.backup_position):
                continue
            begun = blobs.begun(connection, key)
            if begun is None or not _may_go(begun, before_ms, county.backup_position):
                continue
            cases = sorted(fall.cases)
            if standing_holds(connection, context.county, cases):
                continue
            numbers = scan_acts.case_numbers(connection, context.county, cases)
            names = tuple(sorted(numbers.get(case, case) for case in cases))
            report.fallen.append(
                FallenScan(key, begun.blob.received, names, fall.at_ms, tuple(cases))
            )
    if not remove:
        return report
    for number, scan in enumerate(report.fallen, 1):
        if _remove(context, scan, county.last_position):
            report.removed += 1
            report.bytes += scan.bytes
        else:
            report.named_again += 1
        if progress is not None:
            progress(number, len(report.fallen))
    return report


def _may_go(begun: BegunBlob, before_ms: int, backup_position: int) -> bool:
    """Whether it is there, was left alone for long enough, and is in a backup if it is whole."""
    blob = begun.blob
    is_saved = blob.position is None or blob.position < backup_position
    return begun.newest_ms < before_ms and not blob.is_removed and is_saved


def _remove(context: CountyContext, scan: FallenScan, looked_at: int) -> bool:
    """Whether it went, and did not stay: an act names it since it was looked at, or a hold keeps its case."""
    key = scan.key
    with context.database.writing() as connection:
        blobs.read_blob(connection, key, lock=True)
        # the last lock: from here to the commit no act takes a position
        counties.lock_position(connection, context.county)
        since = scan_acts.acts_saying(
            connection, context.county, key.sha256.encode(), after=looked_at
        )
        if any(_is_applied_scan(row) for row in since):
            return False
        if standing_holds(connection, context.county, scan.case_ids):
            return False
        blobs.remove(connection, key, context.now_ms())
    return True


def _falls(connection: Connection, county: str) -> dict[BlobKey, _Fall]:
    """Blobs that acts name, all of them fallen. Three passes over the feed, memory for the fallen alone."""
    voided_at: dict[int, int] = {}
    cases: set[str] = set()
    for row in scan_acts.acts_saying(connection, county, _VOID):
        if row.status == ActStatus.APPLIED:
            voided_at[row.position] = row.recorded_at_ms
            cases.add(row.case)
    felled = _felled_acts(connection, county, sorted(cases), voided_at)
    falls: dict[BlobKey, _Fall] = {}
    for row in scan_acts.acts_saying(connection, county, _SCAN):
        act, fell = _act_and_fall(row, felled)
        if fell is not None and isinstance(act.body, ScanAttached):
            key = BlobKey(county, row.site, act.body.sha256, act.body.size)
            falls.setdefault(key, _Fall(0, 0, set())).also(*fell, row.case)
    if falls:
        for row in scan_acts.acts_saying(connection, county, _SCAN):
            act, fell = _act_and_fall(row, felled)
            if fell is None and isinstance(act.body, ScanAttached):
                falls.pop(BlobKey(county, row.site, act.body.sha256, act.body.size), None)
    return falls


def _act_and_fall(
    row: ScanActRow, felled: dict[str, tuple[int, int]]
) -> tuple[Act, tuple[int, int] | None]:
    act = decode_act(row.content)
    if row.status != ActStatus.APPLIED:
        return act, (row.position, row.recorded_at_ms)
    return act, felled.get(act.id)


def _felled_acts(
    connection: Connection, county: str, cases: list[str], voided_at: dict[int, int]
) -> dict[str, tuple[int, int]]:
    """Scan acts that are void, or whose receipt is, by id: position and time of what voided them."""
    felled: dict[str, tuple[int, int]] = {}
    for start in range(0, len(cases), _CASES_A_STEP):
        step = cases[start : start + _CASES_A_STEP]
        applied: dict[str, list[tuple[Act, int]]] = {case: [] for case in step}
        for kept in journal.acts_of_cases(connection, county, step):
            if kept.status is ActStatus.APPLIED:
                applied[kept.case].append((decode_act(kept.content), kept.position))
        for acts in applied.values():
            felled.update(_felled_in(acts, voided_at))
    return felled


def _felled_in(
    acts: list[tuple[Act, int]], voided_at: dict[int, int]
) -> dict[str, tuple[int, int]]:
    positions = {act.id: position for act, position in acts}
    voids = voids_among([act for act, _ in acts])
    receipt = next((act for act, _ in acts if isinstance(act.body, a.Received)), None)
    whole = voids.get(receipt.id) if receipt is not None else None
    found: dict[str, tuple[int, int]] = {}
    for act, _ in acts:
        void = voids.get(act.id, whole)
        if isinstance(act.body, ScanAttached) and void is not None:
            position = positions[void.id]
            found[act.id] = (position, voided_at[position])
    return found


def _is_applied_scan(row: ScanActRow) -> bool:
    if row.status != ActStatus.APPLIED:
        return False
    return isinstance(decode_act(row.content).body, ScanAttached)
