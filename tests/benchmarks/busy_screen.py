"""The screen while many acts come in: gaps of its event loop, and the memory of the whole desk.

County and desk are processes of their own. The acts wait at the county behind a line that is down;
then the line comes back, and a clerk types into the search all the while.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, Spread, Stage, percentile
from tests.benchmarks.processes import serving_process
from tests.benchmarks.synced_desk import SyncedDesk
from tests.county.small_county import PROMISED_ITEM
from tests.desk.ui.screens.county_house import CountyHouse

from window_desk.county.use_cases.item_register import item_record
from window_desk.tools.emulators.cut_line import CutLine

MOST_GAP_MS = 50.0
MOST_MEMORY = 3.0
_END_S = 900


def measure(stage: Stage) -> list[Figure]:
    """Send everything from another desk, then let the line come back."""
    room = stage.room("busy")
    acts = stage.size(100_000, 2_000)
    house = CountyHouse(room)
    house.county.publish([item_record(PROMISED_ITEM)])
    codes = [house.code(), house.code()]
    house.close()
    database = ("--database", house.database, "--port", "0")
    with serving_process("window_desk", "county", *database) as address:
        host, _, port = address.removeprefix("http://").partition(":")
        with CutLine((host, int(port))) as line, _busy_desk(room, line.url, codes[0]) as desk:
            line.go_down()
            digest = _send(SyncedDesk(room / "sender", address, codes[1]), acts)
            line.pass_on()
            told = desk(digest)
    return [_gaps(told, acts), _memory(told, acts, stage)]


def _send(sender: SyncedDesk, acts: int) -> str:
    """Have ``acts`` acts at the county; returns their digest."""
    sender.round()
    sender.queue_receipts(acts)
    sender.round()
    if sender.store.cache.unsent_count() or sender.store.cache.to_settle():
        raise RuntimeError("not everything was applied")
    sender.round()
    digest = sender.store.cache.case_digest()
    sender.close()
    return digest


@contextmanager
def _busy_desk(room: Path, address: str, code: str) -> Iterator[Any]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.busy_desk", str(room / "busy"), address, code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the process has no pipes")
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("the desk did not get ready")
        stdin, stdout = process.stdin, process.stdout

        def work(digest: str) -> dict[str, Any]:
            stdin.write(digest + "\n")
            stdin.flush()
            told: dict[str, Any] = json.loads(stdout.readline())
            return told

        yield work
        process.wait(_END_S)


def _gaps(told: dict[str, Any], acts: int) -> Figure:
    gaps, presses = told["gaps_ms"], told["presses_ms"]
    longest = max(gaps)
    return Figure(
        key="busy_screen",
        what=f"longest gap of the event loop while {acts:,} acts come in",
        floor_name="none",
        unit="ms",
        ours=Spread.of([longest]),
        floor=None,
        bar=f"≤ {MOST_GAP_MS:.0f} ms",
        meets=longest <= MOST_GAP_MS,
        notes=(
            ("turns of the loop", len(gaps)),
            ("p99 ms", percentile(gaps, 0.99)),
            (f"gaps over {MOST_GAP_MS:.0f} ms", sum(gap > MOST_GAP_MS for gap in gaps)),
            ("a word typed over another, median ms", Spread.of(presses).median),
            ("longest ms of a word", max(presses)),
            ("acts/s", acts / told["seconds"]),
        ),
    )


def _memory(told: dict[str, Any], acts: int, stage: Stage) -> Figure:
    bare = [
        float(
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.bare_window"],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            ).stdout
        )
        for _ in range(stage.size(3, 1))
    ]
    ours, floor = Spread.of([told["memory_mb"]]), Spread.of(bare)
    return Figure(
        key="memory",
        what=f"memory of a whole desk after {acts:,} cases came in",
        floor_name="a bare PySide6 window",
        unit="MB",
        ours=ours,
        floor=floor,
        bar="≤ 3 ×",
        meets=ours.median <= MOST_MEMORY * floor.median,
    )
