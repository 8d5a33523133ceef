"""``python -m tests.faults [--seeds N] [--seconds S]``: the long form of every trial of faults."""

import argparse
import os
import sys
from pathlib import Path

import pytest
from tests.faults.scale import VARIABLE

_HERE = Path(__file__).parent
_PLACES = (_HERE, _HERE.parent / "county" / "test_chaos_on_postgresql.py")
_OPTIONS = ("-v", "-p", "no:randomly", "-o", "timeout=3600", "-o", "log_cli=true")


def main() -> int:
    """Run the trials; 0 when nothing was lost, doubled or left unsaid."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="seeds of process chaos")
    parser.add_argument("--seconds", type=float, default=30.0, help="chaos a seed, in seconds")
    asked = parser.parse_args()
    os.environ[VARIABLE] = f"{asked.seeds} {asked.seconds}"
    return int(pytest.main([*_OPTIONS, "-o", "log_cli_level=WARNING", *map(str, _PLACES)]))


if __name__ == "__main__":
    sys.exit(main())
