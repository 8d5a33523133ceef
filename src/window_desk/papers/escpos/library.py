"""The way to python-escpos: imported when first needed, and cleaned up after.

Its import reads 200 kB of YAML, leaves a folder in the temporary directory each time and sets up
the root logger. Here it is given a small capabilities file of our own, its folder is removed and
the root logger left as it was. Others that need python-escpos (the devices) import it through
``import_escpos``.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import threading
from types import ModuleType
from typing import Protocol, cast

from window_desk.resources import resource_path

_FILE_VARIABLE = "ESCPOS_CAPABILITIES_FILE"
_FOLDER_VARIABLE = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_lock = threading.Lock()


class EscposPrinter(Protocol):
    """The part of python-escpos' ``Dummy`` that tickets are written with."""

    @property
    def output(self) -> bytes:
        """All bytes written so far."""

    def hw(self, hw: str) -> None:
        """Send a hardware command, ``INIT`` among them."""

    def set(
        self,
        *,
        align: str | None = None,
        bold: bool | None = None,
        custom_size: bool | None = None,
        width: int | None = None,
        height: int | None = None,
    ) -> None:
        """Send the commands for the given style."""

    def qr(self, content: str, ec: int, size: int, *, native: bool) -> None:
        """Print a QR code."""

    def cut(self, mode: str, *, feed: bool) -> None:
        """Cut the paper."""

    def print_and_feed(self, n: int) -> None:
        """Feed ``n`` lines."""

    def _raw(self, msg: bytes) -> None: ...


def import_escpos() -> ModuleType:
    """The package ``escpos.printer``, without the traces that its import leaves.

    Safe from any thread.
    """
    with _lock:
        if "escpos.capabilities" not in sys.modules:
            _import_cleanly()
        from escpos import printer
    return cast("ModuleType", printer)


def _import_cleanly() -> None:
    # WORKAROUND https://github.com/python-escpos/python-escpos (capabilities.py of 3.1): the folder
    # is made even when another one is named, so let it be made, and remove it.
    root = logging.getLogger()
    handlers = list(root.handlers)
    before = {name: os.environ.get(name) for name in (_FILE_VARIABLE, _FOLDER_VARIABLE)}
    os.environ[_FILE_VARIABLE] = str(
        resource_path("printer_profiles", "python-escpos", "capabilities.json")
    )
    os.environ.pop(_FOLDER_VARIABLE, None)
    try:
        from escpos import capabilities
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)


def new_buffer() -> EscposPrinter:
    """A printer of python-escpos that keeps its bytes."""
    return cast("EscposPrinter", import_escpos().Dummy())


def send_raw(printer: EscposPrinter, data: bytes) -> None:
    """Send bytes as they are: python-escpos has no public way, and its ``text`` loses Chinese."""
    printer._raw(data)  # noqa: SLF001
