"""``python -m tests.benchmarks --out DIR [--only NAME …] [--quick]``: measure, print, keep as JSON."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import Figure, Stage
from tests.benchmarks.machine import machine_facts
from tests.benchmarks.report import table, write_json

BENCHMARKS = (
    "cold_start",
    "receipt",
    "search",
    "recompute",
    "sync",
    "county_postgresql",
    "busy_screen",
    "ticket",
    "certificate",
)
"""Modules of this package with ``measure(stage)``, in the order in which they run."""


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; 0 whatever the figures are: bars are judged by who reads them."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of bench.json")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="may be repeated")
    parser.add_argument("--quick", action="store_true", help="small sizes, less than a minute")
    asked = parser.parse_args(arguments)
    out: Path = asked.out.resolve()
    work = out / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    machine = machine_facts()
    figures: list[Figure] = []
    try:
        for name in asked.only or BENCHMARKS:
            began = time.monotonic()
            figures += _measure(name)(Stage(work / name, quick=asked.quick))
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
            write_json(out / "bench.json", {**machine, "quick": int(asked.quick)}, figures)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(table(figures))
    return 0


def _measure(name: str) -> Callable[[Stage], list[Figure]]:
    measure: Callable[[Stage], list[Figure]] = import_module(f"tests.benchmarks.{name}").measure
    return measure


if __name__ == "__main__":
    sys.exit(main())
