"""Our side as a program: ``write ROOM ADDRESS CODE`` or ``push ROOM ADDRESS CODE COUNT``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.benchmarks.synced_desk import SyncedDesk

_NUMBERS = 20_000


def write(room: Path, address: str, code: str) -> None:
    """Save one receipt after the other until somebody ends this process."""
    desk = SyncedDesk(room, address, code)
    desk.round()
    desk.prepare_receipts(_NUMBERS)
    for number in range(1, _NUMBERS + 1):
        desk.receive()
        _say(number)


def push(room: Path, address: str, code: str, count: int) -> None:
    """Send ``count`` receipts, say so, and wait for a line."""
    desk = SyncedDesk(room, address, code)
    desk.round()
    desk.queue_receipts(count)
    desk.engine.send()
    _say({"pushed": count - desk.store.cache.unsent_count()})
    sys.stdin.readline()


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    command, place, *rest = sys.argv[1:]
    match command, rest:
        case "write", [server, one_time]:
            write(Path(place), server, one_time)
        case "push", [server, one_time, size]:
            push(Path(place), server, one_time, int(size))
        case _:
            sys.exit(__doc__)
