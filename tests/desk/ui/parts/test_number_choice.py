"""Choosing by number key, one or several; facts that keep their place."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.parts.fact_list import FactList, FactRow
from window_desk.desk.ui.parts.number_choice import NumberChoice
from window_desk.desk.ui.parts.tone import Tone

Key = Qt.Key


def choice(qtbot: QtBot, *, several: bool = False) -> NumberChoice:
    made = NumberChoice("种类", ("听证", "招标", "拍卖", "检验"), columns=2, several=several)
    qtbot.addWidget(made)
    made.show()
    return made


def test_number_chooses_and_enter_goes_on(qtbot: QtBot) -> None:
    one = choice(qtbot)
    assert one.index() == 0
    with qtbot.waitSignal(one.chosen) as chosen:
        QTest.keyClicks(one, "3")
    assert chosen.args == [2]
    QTest.keyClicks(one, "9")
    assert one.index() == 2, "there is no ninth"
    with qtbot.waitSignal(one.entered):
        QTest.keyClick(one, Key.Key_Return)


def test_numeric_pad_is_the_same(qtbot: QtBot) -> None:
    one = choice(qtbot)
    QTest.keyClick(one, Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert one.index() == 1


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot) -> None:
    one = choice(qtbot)
    QTest.keyClick(one, Key.Key_Down)
    assert one.index() == 2
    for _ in range(3):
        QTest.keyClick(one, Key.Key_Right)
    assert one.index() == 3
    for _ in range(5):
        QTest.keyClick(one, Key.Key_Up)
    assert one.index() == 0


def test_several_are_put_in_and_taken_out(qtbot: QtBot) -> None:
    some = choice(qtbot, several=True)
    assert some.indexes() == ()
    QTest.keyClicks(some, "142")
    assert some.indexes() == (0, 1, 3)
    QTest.keyClicks(some, "1")
    assert some.indexes() == (1, 3)
    assert some.accessibleDescription() == "招标、检验"


def test_error_goes_with_the_next_choice(qtbot: QtBot) -> None:
    one = choice(qtbot)
    one.set_error("请选择")
    assert one.error() == "请选择"
    QTest.keyClicks(one, "2")
    assert one.error() == ""


def test_facts_say_what_is_empty_and_their_warning(qtbot: QtBot) -> None:
    facts = FactList("没有特别程序")
    qtbot.addWidget(facts)
    facts.show()
    empty = facts.widget()
    facts.show_rows([FactRow("检测", ("告知3个工作日",), Tone.TROUBLE, "请重新告知")])
    shown = facts.widget()
    assert shown is not empty
    facts.show_rows([FactRow("检测", ("告知3个工作日",), Tone.TROUBLE, "请重新告知")])
    assert facts.widget() is shown, "told the same again nothing moves"
    assert facts.rows()[0].warning == "请重新告知"
