"""The fonts of the screen, loaded from ``resources/fonts`` before the first widget.

A fresh machine may have no Chinese font at all; the bundled sans draws everyday text, and the
bundled rare-character fonts behind it draw names no everyday font has.
"""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui import theme
from window_desk.resources import resource_path

FONT_FILES = (
    "WindowDeskSans-Regular.otf",
    "WindowDeskSans-Bold.otf",
    "WindowDeskRareHan-1.ttf",
    "WindowDeskRareHan-2.ttf",
    "WindowDeskRareHan-3.ttf",
)
"""In the order in which a character is looked for; the bold file is the same family's weight."""


def install(app: QApplication, text_scale: float = 1.0) -> tuple[str, ...]:
    """Load the bundled fonts, make them the application's font, and return the families in order.

    ``text_scale`` multiplies the base size of 14 px.
    """
    families: list[str] = []
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{name}")))
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(round(theme.current().px("base") * text_scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
    return tuple(families)
