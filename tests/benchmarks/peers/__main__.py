"""``python -m tests.benchmarks.peers --out DIR [--quick]``: Window Desk beside PouchDB and Anki.

Installs both peers below ``DIR`` when they are missing. Everything runs on loopback, one after the
other, on the same disk.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tests.benchmarks.machine import machine_facts
from tests.benchmarks.peers.comparison import table, write_json
from tests.benchmarks.peers.installing import installed_anki, installed_pouchdb
from tests.benchmarks.peers.measured import Compared, Losses, Measured
from tests.benchmarks.peers.ours import WindowDesk
from tests.benchmarks.peers.peers import Anki, PouchDb


def main(arguments: list[str] | None = None) -> int:
    """Measure all three, print the table, keep ``peers.json``."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of peers.json")
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    asked = parser.parse_args(arguments)
    out: Path = asked.out.resolve()
    installed, work = out / "peers", out / "peers-work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    compared: list[Compared] = [
        WindowDesk(),
        Anki(installed_anki(installed)),
        PouchDb(installed_pouchdb(installed)),
    ]
    count, rounds, kills = (1_000, 1, 1) if asked.quick else (20_000, 3, 3)
    found: dict[str, Measured] = {}
    losses: dict[str, Losses] = {}
    try:
        for each in compared:
            room = work / each.name.replace(" ", "-")
            found[each.name] = each.measure(room / "figures", count, rounds)
            losses[each.name] = each.sudden_ends(room / "kills", kills)
            print(f"{each.name}: done", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    write_json(out / "peers.json", machine_facts(), found, losses)
    print(table(found, losses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
