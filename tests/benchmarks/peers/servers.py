"""A server in a process of its own that can be ended in good order, killed, and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

_START_S = 30
_END_S = 30
_LOOK_AGAIN_S = 0.02


class Server:
    """Runs ``command`` (``{port}`` is put in) on a free port of loopback while the block lasts."""

    def __init__(
        self, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.port = _free_port()
        port = str(self.port)
        self._command = [part.replace("{port}", port) for part in command]
        told = {name: text.replace("{port}", port) for name, text in (environment or {}).items()}
        self._environment = {**os.environ, **told}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it takes connections; raises ``RuntimeError`` if it never does."""
        with self._log.open("ab") as log:
            # one of them leaves a file of its own wherever it was started
            self._process = subprocess.Popen(
                self._command,
                stdout=log,
                stderr=log,
                env=self._environment,
                cwd=self._log.parent,
            )
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(_LOOK_AGAIN_S)
        self.stop()
        raise RuntimeError(f"a server did not start, see {self._log}")

    def kill(self) -> None:
        """SIGKILL: nothing is flushed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(_END_S)

    def stop(self) -> None:
        """SIGTERM, then wait."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(_END_S)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
