"""The steps in which cases go that stand in an archive: one transaction each, under the locks of pushes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from window_desk.casework.acts import local_day
from window_desk.county.archive.closed import FoldedCase, folded
from window_desk.county.archive.lines import ArchivedCase, ArchivedScan
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.county.store import archived_cases, blobs, counties, feed, holds, journal
from window_desk.county.store import taking_out as statements
from window_desk.county.store.archived_cases import ArchivedFact, ArchivedPaper
from window_desk.county.store.blobs import BlobKey
from window_desk.county.store.closed_cases import RecordedAct, recorded_acts
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.feed import ALL_SITES, CASE_ARCHIVED
from window_desk.county.store.named_blobs import NamedBlobs
from window_desk.county.store.together import run_together
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.paper_records import PAPERS, paper_record
from window_desk.county.use_cases.retention import closed_before
from window_desk.protocol.digest import digest_of
from window_desk.protocol.messages import ActStatus, CaseArchivedRecord, ReferenceKind, StateDigest


@dataclass(frozen=True, slots=True)
class _Archived:
    """A case as it was read back from the archive."""

    case: str
    number: str
    site: str
    state: str
    ended_on: date
    digest: StateDigest
    files: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, line: ArchivedCase, scans: Sequence[ArchivedScan]) -> "_Archived":
        """What matters of the lines of a case."""
        return cls(
            line.case,
            line.number,
            line.site,
            line.state,
            line.ended_on,
            digest_of(
                line.acts[-1].position,
                ((act.content_hash, ActStatus(act.status), act.position) for act in line.acts),
            ),
            frozenset((scan.scan, scan.size) for scan in scans),
        )


@dataclass(slots=True)
class _Going:
    """A case that goes in this step."""

    archived: _Archived
    told: FoldedCase
    files: list[BlobKey]


@dataclass(slots=True)
class Taken:
    """How much has gone so far."""

    cases: int = 0
    acts: int = 0
    scans: int = 0


class Taker:
    """Takes out what was read back from one archive file."""

    def __init__(self, context: CountyContext, epoch: str, before: date, archive: str) -> None:
        self._context = context
        self._epoch = epoch
        self._before = before
        self._archive = archive
        self._cases: list[_Archived] = []
        self._named = NamedBlobs(context.county)

    def note(self, line: ArchivedCase, scans: tuple[ArchivedScan, ...]) -> None:
        """A case that stands in the archive."""
        self._cases.append(_Archived.of(line, scans))

    def run(self, progress: Progress, cases_a_step: int) -> Taken:
        """Step after step."""
        taken = Taken()
        if any(case.files for case in self._cases):
            with self._context.database.reading() as connection:
                self._named.read(connection)
        for start in range(0, len(self._cases), cases_a_step):
            self._step(self._cases[start : start + cases_a_step], taken)
            progress("take-out", min(start + cases_a_step, len(self._cases)), len(self._cases))
        return taken

    def _step(self, cases: Sequence[_Archived], taken: Taken) -> None:
        context = self._context
        with context.database.writing() as connection:
            statements.overwrite_what_goes(connection)
            row = context.row(connection)
            self._assert_may_go(row)
            # heads, then blobs, then the counter: the order of pushes and uploads
            ids = [case.case for case in cases]
            run_together(connection, journal.locking_heads(connection, context.county, ids))
            going = self._that_go(connection, row, cases)
            if not going:
                return
            position = counties.advance(connection, context.county, len(going)) - len(going)
            scans = self._drop_blobs(connection, going)
            self._put_entries(connection, going, position)
            for each in going:
                positions = [act.position for act in each.told.recorded]
                statements.take_out_acts(connection, context.county, positions)
            self._take_from_digests(connection, going)
            self._keep_papers(connection, going)
        taken.cases += len(going)
        taken.acts += sum(each.archived.digest.count for each in going)
        taken.scans += scans
        self._named.forget(frozenset(each.archived.case for each in going))

    def _take_from_digests(self, connection: Connection, going: Sequence[_Going]) -> None:
        shares: dict[str, tuple[int, int]] = {}
        for each in going:
            share = each.archived.digest
            for scope in (each.archived.site, ALL_SITES):
                count, xor = shares.get(scope, (0, 0))
                shares[scope] = (count - share.count, xor ^ int(share.xor, 16))
        county = self._context.county
        before = feed.digests(connection, county, sorted(shares))
        run_together(connection, before)
        run_together(connection, *feed.putting_digests(county, before.answer, shares))

    def _assert_may_go(self, row: CountyRow) -> None:
        if row.epoch != self._epoch:
            raise BackupError("归档期间县级数据恢复过备份，请重新运行。")
        if row.retention_years is None or self._before > closed_before(
            local_day(self._context.now()), row.retention_years
        ):
            raise BackupError("归档期间保存期限改长了，已停止移出，请核对后重新运行。")

    def _that_go(
        self, connection: Connection, row: CountyRow, cases: Sequence[_Archived]
    ) -> list[_Going]:
        context = self._context
        ids = [case.case for case in cases]
        held = holds.standing_holds(connection, context.county, ids)
        recorded = recorded_acts(connection, context.county, ids)
        knowledge = context.shelf.up_to_date(connection, row.epoch)
        going = []
        for case in cases:
            acts = recorded.get(case.case, [])
            if case.case in held or not acts or _digest(acts) != case.digest:
                continue
            if acts[-1].position > row.backup_position:
                continue
            told = folded(acts, knowledge, context.now())
            keys = [BlobKey(context.county, case.site, sha256, size) for sha256, size in told.scans]
            held_files = statements.lock_blobs(connection, keys)
            if any(
                blob.position is not None
                and (
                    (key.sha256, key.size) not in case.files or blob.position >= row.backup_position
                )
                for key, blob in held_files.items()
            ):
                continue
            going.append(_Going(case, told, keys))
        return going

    def _drop_blobs(self, connection: Connection, going: Sequence[_Going]) -> int:
        """Under the counter's lock no further act names a file."""
        keys = {key for each in going for key in each.files}
        if not keys:
            return 0
        self._named.read(connection)
        cases = frozenset(each.archived.case for each in going)
        dropped = [key for key in keys if not self._named.by_others(key, cases)]
        for key in dropped:
            blobs.drop(connection, key)
        return len(dropped)

    def _put_entries(self, connection: Connection, going: Sequence[_Going], position: int) -> None:
        context = self._context
        today = local_day(context.now())
        ids = [each.archived.case for each in going]
        before = archived_cases.newest_facts(connection, context.county, ids)
        facts = []
        for at, each in enumerate(going, position + 1):
            case = each.archived
            known = before.get(case.case)
            version = known.version + 1 if known is not None else 1
            body = CaseArchivedRecord(
                case.number, self._archive, today, case.digest.count, case.digest.xor
            )
            feed.add_reference_entry(
                connection,
                context.county,
                at,
                ReferenceKind.CASE_ARCHIVED.value,
                case.case,
                version,
                msgspec.json.encode(body),
                context.now_ms(),
                entry_kind=CASE_ARCHIVED,
                site=case.site,
            )
            facts.append(
                ArchivedFact(
                    case.case,
                    version,
                    case.site,
                    self._archive,
                    case.state,
                    case.ended_on,
                    today,
                    at,
                )
            )
        archived_cases.add_facts(connection, context.county, facts)
        statements.mark_heads(
            connection, context.county, {fact.case: fact.position for fact in facts}
        )

    def _keep_papers(self, connection: Connection, going: Sequence[_Going]) -> None:
        archived_cases.add_papers(
            connection, self._context.county, [paper for each in going for paper in _papers(each)]
        )


def _papers(going: _Going) -> Iterator[ArchivedPaper]:
    told = going.told
    for row, act in zip(told.recorded, told.acts, strict=True):
        if row.status != ActStatus.REFUSED and act.kind in PAPERS:
            yield paper_record(act, row.content, ActStatus(row.status), told.case)


def _digest(acts: Sequence[RecordedAct]) -> StateDigest:
    return digest_of(
        acts[-1].position,
        ((act.content_hash, ActStatus(act.status), act.position) for act in acts),
    )
