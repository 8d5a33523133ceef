"""The demo, played once for all journey tests, as a process from its command line."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

DEMO_S = 280


@dataclass(frozen=True, slots=True)
class CaseEnd:
    """A planned case and where it ended."""

    case: str
    item: str
    applicant: str
    id_number: str
    expected: str
    desk: str
    county: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PlayedShift:
    """What a demo left: its folder, its exit status, and its summary."""

    out: Path
    status: int
    summary: dict[str, object]
    cases: tuple[CaseEnd, ...]

    def files(self, pattern: str) -> list[Path]:
        """Files of the folder, at least one."""
        found = sorted(self.out.glob(pattern))
        assert found, f"nothing matches {pattern}"
        return found


@pytest.fixture(scope="session")
def shift(tmp_path_factory: pytest.TempPathFactory) -> PlayedShift:
    """One shift, seed 1."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "window_desk", "demo", "--out", str(out), "--seed", "1", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=DEMO_S,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stdout, done.stderr
    summary: dict[str, object] = json.loads(done.stdout)
    states = summary["states"]
    assert isinstance(states, list)
    return PlayedShift(out, done.returncode, summary, tuple(CaseEnd(**state) for state in states))
