"""The frame, driven by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from window_desk.desk.ui import translations
from window_desk.desk.ui.parts.command_palette import PaletteSource
from window_desk.desk.ui.parts.finder_delegate import FinderRow
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.action_bar import ActionBar
from window_desk.desk.ui.shell.banner import Banner
from window_desk.desk.ui.shell.main_window import MainWindow
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.ui.shell.screen_names import RAIL_KEYS
from window_desk.desk.ui.shell.top_bar import Identity

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier


class SampleScreen(Screen):
    """A field and two actions, one of them blocked until there is text."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        self.done: list[str] = []
        self.shown = self.hidden = 0
        QVBoxLayout(self).addWidget(self.line)
        self.line.textChanged.connect(self.actions_changed)

    def title(self) -> str:
        return "收件页"

    def help_text(self) -> str:
        return "**说明**:第三十二条"

    def on_shown(self) -> None:
        self.shown += 1
        self.line.setFocus()

    def on_hidden(self) -> None:
        self.hidden += 1

    def screen_actions(self) -> list[Action]:
        return [
            Action(
                "accept",
                "受理",
                "F8",
                self._accept,
                enabled=bool(self.line.text()),
                why_not="还没有填写姓名。",
                tone="primary",
            ),
            Action("notify", "一次性告知", "F9", self._notify),
        ]

    def _accept(self) -> None:
        self.done.append("accept")
        self.said.emit("已受理")

    def _notify(self) -> None:
        self.done.append("notify")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(dict.fromkeys((*RAIL_KEYS, "case"), SampleScreen))
    qtbot.addWidget(made)
    made.set_identity(Identity("青石镇便民服务中心", "3 号窗口", "王秀英", "审核人", "上午班"))
    made.show_screen("workbench")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    return made


def screen_of(window: MainWindow) -> SampleScreen:
    screen = window.current_screen()
    assert isinstance(screen, SampleScreen)
    return screen


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_alt_and_number_go_to_the_screens(qtbot: QtBot, window: MainWindow) -> None:
    for number, key in enumerate(RAIL_KEYS, start=1):
        press(qtbot, Key(Key.Key_0 + number), Alt)
        assert window.current_key() == key


def test_pages_are_made_when_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []

    def factory() -> Screen:
        made.append("intake")
        return SampleScreen()

    window = MainWindow({"workbench": SampleScreen, "intake": factory})
    qtbot.addWidget(window)
    window.show_screen("workbench")
    assert made == []
    window.show_screen("intake")
    window.show_screen("workbench")
    window.show_screen("intake")
    assert made == ["intake"]


def test_pages_hear_that_they_come_and_go(window: MainWindow) -> None:
    first = screen_of(window)
    window.show_screen("intake")
    assert (first.shown, first.hidden) == (1, 1)


def test_action_key_does_the_action_once(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_F9)
    assert screen_of(window).done == ["notify"]


def test_same_key_on_two_pages_is_not_ambiguous(qtbot: QtBot, window: MainWindow) -> None:
    first = screen_of(window)
    second = window.show_screen("intake")
    assert isinstance(second, SampleScreen)
    press(qtbot, Key.Key_F9)
    assert (first.done, second.done) == ([], ["notify"])


def test_blocked_action_says_why_instead(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_F8)
    assert screen_of(window).done == []
    assert "还没有填写姓名" in window.action_bar.reason()
    assert "F8" in window.action_bar.reason()


def test_what_a_blocked_key_told_outlives_a_refresh(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)

    def refresh(*, blocked: bool) -> None:
        bar.set_actions(
            [
                Action("save", "保存", "F4", lambda: None, enabled=False, why_not="先标出结论"),
                Action(
                    "accept", "受理", "F8", lambda: None, enabled=not blocked, why_not="材料未核对"
                ),
            ]
        )

    refresh(blocked=True)
    assert "先标出结论" in bar.reason()
    assert not bar.trigger("accept")
    refresh(blocked=True)
    assert "材料未核对" in bar.reason()
    refresh(blocked=False)
    assert "先标出结论" in bar.reason()


def test_action_is_freed_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClicks(screen_of(window).line, "zhang")
    assert window.action_bar.reason() == ""
    press(qtbot, Key.Key_F8)
    assert screen_of(window).done == ["accept"]
    assert window.toast.text() == "已受理"


@pytest.mark.parametrize("keys", [("F8", "F8"), ("F1", "F2"), ("Ctrl+K", "F2")])
def test_keys_that_would_be_ambiguous_are_refused(qtbot: QtBot, keys: tuple[str, str]) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    actions = [Action(key, key, key, lambda: None) for key in keys]
    with pytest.raises(ValueError, match="twice or reserved"):
        bar.set_actions(actions)


def test_help_opens_and_closes(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_F1)
    assert window.help.isVisible()
    assert "第三十二条" in window.help.text()
    press(qtbot, Key.Key_F1)
    assert not window.help.isVisible()


def test_palette_finds_a_screen_by_pinyin_initials(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    assert window.palette_panel.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "dcl")
    QTest.keyClick(focus, Key.Key_Return)
    assert window.current_key() == "to_settle"
    assert not window.palette_panel.isVisible()


