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

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=59), "刚刚联系"),
        (timedelta(minutes=59), "59 分钟前联系"),
        (timedelta(hours=23), "23 小时前联系"),
        (timedelta(hours=49), "2 天前联系"),
        (None, "尚未联系"),
    ],
)
def test_last_contact(qapp: QApplication, ago: timedelta | None, words: str) -> None:
    contact = NOW - ago if ago is not None else None
    assert words in line_mark(connected=True, last_contact=contact, now=NOW, unsent=0).word


@pytest.mark.parametrize(
    ("connected", "unsent", "tone"),
    [(True, 5, Tone.GOOD), (False, 0, Tone.OFF), (False, 3, Tone.NOTICE)],
)
def test_tone_of_the_line(qapp: QApplication, *, connected: bool, unsent: int, tone: Tone) -> None:
    mark = line_mark(connected=connected, last_contact=NOW, now=NOW, unsent=unsent)
    assert mark.tone is tone
    assert (f"未上传 {unsent} 条" in mark.word) == bool(unsent)


def test_devices(qapp: QApplication) -> None:
    assert printer_mark(Tone.TROUBLE, "打印机缺纸").word == "打印机缺纸"
    assert reader_mark(Tone.OFF).word == "读卡器未连接"
    assert {mark.key for mark in unknown_marks()} == {"line", "printer", "reader", "clock"}
