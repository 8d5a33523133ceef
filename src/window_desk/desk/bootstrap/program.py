"""The desk as a program: window, gate, workshop, screens. Lives on the screen's thread."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from window_desk import __version__
from window_desk.desk.bootstrap.checked_settings import CheckedSettings
from window_desk.desk.bootstrap.gate import DeskGate
from window_desk.desk.bootstrap.options import DeskOptions
from window_desk.desk.bootstrap.screens import screen_factories
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.store.pc_settings import PcSettings
from window_desk.desk.store.spare_memory import keep_large_apart
from window_desk.desk.ui import app_fonts, crash_hook, theme, translations
from window_desk.desk.ui.bridge import Commands, Notices
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.settings.presenter import DEFAULTS, SettingKey
from window_desk.desk.ui.screens.sign_in.view import SignInView
from window_desk.desk.ui.shell.banner import Banner
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.ui.shell.screen_names import SYNC_KEY

if TYPE_CHECKING:
    from window_desk.desk.bootstrap.status_watch import StatusWatch
    from window_desk.desk.bootstrap.workshop import Workshop

PREPARE_AFTER_MS = 200
SWITCH_S = 0.000_5
GARBAGE_THRESHOLD = 20_000
"""A page of the feed makes some hundred thousand short-lived objects."""

_log = logging.getLogger("window_desk.desk")
_SITE_NAME = "site_name"


class DeskProgram(QObject):
    """Builds everything, and takes it apart in :meth:`close`.

    ``clock`` is the PC's, on the system's own time unless another is given. ``work_begun`` comes once:
    the first clerk is in, and what lasts until the end stands.
    """

    work_begun = Signal()

    def __init__(
        self, app: QApplication, options: DeskOptions, clock: PcClock | None = None
    ) -> None:
        super().__init__()
        keep_large_apart()
        self._app = app
        self._options = options
        options.profile.parent.mkdir(parents=True, exist_ok=True)
        self.settings = PcSettings(options.profile)
        self.clock = clock or PcClock()
        self.gate = DeskGate(options, self.clock)
        self._dress()
        self.notices = Notices()
        self._hook = crash_hook.install(_log)
        self._gate_thread = ThreadPoolExecutor(1, thread_name_prefix="gate")
        self._gate_commands = Commands(self._gate_thread)
        self.workshop: Workshop | None = None
        self._watch: StatusWatch | None = None
        self.window = MainWindow(screen_factories(self))
        self._hook.tell_with(self._tell_crash, self._crash_context)
        self.sign_in_view = SignInView(self.gate, self._gate_commands)
        self.sign_in_view.signed_in.connect(self._on_signed_in)
        self.window.lock_requested.connect(self.lock)
        self.window.status_opened.connect(self._on_status_opened)
        self._cover()

    def show(self) -> None:
        """Show the window."""
        self.window.resize(1366, 768)
        self.window.show()

    def prepare(self) -> None:
        """Have the gate get ready for the first sign-in."""
        self._gate_commands.run(self.gate.prepare, lambda _ready: None)

    def lock(self) -> None:
        """Cover the work; the clerk or a colleague signs in again."""
        if self.workshop is None:
            return
        clerk = self.workshop.session.clerk
        screen = self.window.current_screen()
        if screen is not None:
            screen.on_hidden()
        self.sign_in_view.show_locked(clerk.number, clerk.name)
        self.window.cover(self.sign_in_view)

    def enrol_again(self) -> None:
        """Ask for a new one-time code, after the county has stopped this PC."""
        from window_desk.desk.bootstrap.enrol_again import EnrolAgain
        from window_desk.desk.ui.screens.sign_in.enrol_view import EnrolView

        store, screen = self.gate.store, self.window.current_screen()
        if store is None or self.window.covered():
            return
        if screen is not None:
            screen.on_hidden()
        enrolling = EnrolAgain(store, self._options)
        view = EnrolView(enrolling, self._gate_commands, self.notices, again=True)
        address = self.settings.get(SettingKey.COUNTY_ADDRESS.value)
        view.fields["address"].set_text(address or self._options.county_address)
        view.enrolled.connect(self._on_enrolled_again)
        view.cancelled.connect(self.window.uncover)
        self.enrol_view = view
        self.window.cover(view)

    def _on_enrolled_again(self, _clerk_number: str) -> None:
        self._keep_county_address()
        if self.workshop is not None:
            self.workshop.line.nudge()
        self._watch_clerk()
        self.window.uncover()
        self.window.show_screen("to_settle")

    def set_value(self, key: str, value: str) -> None:
        """Follow a setting that was just kept."""
        if key in {SettingKey.THEME.value, SettingKey.TEXT_SIZE.value}:
            self._dress()
        elif key == SettingKey.LANGUAGE.value:
            translations.install(self._app, value)
            if self._watch is not None:
                self._watch.tell_again()

    def go_to(self, screen: str, argument: object) -> None:
        """Show a screen, with what ``argument`` names (a case, an item) in focus."""
        shown = self.window.show_screen(screen)
        if isinstance(argument, str):
            shown.open_key(argument)

    def checked_settings(self) -> CheckedSettings:
        """The settings as the settings screen may change them."""
        return CheckedSettings(self.settings, allow_plain_http=self._options.allow_plain_http)

    def close(self) -> None:
        """Take everything apart; drafts are saved, a copy being printed is finished."""
        screen = self.window.current_screen()
        if screen is not None and not self.window.covered():
            screen.on_hidden()
        self.window.close()
        if self._watch is not None:
            self._watch.close()
        if self.workshop is not None:
            self.workshop.close()
        self.gate.interrupt()
        self._gate_commands.close()
        self._gate_thread.shutdown(wait=True)
        QCoreApplication.removePostedEvents(self.notices)
        self.gate.close()

    def _cover(self) -> None:
        if self.gate.is_enrolled:
            self.sign_in_view.set_desk(self.settings.get(_SITE_NAME), "")
            self.sign_in_view.show_sign_in(self.settings.get("last_clerk"))
            self.window.cover(self.sign_in_view)
            return
        from window_desk.desk.ui.screens.sign_in.enrol_view import EnrolView

        view = EnrolView(self.gate, self._gate_commands, self.notices)
        view.fields["address"].set_text(self._options.county_address)
        view.enrolled.connect(self._on_enrolled)
        self.enrol_view = view
        self.window.cover(view)

    def _on_enrolled(self, clerk_number: str) -> None:
        from window_desk.desk.bootstrap.workshop import DEFAULT_PROFILE

        for key, value in (
            (SettingKey.PRINTER_ADDRESS.value, self._options.printer_address),
            (SettingKey.PRINTER_PROFILE.value, self._options.printer_profile or DEFAULT_PROFILE),
            (SettingKey.READER_ADDRESS.value, self._options.reader_address),
            (SettingKey.DOCUMENT_PRINTER.value, self._options.document_printer),
        ):
            if value:
                self.settings.set(key, value)
        self._keep_county_address()
        self._on_signed_in(clerk_number)

    def _keep_county_address(self) -> None:
        store = self.gate.store
        if store is None:
            return
        identity = store.journal.executor.submit(store.sync.identity).result()
        if identity is not None:
            self.settings.set(SettingKey.COUNTY_ADDRESS.value, identity.county_address)

    def _on_signed_in(self, clerk_number: str) -> None:
        store, clerk = self.gate.store, self.gate.clerk
        if store is None or clerk is None:
            raise RuntimeError("the gate let nobody in")
        self.settings.set("last_clerk", clerk_number)
        self.settings.set(_SITE_NAME, store.cache.site().name)
        self.sign_in_view.set_desk(store.cache.site().name, "")
        if self.workshop is None:
            from window_desk.desk.bootstrap.status_watch import StatusWatch
            from window_desk.desk.bootstrap.workshop import Workshop
            from window_desk.desk.ui.screens.palette import cases_source, items_source

            self.workshop = Workshop(
                store, self.clock, self.settings, self.notices, self._tell_trouble
            )
            session = self.workshop.session
            session.navigated.connect(self._on_navigated)
            session.troubled.connect(self._tell_trouble)
            for source in (items_source(session), cases_source(session)):
                self.window.add_palette_source(source)
            self._watch = StatusWatch(
                self.window, self.workshop, self.settings, self.notices, self.enrol_again
            )
            self.workshop.start(self._watch.show_line)
        self.workshop.session.sign_in(clerk)
        self._watch_clerk()
        if self.window.current_screen() is None:
            self.window.show_screen("workbench")
            self.work_begun.emit()
        self.window.uncover()
        self.workshop.printing.print_waiting()

    def _watch_clerk(self) -> None:
        if self._watch is not None:
            self._watch.show_clerk()

    def _on_navigated(self, screen: str, argument: object) -> None:
        self.go_to(screen, argument)

    def _on_status_opened(self, key: str) -> None:
        self.window.show_screen(SYNC_KEY if key == "line" else "settings")

    def _dress(self) -> None:
        value = self.settings.get
        scale = int(value(SettingKey.TEXT_SIZE.value) or DEFAULTS[SettingKey.TEXT_SIZE]) / 100
        theme.apply(self._app, value(SettingKey.THEME.value) or DEFAULTS[SettingKey.THEME], scale)
        app_fonts.install(self._app, scale)

    def _tell_trouble(self, sentence: str) -> None:
        banner = Banner(sentence, Tone.TROUBLE, sentence)
        self.window.show_banner(banner)

    def _tell_crash(self, sentence: str) -> None:
        self.notices.post(partial(self._tell_trouble, sentence))

    def _crash_context(self) -> dict[str, str]:
        return {"version": __version__, "screen": self.window.current_key()}


def favour_the_screen() -> None:
    """Set the interpreter so that the screen's thread waits little for the others."""
    # what stands now stays: looking through it again and again would make the screen stutter
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    # the screen gives the interpreter away at every row it reads, and gets it back this much later
    sys.setswitchinterval(SWITCH_S)


def run_desk(options: DeskOptions, on_ready: Callable[[DeskProgram], None] | None = None) -> int:
    """Run the desk until its window is closed; returns the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("the desk needs a QApplication")
    program = DeskProgram(app, options)
    language = program.settings.get(SettingKey.LANGUAGE.value)
    if language:
        translations.install(app, language)
    program.show()
    QTimer.singleShot(PREPARE_AFTER_MS, program, program.prepare)
    favour_the_screen()
    program.work_begun.connect(favour_the_screen)
    gc.enable()
    if on_ready is not None:
        QTimer.singleShot(0, program, partial(on_ready, program))
    status = app.exec()
    program.close()
    return status
