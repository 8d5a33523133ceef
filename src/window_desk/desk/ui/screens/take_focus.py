"""Moving the cursor when an answer comes in, wherever the clerk is by then. Screen's thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from window_desk.desk.ui.shell.screen import Screen


def take_focus(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Put the cursor into ``widget``, unless its screen was left or locked meanwhile.

    Qt focuses a widget on a hidden page, too: what is typed next would go there unseen.
    """
    page: QWidget | None = widget
    while page is not None and not isinstance(page, Screen):
        page = page.parentWidget()
    # A field that was just made is not shown yet itself; its page tells.
    if (page or widget).isVisible():
        widget.setFocus(reason)
