"""Receipt of a case: from the command to the durable acts, with outbox, print jobs and numbers.

The case is received and accepted at once, as the clerk's one key does it: two acts, two numbers, two
print jobs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.benchmarks.bare_receipt import OneTable, SameRows, rows_of_one_receipt
from tests.benchmarks.figures import Figure, Spread, Stage, in_turns, took_ms
from tests.casework.builders import ANSWERS, IN_ORDER, PERSON
from tests.desk.store.world import ITEM, RECEIVER, World

from window_desk.casework.duties import Duty
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.receive import receive
from window_desk.protocol.messages import LeaseReply

BAR = 2.0
MOST_FLUSHES = 5
_NUMBERS = 99_999
_WARM_UP = 20
_FEW, _MANY = 10, 60
_TRACE_TIMEOUT_S = 120
_FLUSH = re.compile(r"\b(?:fsync|fdatasync)\(")


def measure(stage: Stage) -> list[Figure]:
    """Receipts and bare transactions in turns, and the flushes of one receipt."""
    room = stage.room("store")
    window = Window(room)
    window.receive()
    written = rows_of_one_receipt(window.world.profile / "cases.db")
    same_rows = SameRows(room / "same.db", written)
    one_table = OneTable(room / "plain.db", written)
    for _ in range(_WARM_UP):
        window.receive()
        same_rows.write()
        one_table.write()
    our_ms, floor_ms, plain_ms = in_turns(
        stage.size(400, 40),
        lambda: took_ms(window.receive),
        lambda: took_ms(same_rows.write),
        lambda: took_ms(one_table.write),
    )
    window.close()
    same_rows.close()
    one_table.close()
    flushes = flushes_of_one_receipt(stage)
    spread, floor_spread, plain = Spread.of(our_ms), Spread.of(floor_ms), Spread.of(plain_ms)
    few_enough = flushes is None or flushes <= MOST_FLUSHES
    return [
        Figure(
            key="receipt",
            what="receipt of a case: received and accepted, durable, prints queued",
            floor_name=(
                "the same rows in the same tables and indexes, one bare SQLCipher transaction with"
                " the same pragmas"
            ),
            unit="ms",
            ours=spread,
            floor=floor_spread,
            bar="≤ 2 ×, ≤ 5 fsyncs",
            meets=spread.median <= BAR * floor_spread.median and few_enough,
            notes=(
                ("fsyncs of one receipt", "not measured" if flushes is None else flushes),
                ("ms for the rows' bytes in one table without any index", plain.median),
                ("times that", spread.median / plain.median),
            ),
        )
    ]


class Window:
    """A desk with a clerk who receives one complete application after the other."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder).open()
        self.world.enrol()
        self.world.publish_reference()
        self._lend_numbers()
        cache = self.world.store.cache
        clerk = replace(RECEIVER, duties=frozenset(Duty))
        self._counter = Counter(
            self.world.store.journal, self.world.clock, cache.site(), cache.calendar(), clerk
        )
        self._application = Application(
            item=ITEM, window="NY", person=PERSON, answers=ANSWERS, judgements=IN_ORDER
        )

    def receive(self) -> None:
        """One receipt, as the screen has it done: on the writer thread, until it is durable."""
        self.world.on_writer(receive, self._counter, self._application, "", accepting)

    def close(self) -> None:
        """Close the store."""
        self.world.close()

    def _lend_numbers(self) -> None:
        world = self.world
        for need in world.on_writer(world.store.sync.lease_needs, date(2026, 3, 2)):
            reply = LeaseReply(
                lease=f"lease-{need.request}",
                series=need.series,
                low=1,
                high=_NUMBERS,
                expires_on=date(2026, 12, 31),
                server_now=world.clock.now(),
            )
            world.on_writer(world.store.sync.add_lease, need, reply)


def flushes_of_one_receipt(stage: Stage) -> float | None:
    """fsync and fdatasync calls of one receipt on average; ``None`` where strace is missing.

    Two processes are traced, one with more receipts than the other: what differs is theirs.
    """
    if shutil.which("strace") is None:
        return None
    counts = [_flushes(stage, receipts) for receipts in (_FEW, _MANY)]
    few, many = counts
    return None if few is None or many is None else (many - few) / (_MANY - _FEW)


def _flushes(stage: Stage, receipts: int) -> int | None:
    folder = stage.room(f"traced-{receipts}")
    log = folder / "calls"
    tracer = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(log)]
    work = [sys.executable, "-m", "tests.benchmarks.receipt", str(folder), str(receipts)]
    done = subprocess.run(
        [*tracer, *work], check=False, capture_output=True, timeout=_TRACE_TIMEOUT_S
    )
    if done.returncode != 0:
        return None
    return sum(_FLUSH.search(line) is not None for line in log.read_text("utf-8").splitlines())


if __name__ == "__main__":
    traced = Window(Path(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        traced.receive()
    traced.close()
