"""The PC's clock is moved under the clerk's hands: what stops, what goes on, and who settles it.

``WINDOW_DESK_PICTURES`` names a folder for pictures.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.desk.ui.screens.case_hands import open_case
from tests.desk.ui.screens.counter_world import CounterWorld, desk_options
from tests.desk.ui.screens.county_house import PLAIN_ITEM, RECEIVER, SUPERVISOR, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter
from tests.desk.ui.screens.intake_hands import choose_item, type_person

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.case import CaseState
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.desk.ui.screens.settings.view import SettingsView
from window_desk.desk.ui.screenshots import grab
from window_desk.tools.demo_shift.people import Person

Key = Qt.Key
SIZE = (1366, 768)


@dataclass
class MovedPc:
    """This machine with a clock that a test moves, and that it may start anew."""

    wrong: timedelta = timedelta(0)
    boot: str = "boot-1"
    began_ms: int = 0

    def wall(self) -> datetime:
        return datetime.now(UTC) + self.wrong

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000 - self.began_ms

    def restart(self) -> None:
        self.boot += "+"
        self.began_ms = time.monotonic_ns() // 1_000_000


@dataclass
class OwnDesk:
    """A desk of its own, whose PC is ``pc``."""

    qapp: QApplication
    shared: CounterWorld
    house: CountyHouse
    folder: Path
    pc: MovedPc

    @contextmanager
    def at_work(self) -> Iterator[CounterWorld]:
        """The program runs; it enrols the first time and asks for the receiver afterwards."""
        options = desk_options(self.house, self.folder)
        with desk_at_counter(self.qapp, options, PcClock(self.pc)) as desk:
            if desk.program.gate.is_enrolled:
                desk.sign_in(RECEIVER)
            else:
                desk.enrol(self.house.address, self.house.code())
            yield replace(self.shared, desk=desk, folder=self.folder)


@pytest.fixture
def own(
    qapp: QApplication, world: CounterWorld, house: CountyHouse, tmp_path: Path
) -> Iterator[OwnDesk]:
    house.start()
    yield OwnDesk(qapp, world, house, tmp_path, MovedPc())
    house.start()
    world.desk.activate()


def clock_word(desk: DeskAtCounter) -> str:
    return desk.program.window.status.word("clock")


def picture(desk: DeskAtCounter, name: str) -> None:
    folder = os.environ.get("WINDOW_DESK_PICTURES")
    if folder:
        grab(desk.program.window, SIZE, Path(folder) / f"clock-{name}.png")


def filled_in(counter: CounterWorld, person: Person) -> IntakeScreen:
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, person)
    counter.desk.wait(screen.checklist.hasFocus, "no cursor on the checklist")
    counter.desk.hands.type("0")
    return screen


def receipt_of(desk: DeskAtCounter, person: Person) -> Act:
    return desk.newest_of(person.name).acts[0]


def test_by_a_wrong_clock_cases_are_received_and_not_accepted(own: OwnDesk) -> None:
    with own.at_work() as counter:
        desk, person = counter.desk, counter.people.anybody()
        desk.wait(lambda: clock_word(desk) == "时钟准确", "the clock is not known")
        own.pc.wrong = timedelta(minutes=-30)
        desk.wait(lambda: clock_word(desk) == "时钟慢 30 分钟", "nobody looks at the clock")
        assert "先校准电脑时间" in desk.banner()
        screen = filled_in(counter, person)
        desk.press(Key.Key_F8)
        desk.wait(lambda: screen.outcome.outcome().tone is Tone.TROUBLE, "it is not refused")
        picture(desk, "wrong-intake")
        assert "慢30分钟" in screen.outcome.outcome().detail
        assert screen.applicant.fields["name"].text() == person.name
        desk.press(Key.Key_F11)
        receipt = receipt_of(desk, person)
        assert abs(receipt.happened_at - datetime.now(UTC)) < timedelta(minutes=1)
        assert receipt.clock.doubts == ("drifted", "wrong")
        desk.settle_line()
        case = desk.newest_of(person.name)
        view = open_case(counter, person.name)
        assert any("时钟存疑" in label.text() for label in view.findChildren(QLabel))
        picture(desk, "doubtful-act")
        own.pc.wrong = timedelta(0)
        desk.wait(lambda: clock_word(desk) == "时钟准确", "nobody looks at the clock")
        desk.wait(lambda: "电脑时间" not in desk.banner(), "the banner stays")
        desk.press_open("accepted", Key.Key_F8)
        desk.wait_state(case.id, CaseState.ACCEPTED)


def test_after_a_restart_with_the_clock_set_back_a_supervisor_settles_it(own: OwnDesk) -> None:
    with own.at_work() as counter:
        counter.desk.wait(lambda: clock_word(counter.desk) == "时钟准确", "the clock is not known")
    own.house.stop()
    own.pc.restart()
    own.pc.wrong = timedelta(minutes=-30)
    with own.at_work() as counter:
        desk, person = counter.desk, counter.people.anybody()
        desk.wait(lambda: clock_word(desk) == "时钟被调过", "the clock is not doubted")
        assert "值班长" in desk.banner()
        screen = filled_in(counter, person)
        desk.press(Key.Key_F11)
        desk.wait(lambda: screen.outcome.outcome().tone is Tone.TROUBLE, "it is not refused")
        assert "往回调过" in screen.outcome.outcome().detail
        picture(desk, "set-back")
        desk.go("settings")
        settings = desk.screen(SettingsView)
        desk.press(Key.Key_F6)
        desk.wait(lambda: "请由值班长登录后确认" in desk.reason(), "nobody says why not")
        picture(desk, "settings-receiver")
        own.pc.wrong = timedelta(0)
        desk.sign_in(SUPERVISOR)
        desk.go("settings")
        desk.press_open("confirm_time", Key.Key_F6)
        desk.wait(lambda: clock_word(desk) == "时钟已确认", "it is not settled")
        assert settings.clock is not None
        desk.wait(lambda: "尤秋萍" in settings.clock.basis.text(), "nobody says who")  # type: ignore[union-attr]
        picture(desk, "settings-confirmed")
        assert "电脑时间" not in desk.banner()
        desk.sign_in(RECEIVER)
        desk.go("intake")
        desk.wait(
            lambda: screen.applicant.fields["name"].text() == person.name, "the draft is gone"
        )
        desk.press(Key.Key_F11)
        receipt = receipt_of(desk, person)
        assert (receipt.clerk, receipt.clock.confirmed_by) == (RECEIVER, SUPERVISOR)
        assert receipt.clock.doubts == ()
        own.house.start()
        desk.settle_line()
        desk.wait(lambda: clock_word(desk) == "时钟准确", "the county settles nothing")
