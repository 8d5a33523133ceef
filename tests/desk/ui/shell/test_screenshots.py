"""Screenshots have exactly the size asked for, at any scaling, in the theme asked for."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from window_desk.desk.ui import theme
from window_desk.desk.ui.screenshots import grab


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_size_is_exact(qtbot: QtBot, tmp_path: Path, ratio: float) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    path = grab(widget, (300, 200), tmp_path / "shots" / "a.png", pixel_ratio=ratio)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (round(300 * ratio), round(200 * ratio))


def test_theme_is_put_on(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    try:
        path = grab(widget, (40, 40), tmp_path / "a.png", "dark")
        ground = QImage(str(path)).pixelColor(20, 20).name().upper()
        assert ground == theme.load("dark").colors["window"]
    finally:
        theme.apply(qapp, "light")


def test_unwritable_file_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    (tmp_path / "a.png").mkdir()
    with pytest.raises(OSError, match="cannot write"):
        grab(widget, (40, 40), tmp_path / "a.png")
