"""What the desk's use cases need from store, sync and devices, as Protocols and plain values.

Store, sync, devices and screens never import each other: they meet here. A writer's methods run on
the store's writer thread, a reader's on the screen's thread, each on its own connection.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from window_desk.casework.acts import (
    Act,
    ActBody,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.duties import Clerk
from window_desk.casework.items import ServiceItem, Window
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.scan_acts import Scan
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.use_cases.blob_values import (
    KeptFile,
    ScanStatus,
)
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
from window_desk.desk.use_cases.deadline_views import (
    DeadlineCounts,
    DueDay,
    FaultRow,
    MovedPromiseRow,
    Recomputation,
)
from window_desk.desk.use_cases.former_ports import FormerActs
from window_desk.desk.use_cases.lease_outlook import SeriesOutlook
from window_desk.desk.use_cases.print_ledger import (
    PaperToPrint,
    PrintJob,
    PrintState,
)


class NoNumberLeftError(Exception):
    """No leased number of ``series`` is left and the county is away."""

    def __init__(self, series: str) -> None:
        super().__init__(series)
        self.series = series


class StoreFailureError(Exception):
    """The store could not make something durable. ``sentence`` is Chinese, with the next step."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class JournalTransaction(FormerActs, Protocol):
    """One durable transaction: acts, numbers, prints and draft together or not at all."""

    def case(self, case: str) -> Case | None:
        """The case as folded now, this transaction's acts included."""
        ...

    def compose(self, case: str, body: ActBody, clerk: str) -> Act:
        """The next act of this desk, not yet appended."""
        ...

    def append(self, act: Act) -> None:
        """Seal and append what :meth:`compose` made."""
        ...

    def take_number(self, series: str) -> int:
        """The next leased number of ``series``; raises :class:`NoNumberLeftError`."""
        ...

    def queue_paper(self, paper: PaperToPrint, clerk: str) -> str:
        """Queue one copy; returns the print job's id."""
        ...

    def discard_draft(self, key: str) -> None:
        """Remove a draft whose content is now in acts."""
        ...

    def attach_file(self, act: Act, file: KeptFile) -> None:
        """The file is the scan that ``act`` names, and goes to the county after it."""
        ...

    def hold_file(self, act: str, void: str) -> None:
        """What this act attached does not go to the county while ``void`` stands, if it attached anything."""
        ...

    def restore_file(self, file: KeptFile) -> None:
        """The file takes the place of a copy that was lost; its uploads are tried again."""
        ...


class Journal(Protocol):
    """The desk's writer; every method runs on the writer thread.

    ``executor`` is that thread: screens submit use cases to it. Raises
    :class:`StoreFailureError` when the disk refuses; the store is then read-only.
    """

    @property
    def executor(self) -> Executor:
        """The single writer thread."""
        ...

    def transaction(self) -> AbstractContextManager[JournalTransaction]:
        """BEGIN IMMEDIATE … COMMIT; rolled back when the block raises."""
        ...

    def save_draft(self, key: str, clerk: str, title: str, body: bytes) -> None:
        """Keep a draft (JSON bytes) under ``key``; replaces the older one."""
        ...

    def discard_draft(self, key: str) -> None:
        """Remove a draft."""
        ...

    def keep_file(self, content: bytes, media_type: str) -> KeptFile:
        """Encrypt a file onto the disk; a transaction says what it is, else it goes at the next start."""
        ...

    def set_print_state(
        self, job: str, state: PrintState, *, trouble: str = "", content: bytes | None = None
    ) -> None:
        """Record what became of a copy; ``sending`` is durable before any byte leaves."""
        ...

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this PC."""
        ...

    def record_reveal(self, clerk: str, case: str, field: str) -> None:
        """Log that masked personal data was shown."""
        ...

    def keep_time(self) -> None:
        """Keep what the clock knows now; every act's transaction does it, too."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """Where this desk stands; ``agency_prefix`` starts document numbers (机关简称)."""

    desk: str
    code: str
    name: str
    county: str
    county_name: str
    area_code: str
    agency_prefix: str
    windows: tuple[str, ...]


