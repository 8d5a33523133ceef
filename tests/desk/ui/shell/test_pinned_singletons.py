"""A desk outlives more signals than Python 3.11 has references of its singletons."""

import subprocess
import sys

ALL_DAY = """
import window_desk.desk.ui
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal()

app = QCoreApplication([])
bell = Bell()
bell.rung.connect(lambda: None)
for _ in range(100_000):
    bell.rung.emit()
    bell.property("unknown")
print("evening")
"""


def test_a_desk_lives_through_the_day() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_DAY], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "evening\n"
    assert done.returncode == 0
