"""The processes of the demo: started, listened to, and ended by the one that started them."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Self, cast

_START_S = 40.0
_END_S = 10.0


class ChildFailedError(Exception):
    """A child did not start, or ended before its time. The text is one sentence."""


class Child:
    """One process; its standard output is read line by line, the rest goes into a log file."""

    def __init__(self, name: str, arguments: list[str], logs: Path, **environment: str) -> None:
        self.name = name
        self._log = (logs / f"{name}.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
        )
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reading = threading.Thread(target=self._read, name=f"{name}-lines", daemon=True)
        self._reading.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def next_line(self, within_s: float = _START_S) -> dict[str, str] | None:
        """The next JSON line; ``None`` once the process has ended.

        Raises :class:`ChildFailedError` where nothing comes in time.
        """
        try:
            line = self._lines.get(timeout=max(within_s, 0.0))
        except queue.Empty as error:
            raise ChildFailedError(f"{self.name} 超时没有回音，请查看 {self._log.name}") from error
        return json.loads(line) if line is not None else None

    def announcement(self) -> dict[str, str]:
        """The first JSON line of a server, with its addresses."""
        told = self.next_line()
        if told is None:
            raise ChildFailedError(f"{self.name} 没有启动，请查看 {self._log.name}")
        return told

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()
        self._close()

    def wait(self, within_s: float) -> int:
        """Wait for its own end; returns the exit status."""
        try:
            return self._process.wait(within_s)
        except subprocess.TimeoutExpired as error:
            raise ChildFailedError(f"{self.name} 没有按时结束") from error

    def end(self) -> None:
        """Ask it to end, and see that it does."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_END_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._close()

    def _close(self) -> None:
        self._reading.join(_END_S)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._log.close()

    def _read(self) -> None:
        stream = cast("IO[bytes]", self._process.stdout)
        with contextlib.suppress(ValueError):
            for line in stream:
                if line.startswith(b"{"):
                    self._lines.put(line)
        self._lines.put(None)


def run_once(name: str, arguments: list[str], logs: Path) -> str:
    """Run a command to its end; returns the last line it wrote."""
    with (logs / f"{name}.log").open("ab") as log:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            stdout=subprocess.PIPE,
            stderr=log,
            timeout=_START_S,
            check=False,
        )
    lines = done.stdout.decode("utf-8", "replace").split()
    if done.returncode or not lines:
        raise ChildFailedError(f"{name} 没有成功，请查看 {logs / name}.log")
    return lines[-1]
