"""Signing in with no line, wrong passwords, the lock, and a colleague at the same desk."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import (
    OTHER_RECEIVER,
    PASSWORD,
    PLAIN_ITEM,
    RECEIVER,
    CountyHouse,
)
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter

from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.tools.demo_shift.people import People


def test_work_begins_without_a_line_and_is_sent_later(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    options = desk_options(house, tmp_path)
    with desk_at_counter(qapp, options) as desk:
        desk.enrol(house.address, house.code())
    house.stop()
    with desk_at_counter(qapp, options) as desk:
        desk.sign_in(RECEIVER)
        case = desk.take_in(People(6).anybody(), PLAIN_ITEM, ACCEPT)
        assert desk.case(case).state is CaseState.ACCEPTED
        assert desk.session.cache.unsent_count() == 2
        house.start()
        desk.settle_line()


def says(desk: DeskAtCounter, words: str) -> bool:
    return words in desk.program.sign_in_view.password.error()


def test_five_wrong_passwords_make_one_clerk_wait_and_not_the_other(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    options = desk_options(house, tmp_path)
    with desk_at_counter(qapp, options) as desk:
        desk.enrol(house.address, house.code())
        desk.sign_in(OTHER_RECEIVER)
    with desk_at_counter(qapp, options) as desk:
        view = desk.program.sign_in_view
        for left in (4, 3, 2, 1):
            desk.try_to_sign_in(RECEIVER, "wrong-password")
            desk.wait(partial(says, desk, f"再错{left}次"), f"{left} not told")
            assert desk.covered()
        desk.try_to_sign_in(RECEIVER, "wrong-password")
        desk.wait(lambda: "已暂停登录" in view.password.error(), "no wait")
        assert "还需等待" in view._enter.text()
        desk.try_to_sign_in(RECEIVER, PASSWORD)
        assert desk.covered(), "the right password has to wait, too"
        desk.sign_in(OTHER_RECEIVER)
        desk.lock()
        desk.try_to_sign_in(RECEIVER, PASSWORD)
        desk.wait(lambda: "已暂停登录" in view.password.error(), "the wait was forgotten")
    with desk_at_counter(qapp, options) as desk:
        view = desk.program.sign_in_view
        desk.try_to_sign_in(RECEIVER, PASSWORD)
        desk.wait(lambda: "已暂停登录" in view.password.error(), "a restart ended the wait")


def test_lock_covers_the_work_and_its_keys_rest(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        begun: list[int] = []
        desk.program.work_begun.connect(lambda: begun.append(1))
        desk.enrol(house.address, house.code())
        desk.go("intake")
        desk.lock()
        desk.hands.alt(Qt.Key.Key_3)
        assert desk.covered()
        assert desk.program.window.current_key() == "intake"
        desk.sign_in(OTHER_RECEIVER)
        assert desk.session.clerk.number == OTHER_RECEIVER
        assert len(begun) == 1, "the second clerk goes on with what stands"
