"""The workday calendar by keys: every kind of day, and a notice published from the county hall."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from tests.desk.ui.screens.counter_world import desk_options
from tests.desk.ui.screens.county_house import PASSWORD, CountyHouse
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter, desk_at_counter
from tests.desk.ui.screens.test_looks import SIZE, assert_fits

from window_desk.casework.calendar_notices import OverlayDay, OverlayKind
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.casework.workdays import Certainty
from window_desk.county.use_cases.publish_calendar import publish_overlays
from window_desk.desk.ui import app_fonts, theme
from window_desk.desk.ui.screens.deadlines.calendar_tab import CalendarTab
from window_desk.desk.ui.screens.deadlines.month_days import MonthDay, MonthDayKind, month_days
from window_desk.desk.ui.screens.deadlines.view import DeadlinesScreen
from window_desk.desk.ui.screenshots import grab

HALL = "519999000"
CHIEF, OFFICER = "2101", "2102"
Key = Qt.Key
LOCAL_DAYS = (
    OverlayDay(date(2026, 4, 15), OverlayKind.LOCAL_OFF, "三月三"),
    OverlayDay(date(2026, 4, 18), OverlayKind.DUTY_OPEN, "周六值班"),
)
NOTICE: dict[str, object] = {
    "year": 2027,
    "papers": ["国务院办公厅关于2027年部分节假日安排的通知"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": False},
    ],
}


def make_house(folder: Path) -> CountyHouse:
    """A county of its own, with a supervisor and an officer at its hall, and two local days."""
    made = CountyHouse(folder)
    for number, duties in ((CHIEF, frozenset({Duty.SUPERVISE})), (OFFICER, frozenset(Duty))):
        level = Authority.COUNTY if number == CHIEF else Authority.TOWNSHIP
        clerk = Clerk(number, "赵明远", HALL, level, (), duties)
        made.county.add_clerk(clerk, PASSWORD)
    publish_overlays(made.county.context, LOCAL_DAYS)
    return made


@contextmanager
def hall_of(app: QApplication, house: CountyHouse, folder: Path) -> Iterator[DeskAtCounter]:
    """A desk of the county hall with the supervisor at it."""
    with desk_at_counter(app, desk_options(house, folder)) as desk:
        desk.enrol(house.address, house.county.create_enrolment_code(HALL), CHIEF)
        yield desk
    theme.apply(app, "light")
    app_fonts.install(app)


@pytest.fixture(scope="module")
def own_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyHouse]:
    """The county of all tests here that publish nothing."""
    made = make_house(tmp_path_factory.mktemp("hall-county"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared_hall(
    qapp: QApplication, own_house: CountyHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskAtCounter]:
    """The desk of these tests; ask for ``hall``."""
    with hall_of(qapp, own_house, tmp_path_factory.mktemp("hall")) as desk:
        yield desk


@pytest.fixture
def hall(shared_hall: DeskAtCounter, own_house: CountyHouse) -> DeskAtCounter:
    """The desk with the supervisor at it, the line up and nothing open."""
    own_house.start()
    shared_hall.activate()
    shared_hall.sign_in(CHIEF)
    shared_hall.go("workbench")
    return shared_hall


@pytest.fixture
def publishing_hall(qapp: QApplication, tmp_path: Path) -> Iterator[DeskAtCounter]:
    """A desk of a county that gets a new notice."""
    house = make_house(tmp_path)
    with hall_of(qapp, house, tmp_path / "hall") as desk:
        yield desk
    house.close()


def calendar_tab(desk: DeskAtCounter) -> CalendarTab:
    """Go to the page of limits and its tab by keys."""
    desk.hands.alt(Key.Key_9)
    desk.wait(lambda: desk.program.window.current_key() == "deadlines", "no page of limits")
    tab = desk.screen(DeadlinesScreen).calendar
    desk.hands.ctrl(Key.Key_4)
    desk.wait(tab.isVisible, "no calendar")
    desk.wait(tab.grid.hasFocus, "no cursor on the grid")
    return tab


def go_to(desk: DeskAtCounter, tab: CalendarTab, day: date) -> None:
    """Leaf with Page Up and Down, then step with the arrows."""
    here = tab.grid.day()
    assert here is not None
    months = (day.year - here.year) * 12 + day.month - here.month
    desk.hands.key(Key.Key_PageDown if months > 0 else Key.Key_PageUp, times=abs(months))
    here = tab.grid.day()
    assert here is not None
    steps = (day - here).days
    desk.hands.key(Key.Key_Right if steps > 0 else Key.Key_Left, times=abs(steps))
    assert tab.grid.day() == day


def pictures(tmp_path: Path) -> Path:
    return Path(os.environ.get("WINDOW_DESK_PICTURES") or tmp_path)


def test_every_kind_of_day_is_told(hall: DeskAtCounter, tmp_path: Path) -> None:
    tab = calendar_tab(hall)
    for day, word in (
        (date(2026, 4, 6), "放假 · 清明节"),
        (date(2026, 4, 14), "工作日"),
        (date(2026, 4, 15), "本地放假 · 三月三"),
        (date(2026, 4, 18), "值班收件 · 周六值班"),
        (date(2026, 4, 19), "休息日"),
        (date(2026, 5, 9), "调休上班"),
        (date(2026, 12, 30), "次年通知仍可能调整"),
        (date(2027, 3, 1), "暂定"),
    ):
        go_to(hall, tab, day)
        assert word in tab.headline.text()
        assert tab.grid.accessibleName() == tab.headline.text()
    assert "2026 年底" in tab.coverage.text()
    assert tab.notices.count() == 20
    assert tab.local.count() == 2
    hall.hands.key(Key.Key_Home)
    assert tab.grid.day() == hall.session.today()


def test_the_calendar_ends_where_it_ends(hall: DeskAtCounter) -> None:
    tab = calendar_tab(hall)
    go_to(hall, tab, date(2007, 1, 1))
    hall.press(Key.Key_PageUp)
    hall.press(Key.Key_Left)
    assert tab.grid.day() == date(2007, 1, 1)
    assert hall.toast() == "工作日历只到这里"
    hall.press(Key.Key_Home)


def test_days_are_told_as_the_calendar_counts_them(hall: DeskAtCounter) -> None:
    calendar = hall.session.cache.calendar()
    days = [date.fromordinal(n) for n in range(date(2025, 1, 1).toordinal(), 739_800)]
    counted = {MonthDayKind.WORKDAY, MonthDayKind.MAKE_UP}
    for each in month_days(calendar, days):
        assert (each.kind in counted) == calendar.is_workday(each.day)
        assert (each.kind is MonthDayKind.DUTY) == (
            calendar.is_open(each.day) and not calendar.is_workday(each.day)
        )
    assert month_days(calendar, [date(2026, 4, 15)]) == [
        MonthDay(date(2026, 4, 15), MonthDayKind.LOCAL_OFF, "三月三", Certainty.FIRM)
    ]


def test_a_notice_is_published_by_keys(
    publishing_hall: DeskAtCounter, qapp: QApplication, tmp_path: Path
) -> None:
    hall = publishing_hall
    tab = calendar_tab(hall)
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(NOTICE, ensure_ascii=False), "utf-8")
    assert hall.session.cache.calendar().is_workday(date(2026, 12, 31))
    hall.press_open("publish", Key.Key_F7)
    hall.wait(tab.publishing.file.line.hasFocus, "no cursor at the file")
    hall.type_over(str(file))
    hall.hands.enter()
    hall.wait(tab.publishing.confirm.isVisible, "no question")
    shown = [tab.publishing.days.item(n).text() for n in range(tab.publishing.days.count())]
    assert any("12月31日" in line and "改为休息" in line for line in shown)
    assert any("1月2日" in line and "改为上班" in line for line in shown)
    assert hall.session.cache.calendar().coverage_until == date(2026, 12, 31)
    for look in ("dark", "light"):
        theme.apply(qapp, look)
        assert_fits(hall.program.window, "publishing")
        grab(hall.program.window, SIZE, pictures(tmp_path) / f"{look}-calendar-publish.png")
    hall.press(Key.Key_Right)
    hall.hands.enter()
    hall.wait(lambda: not tab.publishing.isVisible(), "the panel stays")
    assert "已发布" in hall.toast()
    hall.wait(
        lambda: hall.session.cache.calendar().coverage_until == date(2027, 12, 31),
        "the notice does not come back",
    )
    hall.wait(lambda: tab.notices.count() == 21, "the notice is not listed")
    assert "2027 年底" in tab.coverage.text()
    assert tab.grid.hasFocus()
    assert not hall.session.cache.calendar().is_workday(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("2026.json", NOTICE, "指明的是2026年"),
        ("2027.json", {**NOTICE, "papers": []}, "没有通知文件"),
        ("2028.json", {"year": 2028, "papers": ["x"], "days": [
            {"name": "x", "date": "2028-01-01", "isOffDay": True}]}, "缺少2027年"),
        ("local.json", [{"date": "2026-10-01", "kind": "local_off", "name": "x"}], "不上班"),
    ],
)  # fmt: skip
def test_a_bad_file_stands_at_its_field(
    hall: DeskAtCounter, tmp_path: Path, name: str, content: object, part: str
) -> None:
    tab = calendar_tab(hall)
    file = tmp_path / name
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    hall.press_open("publish", Key.Key_F7)
    hall.wait(tab.publishing.file.line.hasFocus, "no cursor at the file")
    hall.type_over("")
    hall.hands.enter()
    assert "未填写" in tab.publishing.file.error()
    hall.type_over(str(tmp_path / "nothing.json"))
    hall.hands.enter()
    hall.wait(lambda: "读不出来" in tab.publishing.file.error(), "a missing file says nothing")
    hall.type_over(str(file))
    assert tab.publishing.file.error() == ""
    hall.hands.enter()
    hall.wait(lambda: part in tab.publishing.file.error(), tab.publishing.file.error())
    assert not tab.publishing.confirm.isVisible()
    hall.press(Key.Key_Escape)
    hall.wait(lambda: not tab.publishing.isVisible(), "Esc does not close")
    assert hall.session.cache.calendar().coverage_until == date(2026, 12, 31)


def test_a_county_that_is_away_says_so_and_the_file_stays(
    hall: DeskAtCounter, own_house: CountyHouse, tmp_path: Path
) -> None:
    tab = calendar_tab(hall)
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(NOTICE), "utf-8")
    own_house.stop()
    hall.press_open("publish", Key.Key_F7)
    hall.wait(tab.publishing.file.line.hasFocus, "no cursor at the file")
    hall.type_over(str(file))
    hall.hands.enter()
    hall.wait(tab.publishing.confirm.isVisible, "no question")
    hall.press(Key.Key_Right)
    hall.hands.enter()
    hall.wait(lambda: "没有发布" in tab.publishing.file.error(), "no word of the line", 30)
    assert tab.publishing.file.text() == str(file)
    grab(hall.program.window, SIZE, pictures(tmp_path) / "light-calendar-away.png")
    own_house.start()
    hall.press(Key.Key_Escape)
    hall.wait(lambda: not tab.publishing.isVisible(), "Esc does not close")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_same_notice_again_needs_no_publishing(hall: DeskAtCounter, tmp_path: Path) -> None:
    tab = calendar_tab(hall)
    file = tmp_path / "days.json"
    days = [{"date": "2026-04-15", "kind": "local_off", "name": "三月三"}]
    file.write_text(json.dumps(days), "utf-8")
    hall.press_open("publish", Key.Key_F7)
    hall.wait(tab.publishing.file.line.hasFocus, "no cursor at the file")
    hall.hands.ctrl(Key.Key_O)
    hall.wait(lambda: hall.program.window.findChildren(QFileDialog), "no list of files")
    dialog = hall.program.window.findChildren(QFileDialog)[0]
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    hall.hands.type(str(file))
    hall.hands.enter()
    hall.wait(lambda: "没有变化" in tab.publishing.told.text(), tab.publishing.told.text())
    assert not tab.publishing.confirm.isVisible()
    hall.press(Key.Key_Escape)
    hall.wait(lambda: not tab.publishing.isVisible(), "Esc does not close")


def test_others_see_the_calendar_and_may_not_publish(hall: DeskAtCounter, tmp_path: Path) -> None:
    hall.sign_in(OFFICER)
    tab = calendar_tab(hall)
    action = next(each for each in tab.tab_actions() if each.key_id == "publish")
    assert not action.enabled
    hall.press(Key.Key_F7)
    assert tab.publishing.isHidden()
    assert "县中心" in hall.reason()


def test_the_tab_fits_its_window(hall: DeskAtCounter, qapp: QApplication, tmp_path: Path) -> None:
    tab = calendar_tab(hall)
    go_to(hall, tab, date(2026, 4, 15))
    hall.program.window.resize(*SIZE)
    for look in ("dark", "light"):
        theme.apply(qapp, look)
        assert_fits(hall.program.window, "calendar")
        grab(hall.program.window, SIZE, pictures(tmp_path) / f"{look}-calendar.png")
    go_to(hall, tab, date(2026, 12, 31))
    grab(hall.program.window, SIZE, pictures(tmp_path) / "light-calendar-december.png")
