"""What is compared: figures of many rounds, and what sudden ends took."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(slots=True)
class Measured:
    """Figures by key: items a second (``push``, ``pull``, ``bootstrap``), ms (``quiet``, ``single``)."""

    item_bytes: int = 0
    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, key: str, *values: float) -> None:
        """Further measurements of one figure."""
        self.values.setdefault(key, []).extend(values)

    def add_round(self, told: dict[str, Any], count: int) -> None:
        """A round as the client programs of the peers tell it; raises where items did not arrive."""
        if told["arrived"] != count:
            raise RuntimeError(f"{told['arrived']} of {count} items arrived")
        self.item_bytes = told["item_bytes"]
        for key in ("push", "pull", "bootstrap"):
            self.add(key, count / told[f"{key}_ms"] * 1_000)
            if key != "push":
                # what they took in is in their lists at once
                self.add(f"{key} listed", count / told[f"{key}_ms"] * 1_000)
        self.add("single", *told["single_ms"])
        self.add("quiet", *told["quiet_ms"])


@dataclass(frozen=True, slots=True)
class Losses:
    """Acknowledged and lost items: client killed after a save, server killed after a push."""

    saved: int
    saved_lost: int
    pushed: int
    pushed_lost: int


class Compared(Protocol):
    """One system with its client and server."""

    name: str

    def measure(self, room: Path, count: int, rounds: int) -> Measured:
        """Rounds of ``count`` items in ``room``."""

    def sudden_ends(self, room: Path, kills: int) -> Losses:
        """Kill client and server ``kills`` times each and count."""