def test_palette_does_an_action_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.setText("告知")
    QTest.keyClick(focus, Key.Key_Return)
    assert screen_of(window).done == ["notify"]
    assert QApplication.focusWidget() is screen_of(window).line


def test_palette_asks_other_sources(qtbot: QtBot, window: MainWindow) -> None:
    gone: list[str] = []
    window.add_palette_source(
        PaletteSource(
            lambda: "办件",
            lambda query: [FinderRow("c1", f"XK-{query}")] if query else [],
            lambda row: gone.append(row.key),
        ),
    )
    press(qtbot, Key.Key_K, Ctrl)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "0042")
    QTest.keyClick(focus, Key.Key_Return)
    assert gone == ["c1"]


def test_escape_closes_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Key.Key_K, Ctrl)
    press(qtbot, Key.Key_Escape)
    assert not window.palette_panel.isVisible()
    assert QApplication.focusWidget() is screen_of(window).line


def test_the_toast_stays_above_the_page_that_comes_to_the_front(window: MainWindow) -> None:
    window.show_screen("intake")
    window.show_toast("已受理")
    page = window.show_screen("cases")
    siblings = window.pages.children()
    assert siblings.index(window.toast) > siblings.index(page)


def test_undo_of_the_toast(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[int] = []
    window.show_toast("已删除", lambda: undone.append(1))
    press(qtbot, Key.Key_Z, Alt)
    press(qtbot, Key.Key_Z, Alt)
    assert undone == [1]
    assert window.toast.text() == ""


def test_lock_key_and_cover(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        press(qtbot, Key.Key_L, Ctrl)
    cover = QWidget()
    cover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.cover(cover)
    assert window.covered()
    QTest.keyClick(cover, Key.Key_2, Alt)
    QTest.keyClick(cover, Key.Key_F9)
    assert window.current_key() == "workbench"
    assert screen_of(window).done == []
    window.uncover()
    assert not window.covered()
    assert QApplication.focusWidget() is screen_of(window).line


def test_gravest_banner_stands_in_front(window: MainWindow) -> None:
    window.show_banner(Banner("line", Tone.NOTICE, "线路断开"))
    window.show_banner(Banner("printer", Tone.TROUBLE, "打印机缺纸"))
    shown = window.banners.shown()
    assert shown is not None
    assert shown.key == "printer"
    window.clear_banner("printer")
    assert window.banners.isVisible()
    window.clear_banner("line")
    assert not window.banners.isVisible()


def test_banner_pushes_the_page_and_never_covers_it(window: MainWindow) -> None:
    before = window.pages.height()
    window.show_banner(Banner("printer", Tone.TROUBLE, "打印机缺纸"))
    QApplication.processEvents()
    assert window.pages.height() == before - window.banners.height()
    assert window.banners.geometry().bottom() < window.pages.geometry().top()


def test_hidden_screen_has_no_key(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.set_shown("board", False)  # noqa: FBT003 - as QWidget.setVisible
    press(qtbot, Key.Key_7, Alt)
    assert window.current_key() == "workbench"
    assert "board" not in window.screen_keys()


def test_status_light_opens_its_page(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.status_opened) as opened:
        button = window.status.button("printer")
        button.setFocus()
        QTest.keyClick(button, Key.Key_Space)
    assert opened.args == ["printer"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_frame_fits_the_smallest_screen_enlarged(
    qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    translations.install(qapp, language)
    try:
        window = MainWindow(dict.fromkeys(RAIL_KEYS, SampleScreen))
        qtbot.addWidget(window)
        window.set_identity(
            Identity("青石镇便民服务中心", "3 号窗口", "王秀英", "审核人", "上午班"),
        )
        window.show_screen("intake")
        needed = window.minimumSizeHint()
        assert needed.width() <= 1366 / 1.5
        assert needed.height() <= 768 / 1.5
    finally:
        translations.install(qapp, "zh")


def test_change_of_language_names_all_anew(
    qapp: QApplication, qtbot: QtBot, window: MainWindow
) -> None:
    before = window.current_screen()
    try:
        translations.install(qapp, "en")
        qtbot.waitUntil(lambda: window.current_screen() is not before)
        assert window.current_key() == "workbench"
        assert window.windowTitle() == "Window Desk"
    finally:
        translations.install(qapp, "zh")
        qtbot.waitUntil(lambda: window.windowTitle() == "窗口办件")


def test_page_without_rail_entry(window: MainWindow) -> None:
    window.show_screen("case")
    assert window.current_key() == "case"
    assert window.rail.badge("cases") == 0
    window.set_badge("cases", 7)
    assert window.rail.badge("cases") == 7


def test_a_long_work_stands_in_the_status_bar_while_it_goes_on(window: MainWindow) -> None:
    progress = window.status.progress
    assert not progress.isVisible()
    focus = QApplication.focusWidget()
    progress.tell("重算时限 12,300 / 100,000", 12_300, 100_000)
    assert progress.isVisible()
    assert progress.words() == "重算时限 12,300 / 100,000"
    assert QApplication.focusWidget() is focus
    progress.tell("", 0, 0)
    assert not progress.isVisible()
