"""Printers for sheets: a folder that collects PDFs, or a print queue of CUPS.

Both work on the caller's thread (the print spool's) and answer with a finished future, so that the
spool treats them like any other printer.
"""

from __future__ import annotations

import os
import re
import subprocess
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceError,
    DeviceTrouble,
    Failed,
    PrintOutcome,
    Sent,
    Unknown,
)

LP_TIMEOUT_S: Final = 30.0
_LONGEST_NAME_BYTES: Final = 200
_NOT_IN_FILE_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_QUEUE_NAME: Final = re.compile(r"[^\s/#-][^\s/#]*")


class FolderPrinter:
    """Keeps every sheet as a PDF file; a file that is there, synced to the disk, is confirmed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, pdf: bytes, title: str) -> Future[PrintOutcome]:
        """Write ``title``.pdf at once and whole: under another name first, then renamed."""
        return _finished(self._write(pdf, title))

    def _write(self, pdf: bytes, title: str) -> PrintOutcome:
        path = self._folder / f"{file_name(title)}.pdf"
        waiting = path.with_name(f".{path.name}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with waiting.open("wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(path)
            _sync_folder(self._folder)
        except PermissionError:
            return Failed(DeviceTrouble.NO_PERMISSION)
        except OSError:
            return Failed(DeviceTrouble.ABSENT)
        return Confirmed()


class CupsPrinter:
    """A queue of CUPS; ``lp`` takes the sheet over, whether it is printed nobody tells."""

    def __init__(self, queue: str, program: str = "lp", timeout_s: float = LP_TIMEOUT_S) -> None:
        """``program`` is the spooler's command, found on the path."""
        self._queue = queue
        self._program = program
        self._timeout_s = timeout_s

    def send(self, pdf: bytes, title: str) -> Future[PrintOutcome]:
        """Hand ``pdf`` to the queue through the standard input of ``lp``."""
        return _finished(self._run(pdf, title))

    def _run(self, pdf: bytes, title: str) -> PrintOutcome:
        command = [self._program, "-d", self._queue, "-t", title, "-"]
        try:
            done = subprocess.run(
                command, input=pdf, capture_output=True, timeout=self._timeout_s, check=False
            )
        except subprocess.TimeoutExpired:
            return Unknown(DeviceTrouble.NO_ANSWER)
        except PermissionError:
            return Failed(DeviceTrouble.NO_PERMISSION)
        except OSError:
            return Failed(DeviceTrouble.ABSENT)
        return Sent() if done.returncode == 0 else Failed(DeviceTrouble.ABSENT)


def open_document_printer(address: str) -> FolderPrinter | CupsPrinter:
    """The printer at ``folder:DIR`` or ``cups:NAME``.

    Raises :class:`DeviceError` (BAD_ADDRESS) with the sentence for the settings screen.
    """
    kind, _, rest = address.strip().partition(":")
    where = rest.strip()
    if kind == "folder" and where:
        return FolderPrinter(Path(where).expanduser())
    if kind == "cups" and _QUEUE_NAME.fullmatch(where):
        return CupsPrinter(where)
    raise DeviceError(
        DeviceTrouble.BAD_ADDRESS,
        "文书打印机地址写得不对：请写成“cups:打印机名”或“folder:保存PDF的文件夹”。",
    )


def file_name(title: str) -> str:
    """``title`` as a file name that Windows and Linux both allow."""
    name = _NOT_IN_FILE_NAMES.sub("_", title).strip(" .")
    shortened = name.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore")
    return shortened or "document"


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no way to ask for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _finished(outcome: PrintOutcome) -> Future[PrintOutcome]:
    future: Future[PrintOutcome] = Future()
    future.set_result(outcome)
    return future
