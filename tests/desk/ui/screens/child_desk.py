"""A desk in a process of its own, to be killed or to run out of disk; and how tests start it.

As a program it prints one line a thing that happened: ``kept``, or a JSON object.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.desk.ui.screens.county_house import CountyHouse

ROOT = Path(__file__).parents[4]
PATIENCE_S = 60.0
SEED_OF_THE_HALF_TYPED = 77


class Child(AbstractContextManager["Child"]):
    """One such process."""

    def __init__(self, what: str, folder: Path, house: "CountyHouse") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, what, str(folder), house.address, house.code()],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=dict(os.environ, PYTHONPATH=str(ROOT / "src"), QT_QPA_PLATFORM="offscreen"),
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def __exit__(self, *_: object) -> None:
        self.kill()

    def wait_for_line(self, start: str) -> str:
        """The next line, which must start so."""
        line = self._lines.get(timeout=PATIENCE_S)
        if not line.startswith(start):
            self.kill()
            raise AssertionError(f"{line!r} {self._errors()}")
        return line

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None and not pipe.closed and pipe is not self._process.stderr:
                pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())
        self._lines.put("")

    def _errors(self) -> str:
        assert self._process.stderr is not None
        return self._process.stderr.read()[-3000:]
