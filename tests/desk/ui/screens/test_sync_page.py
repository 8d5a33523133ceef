"""The page of the line: by mouse, key and palette; what is unsent, numbers, pause, diagnosis."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM

from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.ui.screens.sync import words
from window_desk.desk.ui.screens.sync.pause_panel import end_moments
from window_desk.desk.ui.screens.sync.transfer_panel import TransferPanel
from window_desk.desk.ui.screens.sync.view import SyncScreen
from window_desk.desk.ui.screens.transfer_words import under_way_for_sure
from window_desk.desk.use_cases.case_views import ArrivingCases
from window_desk.desk.use_cases.line_ports import LineReport, LineState
from window_desk.desk.use_cases.sync_ports import Transfer, TransferKind, TransferUnit

Key = Qt.Key
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def sync_page(counter: CounterWorld) -> SyncScreen:
    """Alt+0."""
    desk = counter.desk
    desk.hands.alt(Key.Key_0)
    desk.wait(lambda: desk.program.window.current_key() == "sync", "no page of the line")
    return desk.screen(SyncScreen)


def cut(counter: CounterWorld) -> None:
    counter.house.stop()
    counter.desk.wait(lambda: not counter.desk.online(), "the line is not down", 30)


def test_the_page_opens_by_mouse_key_and_palette(counter: CounterWorld) -> None:
    desk = counter.desk
    window = desk.program.window
    QTest.mouseClick(window.status.button("line"), Qt.MouseButton.LeftButton)
    assert window.current_key() == "sync"
    assert window.rail.current() == "", "the page stands in no rail"
    desk.go("workbench")
    assert window.rail.current() == "workbench"
    sync_page(counter)
    desk.go("workbench")
    desk.hands.ctrl(Key.Key_K)
    desk.hands.type("sjtb")
    desk.hands.enter()
    assert window.current_key() == "sync"
    screen = desk.screen(SyncScreen)
    assert screen.unsent_title.text() == "已全部上传"
    now, contact, trouble, backup, metered, heavy = screen.line.told()
    assert (now, trouble, heavy) == ("联网", "没有", "照常传输")
    assert ":" in contact
    assert "尚未备份" in backup
    assert "暂停" in metered
    assert any("办件编号" in line for line in screen.numbers.told())


def test_what_is_unsent_is_listed_with_its_reason_and_goes_by_key(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.settle_line()
    screen = sync_page(counter)
    cut(counter)
    case = desk.take_in(person, PLAIN_ITEM, ACCEPT)
    desk.wait(lambda: screen.unsent.count() == 2, "nothing is listed")
    row = screen.unsent.current_row()
    assert row is not None
    assert row.cells["act"] == "收件"
    assert row.cells["number"] == desk.case(case).number
    assert person.name not in row.cells["applicant"], "masked"
    assert row.cells["why"] == "断网，联网后自动上传"
    assert screen.line.told()[2] != "没有"
    desk.press(Key.Key_Down)
    second = screen.unsent.current_row()
    assert second is not None
    assert second.cells["why"] == "排在前面的之后"
    desk.hands.enter()
    assert desk.program.window.current_key() == "case"

    assert desk.program.window.top_bar.as_of().startswith("截至 ")
    desk.go("cases")
    found = desk.screen(CasesScreen)
    desk.hands.type(person.name)
    desk.wait(
        lambda: found.list.count() == 1 and "其后本机改动 1 件" in found._as_of.text(), "no word", 5
    )
    shown = found.list.current_row()
    assert shown is not None
    assert "未上传" in shown.cells["number"]
    desk.go("intake")
    assert desk.program.window.top_bar.as_of() == "", "no list, no word"
    desk.hands.ctrl(Key.Key_K)
    panel = desk.program.window.palette_panel
    desk.hands.type(person.name)
    desk.wait(lambda: any("未上传" in row.detail for _source, row in panel._found), "no word")
    desk.type_over(PLAIN_ITEM[:4])
    desk.wait(lambda: any("截至" in row.detail for _source, row in panel._found), "no word")
    desk.press(Key.Key_Escape)

    counter.house.start()
    sync_page(counter)
    desk.press(Key.Key_F5)
    desk.wait(lambda: screen.unsent_title.text() == "已全部上传", "nothing is sent", 40)
    desk.wait(lambda: screen.line.told()[0] == "联网", "the page does not tell", 40)
    desk.go("cases")
    desk.wait(lambda: desk.program.window.top_bar.as_of() == "", "the word stays")
    assert "截至" not in desk.screen(CasesScreen)._as_of.text()


def test_heavy_transfers_pause_by_key_and_that_is_kept(counter: CounterWorld) -> None:
    desk = counter.desk
    assert desk.program.workshop is not None
    pause = desk.program.workshop.transfer_pause
    screen = sync_page(counter)
    desk.press(Key.Key_F6)
    desk.wait(screen.pause_panel.isVisible, "nobody asks until when")
    desk.hands.type("1")
    desk.hands.enter()
    assert not pause.transfers_allowed()
    assert "已暂停到" in screen.line.told()[5]
    assert desk.program.settings.get("transfers_paused_until")
    desk.press(Key.Key_F6)
    assert pause.transfers_allowed()
    assert not desk.program.settings.get("transfers_paused_until")
    desk.press(Key.Key_F7)
    assert "照传" in screen.line.told()[4]
    assert desk.program.settings.get("heeds_metered_line") == "no"
    pause.line_is_metered(is_metered=True)
    assert pause.transfers_allowed()
    desk.press(Key.Key_F7)
    assert not pause.transfers_allowed()
    assert "按流量计费，已暂停" in screen.line.told()[5]
    pause.line_is_metered(is_metered=None)


def test_a_diagnosis_names_nobody(
    counter: CounterWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, person = counter.desk, counter.people.anybody()
    screen = sync_page(counter)
    cut(counter)
    case = desk.take_in(person, PLAIN_ITEM, ACCEPT)
    desk.wait(lambda: screen.unsent.count() == 2, "nothing is listed")
    monkeypatch.setattr(screen, "_folder", lambda: tmp_path / "documents")
    desk.press(Key.Key_F9)
    desk.wait(lambda: list(tmp_path.glob("documents/*.txt")), "nothing was written")
    (file,) = tmp_path.glob("documents/同步诊断-*.txt")
    text = file.read_text(encoding="utf-8")
    for secret in (person.name, person.id_number, person.phone, desk.case(case).number, case):
        assert secret not in text
    for told in (
        "未上传: 2 accepted=1 received=1",
        "原身份未上报: 0",
        "恢复文件: ",
        "线路: offline",
        "号段 case:",
        "时钟依据",
    ):
        assert told in text
    (tmp_path / "no-folder").write_text("")
    monkeypatch.setattr(screen, "_folder", lambda: tmp_path / "no-folder")
    desk.press(Key.Key_F9)
    desk.wait(screen.problem.isVisible, "nobody says why not")
    assert "写不进" in screen.problem.text()


def test_transfers_in_words(qapp: QApplication) -> None:
    panel = TransferPanel()
    panel.show_transfers(())
    assert panel.told() == []
    panel.show_transfers(
        (
            Transfer(TransferKind.ACTS, 0, 0, TransferUnit.ACTS),
            Transfer(TransferKind.FEED, 500, 2_000, TransferUnit.ENTRIES, 10.0),
            Transfer(TransferKind.SNAPSHOT, 0, 0, TransferUnit.BYTES),
            Transfer(TransferKind.SNAPSHOT_KEPT, 2_000, 20_000, TransferUnit.ACTS),
            Transfer(TransferKind.SCANS_OUT, 1 << 20, 5 << 20, TransferUnit.BYTES, 1 << 20),
        )
    )
    assert panel.told() == [
        "500 条 / 2,000 条 · 约剩 2 分钟",
        "县里正在准备",
        "2,000 条 / 20,000 条",
        "1.0 MB / 5.0 MB · 约剩 4 秒",
    ]
    panel.show_transfers(
        (Transfer(TransferKind.SNAPSHOT, 3 << 20, 0, TransferUnit.BYTES),),
        ArrivingCases(7_700, 20_000, is_first=True),
    )
    assert panel.told() == ["已收 3.0 MB", "正在取得本县办件：12,300 / 20,000"]
    panel.show_transfers((), ArrivingCases(7_700, 20_000, is_first=False))
    assert panel.told() == ["还有 7,700 件新到办件正在进入列表"]
    panel.show_transfers(())
    assert panel.told() == []


def test_the_light_tells_only_what_the_county_has_answered() -> None:
    tried = Transfer(TransferKind.ACTS, 0, 12, TransferUnit.ACTS)
    scan = Transfer(TransferKind.SCANS_OUT, 5, 12, TransferUnit.BYTES)
    behind = Transfer(TransferKind.FEED, 0, 12, TransferUnit.ENTRIES)
    unknown = Transfer(TransferKind.FEED, 0, 0, TransferUnit.ENTRIES)
    asked = Transfer(TransferKind.SNAPSHOT, 0, 0, TransferUnit.BYTES)
    sent = replace(tried, done=3)
    everything = (tried, scan, behind, unknown, asked, sent)
    assert under_way_for_sure(everything) == [behind, asked, sent]


@pytest.mark.parametrize(
    ("position", "backup", "said"),
    [
        (10, None, "联网后显示"),
        (10, 0, "县里尚未备份，本机照常保留"),
        (1_200, 1_000, "已安全备份到第 1,000 号，其后 200 条尚未备份，本机照常保留"),
        (1_200, 1_200, "已全部安全备份（到第 1,200 号）"),
    ],
)
def test_backup_in_words(qapp: QApplication, position: int, backup: int | None, said: str) -> None:
    report = LineReport(LineState.ONLINE, NOON, 0, 0, "", "e", position, backup)
    assert words.backup_words(report) == said


@pytest.mark.parametrize(
    ("hour", "moments"),
    [(9, ["10:00", "17:00", "08:30"]), (16, ["17:00", "08:30"]), (23, ["00:00", "08:30"])],
)
def test_a_pause_ends_in_an_hour_at_closing_or_tomorrow(hour: int, moments: list[str]) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=hour - 8)
    assert [f"{moment:%H:%M}" for moment in end_moments(now, time(17, 0))] == moments
