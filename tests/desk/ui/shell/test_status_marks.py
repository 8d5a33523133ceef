"""The words of the status bar."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.status_marks import (
    line_mark,
    printer_mark,
    reader_mark,
    unknown_marks,
)
from window_desk.desk.use_cases.line_ports import LineReport, LineState

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def report(state: LineState, unsent: int = 0, sentence: str = "一句话") -> LineReport:
    return LineReport(state, NOW, unsent, 0, sentence)


@pytest.mark.parametrize(
    ("state", "unsent", "word", "tone"),
    [
        (LineState.ONLINE, 0, "联网", Tone.GOOD),
        (LineState.ONLINE, 3, "联网 · 正在上传 3 条", Tone.GOOD),
        (LineState.OFFLINE, 0, "断网办理 · 自 09:00 起", Tone.OFF),
        (LineState.OFFLINE, 2, "断网办理 · 自 09:00 起 · 未上传 2 条", Tone.NOTICE),
        (LineState.WITHDRAWN, 2, "本机已停用，请联系县管理员", Tone.TROUBLE),
        (LineState.FORKED, 2, "已停止同步，请联系县管理员", Tone.TROUBLE),
        (LineState.OUTDATED, 0, "程序过旧，请联系管理员升级", Tone.TROUBLE),
    ],
)
def test_the_line_in_one_short_phrase(
    qapp: QApplication, state: LineState, unsent: int, word: str, tone: Tone
) -> None:
    mark = line_mark(report(state, unsent), NOW, NOW + timedelta(hours=3))
    assert (mark.word, mark.tone) == (word, tone)
    assert mark.detail


def test_an_earlier_day_is_named_and_a_desk_never_heard_of_says_so(qapp: QApplication) -> None:
    later = NOW + timedelta(days=1)
    assert line_mark(report(LineState.OFFLINE), NOW, later).word == "断网办理 · 自 03-02 09:00 起"
    assert "尚未联系" in line_mark(report(LineState.NEVER), None, NOW).word


def test_devices(qapp: QApplication) -> None:
    assert printer_mark(Tone.TROUBLE, "打印机缺纸").word == "打印机缺纸"
    assert reader_mark(Tone.OFF).word == "读卡器未连接"
    assert {mark.key for mark in unknown_marks()} == {"line", "printer", "reader", "clock"}
