"""What a benchmark tells: figures with their floor, taken in turns in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Timed = Callable[[], float]
"""Does the work once and returns what it took (or how fast it was), in the figure's unit."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, lowest and highest of ``runs`` measurements."""

    median: float
    low: float
    high: float
    runs: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of at least one measurement."""
        known = sorted(values)
        return cls(statistics.median(known), known[0], known[-1], len(known))


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table.

    ``ratio`` is ours against the floor: times its time, or times its speed, as ``unit`` says.
    ``meets`` tells whether ``bar`` is met, which may be a number of its own. ``notes`` are further
    numbers of the same run by name.
    """

    key: str
    what: str
    floor_name: str
    unit: str
    ours: Spread
    floor: Spread | None
    bar: str
    meets: bool
    notes: tuple[tuple[str, float | str], ...] = ()

    @property
    def ratio(self) -> float | None:
        """Median of ours over median of the floor."""
        return None if self.floor is None else self.ours.median / self.floor.median


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a run works: ``folder`` is its own, on the disk of the results; ``quick`` is small."""

    folder: Path
    quick: bool

    def size(self, full: int, quick: int) -> int:
        """A size for this run."""
        return quick if self.quick else full

    def room(self, name: str) -> Path:
        """A new folder of that name."""
        made = self.folder / name
        made.mkdir(parents=True)
        return made


def in_turns(rounds: int, *works: Timed) -> list[list[float]]:
    """Measure each of ``works`` once a round; who goes first changes from round to round."""
    values: list[list[float]] = [[] for _ in works]
    turns = list(zip(works, values, strict=True))
    for number in range(rounds):
        for work, found in turns if number % 2 == 0 else reversed(turns):
            found.append(work())
    return values


def took_ms(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` (0 to 1) of ``values`` do not exceed."""
    known = sorted(values)
    return known[min(len(known) - 1, int(share * len(known)))]
