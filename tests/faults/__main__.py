"""``python -m tests.faults [--seeds N] [--seconds S] [--list]``: the long form of every trial of faults."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.scale import VARIABLE

_HERE = Path(__file__).parent
_PLACES = (_HERE, _HERE.parent / "county" / "test_chaos_on_postgresql.py")
_OPTIONS = ("-v", "-p", "no:randomly", "-o", "timeout=3600", "-o", "log_cli=true")


def main() -> int:
    """Run the trials; 0 when nothing was lost, doubled or left unsaid."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="seeds of process chaos")
    parser.add_argument("--seconds", type=float, default=30.0, help="chaos a seed, in seconds")
    parser.add_argument("--list", action="store_true", help="only name the trials")
    asked = parser.parse_args()
    form = {VARIABLE: f"{asked.seeds} {asked.seconds}"}
    only = ["--collect-only", "-q"] if asked.list else [*_OPTIONS, "-o", "log_cli_level=WARNING"]
    # a process of its own: here the form was read already, and it was the short one
    return subprocess.run(
        [sys.executable, "-m", "pytest", *only, *map(str, _PLACES)],
        env={**os.environ, **form},
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
