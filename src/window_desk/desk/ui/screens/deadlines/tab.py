"""What every tab of the page of limits is to the page. Screen's thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from window_desk.desk.ui.shell.action import Action


class DeadlineTab(QWidget):
    """A tab: the page asks for its actions when it is in front and after each ``actions_changed``."""

    actions_changed = Signal()
    said = Signal(str)

    def name(self) -> str:
        """Return the word on the tab."""
        return ""

    def tab_actions(self) -> list[Action]:
        """Return what can be done now."""
        return []

    def reload(self) -> None:
        """Ask the cache anew."""

    def take_focus(self) -> None:
        """Put the keys where they are wanted first."""
