"""The disk under a folder: what it is called, and whether it takes and keeps a file."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from window_desk.desk.store.durable_files import NotFlushedError, overwrite_durably

TRIAL_NAME: Final = "room.trial"
TRIAL_BYTES: Final = 4 * 1024 * 1024


def disk_of(folder: Path) -> str:
    """The drive (``C:``) or mount point (``/var``) that holds ``folder``."""
    folder = folder.absolute()
    if folder.drive:
        return folder.drive
    return str(next(each for each in (folder, *folder.parents) if os.path.ismount(each)))


def trouble_code(error: OSError) -> str:
    """``disk_full`` when nothing but room is missing, ``disk_error`` for everything else.

    A flush that failed is never a mere lack of room: what became of the pages nobody knows.
    """
    if isinstance(error, NotFlushedError):
        return "disk_error"
    return "disk_full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "disk_error"


def try_room(folders: Iterable[Path]) -> None:
    """Write, flush and remove 4 MiB in each folder; raises the ``OSError`` of the first that fails."""
    for folder in folders:
        trial = folder / TRIAL_NAME
        try:
            handle = os.open(trial, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                overwrite_durably(handle, 0, b"\0" * TRIAL_BYTES)
            finally:
                os.close(handle)
        except OSError as error:
            error.filename = str(trial)
            raise
        finally:
            trial.unlink(missing_ok=True)
