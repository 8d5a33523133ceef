"""Settings are kept as they are chosen, and refused ones say why at their field."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from window_desk.casework.local_rules import LocalRules
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.screens.settings.limits_panel import LimitsPanel
from window_desk.desk.ui.screens.settings.view import SettingsView


class KeptSettings:
    """Settings in memory; a county address needs its scheme."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def set(self, key: str, value: str) -> str:
        if key == "county_address" and "://" not in value:
            return "地址要以 https:// 开头。"
        self.kept[key] = value
        return ""


@pytest.fixture
def settings() -> KeptSettings:
    return KeptSettings()


@pytest.fixture
def view(qtbot: QtBot, settings: KeptSettings) -> SettingsView:
    made = SettingsView(settings, [("plain80", "通用 80 毫米")], lambda: None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.on_shown()
    return made


def choice(view: SettingsView, key: str) -> QComboBox:
    [found] = [box for box in view.findChildren(QComboBox) if box.property("setting") == key]
    return found


def field(view: SettingsView, key: str) -> FieldEdit:
    [found] = [edit for edit in view.findChildren(FieldEdit) if edit.property("setting") == key]
    return found


def test_theme_is_chosen_by_key(qtbot: QtBot, view: SettingsView, settings: KeptSettings) -> None:
    with qtbot.waitSignal(view.changed) as changed:
        QTest.keyClick(choice(view, "theme"), Qt.Key.Key_Down)
    assert changed.args == ["theme", "dark"]
    assert settings.kept == {"theme": "dark"}


def test_address_is_kept_on_enter_and_frees_the_test_page(
    qtbot: QtBot, view: SettingsView, settings: KeptSettings
) -> None:
    [action] = view.screen_actions()
    assert not action.enabled
    line = field(view, "printer_address").line
    line.setFocus()
    QTest.keyClicks(line, "tcp://10.0.0.5:9100")
    with qtbot.waitSignals([view.changed, view.actions_changed]):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert settings.kept["printer_address"] == "tcp://10.0.0.5:9100"
    [action] = view.screen_actions()
    assert action.enabled
    with qtbot.waitSignal(view.said):
        action.run()


def test_refused_address_says_why_at_its_field(
    qtbot: QtBot, view: SettingsView, settings: KeptSettings
) -> None:
    county = field(view, "county_address")
    county.line.setFocus()
    QTest.keyClicks(county.line, "county")
    QTest.keyClick(county.line, Qt.Key.Key_Return)
    assert county.error() == "地址要以 https:// 开头。"
    assert settings.kept == {}


def test_what_is_kept_is_shown(view: SettingsView, settings: KeptSettings) -> None:
    settings.kept = {"language": "en", "reader_address": "COM3"}
    view.on_shown()
    assert choice(view, "language").currentData() == "en"
    assert choice(view, "theme").currentData() == "light"
    assert field(view, "reader_address").text() == "COM3"


def test_the_countys_thresholds_are_shown_as_they_are_now(qtbot: QtBot) -> None:
    held = [LocalRules(yellow_workdays=5, red_workdays=1, notice_warning_day=2)]
    panel = LimitsPanel(lambda: held[-1])
    qtbot.addWidget(panel)
    assert panel.lines() == ["剩 5 个工作日起", "剩 1 个工作日起", "收件后第 2 个工作日起", "17:00"]
    held.append(LocalRules(closes_at=time(17, 30)))
    panel.reload()
    assert panel.lines()[1:] == ["到期当天", "收件后第 3 个工作日起", "17:30"]
    assert LimitsPanel().isHidden()
