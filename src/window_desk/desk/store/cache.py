"""The desk's reader (the port ``Cache``): any thread, each on its own connection, never the writer's.

Called on the writer thread it shows what was committed before, not the open transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from window_desk.casework.acts import (
    local_day,
)
from window_desk.casework.case import CaseState
from window_desk.casework.duties import Clerk
from window_desk.casework.fold import fold
from window_desk.casework.items import ServiceItem, Window
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.scan_acts import Scan
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.store import (
    blob_rows,
    deadlines,
    meta,
    newcomers,
    print_ledger,
    recomputation,
    reference_records,
    workbench,
)
from window_desk.desk.store.act_rows import acts_of, folded_acts, in_order
from window_desk.desk.store.archived_cases import find_archived
from window_desk.desk.store.blob_files import BlobFolder
from window_desk.desk.store.case_rows import Reckoning, case_row, is_closed
from window_desk.desk.store.case_search import Wanted, find_cases
from window_desk.desk.store.contested_places import contested_places
from window_desk.desk.store.county_order import stored_digest
from window_desk.desk.store.engine import Row
from window_desk.desk.store.former_cases import former_cases, unsent_of
from window_desk.desk.store.journal import NotEnrolledError
from window_desk.desk.store.meta import Key
from window_desk.desk.store.numbers import lease_stock, used_since
from window_desk.desk.store.rail_counts import rail_counts
from window_desk.desk.store.reader import Readers, Session
from window_desk.desk.store.store_parts import NoCalendarError, county_now
from window_desk.desk.store.telling import Telling
from window_desk.desk.use_cases.blob_values import BlobUnreadableError, ScanStatus
from window_desk.desk.use_cases.case_views import (
    ArchivedCase,
    ArrivingCases,
    BoardFigures,
    CaseFile,
    CaseRow,
    DraftRow,
    LeaseStock,
    RailCounts,
    SettleEntry,
    UnsentAct,
    WaitingGroup,
)
from window_desk.desk.use_cases.clock_ports import Clock
from window_desk.desk.use_cases.deadline_views import (
    DeadlineCounts,
    DueDay,
    FaultRow,
    MovedPromiseRow,
    Recomputation,
)
from window_desk.desk.use_cases.lease_outlook import SeriesOutlook, looked_back_to, outlook
from window_desk.desk.use_cases.ports import Site
from window_desk.desk.use_cases.print_ledger import (
    PrintJob,
    PrintState,
)
from window_desk.protocol.messages import ClerkRecord

_DRAFT_COLUMNS = "key, clerk, title, saved_at, body"


class StoreCache:
    """What screens and use cases read."""

    def __init__(
        self,
        readers: Readers,
        clock: Clock,
        identity_hash: Callable[[str], bytes],
        blob_folder: BlobFolder,
    ) -> None:
        self._blob_folder = blob_folder
        self._readers = readers
        self._clock = clock
        self._identity_hash = identity_hash
        self._reckoned: Reckoning | None = None

    def site(self) -> Site:
        """Where this desk stands; raises ``NotEnrolledError`` before enrolment."""
        session = self._readers.session()
        site = session.reference.site(session.rows)
        if site is None:
            raise NotEnrolledError
        return site

    def calendar(self) -> WorkdayCalendar:
        """The newest published calendar; raises ``NoCalendarError`` while there is none."""
        session = self._readers.session()
        calendar = session.reference.calendar(session.rows)
        if calendar is None:
            raise NoCalendarError
        return calendar

    def rules(self) -> LocalRules:
        """The county's local rules, each with its default until one is published."""
        session = self._readers.session()
        return session.reference.rules(session.rows)

    def items(self, day: date) -> Sequence[ServiceItem]:
        """Newest version of every item known on ``day``, withdrawn ones included."""
        session = self._readers.session()
        return session.reference.items(session.rows, day)

    def item(self, implementation_code: str, version: int | None = None) -> ServiceItem | None:
        """One version of an item, the newest when ``version`` is ``None``."""
        return reference_records.read_item(
            self._readers.session().rows, implementation_code, version
        )

    def windows(self) -> Sequence[Window]:
        """All windows of the centre."""
        session = self._readers.session()
        return session.reference.windows(session.rows)

    def clerks(self) -> Mapping[str, Clerk]:
        """Clerks by number."""
        session = self._readers.session()
        return session.reference.clerks(session.rows)

    def clerk_record(self, number: str) -> ClerkRecord | None:
        """A clerk's record with his password verifier, for sign-in."""
        session = self._readers.session()
        return session.reference.clerk_records(session.rows).get(number)

    def certificate_template(self, name: str) -> Mapping[str, object] | None:
        """A certificate template as published."""
        return reference_records.read_template(self._readers.session().rows, name)

    def case_file(self, case: str) -> CaseFile | None:
        """One case with its acts and papers; ``None`` while no receipt of it counts."""
        with self._readers.snapshot() as session:
            telling = self._telling(session)
            known = in_order(acts_of(session.rows, case))
            told = fold(folded_acts(known), telling.calendar, telling.now, telling.rules)
            if told is None:
                return None
            return CaseFile(told, tuple(known), print_ledger.jobs_of_case(session.rows, case))

    def case_by_number(self, number: str) -> str | None:
        """Id of the case with this number."""
        found = self._readers.session().rows.first(
            "SELECT id FROM case_row WHERE number = ? ORDER BY row DESC LIMIT 1",
            number.strip().upper(),
        )
        return str(found[0]) if found is not None else None

    def waiting(self, clerk: Clerk, today: date) -> Mapping[WaitingGroup, Sequence[CaseRow]]:
        """The workbench of ``clerk``, each group sorted by time left, 500 rows at most."""
        with self._readers.snapshot() as session:
            site = session.reference.site(session.rows)
            desk = site.desk if site is not None else ""
            reckoning = self._reckoning(session, today)
            return workbench.waiting(session.rows, clerk, desk, today, reckoning)

    def cases(
        self,
        *,
        text: str = "",
        states: Sequence[CaseState] = (),
        limit: int = 200,
        by_time_left: bool = False,
    ) -> Sequence[CaseRow]:
        """Cases by number, name, two-character substring, pinyin or initials.

        Newest first, or by time left. An ID number or credit code finds its cases when typed in full.
        """
        session = self._readers.session()
        wanted = Wanted(states, limit, by_time_left)
        found = find_cases(session.rows, text, wanted, self._identity_hash)
        reckoning = self._reckoning(session, local_day(self._now()))
        return workbench.marked(
            [case_row(row, reckoning) for row in found],
            workbench.unsettled_cases(session.rows),
        )

    def archived_cases(self, text: str, limit: int = 20) -> Sequence[ArchivedCase]:
        """Cases that were archived, by their number, its day or its serial."""
        return find_archived(self._readers.session().rows, text, limit)

    def recomputation(self) -> Recomputation | None:
        """How far open cases are told anew after a new calendar or rules; ``None`` when they are."""
        return recomputation.progress(self._readers.session().rows)

    def arriving_cases(self) -> ArrivingCases | None:
        """New cases that no list shows yet, after many came at once; ``None`` when all are listed."""
        return newcomers.arriving(self._readers.session().rows)

    def moved_promises(self, limit: int = 500) -> Sequence[MovedPromiseRow]:
        """Open cases whose printed date the calendar moved, the earliest binding day first."""
        with self._readers.snapshot() as session:
            return deadlines.moved_promises(session.rows, self._telling(session), limit)

    def due_calendar(self, start: date, end: date) -> Sequence[DueDay]:
        """What falls due on every day from ``start`` to ``end``, both included.

        Raises ``CalendarError`` for a day that the calendar does not know.
        """
        with self._readers.snapshot() as session:
            reckoning = self._reckoning(session, local_day(self._now()))
            return deadlines.due_calendar(session.rows, reckoning, start, end)

    def due_on(self, day: date) -> Sequence[CaseRow]:
        """Open cases for which ``day`` matters now, or is when their statutory limit ends."""
        with self._readers.snapshot() as session:
            reckoning = self._reckoning(session, local_day(self._now()))
            return deadlines.due_on(session.rows, reckoning, day)

    def deadline_faults(self, limit: int = 200) -> Sequence[FaultRow]:
        """Faults of cases that are open or ended in the last 30 days, newest first.

        Places that are contested or beyond the last (Art. 57) stand before them.
        """
        with self._readers.snapshot() as session:
            telling = self._telling(session)
            limited = {
                item.implementation_code: item.quantity_limit
                for item in session.reference.items(session.rows, telling.today)
                if item.quantity_limit is not None
            }
            contested = list(contested_places(session.rows, telling, limited))
            return [*contested, *deadlines.faults(session.rows, telling, limit)][:limit]

    def to_settle(self) -> Sequence[SettleEntry]:
        """Refused and conflicting acts that nobody settled yet."""
        with self._readers.snapshot() as session:
            return workbench.unsettled(session.rows)

    def rail_counts(self, clerk: Clerk) -> RailCounts:
        """What waits at the screens of the rail, as far as it concerns ``clerk``."""
        desk = self.site().desk
        with self._readers.snapshot() as session:
            return rail_counts(session.rows, desk, clerk)

    def former_cases(self) -> Sequence[SettleEntry]:
        """What a former identity of this PC never sent and nobody has dealt with, one entry a case."""
        with self._readers.snapshot() as session:
            site = session.reference.site(session.rows)
            return former_cases(session.rows, site.desk) if site is not None else ()

    def recovery_file(self) -> str:
        """Where the unsent acts of a stopped identity lie beside the database; empty where nowhere."""
        return meta.text(self._readers.session().rows, Key.RECOVERY_FILE)

    def print_job(self, job: str) -> PrintJob | None:
        """One copy with its content."""
        return print_ledger.job_of(self._readers.session().rows, job)

    def print_jobs(self, states: Sequence[PrintState] = (), limit: int = 200) -> Sequence[PrintJob]:
        """The print ledger, newest first, without contents."""
        return print_ledger.jobs(self._readers.session().rows, states, limit)

    def leases(self) -> Sequence[LeaseStock]:
        """Stock of numbers per series."""
        with self._readers.snapshot() as session:
            return lease_stock(session.rows)

    def lease_outlook(self, today: date) -> Sequence[SeriesOutlook]:
        """Stock per series of this year, and how long it lasts; what is used most comes first."""
        with self._readers.snapshot() as session:
            return outlook(
                lease_stock(session.rows),
                used_since(session.rows, looked_back_to(today)),
                session.reference.calendar(session.rows),
                today,
            )

    def drafts(self, clerk: str | None = None) -> Sequence[DraftRow]:
        """Kept drafts, newest first."""
        found = self._readers.session().rows.all(
            f"SELECT {_DRAFT_COLUMNS} FROM draft WHERE ? IS NULL OR clerk = ?"  # noqa: S608
            " ORDER BY saved_at DESC, key",
            clerk,
            clerk,
        )
        return [_draft(row) for row in found]

    def draft(self, key: str) -> DraftRow | None:
        """One draft."""
        found = self._readers.session().rows.first(
            f"SELECT {_DRAFT_COLUMNS} FROM draft WHERE key = ?",  # noqa: S608
            key,
        )
        return _draft(found) if found is not None else None

    def scan_statuses(self, scans: Sequence[Scan]) -> Mapping[str, ScanStatus]:
        """Where the files of these scans are, by the act that attached each."""
        with self._readers.snapshot() as session:
            return blob_rows.scan_statuses(session.rows, scans)

    def scan_content(self, sha256: str) -> bytes:
        """The file of a scan that is here; raises ``BlobUnreadableError``."""
        held = blob_rows.held_file(self._readers.session().rows, sha256)
        if held is None or not held.is_whole:
            raise BlobUnreadableError
        return self._blob_folder.read(held.file)

    def board(self, today: date) -> BoardFigures:
        """Figures for the supervisor."""
        with self._readers.snapshot() as session:
            names = {
                number: clerk.name
                for number, clerk in session.reference.clerks(session.rows).items()
            }
            return workbench.board(session.rows, today, self._reckoning(session, today), names)

    def deadline_counts(self, today: date) -> DeadlineCounts:
        """Two figures of the board, without counting the others."""
        with self._readers.snapshot() as session:
            return workbench.deadline_counts(session.rows, today)

    def unsent_count(self) -> int:
        """Acts of this desk that the county has not acknowledged; those of a former identity wait
        for a clerk (``former_cases``).
        """
        with self._readers.snapshot() as session:
            site = session.reference.site(session.rows)
            return unsent_of(session.rows, site.desk if site is not None else "")

    def unsent(self, limit: int = 200) -> Sequence[UnsentAct]:
        """Acts that the county has not acknowledged, in the order in which they go."""
        with self._readers.snapshot() as session:
            site = session.reference.site(session.rows)
            return workbench.unsent(session.rows, site.desk if site is not None else "", limit)

    def acts_count(self) -> int:
        """All acts known here."""
        return workbench.acts_count(self._readers.session().rows)

    def setting(self, key: str, default: str = "") -> str:
        """A setting of this PC."""
        found = self._readers.session().rows.first("SELECT value FROM setting WHERE key = ?", key)
        return str(found[0]) if found is not None else default

    def case_digest(self) -> str:
        """Digest (XOR, hex) of all acts that the feed brought, comparable with the county's."""
        with self._readers.snapshot() as session:
            return stored_digest(session.rows).xor

    def _now(self) -> datetime:
        return county_now(self._clock)

    def _telling(self, session: Session) -> Telling:
        calendar = session.reference.calendar(session.rows)
        if calendar is None:
            raise NoCalendarError
        return Telling(calendar, session.reference.rules(session.rows), self._now())

    def _reckoning(self, session: Session, today: date) -> Reckoning:
        rules = session.reference.rules(session.rows)
        calendar = session.reference.calendar(session.rows)
        closed = is_closed(self._now(), today, rules)
        before = self._reckoned
        if before is None or not before.is_of(calendar, today, closed, rules):
            # keeps what it told: a list is read again at every key
            before = self._reckoned = Reckoning(calendar, today, closed, rules)
        return before


def _draft(row: Row) -> DraftRow:
    key, clerk, title, saved_at, body = row
    return DraftRow(key, clerk, title, datetime.fromisoformat(saved_at), bytes(body))
