"""A real desk without a screen: encrypted store on disk, real line over HTTP, running clock."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.county.small_county import (
    IN_ORDER,
    PERSON,
    PROMISED_ITEM,
    RECEIVER,
    START,
    TOWN,
    YEAR,
    Wall,
)
from uuid_utils import uuid7

from window_desk.casework import acts as a
from window_desk.casework.acts import Act
from window_desk.casework.identifiers import with_check_character
from window_desk.casework.scan_acts import Scan
from window_desk.casework.terms import terms_of
from window_desk.county.bootstrap import County
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.enrolment_keys import EnrolmentKeys
from window_desk.desk.store.opening import DeskStore, open_store
from window_desk.desk.sync.blobs_on_writer import BlobsOnWriter
from window_desk.desk.sync.core.blob_lane import BlobLane
from window_desk.desk.sync.enrol import Enrolment
from window_desk.desk.sync.line import CountyLine, Pace
from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.sync.transport import HttpCounty, Timeouts
from window_desk.desk.use_cases.attach_scan import attach_scan
from window_desk.desk.use_cases.blob_values import ScanStatus
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.line_ports import LineReport, LineState
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.protocol.messages import EnrolReply

KEY = bytes(range(32))
WAIT_S = 20.0
CASE_SERIES = f"case:{TOWN.code}:{YEAR}"


class RunningWall(Wall):
    """A wall clock that goes on by itself."""

    def __init__(self) -> None:
        super().__init__(START)
        self._began_s = time.monotonic()

    def __call__(self) -> datetime:
        return self.instant + timedelta(seconds=time.monotonic() - self._began_s)


@dataclass
class WrongPc:
    """A PC whose clock is wrong by ``wrong_s`` seconds against ``true``."""

    true: Wall
    wrong_s: float = 0.0
    boot: str = "boot"

    def wall(self) -> datetime:
        return self.true() + timedelta(seconds=self.wrong_s)

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 10**6


@dataclass
class Told:
    """What the line told its listeners; waits for conditions, never for seconds."""

    reports: list[tuple[LineReport, bool]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, report: LineReport, data_changed: bool) -> None:
        with self._changed:
            self.reports.append((report, data_changed))
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait until ``holds`` after some report."""
        with self._changed:
            assert self._changed.wait_for(holds, WAIT_S), self.reports[-3:]

    def wait_for_state(self, state: LineState) -> LineReport:
        """Wait until the newest report has ``state``."""
        self.wait_for(lambda: bool(self.reports) and self.reports[-1][0].state is state)
        return self.reports[-1][0]


@dataclass
class Gate:
    """Whether files may go."""

    allowed: bool = True

    def transfers_allowed(self) -> bool:
        return self.allowed


class RealDesk:
    """Store and line of one desk; ``url`` may lead through a bad line."""

    def __init__(
        self, folder: Path, wall: Wall, *, pace: Pace | None = None, wrong_s: float = 0.0
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.pc = WrongPc(wall, wrong_s)
        self.clock = PcClock(self.pc)
        self.store: DeskStore = open_store(folder / "profile", KEY, self.clock, folder / "marks")
        self.executor: Executor = self.store.journal.executor
        self.sync = OnWriter(self.store.sync, self.executor)
        self.keys = EnrolmentKeys(folder / "profile")
        self.told = Told()
        self.gate = Gate()
        self.line = CountyLine(
            self.sync,
            self.connect,
            self.clock,
            self.store.cache.unsent_count,
            app_version="0.1.0",
            pace=pace,
            lane=BlobLane(
                BlobsOnWriter(self.store.blobs, self.executor),
                self.connect,
                self.gate,
                random.Random(1),
            ),
        )
        self.line.subscribe(self.told)

    @staticmethod
    def connect(address: str) -> HttpCounty:
        """A connection with short patience, for tests on one machine."""
        return HttpCounty(address, timeouts=Timeouts(connect_s=2.0, answer_s=3.0, whole_s=10.0))

    def enrol(self, county: County, url: str, site: str = TOWN.code) -> EnrolReply:
        """Enrol at ``url`` with a code of ``county``."""
        code = county.create_enrolment_code(site)
        reply = Enrolment(self.sync, self.connect, self.keys).enrol(url, code, "一号窗口")
        assert isinstance(reply, EnrolReply), reply
        return reply

    def receive(self, count: int = 1) -> list[str]:
        """Receive ``count`` cases, one transaction each; the line is not told. Returns the cases."""
        return [self.executor.submit(self._receive).result() for _ in range(count)]

    def attach(self, case: str, path: Path, material: str = "id") -> Act:
        """Attach a scan; the line is not told."""
        return self.executor.submit(attach_scan, self.counter(), case, material, path).result()

    def counter(self) -> Counter:
        """The receiver at this desk."""
        cache = self.store.cache
        clerk = cache.clerks()[RECEIVER]
        return Counter(self.store.journal, self.clock, cache.site(), cache.calendar(), clerk)

    def scan(self, case: str) -> tuple[Scan, ScanStatus]:
        """The newest scan of a case and where its file is."""
        file = self.store.cache.case_file(case)
        assert file is not None
        scan = file.case.scans[-1]
        return scan, self.store.cache.scan_statuses((scan,))[scan.act]

    def has_numbers(self) -> bool:
        """Whether a case can be numbered."""
        series = f"case:{self.store.cache.site().code}:{YEAR}"
        return any(s.series == series and s.free for s in self.store.cache.leases())

    def knows(self, case: str) -> bool:
        """Whether the case can be read here."""
        return self.store.cache.case_file(case) is not None

    def close(self) -> None:
        """Close line, then store."""
        assert self.line.close()
        self.store.close()

    def _receive(self) -> str:
        case = str(uuid7())
        with self.store.journal.transaction() as transaction:
            try:
                serial = transaction.take_number(CASE_SERIES)
            except NoNumberLeftError as error:
                raise AssertionError(error.series) from error
            day = a.local_day(self.clock.now())
            number = with_check_character(f"{TOWN.area_code[:6]}{day:%Y%m%d}{serial:05d}")
            body = a.Received(
                number=number,
                terms=terms_of(PROMISED_ITEM),
                window="MZ",
                person=PERSON,
                organisation=None,
                agent=None,
                answers=(),
                judgements=IN_ORDER,
            )
            transaction.append(transaction.compose(case, body, RECEIVER))
        return case
