"""The page of limits by keys: what falls due, promises that moved, reminders, the recomputation."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.desk.store.world import EPOCH, EXAMINER, RECEIVER, SIGNATORY, World
from tests.desk.ui.screens.deadline_desk import (
    DeadlineDesk,
    accepted,
    beijing,
    republish,
    untold,
)

from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.ui.screens.cases.list_view import CasesScreen

Key = Qt.Key
DUE = date(2026, 3, 11)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    opened = World(tmp_path).open()
    opened.enrol()
    opened.publish_reference()
    yield opened
    opened.close()


@pytest.fixture
def desk(qapp: QApplication, world: World, tmp_path: Path) -> Iterator[DeadlineDesk]:
    made = DeadlineDesk(world, tmp_path / "lists", SIGNATORY)
    yield made
    made.close()


def test_alt_9_opens_the_page_with_today_in_focus(desk: DeadlineDesk) -> None:
    desk.hands.alt(Key.Key_9)
    assert desk.window.current_key() == "deadlines"
    page = desk.page()
    assert page.due.grid.hasFocus()
    assert page.due.day() == date(2026, 3, 2)
    first = page.due.grid.cells()[0].due.day
    assert first == date(2026, 3, 2)
    assert len(page.due.grid.cells()) == 14


def test_arrows_choose_a_day_and_enter_goes_down_to_its_cases(desk: DeadlineDesk) -> None:
    due = accepted(desk.world, "mine", 1)
    assert due == DUE
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    desk.hands.key(Key.Key_Down)
    desk.hands.key(Key.Key_Right, times=2)
    assert page.due.day() == DUE
    assert "到期 1 件" in page.due.headline.text()
    assert "承诺 1" in page.due.headline.text()
    assert "到期 1 件" in page.due.grid.accessibleName()
    desk.hands.enter()
    assert page.due.list.hasFocus()
    desk.hands.enter()
    assert desk.opened == [("case", "mine")]
    desk.hands.ctrl(Key.Key_O)
    assert desk.opened[1:] == [("case", "mine")]


def test_the_grid_leafs_by_weeks_and_comes_home(desk: DeadlineDesk) -> None:
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    desk.hands.key(Key.Key_Left)
    assert page.due.day() == date(2026, 3, 1)
    assert page.due.grid.cells()[-1].due.day == date(2026, 3, 1)
    desk.hands.key(Key.Key_PageDown, times=2)
    assert page.due.day() == date(2026, 3, 29)
    desk.hands.key(Key.Key_Home)
    assert page.due.day() == date(2026, 3, 2)
    desk.hands.key(Key.Key_F8)
    assert page.due.day() == date(2026, 3, 16)
    desk.hands.key(Key.Key_F6, times=2)
    assert page.due.day() == date(2026, 2, 16)
    desk.hands.key(Key.Key_F9)
    assert page.due.day() == date(2026, 3, 2)
    assert page.due.grid.hasFocus()


def test_the_calendar_ends_where_no_day_is_known(desk: DeadlineDesk) -> None:
    desk.world.clock.at = beijing(1, 1).replace(year=2007)
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    before = page.due.day()
    desk.hands.key(Key.Key_PageUp)
    assert page.due.day() == before
    assert desk.window.toast.text() == "工作日历只到这里"


def test_days_say_what_they_are(desk: DeadlineDesk) -> None:
    desk.world.clock.at = beijing(9, 21)
    desk.hands.alt(Key.Key_9)
    grid = desk.page().due.grid
    told = {}
    for _day in range(14):
        told[grid.day()] = grid.accessibleName()
        desk.hands.key(Key.Key_Right)
    assert "中秋节" in told[date(2026, 9, 25)]
    assert "国庆节" in told[date(2026, 10, 1)]
    desk.world.clock.at = beijing(12, 28)
    desk.hands.key(Key.Key_F9)
    told = {}
    for _day in range(14):
        told[grid.day()] = grid.accessibleName()
        desk.hands.key(Key.Key_Right)
    assert "可能调整" in told[date(2026, 12, 31)]
    assert "放假 · 暂定" in told[date(2027, 1, 1)]


def test_empty_tabs_speak_kindly(desk: DeadlineDesk) -> None:
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    assert not page.due.list.isVisible()
    for key, tab in ((Key.Key_2, page.moved), (Key.Key_3, page.faults)):
        desk.hands.ctrl(key)
        assert page.stack.currentWidget() is tab
        assert tab.stack.currentIndex() == 1
        assert "Ctrl+O" not in desk.action_keys()
    desk.hands.ctrl(Key.Key_1)
    assert page.due.grid.hasFocus()
    desk.hands.ctrl(Key.Key_2)
    desk.hands.key(Key.Key_F7)
    assert "没有承诺变动" in desk.window.action_bar.reason()


@pytest.mark.parametrize(
    ("day", "off", "now", "difference", "sentence"),
    [
        (date(2026, 3, 9), True, "3月12日 周四", "+1", "仍按该日办结，无需另行告知"),
        (date(2026, 3, 7), False, "3月10日 周二", "−1", "可电话告知申请人提前领取"),
    ],
)
def test_moved_promises_say_what_to_tell(
    desk: DeadlineDesk, day: date, off: bool, now: str, difference: str, sentence: str
) -> None:
    accepted(desk.world, "mine", 1)
    desk.world.page([republish(desk.world, day, off=off)])
    desk.world.let_recompute()
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    desk.hands.wait(lambda: page.bar.tabText(1) == "承诺变动 1", "no promise moved")
    desk.hands.ctrl(Key.Key_2)
    assert page.moved.count() == 1
    assert page.moved.list.hasFocus()
    row = page.moved.list.current_row()
    assert row is not None
    assert row.cells["printed"] == "3月11日 周三"
    assert row.cells["now"] == now
    assert row.cells["difference"] == difference
    assert row.cells["applicant"] == "王**"
    assert sentence in page.moved.told.text()
    assert "13800135678" in page.moved.told.text()
    desk.hands.enter()
    assert desk.opened == [("case", "mine")]


def test_f7_writes_the_list_and_says_where(desk: DeadlineDesk, tmp_path: Path) -> None:
    for serial in range(1, 4):
        accepted(desk.world, f"mine-{serial}", serial)
    desk.world.move_calendar(date(2026, 3, 9))
    desk.world.let_recompute()
    desk.hands.alt(Key.Key_9)
    desk.hands.ctrl(Key.Key_2)
    desk.hands.wait(lambda: desk.page().moved.count() == 3, "no promise moved")
    desk.hands.key(Key.Key_F7)
    desk.hands.wait(lambda: "已导出 3 件" in desk.window.toast.text(), "nothing was written")
    [file] = (tmp_path / "lists").iterdir()
    assert str(file) in desk.window.toast.text()
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("办件编号", "事项", "申请人")
    assert len(rows) == 4
    assert rows[1][2] == "王**"
    assert rows[1][4].date() == DUE
    assert rows[1][5].date() == date(2026, 3, 12)
    assert rows[1][7] == 1
    assert str(rows[1][8]).startswith("凭证所载3月11日 周三不变")


def test_the_board_leads_to_each_tab(desk: DeadlineDesk) -> None:
    accepted(desk.world, "mine", 1)
    desk.world.move_calendar(date(2026, 3, 9))
    desk.world.let_recompute()
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    for key, tab in (("moved", page.moved), ("faults", page.faults), ("due", page.due)):
        page.open_key(key)
        assert page.stack.currentWidget() is tab
    assert page.due.grid.hasFocus()
    page.open_key("moved")
    assert page.moved.list.hasFocus()
    page.open_key("nothing")
    assert page.stack.currentWidget() is page.moved


def test_a_list_that_cannot_be_written_says_so(desk: DeadlineDesk, tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("a file where a folder should be")
    accepted(desk.world, "mine", 1)
    desk.world.move_calendar(date(2026, 3, 9))
    desk.world.let_recompute()
    desk.hands.alt(Key.Key_9)
    desk.hands.ctrl(Key.Key_2)
    page = desk.page()
    desk.hands.wait(lambda: page.moved.count() == 1, "no promise moved")
    desk.hands.key(Key.Key_F7)
    desk.hands.wait(page.moved.problem.isVisible, "nothing was said")
    assert "请检查磁盘空间和文件夹权限后重试" in page.moved.problem.text()
    assert "F7" in desk.action_keys()


def test_reminders_by_article_of_who_took_part(desk: DeadlineDesk) -> None:
    untold(desk.world, "mine", 1)
    desk.begin_day(3, 10)
    desk.hands.alt(Key.Key_9)
    desk.hands.ctrl(Key.Key_3)
    page = desk.page()
    assert page.faults.count() == 1
    assert page.bar.tabText(2) == "提醒 1"
    assert "自收到申请材料之日起视为受理" in page.faults.told.text()
    desk.hands.enter()
    assert desk.opened == [("case", "mine")]
    desk.session.sign_in(EXAMINER)
    assert page.faults.count() == 0
    desk.session.sign_in(RECEIVER)
    assert page.faults.count() == 1


def test_recomputation_shows_how_far_it_is_and_blocks_nothing(desk: DeadlineDesk) -> None:
    world = desk.world
    world.others_receive(450)
    go_on, begun = threading.Event(), threading.Event()

    def hold(change: StoreChange) -> None:
        if Topic.RECOMPUTED in change.topics and not begun.is_set():
            begun.set()
            go_on.wait(20)

    world.store.subscribe(hold)
    desk.hands.alt(Key.Key_9)
    page = desk.page()
    assert not page.progress.isVisible()
    entry = republish(world, date(2026, 3, 9), off=True)
    told = world.store.journal.executor.submit(
        world.store.sync.apply_page, EPOCH, [entry], world.position
    )
    try:
        desk.hands.wait(page.progress.isVisible, "no progress is shown")
        assert page.progress_words.text().startswith("正在按新的工作日历重算 0 / 450 件")
        desk.hands.key(Key.Key_Right)
        assert page.due.day() == date(2026, 3, 3)
    finally:
        go_on.set()
    told.result(20)
    desk.hands.wait(lambda: not page.progress.isVisible(), "the progress stays")
    assert sum(cell.due.due for cell in page.due.grid.cells()) == 450
    [full] = [cell for cell in page.due.grid.cells() if cell.due.due]
    assert full.due.day == date(2026, 3, 10)


def test_cases_change_their_order_by_f6(desk: DeadlineDesk) -> None:
    accepted(desk.world, "early", 1)
    desk.world.clock.at = beijing(3, 4)
    accepted(desk.world, "late", 2)
    desk.hands.alt(Key.Key_3)
    screen = desk.window.current_screen()
    assert isinstance(screen, CasesScreen)
    for first in ("late", "early", "late"):
        screen.list.setFocus()
        desk.hands.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        row = screen.list.current_row()
        assert row is not None
        assert row.key == first
        desk.hands.key(Key.Key_F6)
