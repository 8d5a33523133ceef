"""What every screen is to the frame round it. Screen's thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from window_desk.desk.ui.shell.action import Action


class Screen(QWidget):
    """A page of the frame; a view derives from it and overrides what it needs.

    ``key`` is the page's name; ``rail_key`` the rail screen it belongs to where that is another;
    ``shows_cases`` has the frame tell as of when its cases hold while the line is down,
    ``lists_cases`` that new cases are still on their way into its lists. The frame asks for
    ``screen_actions`` when the page is shown and after each ``actions_changed``.
    """

    key: str = ""
    rail_key: str = ""
    shows_cases: bool = False
    lists_cases: bool = False
    actions_changed = Signal()
    title_changed = Signal()
    said = Signal(str)

    def title(self) -> str:
        """Return the page's title."""
        return ""

    def screen_actions(self) -> list[Action]:
        """Return what can be done now, in the order of the action bar."""
        return []

    def on_shown(self) -> None:
        """Take the focus; called each time the page comes to the front."""

    def open_key(self, key: str) -> None:
        """Put what ``key`` names (a case, an item) in focus; called after ``on_shown``."""

    def on_hidden(self) -> None:
        """Let go of what only a visible page needs."""

    def help_text(self) -> str:
        """Return what F1 shows, in Markdown: what the page is for, its keys, its law."""
        return ""
