"""Cases whose acts the county took out into an archive: what goes from this PC, and the bare fact that stays.

Functions over the writer's rows, inside the caller's transaction: nothing of the person outlives the
cursor that passes the entry. Acts that still wait for the county stay: they are the clerk's to settle.
"""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import msgspec

from window_desk.desk.store import county_order, meta
from window_desk.desk.store.case_projection import drop_rows
from window_desk.desk.store.case_search import number_keys
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.use_cases.case_views import ArchivedCase
from window_desk.protocol.digest import EMPTY_XOR, entry_hash
from window_desk.protocol.messages import (
    ActStatus,
    CaseArchivedRecord,
    FeedEntry,
    ReferenceEntry,
    ReferenceKind,
)

_log = logging.getLogger(__name__)

_GOING: Final = """
    SELECT id, hash, standing, position, counted, kind, content FROM act
    WHERE case_id = ? AND standing <> 'queued' AND position < ?
"""
_FORMER: Final = """
    SELECT id FROM act WHERE case_id = ? AND desk IN (SELECT desk FROM former_desk)
"""
_PUT: Final = """
    INSERT INTO archived_case (case_id, number, archive, archived_on, position)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET archive = excluded.archive, archived_on = excluded.archived_on,
        position = excluded.position
"""
_KEPT: Final = "SELECT key, version, body, position FROM reference WHERE kind = ? ORDER BY position"


class _Scan(msgspec.Struct, frozen=True):
    sha256: str


class _ScanAct(msgspec.Struct, frozen=True):
    body: _Scan


@dataclass(slots=True)
class Parted:
    """What went: ``cases``, and names of files to be deleted once the transaction is durable."""

    cases: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def is_archived_entry(entry: FeedEntry) -> bool:
    """Whether it says that a case's acts were taken out."""
    return isinstance(entry, ReferenceEntry) and entry.kind == ReferenceKind.CASE_ARCHIVED


def take_archived(rows: Rows, entries: Iterable[FeedEntry], *, of_snapshot: bool = False) -> Parted:
    """Keep the bare facts of a page or snapshot and part with everything else of their cases.

    A snapshot may be that of a restored county, which lost acts that this PC sent as another desk. So
    where the digest of what went is not that of what is here, those stay, for a clerk to look at.
    """
    parted = Parted()
    for entry in entries:
        if not isinstance(entry, ReferenceEntry) or not is_archived_entry(entry):
            continue
        try:
            told = msgspec.json.decode(entry.body, type=CaseArchivedRecord)
        except msgspec.MsgspecError:
            _log.error("the archive entry at position %d is not readable", entry.position)
            continue
        rows.run(
            _PUT,
            entry.key,
            told.number,
            told.archive,
            told.archived_on.isoformat(),
            entry.position,
        )
        digest = (told.count, told.xor) if of_snapshot else None
        _part_with(rows, entry.key, entry.position, parted, digest)
    if parted.cases:
        drop_rows(rows, parted.cases)
        meta.put(rows, {Key.WORDS_STALE: 1})
    return parted


def part_with_late(rows: Rows, cases: Sequence[str]) -> Parted:
    """Acts of archived cases of which a result came only now, as the county kept it from before."""
    parted = Parted()
    for case, position in rows.all(
        "SELECT case_id, position FROM archived_case"
        " WHERE case_id IN (SELECT value FROM json_each(?))",
        json.dumps(list(cases)),
    ):
        _part_with(rows, case, position, parted)
    return parted


def take_kept(rows: Rows) -> None:
    """After an upgrade: the entries that an older program kept without knowing what they say."""
    kept = rows.all(_KEPT, ReferenceKind.CASE_ARCHIVED.value)
    if not kept:
        return
    take_archived(
        rows,
        [
            ReferenceEntry(
                position, ReferenceKind.CASE_ARCHIVED, key, version, msgspec.Raw(bytes(body))
            )
            for key, version, body, position in kept
        ],
    )
    rows.run("DELETE FROM reference WHERE kind = ?", ReferenceKind.CASE_ARCHIVED.value)
    county_order.count_anew(rows)


