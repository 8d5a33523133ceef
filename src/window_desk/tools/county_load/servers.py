"""County processes of a load's own, each on a free port of loopback, on one database."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

_END_S = 30


@dataclass(frozen=True, slots=True)
class Server:
    """A county process and where it answers."""

    url: str
    pid: int


@contextmanager
def county_processes(database: str, county: str, count: int) -> Iterator[list[Server]]:
    """``count`` processes of ``window-desk county`` while the block runs."""
    with ExitStack() as stack:
        yield [stack.enter_context(_process(database, county)) for _ in range(count)]


@contextmanager
def _process(database: str, county: str) -> Iterator[Server]:
    words = ("--database", database, "--id", county, "--port", "0")
    with subprocess.Popen(
        [sys.executable, "-m", "window_desk", "county", *words], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout is not None else ""
            yield Server(str(json.loads(line)["address"]), process.pid)
        finally:
            process.terminate()
            process.wait(_END_S)
