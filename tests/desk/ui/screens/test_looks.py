"""How the screens stand at 1366 × 768 with long names, in both themes: nothing clipped, no sideways
scrolling, every key of the action bar legible. ``WINDOW_DESK_PICTURES`` names a folder for pictures.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import EXAMINER, PLAIN_ITEM, RECEIVER, SUPERVISOR
from tests.desk.ui.screens.intake_hands import choose_item, type_person

from window_desk.desk.ui import app_fonts, theme
from window_desk.desk.ui.screens.intake.presenter import ACCEPT, NOTIFY
from window_desk.desk.ui.screenshots import grab
from window_desk.desk.ui.shell.screen_names import RAIL_KEYS

SIZE = (1366, 768)
LONG_ITEM = "林木采伐许可证核发（农村居民采伐自留山和个人承包集体林地林木）"
HUNDRED = ("古丽娜尔·阿不都热合曼" * 10)[:99] + "江"


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")
    app_fonts.install(qapp)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_screen_is_too_wide(
    counter: CounterWorld, themes: None, qapp: QApplication, tmp_path: Path, look: str
) -> None:
    desk = counter.desk
    person = replace(counter.people.anybody(), name=HUNDRED)
    case = desk.take_in(person, PLAIN_ITEM, NOTIFY, lacking=(1,))
    desk.take_in(person, PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    theme.apply(qapp, look)
    desk.program.window.resize(*SIZE)
    pictures = Path(os.environ.get("WINDOW_DESK_PICTURES") or tmp_path)
    for key in RAIL_KEYS:
        if key == "board":
            desk.sign_in(SUPERVISOR)
        if key == "sign_off":
            desk.sign_in(EXAMINER)
        desk.go(key)
        assert_fits(desk.program.window, key)
        grab(desk.program.window, SIZE, pictures / f"{look}-{key}.png")
    desk.sign_in(RECEIVER)
    desk.session.go_to("case", case)
    assert_fits(desk.program.window, "case")
    grab(desk.program.window, SIZE, pictures / f"{look}-case.png")
    choose_item(counter, "lmcf", LONG_ITEM)
    type_person(counter, person)
    desk.hands.alt(Qt.Key.Key_M)
    desk.hands.type("02")
    assert_fits(desk.program.window, "intake")
    grab(desk.program.window, SIZE, pictures / f"{look}-intake-full.png")
    desk.press(Qt.Key.Key_F10)
    assert_fits(desk.program.window, "refusal")
    grab(desk.program.window, SIZE, pictures / f"{look}-intake-refusal.png")


def assert_fits(window: QWidget, key: str) -> None:
    """No sideways scrolling, nothing wider than the window, no action without its words."""
    QApplication.processEvents()
    assert (window.width(), window.height()) == SIZE, f"{key} pushes the window wider"
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible():
            bar = area.horizontalScrollBar()
            assert not bar.isVisible(), f"{key}: {area} scrolls sideways"
    for button in action_buttons(window):
        for label in button.findChildren(QLabel):
            if label.isVisible():
                wanted = label.fontMetrics().horizontalAdvance(label.text())
                assert label.width() >= wanted, f"{key}: “{label.text()}” is cut"


def action_buttons(window: QWidget) -> list[QWidget]:
    bar = window.findChild(QWidget, "action_bar")
    assert bar is not None
    return [
        child
        for child in bar.findChildren(QWidget)
        if child.isVisible() and type(child).__name__ == "_ActionButton"
    ]