class Cache(Protocol):
    """The desk's reader, on the screen's thread; never blocks on the writer."""

    def site(self) -> Site:
        """Where this desk stands."""
        ...

    def calendar(self) -> WorkdayCalendar:
        """The newest published calendar."""
        ...

    def rules(self) -> LocalRules:
        """The county's local rules, each with its default until one is published."""
        ...

    def items(self, day: date) -> Sequence[ServiceItem]:
        """Newest version of every item known on ``day``, withdrawn ones included."""
        ...

    def item(self, implementation_code: str, version: int | None = None) -> ServiceItem | None:
        """One version of an item, the newest when ``version`` is ``None``."""
        ...

    def windows(self) -> Sequence[Window]:
        """All windows of the centre."""
        ...

    def clerks(self) -> Mapping[str, Clerk]:
        """Clerks by number."""
        ...

    def certificate_template(self, name: str) -> Mapping[str, object] | None:
        """A certificate template as published."""
        ...

    def case_file(self, case: str) -> CaseFile | None:
        """One case with its acts and papers."""
        ...

    def case_by_number(self, number: str) -> str | None:
        """Id of the case with this number."""
        ...

    def waiting(self, clerk: Clerk, today: date) -> Mapping[WaitingGroup, Sequence[CaseRow]]:
        """The workbench of ``clerk``, each group sorted by time left."""
        ...

    def cases(
        self,
        *,
        text: str = "",
        states: Sequence[CaseState] = (),
        limit: int = 200,
        by_time_left: bool = False,
    ) -> Sequence[CaseRow]:
        """Cases by number, name, two-character substring, pinyin or initials.

        Newest first, or by time left: due day, then suspended, waiting and finished ones.
        """
        ...

    def archived_cases(self, text: str, limit: int = 20) -> Sequence[ArchivedCase]:
        """Cases whose acts the county took out into an archive, by their number."""
        ...

    def recomputation(self) -> Recomputation | None:
        """How far open cases are told anew after a new calendar or rules; ``None`` when they are."""
        ...

    def arriving_cases(self) -> ArrivingCases | None:
        """New cases that no list shows yet, after many came at once; ``None`` when all are listed."""
        ...

    def moved_promises(self, limit: int = 500) -> Sequence[MovedPromiseRow]:
        """Open cases whose printed date the calendar moved, the earliest binding day first."""
        ...

    def due_calendar(self, start: date, end: date) -> Sequence[DueDay]:
        """What falls due on every day from ``start`` to ``end``, both included."""
        ...

    def due_on(self, day: date) -> Sequence[CaseRow]:
        """Open cases for which ``day`` matters now, or is when their statutory limit ends."""
        ...

    def deadline_faults(self, limit: int = 200) -> Sequence[FaultRow]:
        """Faults of cases that are open or ended in the last 30 days, newest first."""
        ...

    def to_settle(self) -> Sequence[SettleEntry]:
        """Refused and conflicting acts that nobody settled yet, each with what is parked behind it."""
        ...

    def rail_counts(self, clerk: Clerk) -> RailCounts:
        """What waits at the screens of the rail, as far as it concerns ``clerk``; any thread."""
        ...

    def former_cases(self) -> Sequence[SettleEntry]:
        """What a former identity of this PC never sent and nobody has dealt with, one entry a case."""
        ...

    def recovery_file(self) -> str:
        """Where the unsent acts of a stopped identity lie beside the database; empty where nowhere."""
        ...

    def print_job(self, job: str) -> PrintJob | None:
        """One copy with its content."""
        ...

    def print_jobs(self, states: Sequence[PrintState] = (), limit: int = 200) -> Sequence[PrintJob]:
        """The print ledger, newest first, without contents."""
        ...

    def leases(self) -> Sequence[LeaseStock]:
        """Stock of numbers per series."""
        ...

    def lease_outlook(self, today: date) -> Sequence[SeriesOutlook]:
        """Stock per series of this year, and how long it lasts; what is used most comes first."""
        ...

    def drafts(self, clerk: str | None = None) -> Sequence[DraftRow]:
        """Kept drafts, newest first."""
        ...

    def draft(self, key: str) -> DraftRow | None:
        """One draft."""
        ...

    def scan_statuses(self, scans: Sequence[Scan]) -> Mapping[str, ScanStatus]:
        """Where the files of these scans are, by the act that attached each."""
        ...

    def scan_content(self, sha256: str) -> bytes:
        """The file of a scan that is here; raises ``BlobUnreadableError``."""
        ...

    def board(self, today: date) -> BoardFigures:
        """Figures for the supervisor."""
        ...

    def deadline_counts(self, today: date) -> DeadlineCounts:
        """Two figures of the board, without counting the others."""
        ...

    def unsent_count(self) -> int:
        """Acts of this desk that the county has not acknowledged."""
        ...

    def unsent(self, limit: int = 200) -> Sequence[UnsentAct]:
        """Acts that the county has not acknowledged, in the order in which they go."""
        ...

    def acts_count(self) -> int:
        """All acts known here."""
        ...

    def setting(self, key: str, default: str = "") -> str:
        """A setting of this PC."""
        ...

    def case_digest(self) -> str:
        """Digest of all applied acts, comparable with the county's."""
        ...
