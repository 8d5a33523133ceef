"""A few weeks in a county, from one seed."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.county.small_county import HALL, TOWN
from tests.simulation import clerks, files
from tests.simulation.chance import NO_TROUBLE, Chance, CountyDownError, PowerCutError, Rates, Trace
from tests.simulation.clocks import START, TrueTime
from tests.simulation.county_node import CountyNode
from tests.simulation.desk_node import DeskNode
from tests.simulation.network import Network
from tests.simulation.observer import Observer, compare_all
from tests.simulation.one_thread import one_thread, seeded
from tests.simulation.promises import require

from window_desk.county.use_cases.administer import list_desks
from window_desk.desk.use_cases.line_ports import LineState

SITES = (TOWN.code, TOWN.code, TOWN.code, HALL.code)
DAYS = 80
_WORKS = (0, 0, 1, 1, 2, 3)
_STOPPED = {LineState.FORKED, LineState.WITHDRAWN}
_LOOKS = 0.2
_TURNS = 5
_REVIEWS = 0.5
"""How soon somebody looks at what a former identity left: chance a round."""
_LOOKS_FOR_FILES = 0.03
_STEPS_A_VISIT = 12
_STEPS_AT_REST = 1_000
_DAY_S = 8 * 3600.0
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - private folders are made in it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run was."""

    seed: int
    desk_days: int
    acts: int
    digest: str
    counts: dict[str, int]
    statuses: dict[str, int]


class World:
    """County, desks, lines, time and the observer."""

    def __init__(
        self,
        folder: Path,
        rng: random.Random,
        trace: Trace,
        rates: Rates,
        start: datetime = START,
    ) -> None:
        self.rng = rng
        self.trace = trace
        self.start = start
        self.time = TrueTime(start)
        self.chance = Chance(rng, trace, rates)
        self.observer = Observer()
        self.node = CountyNode(
            folder,
            self.time,
            self.chance,
            self.observer.county_said,
            self.observer.files.county_is_back,
        )
        self.network = Network(self.node, self.time, self.chance)
        self.desks: list[DeskNode] = []
        self.desk_days = 0
        for number, site in enumerate(SITES, 1):
            place = folder / f"desk-{number}"
            place.mkdir()
            self.desks.append(
                DeskNode(
                    place,
                    site,
                    self.network,
                    self._new_code,
                    self.time,
                    self.chance,
                    random.Random(rng.getrandbits(64)),
                )
            )

        for desk in self.desks:
            desk.line.meanwhile = partial(clerks.work, desk, may_end=False)

    def live(self, days: int) -> None:
        """Enrol everybody, then ``days`` days with all their trouble, then come to rest."""
        troubled, self.chance.rates = self.chance.rates, NO_TROUBLE
        for desk in self.desks:
            require(desk.enrol(), "desks can enrol")
            desk.run_round()
        self.node.back_up()
        self.chance.rates = troubled
        for day in range(days):
            self._day(day)
        self._come_to_rest()

    def close(self) -> None:
        """Close all stores."""
        for desk in self.desks:
            desk.close()
        self.node.close()

    def _new_code(self, site: str) -> str:
        at, self.chance.at = self.chance.at, ""
        code = self.node.county.create_enrolment_code(site)
        self.chance.at = at
        return code

    def _day(self, day: int) -> None:
        rng = self.rng
        morning = self.start + timedelta(days=day, minutes=10)
        self.time.move_to(morning)
        moments: list[tuple[float, int, str]] = []
        for number, desk in enumerate(self.desks):
            self.desk_days += 1
            self._overnight(desk)
            moments += [(rng.uniform(0, _DAY_S), number, "work") for _ in range(rng.choice(_WORKS))]
            if desk.line.offline:
                continue
            if rng.random() < 0.1:
                moments.append((rng.uniform(0, _DAY_S), number, "sync"))
            moments.append((_DAY_S + rng.uniform(0, 600), number, "evening"))
        for second, number, what in sorted(moments):
            self.time.move_to(morning + timedelta(seconds=second))
            desk = self.desks[number]
            if what == "work":
                clerks.work(desk)
            else:
                self._sync(desk, whole=what == "evening" or rng.random() < 0.6)
                if files.is_waiting(desk) or rng.random() < _LOOKS_FOR_FILES:
                    files.move_all(desk, _STEPS_A_VISIT)
            if rng.random() < _LOOKS:
                self.observer.look_at(desk, self.node)
        self._close_of_day()

    def _close_of_day(self) -> None:
        """What the county's administrator does, or has to."""
        rng, rates = self.rng, self.chance.rates
        if rng.random() < rates.backup:
            self.node.back_up()
            self.trace.note("backup")
        if rng.random() < rates.archive:
            self._archive()
        if rng.random() < rates.county_restored:
            self.node.restore()
            self.observer.begin_epoch(self.node)
            self.trace.note("county restored")

    def _archive(self) -> None:
        try:
            self.trace.note("archive", self.node.archive())
        except CountyDownError:
            self.node.start_again()
        self.observer.ever_taken_out |= self.node.taken_out()

    def _overnight(self, desk: DeskNode) -> None:
        chance, rates = self.chance, self.chance.rates
        desk.line.offline = desk.offline_days > 0
        desk.offline_days -= desk.offline_days > 0
        if chance.happens(0.1):
            desk.restart()
        if chance.happens(rates.clock_jumps):
            desk.pc.wrong_ms = self.rng.randint(-3_000_000, 3_000_000)
            self.trace.note("clock jumps", desk.name, desk.pc.wrong_ms)
        if chance.happens(rates.goes_offline):
            desk.offline_days = self.rng.randint(1, 8)
        if chance.happens(rates.image_taken):
            desk.take_image()
            self.trace.note("image", desk.name)
        if desk.images and chance.happens(rates.image_restored):
            lost = desk.restore_image(self.rng.choice(desk.images))
            self.observer.gone_from_desks |= lost
            self.trace.note("image restored", desk.name)
            desk.offline_days = self.rng.choice((0, 0, 2, 4))
        if chance.happens(rates.desk_withdrawn):
            self._withdraw(desk)

    def _withdraw(self, desk: DeskNode) -> None:
        """Unless a restored county has no such desk: then there is nothing to withdraw."""
        if desk.desk in {each.id for each in list_desks(self.node.county.context)}:
            self.node.county.withdraw_desk(desk.desk)
            self.trace.note("withdrawn", desk.name)

    def _sync(self, desk: DeskNode, *, whole: bool) -> LineState | None:
        rates = self.chance.rates
        report = desk.run_round(whole=whole)
        if report is None:
            return None
        self.observer.after_round(report)
        if report.state in _STOPPED:
            before = desk.desk
            desk.enrol()
            if desk.desk != before and not self.chance.happens(rates.enrolment_not_backed_up):
                self.node.back_up()
        caught_up = whole and report.state is LineState.ONLINE and report.drained
        if caught_up and self.rng.random() < _REVIEWS:
            self.observer.taken_over |= clerks.review(desk)
        return report.state

    def _come_to_rest(self) -> None:
        self.chance.rates = NO_TROUBLE
        self.network.late.clear()
        for desk in self.desks:
            desk.line.offline = False
            desk.pc.wrong_ms = 0
        self.time.move(600_000)
        for turn in range(_TURNS):
            for desk in self.desks:
                desk.engine.compare_digest()
                state = self._sync(desk, whole=True)
                require(
                    turn == 0 or state in {LineState.ONLINE, *_STOPPED}, "desks come to rest",
                    desk.name, state,
                )  # fmt: skip
                if state is LineState.ONLINE and turn < _TURNS - 2:
                    # what somebody takes over now reaches the others in the turns that are left
                    self.observer.taken_over |= clerks.review(desk)
                self.observer.look_at(desk, self.node)
        for desk in self.desks:
            files.move_all(desk, _STEPS_AT_REST)
        for desk in self.desks:
            # what one desk waits for another has sent by now
            self.time.move(700_000)
            files.move_all(desk, _STEPS_AT_REST)
            desk.do(desk.store.journal.refresh_day)
        compare_all(self.node, self.desks, self.observer)


