"""Signing in, the lock and enrolment, by keys."""

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.bridge import Commands, Notices
from window_desk.desk.ui.screens.sign_in.enrol_presenter import EnrolForm, EnrolOutcome
from window_desk.desk.ui.screens.sign_in.enrol_view import EnrolView
from window_desk.desk.ui.screens.sign_in.presenter import SignInOutcome
from window_desk.desk.ui.screens.sign_in.view import SignInView
from window_desk.desk.use_cases.sync_ports import Transfer

Key = Qt.Key


class PasswordGate:
    """A gate with one password that shuts for five minutes after five wrong ones."""

    def __init__(self) -> None:
        self.tries = 0
        self.threads: set[int] = set()

    def sign_in(self, clerk_number: str, password: str) -> SignInOutcome:
        self.threads.add(threading.get_ident())
        if clerk_number == "QS009":
            return SignInOutcome(welcome=False, sentence="没有该工号。", field="number")
        if password == "right":
            return SignInOutcome(welcome=True)
        self.tries += 1
        if self.tries >= 5:
            return SignInOutcome(welcome=False, sentence="已暂停登录。", wait_s=300)
        return SignInOutcome(welcome=False, sentence="密码不正确。")


class CodeCounty:
    """A county that knows one code."""

    def enrol(self, form: EnrolForm, tell: Callable[[str], None]) -> EnrolOutcome:
        tell("正在核对登记码…")
        if form.code != "ABCD":
            return EnrolOutcome("登记码不正确。", "code")
        return EnrolOutcome()

    def transfers(self) -> Sequence[Transfer]:
        """Nothing is under way."""
        return ()


@pytest.fixture
def gate() -> PasswordGate:
    return PasswordGate()


@pytest.fixture
def view(qtbot: QtBot, commands: Commands, gate: PasswordGate) -> SignInView:
    made = SignInView(gate, commands)
    qtbot.addWidget(made)
    made.set_desk("青石镇便民服务中心", "3 号窗口")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    return made


def type_keys(qtbot: QtBot, text: str, *keys: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def test_number_enter_password_enter(qtbot: QtBot, view: SignInView, gate: PasswordGate) -> None:
    type_keys(qtbot, "QS003", Key.Key_Return)
    with qtbot.waitSignal(view.signed_in) as came:
        type_keys(qtbot, "right", Key.Key_Return)
    assert came.args == ["QS003"]
    assert view.password.line.text() == ""
    assert threading.get_ident() not in gate.threads


def test_missing_number_and_password_are_said_at_their_fields(
    qtbot: QtBot, view: SignInView, gate: PasswordGate
) -> None:
    type_keys(qtbot, "", Key.Key_Return)
    assert view.number.error() == "请输入工号。"
    type_keys(qtbot, "QS003", Key.Key_Return, Key.Key_Return)
    assert view.number.error() == ""
    assert view.password.error() == "请输入密码。"
    assert gate.threads == set()


def test_wrong_password_is_said_and_can_be_typed_again(qtbot: QtBot, view: SignInView) -> None:
    type_keys(qtbot, "QS003", Key.Key_Return)
    type_keys(qtbot, "wrong", Key.Key_Return)
    qtbot.waitUntil(lambda: view.password.error() == "密码不正确。")
    assert view.password.line.text() == ""
    with qtbot.waitSignal(view.signed_in):
        type_keys(qtbot, "right", Key.Key_Return)


def test_unknown_number_is_said_at_the_number(qtbot: QtBot, view: SignInView) -> None:
    type_keys(qtbot, "QS009", Key.Key_Return)
    type_keys(qtbot, "right", Key.Key_Return)
    qtbot.waitUntil(lambda: view.number.error() == "没有该工号。")
    assert QApplication.focusWidget() is view.number.line


def test_five_wrong_ones_wait_but_a_colleague_may_come(
    qtbot: QtBot, view: SignInView, gate: PasswordGate
) -> None:
    type_keys(qtbot, "QS003", Key.Key_Return)
    for _ in range(5):
        view.password.set_error(None)
        type_keys(qtbot, "wrong", Key.Key_Return)
        qtbot.waitUntil(lambda: bool(view.password.error()))
    assert gate.tries == 5
    assert view.password.error() == "已暂停登录。"
    type_keys(qtbot, "right", Key.Key_Return)
    assert gate.tries == 5
    view.number.setFocus()
    view.number.line.selectAll()
    view.password.line.clear()
    type_keys(qtbot, "QS004", Key.Key_Return)
    with qtbot.waitSignal(view.signed_in) as came:
        type_keys(qtbot, "right", Key.Key_Return)
    assert came.args == ["QS004"]


def test_lock_keeps_the_number_and_takes_a_colleague(qtbot: QtBot, view: SignInView) -> None:
    view.show_locked("QS003", "王秀英")
    view.setFocus()
    assert QApplication.focusWidget() is view.password.line
    with qtbot.waitSignal(view.signed_in) as came:
        type_keys(qtbot, "right", Key.Key_Return)
    assert came.args == ["QS003"]


def test_enrolment_walks_the_fields_and_points_at_the_wrong_one(
    qtbot: QtBot, commands: Commands
) -> None:
    view = EnrolView(CodeCounty(), commands, Notices(commands))
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    type_keys(qtbot, "http://county", Key.Key_Return)
    type_keys(qtbot, "XXXX", Key.Key_Return)
    type_keys(qtbot, "W1", Key.Key_Return)
    type_keys(qtbot, "QS001", Key.Key_Return)
    type_keys(qtbot, "secret-1", Key.Key_Return)
    qtbot.waitUntil(lambda: view.fields["code"].error() == "登记码不正确。")
    assert QApplication.focusWidget() is view.fields["code"].line
    with qtbot.waitSignal(view.enrolled) as done:
        type_keys(qtbot, "ABCD", Key.Key_Return, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert done.args == ["QS001"]
    assert view.fields["password"].line.text() == ""


def test_enrolment_says_what_is_missing(qtbot: QtBot, commands: Commands) -> None:
    view = EnrolView(CodeCounty(), commands, Notices(commands))
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    view.fields["address"].set_text("http://county")
    view.fields["password"].setFocus()
    type_keys(qtbot, "", Key.Key_Return)
    assert view.fields["code"].error() == "请填写此项。"
