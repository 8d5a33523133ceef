"""Leased numbers, every order of events: the real number book, mark files and schema in each step."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from tests.simulation.explorer import Explored, Step, explore
from tests.simulation.one_thread import one_thread
from tests.simulation.world import memory_disk

from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.high_water import HighWaterMark, Mark
from window_desk.desk.store.meta import Key
from window_desk.desk.store.migrations import STEPS
from window_desk.desk.store.numbers import NumberBook, lease_stock
from window_desk.desk.use_cases.ports import NoNumberLeftError
from window_desk.desk.use_cases.sync_ports import LeaseNeed
from window_desk.protocol.messages import LeaseReply

SERIES = "case:T1:2026"
BLOCK = 2
BLOCKS = 2
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

Lease = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Database:
    """Everything about numbers in a desk's database."""

    count: int = 0
    held: str = ""
    leases: tuple[Lease, ...] = ()
    used: tuple[int, ...] = ()
    void: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Disk:
    """A database and the mark of numbers (count, highest) beside it."""

    database: Database = Database()
    mark: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Desk:
    """The disk, a copy of an older one, blocks lent by the county, and the numbers on paper."""

    disk: Disk = Disk()
    image: Disk | None = None
    lent: int = 0
    papers: tuple[int, ...] = ()

    @property
    def has_number_twice(self) -> bool:
        return len(set(self.papers)) < len(self.papers)


class Machine:
    """Carries out each step with the program's own code on a real database and real files."""

    def __init__(self, folder: Path, *, image_has_mark: bool) -> None:
        engine = create_engine("sqlite://", poolclass=StaticPool)
        self._connection = engine.connect()
        self._rows = Rows(self._connection)
        self._files = (folder / "one.mark", folder / "two.mark")
        self._image_has_mark = image_has_mark
        for _, statements in STEPS:
            for statement in statements:
                if "fts5" not in statement:
                    self._rows.run(statement)
        self._engine = engine

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def steps(self, desk: Desk) -> Iterator[Step[Desk]]:
        """Everything that may happen next."""
        disk = desk.disk
        if disk != desk.image:
            yield "take image", replace(desk, image=disk)
        if desk.image is not None:
            mark = desk.image.mark if self._image_has_mark else disk.mark
            yield (
                "restore image",
                self._started(replace(desk, disk=Disk(desk.image.database, mark))),
            )
        if desk.lent < BLOCKS:
            yield "lease", self._leased(desk)
        issued = self._issue(desk, commits=True)
        if issued is not None:
            yield "issue", issued
        cut = self._issue(desk, commits=False)
        if cut is not None:
            yield "cut before commit", self._started(cut)

    def _issue(self, desk: Desk, *, commits: bool) -> Desk | None:
        mark = self._load(desk.disk)
        book = NumberBook(mark)
        try:
            number = book.take(self._rows, SERIES, "transaction", NOW)
        except NoNumberLeftError:
            mark.close()
            return None
        book.begin_mark(self._rows, {SERIES: number}).result()
        database = self._database() if commits else desk.disk.database
        papers = (*desk.papers, number) if commits else desk.papers
        return replace(desk, disk=Disk(database, self._mark(mark)), papers=tuple(sorted(papers)))

    def _started(self, desk: Desk) -> Desk:
        mark = self._load(desk.disk)
        NumberBook(mark).check_at_start(self._rows, NOW)
        return replace(desk, disk=Disk(self._database(), self._mark(mark)))

    def _leased(self, desk: Desk) -> Desk:
        mark = self._load(desk.disk)
        book = NumberBook(mark)
        for need in book.needs(self._rows, [(SERIES, BLOCK)], NOW):
            low = desk.lent * BLOCK + 1
            reply = LeaseReply(
                f"lease-{low}", SERIES, low, low + BLOCK - 1, date(2026, 12, 31), NOW
            )
            book.add(self._rows, LeaseNeed(need.request, SERIES, BLOCK), reply, NOW)
            desk = replace(desk, lent=desk.lent + 1)
        return replace(desk, disk=Disk(self._database(), self._mark(mark)))

    def _load(self, disk: Disk) -> HighWaterMark:
        """Put ``disk`` into the database and the files."""
        rows, database = self._rows, disk.database
        for table in ("lease", "number_use", "number_void", "lease_request", "meta"):
            rows.run(f"DELETE FROM {table}")  # noqa: S608
        rows.run_many(
            "INSERT INTO lease VALUES (?, ?, ?, ?, ?, '2026-12-31', '')",
            [
                (f"lease-{low}", SERIES, low, high, following)
                for low, high, following in database.leases
            ],
        )
        rows.run_many(
            "INSERT INTO number_use VALUES (?, ?, '', '')", [(SERIES, n) for n in database.used]
        )
        rows.run_many(
            "INSERT INTO number_void VALUES (?, ?, ?, '', '')",
            [(SERIES, low, high) for low, high in database.void],
        )
        meta.put(rows, {Key.NUMBER_COUNT: database.count, Key.NUMBER_HOLD: database.held})
        count, highest = disk.mark
        if not count:
            for file in self._files:
                file.unlink(missing_ok=True)
            return HighWaterMark(self._files)
        mark = HighWaterMark(self._files)
        for _slot in (1, 2):
            mark.begin(Mark(count, {SERIES: highest})).result()
        mark.close()
        return HighWaterMark(self._files)

    def _database(self) -> Database:
        rows = self._rows
        for stock in lease_stock(rows):
            assert stock.leased == stock.used + stock.void + stock.free, stock
        return Database(
            meta.number(rows, Key.NUMBER_COUNT),
            meta.text(rows, Key.NUMBER_HOLD),
            tuple(rows.all("SELECT low, high, next FROM lease ORDER BY low")),
            tuple(n for (n,) in rows.all("SELECT number FROM number_use ORDER BY number")),
            tuple(rows.all("SELECT low, high FROM number_void ORDER BY low")),
        )

    @staticmethod
    def _mark(mark: HighWaterMark) -> tuple[int, int]:
        kept = mark.mark
        mark.close()
        return kept.count, kept.highest.get(SERIES, 0)


def _explore(*, image_has_mark: bool) -> Explored[Desk]:
    with memory_disk() as folder, one_thread(lambda _: None, lambda _: None):
        machine = Machine(folder, image_has_mark=image_has_mark)
        try:
            return explore(Desk(), machine.steps, lambda desk: desk.has_number_twice)
        finally:
            machine.close()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Every start after a restore is logged, thousands of times here."""
    caplog.set_level(logging.ERROR)


def test_with_the_mark_outside_the_image_no_number_is_ever_given_twice() -> None:
    explored = _explore(image_has_mark=False)
    assert explored.trace == ()
    assert explored.states == 1607


def test_where_the_mark_goes_back_with_the_image_the_explorer_finds_the_double() -> None:
    """The residual risk that protocol and decision 0028 state: a whole disk rolled back, offline."""
    explored = _explore(image_has_mark=True)
    assert explored.trace == ("lease", "take image", "issue", "restore image", "issue")


def test_an_endless_model_proves_nothing() -> None:
    with pytest.raises(OverflowError):
        explore(0, lambda state: [("on", state + 1)], lambda _: False, most=100)
