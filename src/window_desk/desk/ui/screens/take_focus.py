"""Moving the cursor when an answer comes in, wherever the clerk is by then. Screen's thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def take_focus(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Put the cursor into ``widget``, unless its screen was left or locked meanwhile.

    Qt focuses a widget on a hidden page, too: what is typed next would go there unseen.
    """
    if widget.isVisible():
        widget.setFocus(reason)
