"""A desk that is enrolled, has its reference data and numbers, and is closed: a folder to start from."""

from dataclasses import dataclass
from pathlib import Path

from tests.county.small_county import make_county
from tests.desk.sync.real_desk import RealDesk
from tests.faults.county_reckoning import reckon
from tests.faults.desk_process import ACCEPTANCE_SERIES
from tests.faults.processes import CountyPlan, DeskPlan, Line, Place, Process, SharedWall

from window_desk.casework import acts as a
from window_desk.casework.acts import Act
from window_desk.county.serving import serving
from window_desk.protocol.act_codec import content_hash, decode_act

_NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class PreparedDesk:
    """Its folder, the clock, and the county's database that it was enrolled in."""

    place: Place
    folder: Path
    database: str

    @classmethod
    def make(cls, folder: Path) -> "PreparedDesk":
        """Enrol and lend numbers; the county then goes away."""
        place = Place.at(folder)
        database = f"sqlite:///{folder / 'county.sqlite'}"
        wall = SharedWall(place.zero_s)
        desk = RealDesk(folder / "desk", wall)
        try:
            with make_county(database, wall) as county, serving(county, port=place.port) as url:
                desk.enrol(county, url)
                desk.line.start()
                desk.told.wait_for(
                    lambda: (
                        desk.has_numbers()
                        and any(s.series == ACCEPTANCE_SERIES for s in desk.store.cache.leases())
                    )
                )
                desk.line.close()
        finally:
            desk.close()
        return cls(place, folder / "desk", database)

    @property
    def database_files(self) -> tuple[Path, ...]:
        """The desk's database and its journal beside it."""
        profile = self.folder / "profile"
        return (profile / "cases.db", profile / "cases.db-wal")

    @property
    def mark_files(self) -> tuple[Path, ...]:
        """Both copies of the mark of used numbers."""
        return (
            self.folder / "profile" / "numbers.mark",
            *sorted((self.folder / "marks").glob("*.mark")),
        )

    @property
    def county_plan(self) -> CountyPlan:
        """The county again, where the desk looks for it."""
        return CountyPlan(self.database, self.place.port, self.place.zero_s)

    def county_acts(self) -> set[str]:
        """The acts that the county holds."""
        return set(reckon(self.database, self.place.zero_s).acts)

    def plan(self, cases: int, seed: int = 0, pause_s: float = 0.0) -> DeskPlan:
        """Work off the line, its address being none."""
        return DeskPlan(
            folder=str(self.folder),
            address=_NOWHERE,
            zero_s=self.place.zero_s,
            seed=seed,
            cases=cases,
            pause_s=pause_s,
        )

    def work(self, plan: DeskPlan, before: tuple[str, ...]) -> list[Line]:
        """Do the plan to its end under the command ``before``; returns what was told."""
        with Process("desk_process", plan, self.place.folder / "desk.log", before) as process:
            lines = process.rest()
        assert lines, process.log.read_text("utf-8")[-3000:]
        return lines

    def reopen(self) -> RealDesk:
        """The desk again, in this process."""
        return RealDesk(self.folder, SharedWall(self.place.zero_s))


def acknowledged(lines: list[Line]) -> list[str]:
    """The acts that a clerk was told are saved."""
    return [act for line in lines if line["event"] == "saved" for act in line["acts"]]


def own_acts(desk: RealDesk) -> list[Act]:
    """Every act of this desk that has no result yet, in order; the chain is checked."""
    batch = desk.sync.next_batch(1_000_000, 1 << 40)
    acts: list[Act] = []
    previous: str | None = None
    for sealed in (
        (act for transaction in batch.transactions for act in transaction) if batch else ()
    ):
        content = bytes(sealed.content)
        act = decode_act(content)
        assert previous in {None, act.previous}, f"act {act.sequence} does not follow"
        previous = content_hash(content)
        acts.append(act)
    return acts


def assert_whole(desk: RealDesk, told: list[str]) -> None:
    """Everything told is there once, numbers are used once and reckoned up, the file is sound."""
    acts = own_acts(desk)
    ids = [act.id for act in acts]
    assert set(told) <= set(ids), f"lost {len(set(told) - set(ids))} of {len(told)}"
    assert len(set(ids)) == len(ids)
    numbers = [act.body.number for act in acts if isinstance(act.body, a.Received)]
    assert len(set(numbers)) == len(numbers)
    for stock in desk.store.cache.leases():
        assert stock.leased == stock.used + stock.void + stock.free
    assert desk.store.quick_check() == ()
