"""A process of its own: the desk as ``window-desk desk --profile FOLDER`` starts it; says when the
sign-in page was painted, and ends."""

import sys
import time
from pathlib import Path


def start(profile: Path) -> None:
    """Import what the command imports, then run the desk until its first paint."""
    # what the command itself loads before it starts the desk
    import window_desk.tools.command_line
    import window_desk.tools.desk
    from window_desk.desk.bootstrap import DeskOptions, DeskProgram, run_desk

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

    run_desk(DeskOptions.usual(profile), watch)


if __name__ == "__main__":
    start(Path(sys.argv[1]))
