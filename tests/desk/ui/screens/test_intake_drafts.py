"""Drafts: kept as they are typed, one a clerk, whatever happens to screen, clerk or program."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.child_desk import ChildDesk
from tests.desk.ui.screens.child_program import who
from tests.desk.ui.screens.counter_world import CounterWorld, desk_options
from tests.desk.ui.screens.county_house import (
    OTHER_RECEIVER,
    PLAIN_ITEM,
    RECEIVER,
    CountyHouse,
)
from tests.desk.ui.screens.desk_at_counter import desk_at_counter
from tests.desk.ui.screens.intake_hands import choose_item, type_person

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.intake.view import IntakeScreen

Key = Qt.Key


def test_draft_stays_while_another_screen_is_shown(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, person)
    desk.hands.type("2")
    desk.go("workbench")
    desk.go("intake")
    assert screen.applicant.fields["phone"].text() == person.phone
    assert screen.checklist.rows()[0].judgement is Judgement.MISSING


def test_item_is_changed_and_the_applicant_stays(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, person)
    desk.hands.type("0")
    desk.hands.alt(Key.Key_F)
    desk.type_over("lsjz")
    desk.hands.enter()
    assert screen.presenter.item is not None
    assert screen.presenter.item.name != PLAIN_ITEM
    assert screen.applicant.fields["name"].text() == person.name
    assert all(row.judgement is None for row in screen.checklist.rows())


def test_each_clerk_comes_back_to_his_own_draft(counter: CounterWorld) -> None:
    desk = counter.desk
    mine, hers = counter.people.anybody(), counter.people.anybody()
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, mine)
    desk.sign_in(OTHER_RECEIVER)
    desk.go("intake")
    assert screen.presenter.item is None, "a colleague does not see it"
    assert screen.applicant.fields["name"].text() == ""
    choose_item(counter, "xcsl", PLAIN_ITEM)
    type_person(counter, hers)
    desk.sign_in(RECEIVER)
    desk.go("intake")
    desk.wait(lambda: screen.applicant.fields["name"].text() == mine.name, "not my draft")
    desk.sign_in(OTHER_RECEIVER)
    desk.go("intake")
    desk.wait(lambda: screen.applicant.fields["name"].text() == hers.name, "not her draft")
    desk.hands.ctrl(Key.Key_Backspace)


def test_draft_survives_a_kill(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> None:
    house.start()
    person = who()
    with ChildDesk("be_killed", tmp_path, house) as child:
        assert child.next_line() == "kept"
        child.kill()
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        desk.sign_in(RECEIVER)
        desk.go("intake")
        screen = desk.screen(IntakeScreen)
        assert screen.presenter.item is not None
        assert screen.presenter.item.name == PLAIN_ITEM
        assert screen.applicant.fields["name"].text() == person.name
        assert screen.applicant.fields["phone"].text() == person.phone
        marks = [row.judgement for row in screen.checklist.rows()]
        assert marks[:3] == [Judgement.IN_ORDER, Judgement.MISSING, None]
        assert "已恢复" in desk.toast()
        desk.hands.type("0")
        desk.press(Key.Key_F8)
        desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MiB; only root may make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can be mounted by root alone")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_work_goes_on_once_a_full_disk_has_room_again(house: CountyHouse, small_disk: Path) -> None:
    house.start()
    with ChildDesk("outlive_a_full_disk", small_disk, house) as child:
        told = json.loads(child.next_line())
    assert f"磁盘（{small_disk}）空间不足" in told["said"]


def test_full_disk_is_said_and_loses_nothing(
    qapp: QApplication, house: CountyHouse, tmp_path: Path
) -> None:
    house.start()
    person = who()
    with ChildDesk("lose_the_disk", tmp_path, house) as child:
        told = json.loads(child.next_line())
    assert "磁盘" in told["first"]
    assert "只能查看" in told["then"]
    assert told["crashes"] == 0
    assert told["acts"] == 0
    assert told["name"] == person.name
    assert told["looking"] > 0
    with desk_at_counter(qapp, desk_options(house, tmp_path)) as desk:
        desk.sign_in(RECEIVER)
        desk.go("intake")
        screen = desk.screen(IntakeScreen)
        assert screen.applicant.fields["name"].text() == person.name
        desk.press(Key.Key_F8)
        desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)
