"""Cases as they were judged last, in memory: saves reading and decoding them again at the next push.

An entry counts only while the case's newest position in the database is the one it was kept under.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from window_desk.casework.acts import (
    Act,
)


@dataclass(frozen=True, slots=True)
class FiledAct:
    """An applied act, the desk that sent it and its position."""

    act: Act
    desk: str
    position: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case at one position: its applied acts, and each desk's newest act that was not applied."""

    applied: tuple[FiledAct, ...]
    not_applied: tuple[tuple[str, int], ...]


class CaseFiles:
    """The newest case files, a bounded number of them; any thread may ask."""

    def __init__(self, capacity: int = 5_000) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._files: OrderedDict[tuple[str, str], tuple[int, CaseFile]] = OrderedDict()

    def get(self, epoch: str, case: str, position: int) -> CaseFile | None:
        """The file of ``case`` if it is that of ``position`` in ``epoch``."""
        with self._lock:
            kept = self._files.get((epoch, case))
            if kept is None or kept[0] != position:
                return None
            self._files.move_to_end((epoch, case))
            return kept[1]

    def keep(self, epoch: str, case: str, position: int, file: CaseFile) -> None:
        """Keep a file once its transaction is durable."""
        with self._lock:
            self._files[epoch, case] = (position, file)
            self._files.move_to_end((epoch, case))
            while len(self._files) > self._capacity:
                self._files.popitem(last=False)
