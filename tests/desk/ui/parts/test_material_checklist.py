"""The checklist, walked with the numeric pad."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.desk.ui.parts.judgement import MaterialRow, material_facts
from window_desk.desk.ui.parts.material_checklist import MaterialChecklist

Key = Qt.Key
ROWS = [
    MaterialRow("居民身份证", 1, 1, "必备", "公安机关"),
    MaterialRow("申请表", reasons=("未签字", "未填日期")),
    MaterialRow("无房证明"),
]


@pytest.fixture
def checklist(qtbot: QtBot) -> MaterialChecklist:
    made = MaterialChecklist()
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.resize(420, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def judgements(checklist: MaterialChecklist) -> list[Judgement | None]:
    return [row.judgement for row in checklist.rows()]


def press(qtbot: QtBot, key: Qt.Key, *, numpad: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    held = Qt.KeyboardModifier.KeypadModifier if numpad else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focus, key, held)


@pytest.mark.parametrize("numpad", [False, True])
def test_one_judges_and_goes_on(
    qtbot: QtBot, checklist: MaterialChecklist, *, numpad: bool
) -> None:
    heard: list[tuple[object, object, object]] = []
    checklist.judged.connect(lambda *told: heard.append(told))
    press(qtbot, Key.Key_1, numpad=numpad)
    press(qtbot, Key.Key_2, numpad=numpad)
    assert heard == [(0, Judgement.IN_ORDER, ""), (1, Judgement.MISSING, "")]
    assert checklist.current_index() == 2


def test_zero_judges_all_in_order(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    with qtbot.waitSignals([checklist.all_in_order, checklist.finished]):
        press(qtbot, Key.Key_0)
    assert judgements(checklist) == [Judgement.IN_ORDER] * 3


def test_arrows_move_within_the_rows(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    press(qtbot, Key.Key_Up)
    assert checklist.current_index() == 0
    for _ in range(5):
        press(qtbot, Key.Key_Down)
    assert checklist.current_index() == 2
    press(qtbot, Key.Key_Home)
    assert checklist.current_index() == 0


def test_three_asks_for_a_reason_in_the_row(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    heard: list[object] = []
    checklist.judged.connect(lambda *told: heard.append(told))
    press(qtbot, Key.Key_3)
    assert heard == []
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "1234 blurred")
    press(qtbot, Key.Key_Return)
    assert heard == [(0, Judgement.NOT_AS_REQUIRED, "1234 blurred")]
    assert QApplication.focusWidget() is checklist
    assert checklist.current_index() == 1


def test_empty_reason_is_not_kept(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    press(qtbot, Key.Key_4)
    press(qtbot, Key.Key_Return)
    assert judgements(checklist)[0] is None
    press(qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is checklist
    assert judgements(checklist)[0] is None


def test_common_reasons_are_walked_with_the_arrows(
    qtbot: QtBot, checklist: MaterialChecklist
) -> None:
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_3)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert checklist.rows()[1].reason == "未填日期"


def test_a_draft_comes_back_without_signals(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    with qtbot.assertNotEmitted(checklist.judged):
        checklist.set_judgement(1, Judgement.MISSING)
    assert judgements(checklist)[1] is Judgement.MISSING


def test_finished_follows_the_last_judgement_once(
    qtbot: QtBot, checklist: MaterialChecklist
) -> None:
    heard: list[int] = []
    checklist.finished.connect(lambda: heard.append(1))
    for _ in range(3):
        press(qtbot, Key.Key_1)
    press(qtbot, Key.Key_2)
    assert heard == [1]


def test_error_stands_at_its_row_until_judged_again(checklist: MaterialChecklist) -> None:
    checklist.set_error(2, "此材料不能缺。")
    assert checklist.rows()[2].error == "此材料不能缺。"
    checklist.judge(2, Judgement.IN_ORDER)
    assert checklist.rows()[2].error == ""


def test_fewer_rows_keep_the_current_one_valid(qtbot: QtBot, checklist: MaterialChecklist) -> None:
    press(qtbot, Key.Key_End)
    checklist.set_rows(ROWS[:1])
    assert checklist.current_index() == 0
    checklist.set_rows([])
    assert checklist.current_index() == -1
    press(qtbot, Key.Key_1)
    assert checklist.rows() == ()


def test_facts_of_a_material(qapp: QApplication) -> None:
    assert material_facts(ROWS[0]) == "原件 1 · 复印件 1 · 必备 · 公安机关"
