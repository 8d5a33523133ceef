"""The list of cases: keys, groups, and a hundred thousand rows."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseGroup, CaseRow
from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState
from window_desk.desk.ui.parts.time_left_pill import pill_width

Key = Qt.Key
COLUMNS = (
    CaseColumn("time", "时限", kind="pill"),
    CaseColumn("item", "事项"),
    CaseColumn("number", "编号", 130, "muted"),
)


def row(number: int) -> CaseRow:
    return CaseRow(
        f"c{number}",
        {"item": "社会保障卡申领", "number": f"XK{number:06}"},
        TimeLeft(TimeState.ON_TIME, number % 20),
    )


@pytest.fixture
def cases(qtbot: QtBot) -> CaseList:
    made = CaseList(COLUMNS)
    qtbot.addWidget(made)
    made.resize(800, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def key_of(cases: CaseList) -> str | None:
    current = cases.current_row()
    return current.key if current is not None else None


def test_headings_are_stepped_over(qtbot: QtBot, cases: CaseList) -> None:
    cases.set_groups([CaseGroup("今天到期", [row(1)]), CaseGroup("等我办理", [row(2), row(3)])])
    assert key_of(cases) == "c1"
    QTest.keyClick(cases, Key.Key_Down)
    assert key_of(cases) == "c2"
    QTest.keyClick(cases, Key.Key_Up)
    assert key_of(cases) == "c1"


def test_enter_opens_and_space_does_the_next_act(qtbot: QtBot, cases: CaseList) -> None:
    cases.set_rows([row(1), row(2)])
    with qtbot.waitSignal(cases.opened) as opened:
        QTest.keyClick(cases, Key.Key_Return)
    with qtbot.waitSignal(cases.next_act) as done:
        QTest.keyClick(cases, Key.Key_Space)
    assert opened.args == [row(1)]
    assert done.args == [row(1)]


def test_current_case_stays_when_the_list_is_refreshed(cases: CaseList) -> None:
    cases.set_rows([row(1), row(2), row(3)])
    assert cases.select("c2")
    cases.set_groups([CaseGroup("甲", [row(9)]), CaseGroup("乙", [row(3), row(2)])])
    assert key_of(cases) == "c2"
    assert not cases.select("c1")


def test_empty_list_has_no_current_case(qtbot: QtBot, cases: CaseList) -> None:
    cases.set_rows([row(1)])
    with qtbot.waitSignal(cases.moved):
        cases.set_groups([CaseGroup("空", [])])
    assert cases.current_row() is None
    assert cases.count() == 0
    QTest.keyClick(cases, Key.Key_Return)


def test_columns_fill_the_width_and_the_pill_its_words(cases: CaseList) -> None:
    cases.set_rows([row(1)])
    widths = [cases.columnWidth(number) for number in range(3)]
    assert sum(widths) == cases.viewport().width()
    assert widths[0] > 120
    assert widths[2] == 130


def test_a_hundred_thousand_rows_are_shown_at_once(qtbot: QtBot, cases: CaseList) -> None:
    rows = [row(number) for number in range(100_000)]
    before = time.perf_counter()
    cases.set_groups([CaseGroup("全部", rows)])
    cases.grab()
    assert time.perf_counter() - before < 1
    assert cases.count() == 100_000
    QTest.keyClick(cases, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert key_of(cases) == "c99999"


def test_a_list_that_stays_the_same_is_not_built_anew(qtbot: QtBot, cases: CaseList) -> None:
    cases.set_rows([row(1), row(2)])
    QTest.keyClick(cases, Key.Key_Down)
    moved: list[object] = []
    cases.moved.connect(moved.append)
    with qtbot.assertNotEmitted(cases.model().modelReset):
        cases.set_rows([row(1), row(2)])
    assert moved == [row(2)], "a preview is read again"
    with qtbot.waitSignal(cases.model().modelReset):
        cases.set_rows([row(3), row(2)])
    assert key_of(cases) == "c2"


def test_the_longest_word_of_a_column_has_its_room(qtbot: QtBot) -> None:
    made = CaseList((CaseColumn("item", "事项"), CaseColumn("state", "状态", 100)))
    qtbot.addWidget(made)
    made.set_rows([CaseRow(f"c{n}", {"state": "编" * (n % 10)}) for n in range(1, 90)])
    assert made.columnWidth(1) >= made.fontMetrics().horizontalAdvance("编" * 9)


def test_short_words_leave_their_room_to_the_item(cases: CaseList) -> None:
    columns = (*COLUMNS[:2], CaseColumn("applicant", "申请人", 96))
    narrow = CaseList(columns, cases)
    narrow.resize(400, 200)
    narrow.show()
    words = {"item": "农村村民宅基地批准", "applicant": "吕**"}
    rows = [CaseRow(f"c{n}", words, TimeLeft(TimeState.ON_TIME, 7)) for n in range(200)]
    narrow.set_rows(rows)
    advance = narrow.fontMetrics().horizontalAdvance
    pill, item, applicant = (narrow.columnWidth(number) for number in range(3))
    assert applicant < 96
    assert pill < advance("暂停中 · 剩 99 个工作日")
    assert item > advance(words["item"])


def test_what_only_a_late_row_says_gets_its_room_once_it_is_seen(cases: CaseList) -> None:
    waits = TimeLeft(TimeState.SUSPENDED, 12)
    rows = [row(number) for number in range(300)]
    cases.set_rows([*rows, CaseRow("late", {"item": "社会保障卡申领", "number": "XK9"}, waits)])
    before = cases.columnWidth(0)
    cases.select("late")
    assert cases.columnWidth(0) > before
    assert cases.columnWidth(0) >= pill_width(waits, cases.fontMetrics())
