"""What is read before the window shows: the clerk waits for it."""

import os
import subprocess
import sys
from pathlib import Path

_SRC = Path(__file__).parents[3] / "src"
_LATER = (
    "msgspec",
    "sqlalchemy",
    "sqlcipher3",
    "httpx",
    "reportlab",
    "stdnum",
    "window_desk.casework.acts",
    "window_desk.desk.use_cases.ports",
)


def test_the_frame_of_the_program_is_read_without_casework_and_libraries() -> None:
    program = (
        "import sys, window_desk.desk.bootstrap.program\n"
        f"print(sorted(set({_LATER!r}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(_SRC), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
