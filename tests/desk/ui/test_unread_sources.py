"""PySide6 leaves the sources of this program's modules unread."""

import subprocess
import sys

_IMPORT_AND_COUNT = """
import linecache
import PySide6.QtCore
import window_desk.casework.law
import window_desk.desk.ui.shell.main_window
print(len(linecache.cache))
"""
_FEW = 5
"""What the interpreter and PySide6 may look at for reasons of their own."""


def test_no_source_of_the_program_is_kept_in_memory() -> None:
    counted = subprocess.run(
        [sys.executable, "-c", _IMPORT_AND_COUNT], capture_output=True, text=True, check=True
    )
    assert int(counted.stdout) <= _FEW
