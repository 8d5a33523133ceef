"""One trial of process chaos: kills and a bad line by a seed, then all settle and are reckoned up."""

import logging
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.county_reckoning import CountyReckoning, reckon
from tests.faults.processes import CountyPlan, DeskPlan, Line, Place, Process

from window_desk.tools.emulators.cut_line import CutLine, Pass, Truncate

_log = logging.getLogger(__name__)

DESKS = 4
_TRUNCATE_CHANCE = 0.05
_BETWEEN_KILLS_S = (0.3, 1.6)
_COUNTY_SHARE = 0.3
_AT_ANY_TIME = 0.15
"""How often somebody is killed who may not have got to work yet: a slow machine needs time to start."""
_PAUSE_S = 0.005


@dataclass(slots=True)
class Tally:
    """What desks told their clerks, how often trouble came, and what all hold at the end."""

    seed: int
    acts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    county_kills: int = 0
    desk_kills: int = 0
    cuts: int = 0
    settled: list[Line] = field(default_factory=list)
    county: CountyReckoning = field(default_factory=CountyReckoning)

    def take(self, lines: list[Line]) -> None:
        """Note what was acknowledged."""
        for line in lines:
            if line["event"] == "saved":
                self.acts += line["acts"]
                self.numbers += line["numbers"]

    def in_words(self) -> str:
        """What happened, in one line."""
        return (
            f"seed {self.seed}: {len(self.acts)} acts and {len(self.numbers)} numbers told, killed"
            f" {self.county_kills} counties and {self.desk_kills} desks, cut {self.cuts} streams;"
            f" {self.county.count} acts at the county, {dict(self.county.statuses)}"
        )

    def faults(self) -> list[str]:
        """Everything that is not as it must be, each with the seed."""
        county = self.county
        found = list(county.faults)
        lost = set(self.acts) - county.acts.keys()
        if lost:
            found.append(f"lost {len(lost)} of {len(self.acts)} acknowledged acts: {min(lost)}")
        for act, times in county.acts.items():
            if times != 1:
                found.append(f"act {act} stands {times} times in the feed")
        if len(set(self.numbers)) != len(self.numbers):
            found.append("a clerk was told the same number twice")
        missing = set(self.numbers) - county.numbers
        if missing:
            found.append(f"{len(missing)} numbers on paper that the county does not know")
        for line in self.settled:
            found += _faults_of_desk(line, county)
        if len(self.settled) != DESKS or not self.acts:
            found.append(f"{len(self.settled)} desks settled, {len(self.acts)} acts")
        return [f"seed {self.seed}: {fault}" for fault in found]


def _faults_of_desk(line: Line, county: CountyReckoning) -> list[str]:
    name = line["desk"]
    found = [f"{name}: {damage}" for damage in line["damage"]]
    if (line["count"], line["digest"]) != (county.count, county.digest):
        found.append(f"{name}: another digest than the county")
    if line["states"] != county.states:
        found.append(f"{name}: cases folded otherwise than at the county")
    if line["acts"] != county.count:
        found.append(f"{name}: {line['acts']} acts, the county has {county.count}")
    for series, leased, used, void, free in line["leases"]:
        if leased != used + void + free:
            found.append(f"{name}: {series}: {leased} leased, {used}+{void}+{free}")
        if leased != county.leased.get((name, series), 0):
            found.append(f"{name}: {series}: {leased} leased, the county lent otherwise")
        if used != county.used.get((name, series), 0):
            found.append(f"{name}: {series}: {used} used, acts say otherwise")
    return found


class Trial:
    """The processes of one trial; ``database`` is the county's, an SQLite file by default."""

    def __init__(self, folder: Path, seed: int, database: str = "") -> None:
        self._place = Place.at(folder)
        self._database = database or f"sqlite:///{folder / 'county.sqlite'}"
        self._rng = random.Random(seed)
        self._tally = Tally(seed)
        self._desks: list[Process] = []
        self._codes: list[str] = []

    def run(self, seconds: float) -> Tally:
        """Chaos for ``seconds`` after the desks are at work; then the reckoning."""
        place, tally = self._place, self._tally
        with CutLine(("127.0.0.1", place.port)) as line:
            county = self._county(DESKS)
            try:
                self._codes = county.await_line("ready")["codes"]
                self._desks = [self._desk(number, line.url) for number in range(DESKS)]
                for desk in self._desks:
                    tally.take([desk.await_line("open")])
                line.set_mode(Truncate(tally.seed, _TRUNCATE_CHANCE))
                county = self._make_trouble(county, line, time.monotonic() + seconds)
                for desk in self._desks:
                    tally.take(desk.kill())
                tally.cuts = line.cuts
                line.set_mode(Pass())
                self._settle(line.url)
            finally:
                for process in (*self._desks, county):
                    process.kill()
        tally.county = reckon(self._database, place.zero_s)
        _log.warning("%s", tally.in_words())
        return tally

    def _make_trouble(self, county: Process, line: CutLine, until_s: float) -> Process:
        """Until the time is up, and on a slow machine until each kind of trouble was there."""
        rng, tally = self._rng, self._tally
        is_up = True
        while time.monotonic() < until_s or not (
            tally.county_kills and tally.desk_kills and line.cuts
        ):
            time.sleep(rng.uniform(*_BETWEEN_KILLS_S))
            is_anybody = rng.random() < _AT_ANY_TIME
            if rng.random() < _COUNTY_SHARE:
                is_up = is_up or bool(county.so_far())
                if is_anybody or is_up:
                    county.kill()
                    tally.county_kills += 1
                    county, is_up = self._county(), False
                continue
            number = rng.randrange(DESKS)
            told = self._desks[number].so_far()
            tally.take(told)
            if is_anybody or any(each["event"] == "saved" for each in told):
                tally.take(self._desks[number].kill())
                tally.desk_kills += 1
                self._desks[number] = self._desk(number, line.url)
        return county

    def _settle(self, address: str) -> None:
        self._desks = [self._desk(number, address, settle=True) for number in range(DESKS)]
        for desk in self._desks:
            desk.await_line("sent")
        position = reckon(self._database, self._place.zero_s).position
        for number in range(DESKS):
            goal = self._folder(number) / "goal"
            beside = goal.with_suffix(".new")
            beside.write_text(str(position), "utf-8")
            beside.replace(goal)
        for desk in self._desks:
            self._tally.settled.append(desk.await_line("settled"))
            desk.rest()

    def _county(self, desks: int = 0) -> Process:
        plan = CountyPlan(self._database, self._place.port, self._place.zero_s, desks)
        return Process("county_process", plan, self._place.folder / "county.log")

    def _desk(self, number: int, address: str, *, settle: bool = False) -> Process:
        plan = DeskPlan(
            folder=str(self._folder(number)),
            address=address,
            zero_s=self._place.zero_s,
            code=self._codes[number],
            seed=self._rng.randrange(1 << 30),
            pause_s=_PAUSE_S,
            settle=settle,
        )
        return Process("desk_process", plan, self._place.folder / f"desk-{number}.log")

    def _folder(self, number: int) -> Path:
        folder = self._place.folder / f"desk-{number}"
        folder.mkdir(exist_ok=True)
        return folder
