"""Says in the frame what comes in at this moment, and what does not stand in lists yet. Screen's thread."""

from PySide6.QtCore import QObject, Signal

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.screens.arriving_words import arriving_words
from window_desk.desk.ui.screens.recomputation_words import recomputation_mark
from window_desk.desk.ui.screens.transfer_words import (
    transfer_word,
    transfer_words,
    under_way_for_sure,
)
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.ui.steady_watch import SteadyWatch
from window_desk.desk.use_cases.case_views import ArrivingCases
from window_desk.desk.use_cases.deadline_views import Recomputation
from window_desk.desk.use_cases.sync_ports import Transfer


class LoadingWatch(QObject):
    """Beside the line's light: what goes over it, else how far a recomputation is. Beside the title:
    new cases on their way into the lists. ``moving`` says that the line does something, or rests again.
    """

    moving = Signal(bool)

    def __init__(self, window: MainWindow, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._recomputation: Recomputation | None = None
        self._transfers = SteadyWatch(self._transfer_now, self)
        self._transfers.told.connect(self._on_transfer_told)
        self._arriving = SteadyWatch(session.cache.arriving_cases, self)
        self._arriving.told.connect(self.tell_again)
        self._transfers.start()
        self._arriving.start()

    def close(self) -> None:
        """Look no more."""
        self._transfers.close()
        self._arriving.close()

    def tell_recomputation(self, found: Recomputation | None) -> None:
        """How far open cases are told anew; ``None`` once they are."""
        self._recomputation = found
        self.tell_again()

    def tell_again(self) -> None:
        """Say everything as it is known now, in the screen's language."""
        progress = self._window.status.progress
        transfer, arriving = self._transfers.shown(), self._arriving.shown()
        if isinstance(transfer, Transfer):
            words = f"{transfer_word(transfer.kind)} {transfer_words(transfer)}"
            progress.tell(words, transfer.done, transfer.total)
        elif self._recomputation is not None:
            found = self._recomputation
            progress.tell(recomputation_mark(found), found.done, found.total)
        else:
            progress.tell("", 0, 0)
        self._window.set_arriving(
            arriving_words(arriving) if isinstance(arriving, ArrivingCases) else ""
        )

    def _on_transfer_told(self, found: object) -> None:
        self.tell_again()
        self.moving.emit(found is not None)

    def _transfer_now(self) -> Transfer | None:
        """What somebody waits for most: what comes in before what goes out."""
        under_way = under_way_for_sure(self._session.line.transfers())
        return under_way[-1] if under_way else None
