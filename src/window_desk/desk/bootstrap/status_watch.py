"""Keeps the frame true: line, printer, reader, clock, badges, and who sits here. Screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from window_desk.casework.duties import Duty
from window_desk.desk.bootstrap.badge_watch import BadgeWatch
from window_desk.desk.bootstrap.clock_watch import ClockWatch
from window_desk.desk.bootstrap.disk_watch import DiskWatch
from window_desk.desk.bootstrap.loading_watch import LoadingWatch
from window_desk.desk.ui.bridge import Notices
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.recomputation_watch import RecomputationWatch
from window_desk.desk.ui.screens.as_of import as_of_words, last_contact, line_now
from window_desk.desk.ui.screens.case_words import duty_words
from window_desk.desk.ui.screens.recomputation_words import (
    moved_action,
    moved_words,
)
from window_desk.desk.ui.screens.settings.presenter import SettingKey
from window_desk.desk.ui.screens.sync.words import MAY_ENROL_AGAIN, enrol_again_words
from window_desk.desk.ui.shell.banner import Banner
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.ui.shell.status_marks import (
    line_mark,
    printer_mark,
    reader_mark,
)
from window_desk.desk.ui.shell.top_bar import Identity
from window_desk.desk.use_cases.deadline_views import Recomputation, RecomputationCause
from window_desk.desk.use_cases.device_values import (
    DeviceError,
    PrinterStatus,
    ReaderStatus,
    Readiness,
)
from window_desk.desk.use_cases.line_ports import LineReport, LineState

if TYPE_CHECKING:
    from window_desk.desk.bootstrap.workshop import Workshop
    from window_desk.desk.store.pc_settings import PcSettings

ASK_EVERY_MS = 5_000
_STOPPED = frozenset({LineState.WITHDRAWN, LineState.FORKED, LineState.OUTDATED})
_LINE_BANNER = "line"
_MOVED_BANNER = "moved_promises"


class StatusWatch(QObject):
    """Asks the devices every few seconds; the line tells by itself."""

    def __init__(
        self,
        window: MainWindow,
        workshop: Workshop,
        settings: PcSettings,
        notices: Notices,
        enrol_again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._window = window
        self._workshop = workshop
        self._settings = settings
        self._notices = notices
        self._enrol_again = enrol_again
        self._session = workshop.session
        self._clock = ClockWatch(window, workshop.session)
        self._disk = DiskWatch(window, workshop)
        self._asking = QTimer(self)
        self._asking.setInterval(ASK_EVERY_MS)
        self._asking.timeout.connect(self.ask_devices)
        self._asking.start()
        self._day = self._session.today()
        self._session.changed.connect(self._on_changed)
        self._badges = BadgeWatch(window, workshop.session)
        self._cause: RecomputationCause | None = None
        self._is_moving = False
        self._loading = LoadingWatch(window, self._session, self)
        self._loading.moving.connect(self._on_moving)
        self._recomputation = RecomputationWatch(self._session, self)
        self._recomputation.told.connect(self._on_recomputation_told)
        self._recomputation.ask()
        self.ask_devices()

    def close(self) -> None:
        """Ask no more."""
        self._asking.stop()
        self._recomputation.close()
        self._loading.close()
        self._badges.close()

    def tell_again(self) -> None:
        """Say everything anew, after the language changed."""
        self.show_clerk()
        self._loading.tell_again()
        self.show_line(self._workshop.line.report())
        self.ask_devices()

    def show_clerk(self) -> None:
        """Say who sits here and where; the board is for supervisors."""
        self._clock.tell_again()
        site = self._session.cache.site()
        clerk = self._session.clerk
        names = {window.code: window.name for window in self._session.cache.windows()}
        window = next((names[code] for code in clerk.windows if code in names), "")
        duties = duty_words(duty for duty in Duty if duty in clerk.duties)
        self._window.set_identity(
            Identity(site=site.name, window=window, clerk=clerk.name, duty=duties)
        )
        self._window.rail.set_shown("board", clerk.has(Duty.SUPERVISE))

    def show_line(self, report: LineReport) -> None:
        """Say how the line is; a stopped desk says so in a banner."""
        self._show_light()
        self._clock.look()
        if report.state in MAY_ENROL_AGAIN:
            self._window.show_banner(
                Banner(
                    _LINE_BANNER,
                    Tone.TROUBLE,
                    report.sentence,
                    enrol_again_words(),
                    self._enrol_again,
                )
            )
        elif report.state in _STOPPED:
            self._window.show_banner(Banner(_LINE_BANNER, Tone.TROUBLE, report.sentence))
        else:
            self._window.clear_banner(_LINE_BANNER)

    def _on_changed(self) -> None:
        """While the line is down nobody else tells that there is more to send."""
        if self._workshop.line.report().state is not LineState.ONLINE:
            self._show_light()

    def _on_moving(self, is_moving: object) -> None:
        self._is_moving = bool(is_moving)
        self._show_light()

    def _show_light(self) -> None:
        told, now = line_now(self._session), self._session.now()
        self._window.set_mark(
            line_mark(told, last_contact(self._session), now, is_moving=self._is_moving)
        )
        self._window.set_as_of(as_of_words(self._session))

    def ask_devices(self) -> None:
        """Look at clock and disk; ask printer and reader how they are, on the device thread."""
        self._clock.look()
        self._disk.look()
        today = self._session.today()
        self._workshop.self_check.run_if_due(today)
        if today != self._day:
            self._day = today
            self._workshop.begin_day()
        printer = self._settings.get(SettingKey.PRINTER_ADDRESS.value)
        if printer:
            self._workshop.devices.printer_status(printer).add_done_callback(self._on_printer)
        else:
            self._window.set_mark(printer_mark(Tone.OFF))
        reader = self._settings.get(SettingKey.READER_ADDRESS.value)
        if reader:
            self._workshop.devices.reader_status(reader).add_done_callback(self._on_reader)
        else:
            self._window.set_mark(reader_mark(Tone.OFF))

    def _on_printer(self, answer: Future[PrinterStatus]) -> None:
        try:
            status = answer.result()
        except (CancelledError, DeviceError):
            return
        self._notices.post(partial(self._show_printer, status))

    def _on_reader(self, answer: Future[ReaderStatus]) -> None:
        try:
            status = answer.result()
        except (CancelledError, DeviceError):
            return
        self._notices.post(partial(self._show_reader, status))

    def _on_recomputation_told(self, found: object) -> None:
        """Say in the status bar how far open cases are told anew; afterwards lists are read again."""
        if isinstance(found, Recomputation):
            self._cause = found.cause
            self._loading.tell_recomputation(found)
            return
        self._loading.tell_recomputation(None)
        if self._cause is RecomputationCause.CALENDAR:
            self._tell_moved()
        self._session.changed.emit()

    def _tell_moved(self) -> None:
        """A new calendar moved printed promises: say how many, and where they are listed."""
        moved = self._session.cache.deadline_counts(self._session.today()).moved
        if not moved:
            return
        self._window.show_banner(
            Banner(
                _MOVED_BANNER,
                Tone.NOTICE,
                moved_words(moved),
                moved_action(),
                self._go_to_moved,
            )
        )

    def _go_to_moved(self) -> None:
        self._window.clear_banner(_MOVED_BANNER)
        self._session.go_to("deadlines", "moved")

    def _show_printer(self, status: PrinterStatus) -> None:
        if status.trouble is not None:
            self._window.set_mark(printer_mark(Tone.TROUBLE, status.trouble.cause))
        elif status.readiness is Readiness.READY:
            self._window.set_mark(printer_mark(Tone.GOOD))
        else:
            self._window.set_mark(printer_mark(Tone.NOTICE))

    def _show_reader(self, status: ReaderStatus) -> None:
        if status.trouble is not None:
            self._window.set_mark(reader_mark(Tone.TROUBLE, status.trouble.cause))
        else:
            self._window.set_mark(reader_mark(Tone.GOOD))
