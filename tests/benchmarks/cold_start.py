"""Cold start: from the start of the process until the sign-in page is painted.

The floor is a process that shows one empty PySide6 window of the same size. Both stamp the same
monotonic clock after their first paint; bytecode is compiled before.
"""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figure, Spread, Stage, in_turns

import window_desk

BAR = 2.0
_HERE = Path(__file__).parent
_TIMEOUT_S = 60


def measure(stage: Stage) -> list[Figure]:
    """Start both in turns, each in a process of its own."""
    compileall.compile_dir(Path(window_desk.__file__).parent, quiet=2)
    profile = stage.room("desk")
    (profile / "enrolled").write_text("1", "ascii")
    (profile / "settings.json").write_text(json.dumps({"last_clerk": "1001"}), "utf-8")

    def ours() -> float:
        return _until_painted("painted_desk.py", str(profile))

    def floor() -> float:
        return _until_painted("painted_bare.py")

    ours()
    floor()
    our_ms, floor_ms = in_turns(stage.size(11, 3), ours, floor)
    spread, floor_spread = Spread.of(our_ms), Spread.of(floor_ms)
    return [
        Figure(
            key="cold_start",
            what="cold start to a usable sign-in window",
            floor_name="a bare PySide6 window of the same size, bytecode compiled",
            unit="ms",
            ours=spread,
            floor=floor_spread,
            bar="≤ 2 ×",
            meets=spread.median <= BAR * floor_spread.median,
        )
    ]


def _until_painted(script: str, *arguments: str) -> float:
    """Milliseconds from the start of the process until it says that it has painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(_HERE / script), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_S,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{script}: {done.stderr}")
    return (int(done.stdout) - began) / 1_000_000
