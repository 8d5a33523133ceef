"""The small drawn key that stands before what it does."""

from PySide6.QtWidgets import QLabel, QWidget

_WORDS = {"Return": "Enter", "PgUp": "PgUp", "PgDown": "PgDn", "Space": "Space", "Delete": "Del"}


def key_words(shortcut: str) -> str:
    """Return a key sequence as it is printed on keyboards: ``Ctrl+Return`` is ``Ctrl+Enter``."""
    return "+".join(_WORDS.get(part, part) for part in shortcut.split("+"))


class KeyCap(QLabel):
    """A key in a thin frame."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "key")
        self.set_key(shortcut)

    def set_key(self, shortcut: str) -> None:
        """Show another key."""
        self.setText(key_words(shortcut))
