"""The memory of this process. Imports next to nothing: the bare window uses it too."""

import os
from pathlib import Path


def resident_mb() -> float:
    """What of it lies in RAM, in megabytes; Linux (``/proc``)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
