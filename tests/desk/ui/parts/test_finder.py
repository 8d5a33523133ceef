"""Search as one types, answers at once or from another thread."""

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.bridge import Commands
from window_desk.desk.ui.parts.finder import Finder
from window_desk.desk.ui.parts.finder_delegate import FinderRow

Key = Qt.Key
ITEMS = [
    FinderRow("sbk", "社会保障卡申领"),
    FinderRow("sbb", "社会保险补缴"),
    FinderRow("zj", "宅基地"),
]


def find(query: str) -> Sequence[FinderRow]:
    return [item for item in ITEMS if item.key.startswith(query)]


@pytest.fixture
def finder(qtbot: QtBot) -> Finder:
    made = Finder(find, "事项")
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitActive(made):
        made.show()
    made.refresh()
    made.focus_search()
    return made


def test_typing_narrows_after_a_moment(qtbot: QtBot, finder: Finder) -> None:
    assert len(finder.rows()) == 3
    QTest.keyClicks(finder.line, "sb")
    qtbot.waitUntil(lambda: len(finder.rows()) == 2)


def test_enter_takes_what_was_typed_just_now(qtbot: QtBot, finder: Finder) -> None:
    chosen: list[object] = []
    finder.chosen.connect(chosen.append)
    QTest.keyClicks(finder.line, "zj")
    QTest.keyClick(finder.line, Key.Key_Return)
    assert chosen == [ITEMS[2]]


def test_arrows_move_from_the_line(qtbot: QtBot, finder: Finder) -> None:
    QTest.keyClick(finder.line, Key.Key_Down)
    assert finder.current_row() == ITEMS[1]
    QTest.keyClick(finder.line, Key.Key_PageDown)
    assert finder.current_row() == ITEMS[2]
    QTest.keyClick(finder.line, Key.Key_PageUp)
    assert finder.current_row() == ITEMS[0]


def test_nothing_found_is_said(qtbot: QtBot, finder: Finder) -> None:
    with qtbot.waitSignal(finder.highlighted) as told:
        finder.set_query("x")
    assert told.args == [None]
    assert finder.current_row() is None
    QTest.keyClick(finder.line, Key.Key_Return)
    QTest.keyClick(finder.line, Key.Key_Down)


def test_late_answer_of_an_old_question_is_dropped(qtbot: QtBot, commands: Commands) -> None:
    gate = threading.Event()
    asked: list[str] = []

    def slow(query: str) -> Sequence[FinderRow]:
        gate.wait(10)
        asked.append(query)
        return [FinderRow(query, query)]

    finder = Finder(slow, commands=commands)
    qtbot.addWidget(finder)
    finder.set_query("old")
    finder.set_query("new")
    gate.set()
    qtbot.waitUntil(lambda: not commands.busy())
    assert asked[-1] == "new"
    assert [found.key for found in finder.rows()] == ["new"]
