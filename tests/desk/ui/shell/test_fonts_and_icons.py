"""No tofu on a machine with no Chinese font of its own, and every icon can be drawn."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui import app_fonts, theme
from window_desk.desk.ui.icons import icon
from window_desk.desk.ui.shell.screen_names import RAIL_KEYS
from window_desk.resources import resource_path

SENTENCE = "《行政许可法》第三十二条：“一次性告知”·①②←↑→↓…—ABCabc0123456789％￥☎"
RARE = "𬱖𫖯龘䶮㑇𠮷"


def test_application_font_is_ours(qapp: QApplication) -> None:
    assert qapp.font().families()[0] == "Window Desk Sans"
    assert qapp.font().pixelSize() == theme.current().px("base")


@pytest.mark.parametrize("character", sorted(set(SENTENCE + RARE)))
def test_some_font_of_ours_draws_it(qapp: QApplication, character: str) -> None:
    code = ord(character)
    holders = [
        family
        for family in qapp.font().families()
        if QRawFont.fromFont(QFont(family)).supportsCharacter(code)
    ]
    assert holders


def test_bold_is_drawn_not_smeared(qapp: QApplication) -> None:
    assert "Bold" in QFontDatabase.styles("Window Desk Sans")


def test_digits_are_tabular(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_font_files_exist() -> None:
    assert all(resource_path(f"fonts/{name}").is_file() for name in app_fonts.FONT_FILES)


@pytest.mark.parametrize("name", sorted(p.stem for p in resource_path("icons").glob("*.svg")))
def test_icon_is_drawn_in_the_colour_of_the_theme(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(str(resource_path(f"icons/{name}.svg"))).isValid()
    image = icon(name, "accent").pixmap(QSize(24, 24)).toImage()
    wanted = theme.current().color("accent").name()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert wanted in seen


def test_every_screen_has_its_icon() -> None:
    assert all(resource_path(f"icons/{key}.svg").is_file() for key in RAIL_KEYS)
