"""What the C library keeps of memory that was freed. Only glibc is told anything; others are left alone."""

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Final

_MMAP_THRESHOLD: Final = -3
"""``M_MMAP_THRESHOLD`` of ``malloc.h``."""
_LARGE_BYTES: Final = 256 * 1024


def keep_large_apart() -> None:
    """Once, when the program begins: large blocks are mapped one by one and leave when they are freed.

    So it is at first. But glibc takes the first large block that is freed, a page of the feed of 8 MB,
    for a sign that blocks of this size come often, and from then on cuts them out of the heap of each
    thread, where what is freed stays: 4 MB after 100,000 cases came in.
    """
    settings = _of_glibc("mallopt")
    if settings is not None:
        settings(_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back() -> None:
    """Return what lies free in the C heap to the system; any thread, some ms.

    glibc keeps what was freed below the newest block in use: after 100,000 cases came in, 4 MB beside
    the pages that SQLite has just let go, which would stay as well.
    """
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


@cache
def _of_glibc(name: str) -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    if not hasattr(library, "gnu_get_libc_version"):
        return None
    found: Callable[..., int] | None = getattr(library, name, None)
    return found
