"""The processes of a trial: what they are told, the clock they share, how they start and end."""

import hashlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

import msgspec
from tests.county.small_county import START, Wall

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
_PATIENCE_S = 120.0
_LOOK_S = 0.1

Line = dict[str, Any]


class DeskPlan(msgspec.Struct, frozen=True):
    """What a desk process is to do.

    ``code`` enrols it at its first start. It receives cases until it is ended, ``cases`` of them
    where that is not 0, with a pause after each. With ``settle`` it receives nothing
    more, gets everything across, reports and ends.
    """

    folder: str
    address: str
    zero_s: float
    code: str = ""
    seed: int = 0
    cases: int = 0
    pause_s: float = 0.0
    settle: bool = False


class CountyPlan(msgspec.Struct, frozen=True):
    """What a county process serves; ``desks`` is how many enrolment codes it gives out."""

    database: str
    port: int
    zero_s: float
    desks: int = 0


class SharedWall(Wall):
    """The day of the small county, going on since ``zero_s`` (seconds since 1970) in every process."""

    def __init__(self, zero_s: float) -> None:
        super().__init__(START)
        self._zero_s = zero_s

    def __call__(self) -> datetime:
        return self.instant + timedelta(seconds=time.time() - self._zero_s)


@dataclass(frozen=True, slots=True)
class Place:
    """Folder and clock of one trial, and the port that its county keeps through every restart."""

    folder: Path
    zero_s: float
    port: int

    @classmethod
    def at(cls, folder: Path) -> "Place":
        """A new one in ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        with socket.create_server((LOOPBACK, 0)) as probe:
            port: int = probe.getsockname()[1]
        return cls(folder, time.time(), port)

    @property
    def county_address(self) -> str:
        """Where the county answers without a line between."""
        return f"http://{LOOPBACK}:{self.port}"


class Process:
    """``python -m tests.faults.NAME PLAN``; tells JSON lines on its standard output.

    ``before`` is a command that runs it, such as strace. Its first line names its ``pid``.
    """

    def __init__(
        self, module: str, plan: msgspec.Struct, log: Path, before: tuple[str, ...] = ()
    ) -> None:
        self.log = log
        self.pid = 0
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [
                    *before,
                    *(sys.executable, "-m", f"tests.faults.{module}"),
                    msgspec.json.encode(plan).decode(),
                ],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
            )
        self._lines: queue.SimpleQueue[Line | None] = queue.SimpleQueue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def await_line(self, event: str) -> Line:
        """The next line of this event, those before it passed over."""
        while True:
            line = self.await_next()
            if line["event"] == event:
                return line

    def await_next(self) -> Line:
        """The next line; raises ``AssertionError`` with the end of the log when there is none."""
        line = self._lines.get(timeout=_PATIENCE_S)
        assert line is not None, self.log.read_text("utf-8", errors="replace")[-3000:]
        self.pid = line["pid"]
        return line

    def so_far(self) -> list[Line]:
        """What it told and nobody read, without waiting."""
        told: list[Line] = []
        while not self._lines.empty():
            line = self._lines.get()
            if line is not None:
                self.pid = line["pid"]
                told.append(line)
        return told

    def kill(self) -> list[Line]:
        """SIGKILL; returns what it told and nobody read. A process that ended needs none."""
        if self.pid and self._process.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
        else:
            self._process.kill()
        return self.rest()

    def rest(self) -> list[Line]:
        """Wait for its end; returns what it told and nobody read."""
        self._process.wait(_PATIENCE_S)
        self._reading.join(_PATIENCE_S)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return self.so_far()

    @property
    def has_ended(self) -> bool:
        """Whether it ended by itself or was killed."""
        return self._process.poll() is not None

    def _read(self) -> None:
        if self._process.stdout is not None:
            for line in self._process.stdout:
                if line.endswith(b"\n"):
                    self._lines.put(json.loads(line))
        self._lines.put(None)


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again until ``holds``."""
    until_s = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < until_s, "it never came true"
        time.sleep(_LOOK_S)


def tell(event: str, **facts: object) -> None:
    """One JSON line on standard output, whole or not at all: it is shorter than a pipe's block."""
    line = json.dumps({"event": event, "pid": os.getpid(), **facts}, ensure_ascii=True)
    os.write(1, line.encode() + b"\n")


def states_mark(states: Mapping[str, str]) -> str:
    """SHA-256 (hex) of the states of all cases, by case id."""
    return hashlib.sha256(repr(sorted(states.items())).encode()).hexdigest()
