"""A clerk sees what comes in: at enrolment, on the first pages after it, and after days without a line.

``WINDOW_DESK_PICTURES`` names a folder for pictures.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import (
    EXAMINER,
    PASSWORD,
    PLAIN_ITEM,
    CountyHouse,
)
from tests.desk.ui.screens.desk_at_counter import (
    DeskAtCounter,
    application_of,
    desk_at_counter,
)

from window_desk.desk.bootstrap import DeskOptions
from window_desk.desk.store.newcomers import FEWEST
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.screens.sync.view import SyncScreen
from window_desk.desk.ui.screenshots import grab
from window_desk.desk.use_cases.receive import receive
from window_desk.tools.demo_shift.people import People
from window_desk.tools.emulators.cut_line import BlackHole, CutLine, Delay

Key = Qt.Key
AT_ONCE = 40
MANY = FEWEST + AT_ONCE
SIZE = (1366, 768)


@dataclass
class Watched:
    """A desk whose new cases stay out of the lists until it is opened again."""

    house: CountyHouse
    line: CutLine
    options: DeskOptions
    pictures: Path

    def shoot(self, desk: DeskAtCounter, name: str) -> None:
        grab(desk.program.window, SIZE, self.pictures / f"{name}.png")


def fill(desk: DeskAtCounter, people: People) -> None:
    """Many cases, all pushed."""
    session, person = desk.session, people.anybody()
    application = application_of(person, desk.item(PLAIN_ITEM))
    counter = session.counter()

    def take() -> None:
        for _case in range(AT_ONCE):
            receive(counter, application, "")

    def has_numbers() -> bool:
        stock = session.cache.leases()
        return sum(each.free for each in stock if each.series.startswith("case:")) >= AT_ONCE

    for _time in range(MANY // AT_ONCE):
        desk.wait(has_numbers, "no numbers", 30)
        done = session.journal.executor.submit(take)
        desk.wait(done.done, "the cases are not taken in", 60)
        done.result()
        session.line.nudge()
    desk.settle_line()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[CountyHouse]:
    """A county of this test's own: every case in it is counted."""
    with closing(CountyHouse(tmp_path / "county")) as made:
        made.start()
        yield made


@pytest.fixture
def filler(qapp: QApplication, house: CountyHouse, tmp_path: Path) -> Iterator[DeskAtCounter]:
    """A desk that works all the time."""
    with desk_at_counter(qapp, desk_options(house, tmp_path / "filler")) as desk:
        desk.enrol(house.address, house.code())
        yield desk


@pytest.fixture
def watched(house: CountyHouse, tmp_path: Path) -> Iterator[Watched]:
    pictures = Path(os.environ.get("WINDOW_DESK_PICTURES") or tmp_path)
    port = int(house.address.rpartition(":")[2])
    with CutLine(("127.0.0.1", port)) as line:
        yield Watched(house, line, desk_options(house, tmp_path / "watched"), pictures)


def sync_page(desk: DeskAtCounter) -> SyncScreen:
    desk.hands.alt(Key.Key_0)
    desk.wait(lambda: desk.program.window.current_key() == "sync", "no page of the line")
    return desk.screen(SyncScreen)


def empty_words(desk: DeskAtCounter) -> str:
    """What stands where the list of the page in front is empty."""
    screen = desk.program.window.current_screen()
    assert screen is not None
    shown = [each for each in screen.findChildren(EmptyState) if each.isVisible()]
    return " ".join(label.text() for each in shown for label in each.findChildren(QLabel))


def hold_newcomers(desk: DeskAtCounter) -> None:
    """New cases stay out of the lists, as at the beginning of a long way into them."""
    desk.wait(lambda: desk.program.gate.store is not None, "no store", 10)
    assert desk.program.gate.store is not None
    desk.program.gate.store._newcomers.stop()


