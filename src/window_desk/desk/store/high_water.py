"""The high-water mark of numbers, kept outside the database in two files.

A restored disk image or database must not give a number again that already stands on paper. So
before a transaction with numbers commits, the highest number of each series goes into two files in
two folders, flushed to the disk. Writer thread, with a helper thread for each file: a disk takes
two flushes at once in hardly more time than one.

Each file holds two slots of fixed size; writes go to them in turn, so that a torn write leaves the
other slot whole. A slot is a JSON mark with its length and CRC-32.
"""

import os
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from window_desk.desk.store.durable_files import flush_folder, overwrite_durably

_SLOT_BYTES: Final = 64 * 1024
_HEADER_BYTES: Final = 8


class Mark(msgspec.Struct, frozen=True):
    """``count`` transactions took numbers so far; ``highest`` is the last number per series."""

    count: int = 0
    highest: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Flush:
    """A mark on its way into both files; ``on_durable`` is called once it is in both."""

    copies: tuple[Future[None], ...]
    on_durable: Callable[[], None]

    def result(self) -> None:
        """Wait until both copies are durable; raises the ``OSError`` of one that is not."""
        wait(self.copies)
        for copy in self.copies:
            copy.result()
        self.on_durable()


class HighWaterMark:
    """Both copies of the mark. Raises ``OSError`` when a file cannot be read or written."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self._handles: list[tuple[Path, int]] = []
        self._flusher = ThreadPoolExecutor(len(files), thread_name_prefix="desk-high-water")
        self.found = False
        self.mark = Mark()
        self._writes = 0
        for path in files:
            self._open(path)

    def raised(self, count: int, numbers: dict[str, int]) -> Mark:
        """The mark of transaction ``count`` with ``numbers``; no series is ever lowered."""
        return _higher(Mark(count, self.mark.highest), Mark(count, numbers))

    def begin(self, mark: Mark) -> Flush:
        """Start to make ``mark`` durable in both files; wait for the result before COMMIT.

        A mark that did not get there is followed by one into the same slots: the others are whole.
        """
        self.mark = mark
        offset = (self._writes + 1) % 2 * _SLOT_BYTES
        body = msgspec.json.encode(mark)
        content = len(body).to_bytes(4, "big") + zlib.crc32(body).to_bytes(4, "big") + body
        return Flush(
            tuple(
                self._flusher.submit(_overwrite, path, handle, offset, content)
                for path, handle in self._handles
            ),
            self._count_write,
        )

    def close(self) -> None:
        """Join the helper thread and close the files."""
        self._flusher.shutdown(wait=True)
        for _path, handle in self._handles:
            os.close(handle)
        self._handles.clear()

    def _count_write(self) -> None:
        self._writes += 1

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        binary = getattr(os, "O_BINARY", 0)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o600)
        self._handles.append((path, handle))
        if is_new:
            _overwrite(path, handle, 0, b"\0" * (2 * _SLOT_BYTES))
            flush_folder(path.parent)
            return
        for slot in (0, 1):
            mark = _read_slot(handle, slot)
            if mark is None:
                continue
            self.found = True
            if mark.count >= self.mark.count:
                self._writes = slot
            self.mark = _higher(self.mark, mark)


def _overwrite(path: Path, handle: int, offset: int, content: bytes) -> None:
    try:
        overwrite_durably(handle, offset, content)
    except OSError as error:
        error.filename = str(path)
        raise


def _higher(one: Mark, other: Mark) -> Mark:
    highest = dict(one.highest)
    for series, number in other.highest.items():
        highest[series] = max(number, highest.get(series, 0))
    return Mark(max(one.count, other.count), highest)


def _read_slot(handle: int, slot: int) -> Mark | None:
    os.lseek(handle, slot * _SLOT_BYTES, os.SEEK_SET)
    content = os.read(handle, _SLOT_BYTES)
    length = int.from_bytes(content[:4], "big")
    body = content[_HEADER_BYTES : _HEADER_BYTES + length]
    if not length or zlib.crc32(body).to_bytes(4, "big") != content[4:_HEADER_BYTES]:
        return None
    try:
        return msgspec.json.decode(body, type=Mark)
    except msgspec.MsgspecError:
        return None
