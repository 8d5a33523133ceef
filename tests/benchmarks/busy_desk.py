"""A process of its own: a whole desk at the list of cases, its clerk typing, while acts come in.

Says ``ready`` once it is enrolled; then a line names the digest of all acts, and it measures until
it has them, and prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from tests.benchmarks.resident import resident_mb
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.bootstrap.program import favour_the_screen

_TICK_MS = 2
_TYPE_EVERY_S = 0.3
_LOOK_EVERY_S = 0.2
_PATIENCE_S = 600
_TYPED = ("王", "小明", "wxm", "20260")


class LoopWatch(QObject):
    """Notes each gap between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin."""
        self._since.start()
        self._timer.start()

    def _on_turn(self) -> None:
        self.gaps_ms.append(self._since.nsecsElapsed() / 1_000_000)
        self._since.restart()


def work(desk: DeskAtCounter) -> dict[str, object]:
    """Type into the search of the list until everything is here."""
    desk.go("cases")
    print("ready", flush=True)
    digest = sys.stdin.readline().strip()
    cache = desk.session.cache
    watch = LoopWatch()
    began = time.monotonic()
    watch.start()
    next_key = next_look = 0.0
    texts = cycle(_TYPED)
    presses: list[float] = []
    is_there = False
    while not is_there:
        now = time.monotonic() - began
        if now > _PATIENCE_S:
            raise RuntimeError("the acts do not come")
        if now >= next_key:
            pressed = time.perf_counter()
            desk.type_over(next(texts))
            presses.append((time.perf_counter() - pressed) * 1_000)
            next_key = now + _TYPE_EVERY_S
        if now >= next_look:
            is_there = cache.case_digest() == digest
            next_look = now + _LOOK_EVERY_S
        QApplication.processEvents()
        time.sleep(_TICK_MS / 4_000)
    return {
        "gaps_ms": watch.gaps_ms,
        "presses_ms": presses,
        "seconds": time.monotonic() - began,
        "memory_mb": resident_mb(),
    }


def main(folder: Path, address: str, code: str) -> None:
    """Enrol, wait, work, tell."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    options = DeskOptions(
        profile=folder / "desk",
        marks=folder / "marks",
        county_address=address,
        document_printer=f"folder:{folder / 'pdf'}",
        use_system_keyring=False,
    )
    with desk_at_counter(app, options) as desk:
        desk.enrol(address, code)
        favour_the_screen()
        print(json.dumps(work(desk)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