def enrol_slowly(qapp: QApplication, watched: Watched) -> None:
    with desk_at_counter(qapp, watched.options) as desk:
        view = desk.program.enrol_view
        watched.line.set_mode(Delay(150))
        desk.type_enrolment(
            {
                "address": watched.line.url,
                "code": watched.house.code(),
                "name": "2号窗口",
                "clerk": EXAMINER,
                "password": PASSWORD,
            }
        )
        hold_newcomers(desk)

        def is_told() -> bool:
            words, bar = view._below.text(), view._progress
            return "下载全部数据" in words and " / " in words and bar.maximum() > bar.value() > 0

        desk.wait(is_told, "nothing is told of the snapshot", 30)
        watched.shoot(desk, "enrolling")
        watched.line.pass_on()
        desk.wait(lambda: not desk.covered() or desk.enrol_problem(), "not enrolled", 30)
        assert not desk.covered(), desk.enrol_problem()
        first_pages(desk, watched)


def first_pages(desk: DeskAtCounter, watched: Watched) -> None:
    """No list is complete, and none looks so."""
    top_bar = desk.program.window.top_bar
    desk.go("workbench")
    assert f"正在取得本县办件：0 / {MANY}" in empty_words(desk)
    assert "列表还不完整" in empty_words(desk)
    desk.wait(lambda: top_bar.arriving() == f"正在取得本县办件：0 / {MANY}", "no sign")
    watched.shoot(desk, "first-workbench")
    desk.go("sign_off")
    assert "正在取得本县办件" in empty_words(desk)
    for key, lists_cases in (("intake", False), ("cases", True), ("settings", False)):
        desk.go(key)
        assert bool(top_bar.arriving()) is lists_cases, key
    screen = sync_page(desk)
    assert screen.transfers.told() == [f"正在取得本县办件：0 / {MANY}"]
    watched.shoot(desk, "first-sync")


def test_what_comes_in_is_seen(qapp: QApplication, filler: DeskAtCounter, watched: Watched) -> None:
    people = People(31)
    fill(filler, people)
    enrol_slowly(qapp, watched)

    with desk_at_counter(qapp, watched.options) as desk:
        top_bar = desk.program.window.top_bar
        desk.sign_in(EXAMINER)
        desk.wait(lambda: desk.session.cache.arriving_cases() is None, "they stay out")
        desk.go("workbench")
        desk.wait(lambda: "没有等着办的办件" in empty_words(desk), "it is said to be incomplete")
        desk.wait(lambda: not top_bar.arriving(), "the sign stays")
        assert len(desk.session.cache.cases(limit=1_000)) == MANY

    filler.activate()
    fill(filler, people)

    with desk_at_counter(qapp, watched.options) as desk:
        progress, top_bar = desk.program.window.status.progress, desk.program.window.top_bar
        watched.line.set_mode(Delay(200))
        desk.sign_in(EXAMINER)
        hold_newcomers(desk)
        screen = sync_page(desk)
        desk.press(Key.Key_F5)
        line = desk.session.line
        desk.wait(lambda: [each for each in line.transfers() if each.total], "nothing comes", 40)
        watched.line.set_mode(BlackHole())
        behind = f"0 条 / {MANY} 条"
        desk.wait(lambda: behind in screen.transfers.told(), "not said how far behind")
        desk.wait(lambda: progress.words() == f"下载他人办理 {behind}", "nothing at the line")
        assert desk.program.window.status.word("line") == "已联网，正在补齐"
        assert screen.line.told()[0] == "已联网，正在补齐"
        watched.shoot(desk, "behind-sync")
        watched.line.pass_on()
        sign = f"还有 {MANY} 件新到办件正在进入列表"
        desk.wait(lambda: sign in screen.transfers.told(), "nothing on the page of the line", 30)
        desk.wait(lambda: not progress.isVisible(), "the word stays")
        watched.shoot(desk, "arriving-sync")
        desk.go("cases")
        desk.wait(lambda: top_bar.arriving() == sign, "no sign")
        watched.shoot(desk, "arriving-cases")
        desk.go("intake")
        assert not top_bar.arriving()
