"""Starts a desk in a process of its own (see ``child_program``), to be killed or starved of disk."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from tests.desk.ui.screens.county_house import CountyHouse

_ROOT = Path(__file__).parents[4]
_PATIENCE_S = 60.0


class ChildDesk:
    """One such process; ``what`` names what it does."""

    def __init__(self, what: str, folder: Path, house: CountyHouse) -> None:
        self._errors = folder / "errors.txt"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.desk.ui.screens.child_program"),
                    *(what, str(folder), house.address, house.code()),
                ],
                cwd=_ROOT,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=dict(os.environ, PYTHONPATH=str(_ROOT / "src")),
            )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        self.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def next_line(self) -> str:
        """What it says next; raises ``AssertionError`` with its errors when it ended."""
        line = self._lines.get(timeout=_PATIENCE_S)
        if not line:
            raise AssertionError(self._errors.read_text(errors="replace")[-3000:])
        return line

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        if self._process.stdout is not None:
            for line in self._process.stdout:
                self._lines.put(line.strip())
        self._lines.put("")
