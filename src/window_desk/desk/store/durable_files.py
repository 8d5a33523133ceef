"""Small files that must survive a power cut: written whole, flushed to the disk, then put in place."""

import os
import sys
from pathlib import Path


class NotFlushedError(OSError):
    """The system could not flush a file: what of it lies on the disk nobody knows.

    A second flush would succeed without having written anything, so it must not be tried.
    """


def replace_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` so that after a crash either the old or the new one is there.

    Readable by the owner alone. Raises ``OSError`` when the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)
    flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Make the content of a closed file durable. Raises ``OSError``."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def overwrite_durably(handle: int, offset: int, content: bytes) -> None:
    """Write ``content`` at ``offset`` of an open file and flush it.

    Raises ``OSError``; :class:`NotFlushedError` when all was written and the flush failed.

    Where the system can, the time of the change is not flushed: in a file of fixed size that saves
    the file system's journal.
    """
    os.lseek(handle, offset, os.SEEK_SET)
    _write_all(handle, content)
    try:
        if sys.platform == "win32" or sys.platform == "darwin":
            os.fsync(handle)
        else:
            os.fdatasync(handle)
    except OSError as error:
        raise NotFlushedError(error.errno, error.strerror) from error


def _write_all(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
