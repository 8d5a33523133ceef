"""Files that are there whole after a power cut, or not at all."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads; raises :class:`OSError` and leaves nothing."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("xb") as file:
            part.chmod(0o600)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def flush(path: Path) -> None:
    """Make a file's content durable; raises :class:`OSError`."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def put_in_place(part: Path, path: Path) -> None:
    """Give a flushed file its name, durably; raises :class:`OSError`."""
    part.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
