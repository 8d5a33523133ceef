"""The words of the status bar's lights, made from plain facts. No widgets."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.status_bar import StatusMark


def line_mark(
    *,
    connected: bool,
    last_contact: datetime | None,
    now: datetime,
    unsent: int,
) -> StatusMark:
    """Return the light of the line: last contact and acts that are not sent yet."""
    translate = QCoreApplication.translate
    ago = _ago(last_contact, now)
    waiting = (
        translate("StatusMarks", "未上传 {count} 条").format(count=unsent)
        if unsent
        else translate("StatusMarks", "已全部上传")
    )
    if connected:
        word = translate("StatusMarks", "联网 · {ago} · {waiting}").format(ago=ago, waiting=waiting)
        tone = Tone.GOOD
    else:
        word = translate("StatusMarks", "断网 · {ago} · {waiting}").format(ago=ago, waiting=waiting)
        tone = Tone.NOTICE if unsent else Tone.OFF
    return StatusMark(
        "line", tone, word, translate("StatusMarks", "断网时照常办件，联网后自动上传")
    )


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


def _ago(last_contact: datetime | None, now: datetime) -> str:
    translate = QCoreApplication.translate
    if last_contact is None:
        return translate("StatusMarks", "尚未联系")
    minutes = int((now - last_contact).total_seconds() // 60)
    if minutes < 1:
        return translate("StatusMarks", "刚刚联系")
    if minutes < 60:
        return translate("StatusMarks", "{minutes} 分钟前联系").format(minutes=minutes)
    hours = minutes // 60
    if hours < 24:
        return translate("StatusMarks", "{hours} 小时前联系").format(hours=hours)
    return translate("StatusMarks", "{days} 天前联系").format(days=hours // 24)
