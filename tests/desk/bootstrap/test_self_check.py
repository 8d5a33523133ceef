"""The daily check runs once a day behind the screen, and says what it finds."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.desk.store.world import World

from window_desk.desk.bootstrap.self_check import CHECKED_ON, SelfCheck
from window_desk.desk.store.pc_settings import PcSettings
from window_desk.desk.store.self_check import COPY_NAMES
from window_desk.desk.ui.bridge import Notices

TODAY = date(2026, 3, 2)
TOMORROW = date(2026, 3, 3)

Begin = Callable[..., SelfCheck]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled desk on real files."""
    opened = World(tmp_path).open()
    opened.enrol()
    yield opened
    opened.close()


@pytest.fixture
def troubles() -> list[str]:
    """What was said on the screen."""
    return []


@pytest.fixture
def begin(qtbot: QtBot, world: World, troubles: list[str]) -> Iterator[Begin]:
    """A program's check, from its start on."""
    begun = []
    notices = Notices()

    def make(after_start_s: float = 0.0) -> SelfCheck:
        settings = PcSettings(world.profile)
        begun.append(SelfCheck(world.store, settings, notices, troubles.append, after_start_s))
        return begun[-1]

    yield make
    for check in begun:
        check.close()


def checked_on(world: World) -> str:
    return PcSettings(world.profile).get(CHECKED_ON)


def test_it_runs_once_a_day(qtbot: QtBot, world: World, begin: Begin) -> None:
    copy = world.profile / COPY_NAMES[0]
    check = begin()
    check.run_if_due(TODAY)
    qtbot.waitUntil(lambda: checked_on(world) == TODAY.isoformat(), timeout=20_000)
    copy.unlink()
    check.run_if_due(TODAY)
    again = begin()
    again.run_if_due(TODAY)
    check.close()
    again.close()
    assert not copy.exists()
    begin().run_if_due(TOMORROW)
    qtbot.waitUntil(lambda: checked_on(world) == TOMORROW.isoformat(), timeout=20_000)
    assert copy.exists()


def test_the_first_minute_belongs_to_the_clerk(world: World, begin: Begin) -> None:
    check = begin(after_start_s=60.0)
    check.run_if_due(TODAY)
    check.close()
    assert not list(world.profile.glob("cases-copy*"))


def test_damage_is_said_and_looked_for_again_at_the_next_start(
    qtbot: QtBot, world: World, begin: Begin, troubles: list[str]
) -> None:
    world.reopen()
    with (world.profile / "cases.db").open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"\0" * 64)
    begin().run_if_due(TODAY)
    qtbot.waitUntil(lambda: bool(troubles), timeout=20_000)
    assert "损坏" in troubles[0]
    assert checked_on(world) == ""
