"""Servers in processes of their own: they say where they answer, and end when they are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_END_S = 30


@contextmanager
def serving_process(*module_and_arguments: str) -> Iterator[str]:
    """Run ``python -m …``; gives the address of its first line, a JSON object."""
    with subprocess.Popen(
        [sys.executable, "-m", *module_and_arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:
        try:
            if process.stdout is None:
                raise RuntimeError("the process has no output")
            yield str(json.loads(process.stdout.readline())["address"])
        finally:
            process.terminate()
            process.wait(_END_S)