class SimulationFailedError(AssertionError):
    """A promise was broken; the message says which, and how to see it again."""

    def __init__(self, seed: int, days: int, start: datetime, error: BaseException) -> None:
        super().__init__(
            f"seed {seed}: {type(error).__name__}: {error}\n"
            f"replay: python -m tests.simulation --seed {seed} --runs 1 --days {days}"
            f" --start {start.isoformat()} --trace"
        )


def run(
    seed: int,
    days: int = DAYS,
    *,
    rates: Rates | None = None,
    trace: Trace | None = None,
    start: datetime = START,
) -> Outcome:
    """Live through one seed; raises :class:`SimulationFailedError`."""
    trace = trace or Trace()
    try:
        with (
            memory_disk() as folder,
            seeded(random.Random(seed + 1)),
            opened(folder, random.Random(seed), trace, rates or Rates(), start) as world,
        ):
            world.live(days)
            return Outcome(
                seed, world.desk_days, len(world.observer.results), trace.digest,
                dict(trace.counts), dict(world.observer.statuses),
            )  # fmt: skip
    except (Exception, PowerCutError, CountyDownError) as error:
        raise SimulationFailedError(seed, days, start, error) from error


@contextmanager
def opened(
    folder: Path, rng: random.Random, trace: Trace, rates: Rates, start: datetime = START
) -> Iterator[World]:
    """A world on one thread, with every commit watched; closed at the end."""
    holder: list[World] = []

    def before(pool: str) -> None:
        if holder:
            holder[0].chance.before_job(pool)

    def after(pool: str) -> None:
        if holder:
            holder[0].chance.after_job(pool)

    with one_thread(before, after):
        world = World(folder, rng, trace, rates, start)
        holder.append(world)
        world.chance.watch()
        try:
            yield world
        finally:
            world.chance.unwatch()
            world.close()


@contextmanager
def everybody_enrolled(start: datetime = START) -> Iterator[World]:
    """A world without trouble, the same each time, in which every desk has its numbers."""
    with (
        memory_disk() as folder,
        seeded(random.Random(1)),
        opened(folder, random.Random(0), Trace(), NO_TROUBLE, start) as world,
    ):
        for desk in world.desks:
            assert desk.enrol()
            desk.run_round()
        yield world


@contextmanager
def memory_disk() -> Iterator[Path]:
    """A folder in memory where there is one: nothing here is meant to outlive the process."""
    at = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="window-desk-simulation-", dir=at))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
