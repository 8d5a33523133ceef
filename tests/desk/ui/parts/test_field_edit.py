"""One field: its sentence stands at it, and nobody cuts into an input method."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.parts.field_edit import FieldEdit


@pytest.fixture
def field(qtbot: QtBot) -> FieldEdit:
    made = FieldEdit("申请人姓名", "与证件一致", required=True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_error_takes_the_place_of_the_hint_and_goes_as_one_types(
    qtbot: QtBot, field: FieldEdit
) -> None:
    field.set_error("请填写姓名。")
    assert field.line.accessibleDescription() == "请填写姓名。"
    QTest.keyClicks(field.line, "a")
    assert field.error() == ""
    assert field.line.accessibleDescription() == "与证件一致"


def test_difference_from_the_card_is_marked(field: FieldEdit) -> None:
    field.set_text("张三")
    field.differs_from("张叁")
    assert field.difference() == "证件上是“张叁”"
    field.differs_from("张三")
    assert field.difference() == ""
    field.differs_from(None)
    assert field.difference() == ""


def test_typed_and_committed_are_told(qtbot: QtBot, field: FieldEdit) -> None:
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.line, " x ")
    with qtbot.waitSignal(field.committed):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text() == "x"


def test_set_text_is_no_typing(qtbot: QtBot, field: FieldEdit) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("张三")


def test_text_does_not_cut_into_composing(field: FieldEdit) -> None:
    QApplication.sendEvent(field.line, QInputMethodEvent("zhang", []))
    assert field.line.composing()
    field.set_text("李四")
    assert field.line.text() == ""
    chosen = QInputMethodEvent()
    chosen.setCommitString("张")
    QApplication.sendEvent(field.line, chosen)
    assert field.text() == "张"


def test_text_comes_in_once_composing_was_given_up(field: FieldEdit) -> None:
    QApplication.sendEvent(field.line, QInputMethodEvent("zhang", []))
    field.set_text("李四")
    QApplication.sendEvent(field.line, QInputMethodEvent("", []))
    assert field.text() == "李四"


def test_password_is_not_shown(qtbot: QtBot) -> None:
    field = FieldEdit("密码", echo_password=True)
    qtbot.addWidget(field)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
