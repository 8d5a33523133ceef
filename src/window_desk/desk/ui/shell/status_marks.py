"""The words of the status bar's lights, made from plain facts. No widgets."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.status_bar import StatusMark

# the window shows before casework is read
if TYPE_CHECKING:
    from window_desk.desk.use_cases.line_ports import LineReport


def line_mark(
    report: LineReport, last_contact: datetime | None, now: datetime, *, is_moving: bool = False
) -> StatusMark:
    """Return the light of the line: a word while all is well, else since when and what to do.

    ``is_moving``: something goes over the line, so it is up, though the round has not ended yet.
    """
    from window_desk.desk.use_cases.line_ports import LineState

    translate = QCoreApplication.translate
    stopped = {
        LineState.WITHDRAWN: translate("StatusMarks", "本机已停用，请联系县管理员"),
        LineState.FORKED: translate("StatusMarks", "已停止同步，请联系县管理员"),
        LineState.OUTDATED: translate("StatusMarks", "程序过旧，请联系管理员升级"),
    }.get(report.state)
    if stopped is not None:
        return StatusMark("line", Tone.TROUBLE, stopped, report.sentence)
    if report.state is LineState.ONLINE:
        word = (
            translate("StatusMarks", "联网 · 正在上传 {count} 条").format(count=report.unsent)
            if report.unsent
            else translate("StatusMarks", "联网")
        )
        return StatusMark("line", Tone.GOOD, word, report.sentence)
    if is_moving:
        detail = translate("StatusMarks", "线路已通，正在补齐断网期间的数据")
        return StatusMark(
            "line", Tone.NEUTRAL, translate("StatusMarks", "已联网，正在补齐"), detail
        )
    since = (
        translate("StatusMarks", "断网办理 · 自 {moment} 起").format(
            moment=since_words(last_contact, now)
        )
        if last_contact is not None
        else translate("StatusMarks", "断网办理 · 尚未联系县级")
    )
    unsent = translate("StatusMarks", "未上传 {count} 条").format(count=report.unsent)
    word = f"{since} · {unsent}" if report.unsent else since
    detail = translate("StatusMarks", "断网时照常办件，联网后自动上传")
    return StatusMark("line", Tone.NOTICE if report.unsent else Tone.OFF, word, detail)


def since_words(instant: datetime, now: datetime) -> str:
    """Return hour and minute, with the day before today, in Beijing time."""
    from window_desk.casework.acts import BEIJING

    local, today = instant.astimezone(BEIJING), now.astimezone(BEIJING).date()
    return local.strftime("%H:%M" if local.date() == today else "%m-%d %H:%M")


def printer_mark(tone: Tone, word: str = "") -> StatusMark:
    """Return the light of the printer; ``word`` is its trouble in a few characters."""
    translate = QCoreApplication.translate
    fallback = {
        Tone.GOOD: translate("StatusMarks", "打印机就绪"),
        Tone.OFF: translate("StatusMarks", "打印机未连接"),
    }.get(tone, translate("StatusMarks", "打印机待查"))
    return StatusMark("printer", tone, word or fallback)


def reader_mark(tone: Tone, word: str = "") -> StatusMark:
    """Return the light of the ID reader; ``word`` is its trouble in a few characters."""
    translate = QCoreApplication.translate
    fallback = {
        Tone.GOOD: translate("StatusMarks", "读卡器就绪"),
        Tone.OFF: translate("StatusMarks", "读卡器未连接"),
    }.get(tone, translate("StatusMarks", "读卡器待查"))
    return StatusMark("reader", tone, word or fallback)


def unknown_marks() -> tuple[StatusMark, ...]:
    """Return the lights before anything is known."""
    never = QCoreApplication.translate("StatusMarks", "尚未联系")
    return (
        StatusMark("line", Tone.OFF, never),
        printer_mark(Tone.OFF),
        reader_mark(Tone.OFF),
        StatusMark("clock", Tone.OFF, QCoreApplication.translate("StatusMarks", "时钟未校")),
    )
