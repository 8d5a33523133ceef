"""What the palette finds by itself: the screens of the rail and the actions of the page in front."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.parts.command_palette import PaletteSource
from window_desk.desk.ui.parts.finder_delegate import FinderRow
from window_desk.desk.ui.shell.action_bar import ActionBar
from window_desk.desk.ui.shell.key_cap import key_words
from window_desk.desk.ui.shell.screen_names import SEARCH_WORDS, screen_name, screen_shortcut


class _Frame(Protocol):
    action_bar: ActionBar

    def show_screen(self, key: str) -> object: ...
    def screen_keys(self) -> tuple[str, ...]: ...


class ScreenSource:
    """Finds screens by word, pinyin initials or English."""

    def __init__(self, frame: _Frame) -> None:
        self._frame = frame

    def source(self) -> PaletteSource:
        """Return this as a source of the palette."""
        return PaletteSource(self._kind, self._find, self._run)

    def _kind(self) -> str:
        return QCoreApplication.translate("PaletteSources", "页面")

    def _find(self, query: str) -> Sequence[FinderRow]:
        wanted = query.lower()
        return [
            FinderRow(key, screen_name(key), screen_shortcut(key))
            for key in self._frame.screen_keys()
            if wanted in screen_name(key).lower()
            or any(word.startswith(wanted) for word in SEARCH_WORDS[key].split())
        ]

    def _run(self, row: FinderRow) -> None:
        self._frame.show_screen(row.key)


class ActionSource:
    """Finds what can be done on the page in front."""

    def __init__(self, frame: _Frame) -> None:
        self._frame = frame

    def source(self) -> PaletteSource:
        """Return this as a source of the palette."""
        return PaletteSource(self._kind, self._find, self._run)

    def _kind(self) -> str:
        return QCoreApplication.translate("PaletteSources", "操作")

    def _find(self, query: str) -> Sequence[FinderRow]:
        wanted = query.lower()
        return [
            FinderRow(
                action.key_id,
                action.label,
                key_words(action.shortcut) if action.enabled else action.why_not,
            )
            for action in self._frame.action_bar.actions_now()
            if wanted in action.label.lower() or wanted == action.shortcut.lower()
        ]

    def _run(self, row: FinderRow) -> None:
        self._frame.action_bar.trigger(row.key)
