"""Client programs of the comparison: run one to its end, or kill it in the middle of its work."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_TIMEOUT_S = 900


def told_by(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Any:
    """The JSON that ``command`` prints last; raises ``CalledProcessError``."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        timeout=_TIMEOUT_S,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def killed_while_writing(
    command: Sequence[str], for_s: float, environment: Mapping[str, str] | None = None
) -> int:
    """Let ``command`` print how much was acknowledged, kill it; the last whole line that it printed."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, **(environment or {})}
    ) as process:
        assert process.stdout is not None
        # the clock starts with the first acknowledgement
        printed = process.stdout.readline()
        time.sleep(for_s)
        process.kill()
        printed += process.stdout.read()
    whole = printed[: printed.rfind(b"\n") + 1].split()
    return int(whole[-1])


def after_its_push(
    command: Sequence[str], then: Callable[[], None], environment: Mapping[str, str] | None = None
) -> int:
    """What ``command`` pushed; ``then`` is called the moment it says so, before it goes on."""
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    ) as process:
        assert process.stdout is not None
        pushed = int(json.loads(process.stdout.readline())["pushed"])
        then()
        process.kill()
    return pushed
