"""Processes under strace: failing system calls are injected, or all that reaches the disk recorded."""

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest


@cache
def _why_not() -> str:
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed: run `make setup`"
    tried = subprocess.run(
        [strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"ptrace is forbidden here: {tried.stderr.strip()}" if tried.returncode else ""


def require_strace() -> None:
    """Skip the test where the system forbids ptrace."""
    if why_not := _why_not():
        pytest.skip(why_not)


def failing(calls: str, error: str, when: str, files: Iterable[Path]) -> tuple[str, ...]:
    """The command under which ``calls`` on ``files`` fail with ``error``.

    ``when`` counts the calls of each thread: ``5`` the fifth alone, ``5+`` from the fifth on,
    ``5..9`` the fifth to the ninth.
    """
    paths = [word for file in files for word in ("-P", str(file))]
    return (
        *("strace", "-f", "-qq", "-o", "/dev/null", *paths),
        *("-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={when}"),
    )
