"""A county, a desk with its window and a township desk on a bad line, all on one time that a test moves."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.county_house import RECEIVER, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.casework.acts import BEIJING, Act
from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.county.store import journal
from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.enrolment_keys import EnrolmentKeys
from window_desk.desk.store.opening import DeskStore, open_store
from window_desk.desk.store.store_parts import NoCalendarError
from window_desk.desk.sync.enrol import Enrolment
from window_desk.desk.sync.line import CountyLine
from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.sync.transport import HttpCounty
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.use_cases.counter import Counter
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus, EnrolReply

KEY = bytes(range(32))


class MovedTime:
    """The time of a whole county: it runs by itself, and :meth:`go_to` lets days pass.

    Wall and monotonic clock move together, as they do for everybody who waits.
    """

    boot = "boot-1"

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._began_ns = time.monotonic_ns()
        self._skipped = timedelta(0)

    def wall(self) -> datetime:
        """Now, UTC."""
        return self._start + timedelta(milliseconds=self.monotonic_ms())

    def monotonic_ms(self) -> int:
        """Milliseconds since the beginning, those that were skipped among them."""
        ran_ms = (time.monotonic_ns() - self._began_ns) // 1_000_000
        return ran_ms + round(self._skipped.total_seconds() * 1000)

    def go_to(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Let it be that hour of that day in Beijing; never backwards."""
        wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BEIJING)
        ahead = wanted - self.wall()
        assert ahead >= timedelta(0), "time does not go back"
        self._skipped += ahead


class FarDesk:
    """A township's desk without its window: store and line, worked through the use cases."""

    def __init__(self, folder: Path, now: MovedTime) -> None:
        folder.mkdir(parents=True)
        self.clock = PcClock(now)
        self.store: DeskStore = open_store(folder / "profile", KEY, self.clock, folder / "marks")
        self.executor: Executor = self.store.journal.executor
        self._sync = OnWriter(self.store.sync, self.executor)
        self._enrolment = Enrolment(self._sync, HttpCounty, EnrolmentKeys(folder / "profile"))
        self.line = self._new_line()

    def _new_line(self) -> CountyLine:
        return CountyLine(
            self._sync, HttpCounty, self.clock, self.store.cache.unsent_count, app_version="0.1.0"
        )

    def enrol(self, house: CountyHouse) -> None:
        """Enrol and start the line."""
        reply = self._enrolment.enrol(house.address, house.code(), "2号窗口")
        assert isinstance(reply, EnrolReply), reply
        self.line.start()

    def counter(self, house: CountyHouse, clerk: str = RECEIVER) -> Counter:
        """What a use case of this desk stands on."""
        cache = self.store.cache
        return Counter(
            self.store.journal,
            self.clock,
            cache.site(),
            cache.calendar(),
            house.clerk(clerk),
            cache.rules(),
        )

    def reconnect(self) -> None:
        """The line is back."""
        self.line = self._new_line()
        self.line.start()

    def knows(self, case: str) -> bool:
        """Whether the case can be told here."""
        try:
            return self.store.cache.case_file(case) is not None
        except NoCalendarError:
            return False

    def has_numbers(self) -> bool:
        """Whether a notice can be numbered here."""
        return any(stock.series.startswith("notice") for stock in self.store.cache.leases())

    def close(self) -> None:
        """Close line, then store."""
        self.line.close()
        self.store.close()


@dataclass(slots=True)
class PromiseWorld:
    """Everything of a journey."""

    now: MovedTime
    house: CountyHouse
    desk: DeskAtCounter
    folder: Path

    def county_case(self, case: str) -> Case:
        """The case as the county folds it now."""
        context = self.house.county.context
        with context.database.reading() as connection:
            knowledge = context.shelf.up_to_date(connection, context.row(connection).epoch)
        told = fold(self.county_acts(case), knowledge.calendar, self.now.wall(), knowledge.rules)
        assert told is not None
        return told

    def county_acts(self, case: str) -> list[Act]:
        """The acts of a case that the county applied, in its order."""
        context = self.house.county.context
        with context.database.reading() as connection:
            kept = journal.acts_of_cases(connection, context.county, [case])
            return [decode_act(each.content) for each in kept if each.status is ActStatus.APPLIED]

    def open_case(self, name: str) -> CaseScreen:
        """Alt+3, the name, Enter."""
        desk = self.desk
        desk.go("cases")
        found = desk.screen(CasesScreen).list
        desk.hands.type(name)
        desk.wait(lambda: found.count() == 1, f"{name} is not the only one found")
        desk.hands.enter()
        desk.wait(lambda: desk.program.window.current_key() == "case", "the case did not open")
        return desk.screen(CaseScreen)

    def let_it_be(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Time passes; the desk notices the new day and hears from its county."""
        self.now.go_to(day, hour, minute)
        workshop = self.desk.program.workshop
        assert workshop is not None
        workshop.begin_day()
        workshop.line.nudge()
        self.desk.settle_line()


@contextmanager
def promise_world(app: QApplication, folder: Path, start: datetime) -> Iterator[PromiseWorld]:
    """Build everything at ``start``, the receiver at the desk; take it apart afterwards."""
    now = MovedTime(start)
    house = CountyHouse(folder, now.wall)
    options = DeskOptions(
        profile=folder / "desk",
        marks=folder / "marks",
        document_printer=f"folder:{folder / 'pdf'}",
        use_system_keyring=False,
    )
    try:
        with desk_at_counter(app, options, PcClock(now)) as desk:
            desk.enrol(house.address, house.code())
            yield PromiseWorld(now, house, desk, folder)
    finally:
        house.close()
