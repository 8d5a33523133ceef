"""A process of its own: the desk as ``window-desk`` starts it, in the profile named; says when
the sign-in page was painted, and ends."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from window_desk.desk.bootstrap import DeskProgram


def start(profile: Path) -> None:
    """Open the desk until its first paint."""
    import window_desk.__main__  # noqa: F401 - where the program begins
    from window_desk.tools.open_desk import open_desk

    def watch(program: DeskProgram) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer
        from PySide6.QtWidgets import QApplication

        class PaintWatch(QObject):
            """Tells the time after the first paint of what it watches."""

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint:
                    QTimer.singleShot(0, self.tell)
                return super().eventFilter(watched, event)

            def tell(self) -> None:
                if not program.sign_in_view.number.isVisible():
                    raise RuntimeError("the sign-in page is not shown")
                print(time.monotonic_ns(), flush=True)
                QApplication.exit(0)

        watcher = PaintWatch(program)
        program.sign_in_view.installEventFilter(watcher)

    open_desk(profile, on_ready=watch)


if __name__ == "__main__":
    start(Path(sys.argv[1]))
