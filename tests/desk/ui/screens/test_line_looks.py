"""The page of the line and a conflict at 1366 × 768 in both themes: nothing clipped or scrolled sideways.
``WINDOW_DESK_PICTURES`` names a folder for pictures.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM
from tests.desk.ui.screens.far_desk import (
    FarDesk,
    accepts,
    corrects,
    known_everywhere,
    take,
    withdraws,
)
from tests.desk.ui.screens.test_looks import HUNDRED, SIZE, assert_fits

from window_desk.desk.ui import app_fonts, theme
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.sync.view import SyncScreen
from window_desk.desk.ui.screens.to_settle.view import ToSettleScreen
from window_desk.desk.ui.screenshots import grab

Key = Qt.Key


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")
    app_fonts.install(qapp)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_line_and_a_conflict_fit(
    counter: CounterWorld,
    far: FarDesk,
    themes: None,
    qapp: QApplication,
    tmp_path: Path,
    look: str,
) -> None:
    pictures = Path(os.environ.get("WINDOW_DESK_PICTURES") or tmp_path)
    desk = far.desk
    theme.apply(qapp, look)
    window = desk.program.window
    window.resize(*SIZE)
    case, person = known_everywhere(counter, far)
    far.cut()
    take(desk, accepts(case))
    take(desk, corrects(case, person.phone, "13987654321"))
    desk.take_in(replace(counter.people.anybody(), name=HUNDRED), PLAIN_ITEM, ACCEPT)
    take(counter.desk, withdraws(case))
    counter.desk.settle_line()
    desk.activate()
    desk.hands.alt(Key.Key_0)
    screen = desk.screen(SyncScreen)
    desk.wait(lambda: screen.unsent.count() == 4, "not all is listed")
    assert_fits(window, "sync")
    grab(window, SIZE, pictures / f"{look}-sync-offline.png")
    desk.press(Key.Key_F6)
    assert_fits(window, "pause")
    grab(window, SIZE, pictures / f"{look}-sync-pause.png")
    desk.press(Key.Key_Escape)
    desk.go("cases")
    assert_fits(window, "cases")
    grab(window, SIZE, pictures / f"{look}-cases-offline.png")
    far.mend()
    desk.wait(desk.session.cache.to_settle, "no conflict", 40)
    desk.hands.alt(Key.Key_0)
    grab(window, SIZE, pictures / f"{look}-sync-online.png")
    desk.go("to_settle")
    conflict = desk.screen(ToSettleScreen)
    assert_fits(window, "to_settle")
    for label in conflict.detail.findChildren(QLabel):
        lines = label.heightForWidth(label.width()) if label.wordWrap() else label.height()
        assert label.height() >= lines, f"“{label.text()}” is cut"
    grab(window, SIZE, pictures / f"{look}-to-settle-conflict.png")
    desk.press(Key.Key_F9)
    assert_fits(window, "leave")
    grab(window, SIZE, pictures / f"{look}-to-settle-leave.png")
    desk.press(Key.Key_Escape)
    desk.session.go_to("case", case)
    grab(window, SIZE, pictures / f"{look}-case-conflict.png")
    desk.go("to_settle")
    desk.press(Key.Key_F9)
    desk.hands.enter()
    desk.wait(lambda: not conflict.entries, "the entry stays")
    grab(window, SIZE, pictures / f"{look}-to-settle-empty.png")
    desk.settle_line()
