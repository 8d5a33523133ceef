"""Rows of scans: files on this PC, uploads and fetches. Functions over rows, any transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from window_desk.casework.scan_acts import Scan
from window_desk.desk.store.engine import Rows
from window_desk.desk.use_cases.blob_values import KeptFile, ScanPlace, ScanStatus

_FILE = "sha256, size, media_type, file, key"

IS_VOID = (
    "EXISTS (SELECT 1 FROM act AS void WHERE void.id = upload.void"
    " AND void.standing IN ('queued', 'applied'))"
)
"""Whether the act of an ``upload`` was voided here, as far as is known."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file on this PC and how many bytes of it are there."""

    file: KeptFile
    received: int

    @property
    def is_whole(self) -> bool:
        """Whether everything is here."""
        return self.received == self.file.size


def held_file(rows: Rows, sha256: str) -> HeldFile | None:
    """The copy on this PC, whole or not."""
    found = rows.first(
        f"SELECT {_FILE}, received FROM blob WHERE sha256 = ?",  # noqa: S608
        sha256,
    )
    return HeldFile(KeptFile(*found[:5]), found[5]) if found is not None else None


def file_names(rows: Rows) -> frozenset[str]:
    """Names of all files that a row knows."""
    return frozenset(name for (name,) in rows.all("SELECT file FROM blob"))


def put_file(rows: Rows, kept: KeptFile, received: int, today: date) -> None:
    """Make ``kept`` the copy of its digest; a file that it replaces is swept away at the next start."""
    rows.run(
        "INSERT OR REPLACE INTO blob VALUES (?, ?, ?, ?, ?, ?, ?)",
        kept.sha256,
        kept.size,
        kept.media_type,
        kept.name,
        kept.key,
        received,
        today.isoformat(),
    )


def note_received(rows: Rows, sha256: str, received: int) -> None:
    """So many bytes of whole chunks are here."""
    rows.run("UPDATE blob SET received = ? WHERE sha256 = ?", received, sha256)


def drop_file(rows: Rows, sha256: str) -> None:
    """Forget the copy on this PC."""
    rows.run("DELETE FROM blob WHERE sha256 = ?", sha256)


def queue_upload(rows: Rows, act: str, case: str, kept: KeptFile) -> None:
    """The file goes to the county once its act has."""
    rows.run(
        "INSERT INTO blob_upload (act, case_id, sha256, size) VALUES (?, ?, ?, ?)",
        act,
        case,
        kept.sha256,
        kept.size,
    )


def hold_upload(rows: Rows, act: str, void: str) -> None:
    """The act was voided by ``void``: nothing is sent, unless that is refused or never sent itself.

    What the county has already stays there.
    """
    rows.run("UPDATE blob_upload SET void = ? WHERE act = ? AND position = 0", void, act)


def withdraw_upload(rows: Rows, act: str) -> None:
    """The act is not sent at all; what the county has already stays there."""
    rows.run("DELETE FROM blob_upload WHERE act = ? AND position = 0", act)


def forget_uploads(rows: Rows, acts: Sequence[str]) -> list[str]:
    """Nothing of these acts goes to the county; returns names of files that were here for them alone."""
    names = []
    for act in acts:
        upload = rows.first("SELECT sha256 FROM blob_upload WHERE act = ?", act)
        if upload is None:
            continue
        rows.run("DELETE FROM blob_upload WHERE act = ?", act)
        held = held_file(rows, upload[0])
        others = rows.first("SELECT 1 FROM blob_upload WHERE sha256 = ?", upload[0])
        if held is not None and others is None:
            drop_file(rows, upload[0])
            names.append(held.file.name)
    return names


def offer_again(rows: Rows, backup_position: int) -> None:
    """Ask the county anew whether it holds what no backup of it holds; shown as there until it says no."""
    rows.run(
        "UPDATE blob_upload SET epoch = '' WHERE position > 0 AND position >= ?", backup_position
    )


def try_upload_again(rows: Rows, sha256: str) -> None:
    """A readable copy is here again: nothing stands in the way of its uploads."""
    rows.run("UPDATE blob_upload SET trouble = '' WHERE sha256 = ?", sha256)


def ask_for(rows: Rows, case: str, sha256: str) -> None:
    """Fetch a file from the county; asked for again, it is tried again."""
    rows.run(
        "INSERT INTO blob_fetch (sha256, case_id) VALUES (?, ?)"
        " ON CONFLICT (sha256) DO UPDATE SET case_id = excluded.case_id, trouble = ''",
        sha256,
        case,
    )


def scan_statuses(rows: Rows, scans: Sequence[Scan]) -> Mapping[str, ScanStatus]:
    """Where the files of these scans are, by the act that attached each."""
    return {scan.act: _status(rows, scan) for scan in scans}


def _status(rows: Rows, scan: Scan) -> ScanStatus:
    held = held_file(rows, scan.sha256)
    is_here = held is not None and held.is_whole
    upload = rows.first("SELECT sent, position, trouble FROM blob_upload WHERE act = ?", scan.act)
    fetch = rows.first("SELECT trouble FROM blob_fetch WHERE sha256 = ?", scan.sha256)
    if upload is not None and not upload[1]:
        place = ScanPlace.TROUBLE if upload[2] else ScanPlace.WAITING
        return ScanStatus(place, is_here, upload[0], scan.size, upload[2])
    if fetch is not None and not is_here:
        place = ScanPlace.TROUBLE if fetch[0] else ScanPlace.FETCHING
        received = held.received if held is not None else 0
        return ScanStatus(place, is_here, received, scan.size, fetch[0])
    place = ScanPlace.AT_COUNTY if is_here else ScanPlace.ELSEWHERE
    return ScanStatus(place, is_here, scan.size if is_here else 0, scan.size)
