"""A process of its own: one empty PySide6 window; says what memory it takes, and ends."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.resident import resident_mb

_SETTLED_MS = 500


def tell() -> None:
    """Print it."""
    print(resident_mb(), flush=True)
    QApplication.exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    QTimer.singleShot(_SETTLED_MS, tell)
    app.exec()