def forget_archived(rows: Rows, after: int) -> None:
    """The county's feed is read anew from ``after``: what it says of later archives comes again."""
    rows.run("DELETE FROM archived_case WHERE position > ?", after)


def find_archived(rows: Rows, text: str, limit: int) -> list[ArchivedCase]:
    """Archived cases whose number begins with ``text``, or its day or serial does."""
    found: dict[str, ArchivedCase] = {}
    for key, start, end in number_keys(text):
        for number, archive, day in rows.all(
            f"SELECT number, archive, archived_on FROM archived_case"  # noqa: S608 - constant keys
            f" WHERE {key} >= ? AND {key} < ? ORDER BY {key} DESC LIMIT ?",
            start,
            end,
            limit,
        ):
            found[number] = ArchivedCase(number, archive, date.fromisoformat(day))
    return list(found.values())[:limit]


def number_of(rows: Rows, case: str) -> str:
    """The number of an archived case, empty for any other."""
    found = rows.first("SELECT number FROM archived_case WHERE case_id = ?", case)
    return str(found[0]) if found is not None else ""


def _part_with(
    rows: Rows,
    case: str,
    position: int,
    parted: Parted,
    digest: tuple[int, str] | None = None,
) -> None:
    going = rows.all(_GOING, case, position)
    if digest is not None and digest != _digest(going):
        former = {act for (act,) in rows.all(_FORMER, case)}
        going = [row for row in going if row[0] not in former]
    acts = [row[0] for row in going]
    _discount(
        rows,
        [
            entry_hash(hashed, ActStatus(standing), at)
            for _id, hashed, standing, at, counted, _kind, _content in going
            if counted
        ],
    )
    scans = {
        msgspec.json.decode(content, type=_ScanAct).body.sha256
        for _id, _hash, standing, _at, _counted, kind, content in going
        if kind == "scan_attached"
    }
    values = [(act,) for act in acts]
    rows.run_many("DELETE FROM act WHERE id = ?", values)
    rows.run_many("DELETE FROM print_job WHERE act = ?", values)
    rows.run_many("DELETE FROM blob_upload WHERE act = ?", values)
    for table in ("act_set_aside", "acceptance_reversal", "blob_fetch"):
        rows.run(f"DELETE FROM {table} WHERE case_id = ?", case)  # noqa: S608 - own tables
    for sha256 in scans:
        parted.files += _drop_file(rows, sha256)
    parted.cases.append(case)


def _digest(acts: Sequence[Row]) -> tuple[int, str]:
    """Count and XOR of rows of :data:`_GOING`, as the protocol writes them."""
    xor = 0
    for _id, hashed, standing, at, _counted, _kind, _content in acts:
        xor ^= entry_hash(hashed, ActStatus(standing), at)
    return len(acts), f"{xor:064x}"


def _discount(rows: Rows, shares: Sequence[int]) -> None:
    if not shares:
        return
    xor = int(meta.text(rows, Key.DIGEST_XOR) or EMPTY_XOR, 16)
    for share in shares:
        xor ^= share
    count = meta.number(rows, Key.DIGEST_COUNT) - len(shares)
    meta.put(rows, {Key.DIGEST_XOR: f"{xor:064x}", Key.DIGEST_COUNT: count})


def _drop_file(rows: Rows, sha256: str) -> list[str]:
    """The copy here, unless it still goes or comes for another case; fetched ones can be had again."""
    names = [
        name
        for (name,) in rows.all(
            "SELECT file FROM blob WHERE sha256 = ?"
            " AND NOT EXISTS (SELECT 1 FROM blob_upload WHERE blob_upload.sha256 = blob.sha256)"
            " AND NOT EXISTS (SELECT 1 FROM blob_fetch WHERE blob_fetch.sha256 = blob.sha256)",
            sha256,
        )
    ]
    if names:
        rows.run("DELETE FROM blob WHERE sha256 = ?", sha256)
    return names
