"""The main window: rail, bars, banner, pages, help, toast, palette and cover. Screen's thread.

Help and palette are made when they are first opened: the sign-in page must not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from window_desk.desk.ui.shell.action_bar import ActionBar
from window_desk.desk.ui.shell.banner import Banner, BannerArea
from window_desk.desk.ui.shell.rail import Rail, RailEntry
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.ui.shell.screen_names import (
    RAIL_KEYS,
    SYNC_KEY,
    screen_name,
    screen_shortcut,
)
from window_desk.desk.ui.shell.status_bar import StatusBar, StatusMark
from window_desk.desk.ui.shell.status_marks import unknown_marks
from window_desk.desk.ui.shell.toast import Toast
from window_desk.desk.ui.shell.top_bar import Identity, TopBar

if TYPE_CHECKING:
    from window_desk.desk.ui.parts.command_palette import CommandPalette, PaletteSource
    from window_desk.desk.ui.shell.help_panel import HelpPanel


class MainWindow(QWidget):
    """The frame round the screens.

    ``factories`` makes the pages by key: those of ``RAIL_KEYS`` stand in the rail, others (a single
    case) are reached by ``show_screen``. A page is made when it is first shown and made anew after
    a change of language; drafts are saved as typed, so nothing is lost by that.
    """

    screen_shown = Signal(str)
    lock_requested = Signal()
    status_opened = Signal(str)

    def __init__(
        self,
        factories: Mapping[str, Callable[[], Screen]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self._factories = dict(factories)
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._as_of = ""
        self._arriving = ""
        self._body = QWidget(self)
        self._root = QStackedWidget(self)
        self._root.addWidget(self._body)
        self.rail = Rail(
            [
                RailEntry(key, screen_name(key), key, at_bottom=key == "settings")
                for key in RAIL_KEYS
                if key in self._factories
            ],
            self._body,
        )
        self.top_bar = TopBar(self._body)
        self.banners = BannerArea(self._body)
        self.pages = QStackedWidget(self._body)
        self._beside_pages = QHBoxLayout()
        self._help: HelpPanel | None = None
        self._palette: CommandPalette | None = None
        self._palette_sources: list[PaletteSource] = []
        self.action_bar = ActionBar(self._body)
        self.status = StatusBar(self._body)
        self._lay_out()
        self.toast = Toast(self.pages)
        self._connect()
        for mark in unknown_marks():
            self.set_mark(mark)
        self.setWindowTitle(self.tr("窗口办件"))

    @property
    def help(self) -> HelpPanel:
        """The panel that F1 opens."""
        if self._help is None:
            from window_desk.desk.ui.shell.help_panel import HelpPanel

            self._help = HelpPanel(self._body)
            self._help.closed.connect(self.toggle_help)
            self._beside_pages.addWidget(self._help)
        return self._help

    @property
    def palette_panel(self) -> CommandPalette:
        """The panel that Ctrl+K opens."""
        if self._palette is None:
            from window_desk.desk.ui.parts.command_palette import CommandPalette
            from window_desk.desk.ui.shell.palette_sources import ActionSource, ScreenSource

            self._palette = CommandPalette(self._body)
            own = (ActionSource(self).source(), ScreenSource(self).source())
            for source in (*own, *self._palette_sources):
                self._palette.add_source(source)
        return self._palette

    def show_screen(self, key: str) -> Screen:
        """Bring the page ``key`` to the front, making it if need be, and return it."""
        before = self._screens.get(self._current)
        screen = self._screens.get(key) or self._make(key)
        if before is not None and before is not screen:
            before.on_hidden()
        self._current = key
        self.pages.setCurrentWidget(screen)
        # a page that comes to the front is raised above all its siblings
        self.toast.raise_()
        rail_key = screen.rail_key or key
        if rail_key in RAIL_KEYS:
            self.rail.set_current(rail_key)
        else:
            self.rail.clear_current()
        self._refresh_frame()
        screen.on_shown()
        self.screen_shown.emit(key)
        return screen

    def current_screen(self) -> Screen | None:
        """Return the page in front."""
        return self._screens.get(self._current)

    def current_key(self) -> str:
        """Return the key of the page in front."""
        return self._current

    def screen_keys(self) -> tuple[str, ...]:
        """Return the keys of the screens that have a key: the rail's visible ones, and the line's."""
        beside = (SYNC_KEY,) if SYNC_KEY in self._factories else ()
        return (*self.rail.shown_keys(), *beside)

    def set_badge(self, key: str, count: int) -> None:
        """Show at the rail how many things wait on a screen; 0 shows none."""
        self.rail.set_badge(key, count)

    def set_identity(self, identity: Identity) -> None:
        """Show where the desk is and who sits at it."""
        self.top_bar.set_identity(identity)

    def set_as_of(self, words: str) -> None:
        """Say on pages with cases as of when they hold; no words while the line is up."""
        self._as_of = words
        screen = self.current_screen()
        self.top_bar.set_as_of(words if screen is not None and screen.shows_cases else "")

    def set_arriving(self, words: str) -> None:
        """Say on pages with lists which cases are in none yet; no words once all are."""
        self._arriving = words
        screen = self.current_screen()
        self.top_bar.set_arriving(words if screen is not None and screen.lists_cases else "")

    def set_mark(self, mark: StatusMark) -> None:
        """Show a light of the status bar."""
        self.status.set_mark(mark)

    def show_banner(self, banner: Banner) -> None:
        """Say a trouble above the work."""
        self.banners.show_banner(banner)

    def clear_banner(self, key: str) -> None:
        """Take a trouble away."""
        self.banners.clear_banner(key)

    def show_toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say that something is done, with undo where the law allows it."""
        self.toast.say(text, undo)

    def add_palette_source(self, source: PaletteSource) -> None:
        """Let Ctrl+K search there, too."""
        self._palette_sources.append(source)
        if self._palette is not None:
            self._palette.add_source(source)

    def cover(self, widget: QWidget) -> None:
        """Put ``widget`` (sign-in, lock) over everything; the keys of the frame rest meanwhile."""
        self._root.addWidget(widget)
        self._root.setCurrentWidget(widget)
        widget.setFocus()

    def uncover(self) -> None:
        """Take the cover away and go on where one was."""
        cover = self._root.currentWidget()
        if cover is not self._body and cover is not None:
            self._root.removeWidget(cover)
            cover.hide()
        self._root.setCurrentWidget(self._body)
        screen = self.current_screen()
        if screen is not None:
            screen.on_shown()

    def covered(self) -> bool:
        """Tell whether something lies over the work."""
        return self._root.currentWidget() is not self._body

    def open_palette(self) -> None:
        """Open the find-anything panel."""
        self.palette_panel.open()

    def toggle_help(self) -> None:
        """Open or close the explanation of the page in front."""
        self.help.setVisible(not self.help.isVisible())
        self._refresh_help()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats in its place."""
        super().resizeEvent(event)
        if self._palette is not None:
            self._palette.place()
        self.toast.place()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language: the frame at once, the pages made anew."""
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._rebuild)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._root)
        self._beside_pages.setSpacing(0)
        self._beside_pages.addWidget(self.pages, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banners)
        column.addLayout(self._beside_pages, 1)
        column.addWidget(self.action_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        whole = QVBoxLayout(self._body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_screen)
        self.top_bar.find_requested.connect(self.open_palette)
        self.top_bar.help_requested.connect(self.toggle_help)
        self.top_bar.lock_requested.connect(self.lock_requested)
        self.status.opened.connect(self.status_opened)
        for key, slot in (
            ("F1", self.toggle_help),
            ("Ctrl+K", self.open_palette),
            ("Ctrl+L", self.lock_requested.emit),
            ("Alt+Z", self._on_undo_key),
            (screen_shortcut(SYNC_KEY), self._on_sync_key),
        ):
            QShortcut(QKeySequence(key), self._body).activated.connect(slot)

    def _make(self, key: str) -> Screen:
        screen = self._factories[key]()
        screen.actions_changed.connect(self._on_actions_changed)
        screen.title_changed.connect(self._refresh_frame)
        screen.said.connect(self.show_toast)
        self.pages.addWidget(screen)
        self._screens[key] = screen
        return screen

    def _refresh_frame(self) -> None:
        screen = self.current_screen()
        if screen is None:
            return
        self.top_bar.set_title(screen.title())
        self.top_bar.set_as_of(self._as_of if screen.shows_cases else "")
        self.top_bar.set_arriving(self._arriving if screen.lists_cases else "")
        self.action_bar.set_actions(screen.screen_actions())
        self._refresh_help()

    def _refresh_help(self) -> None:
        screen = self.current_screen()
        if screen is not None and self._help is not None and self._help.isVisible():
            self._help.show_help(screen.help_text())

    def _rebuild(self) -> None:
        key = self._current
        for screen in self._screens.values():
            self.pages.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._screens = {}
        self._current = ""
        self.rail.rename(screen_name)
        self.setWindowTitle(self.tr("窗口办件"))
        if key:
            self.show_screen(key)

    def _on_actions_changed(self) -> None:
        if self.sender() is self.current_screen():
            screen = self.current_screen()
            if screen is not None:
                self.action_bar.set_actions(screen.screen_actions())

    def _on_sync_key(self) -> None:
        if SYNC_KEY in self._factories:
            self.show_screen(SYNC_KEY)

    def _on_undo_key(self) -> None:
        if self.toast.can_undo():
            self.toast.undo()
