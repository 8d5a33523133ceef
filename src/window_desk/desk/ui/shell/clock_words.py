"""The time at this desk in words: the light of the status bar, the banner, the doubts. No widgets."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from window_desk.casework.clock_trust import (
    MARKED_MS,
    MOVED,
    SHOWN_MS,
    STALE_DAYS,
    ClockDoubt,
    ClockTrust,
    TimeBasis,
)
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.status_bar import StatusMark

_SECOND, _MINUTE, _HOUR, _DAY = 1_000, 60_000, 3_600_000, 86_400_000


def clock_mark(trust: ClockTrust) -> StatusMark:
    """Return the light of the clock."""
    return StatusMark("clock", *_tone_and_word(trust), clock_sentence(trust))


def _tone_and_word(trust: ClockTrust) -> tuple[Tone, str]:
    translate = QCoreApplication.translate
    if trust.doubts & MOVED:
        return Tone.TROUBLE, translate("StatusMarks", "时钟被调过")
    if trust.basis is TimeBasis.PC:
        return Tone.OFF, translate("StatusMarks", "时钟未校")
    error_ms = -trust.offset_ms
    if abs(error_ms) > SHOWN_MS:
        word = (
            translate("StatusMarks", "时钟快 {amount}")
            if error_ms > 0
            else translate("StatusMarks", "时钟慢 {amount}")
        ).format(amount=amount_words(error_ms))
        if ClockDoubt.WRONG in trust.doubts:
            return Tone.TROUBLE, word
        return (Tone.NOTICE if abs(error_ms) > MARKED_MS else Tone.NEUTRAL), word
    if ClockDoubt.STALE in trust.doubts:
        return Tone.NOTICE, translate("StatusMarks", "久未对时")
    if trust.basis is TimeBasis.SUPERVISOR:
        return Tone.GOOD, translate("StatusMarks", "时钟已确认")
    return Tone.GOOD, translate("StatusMarks", "时钟准确")


def clock_sentence(trust: ClockTrust) -> str:
    """Return in one sentence what the clock's state means for the work."""
    translate = QCoreApplication.translate
    if ClockDoubt.WRONG in trust.doubts:
        return translate(
            "ClockWords", "受理、告知、决定、制证等已停办，请先校准电脑时间；收件照常。"
        )
    if trust.doubts & MOVED:
        return translate(
            "ClockWords", "收件和有编号的文书须由值班长办理，联网对时或值班长确认后恢复。"
        )
    if ClockDoubt.DRIFTED in trust.doubts:
        return translate("ClockWords", "办理照常，日期已按县里时间更正；请尽快校准电脑时间。")
    if trust.doubts & {ClockDoubt.STALE, ClockDoubt.NEVER}:
        return translate("ClockWords", "办理照常，办理记录会注明；联网后自动对时。")
    if abs(trust.offset_ms) > SHOWN_MS:
        return translate("ClockWords", "办理照常，日期已按县里时间更正。")
    return translate("ClockWords", "办理照常。")


def clock_banner(trust: ClockTrust, *, supervisor: bool) -> str:
    """Return what stops work and the next step in one sentence; empty when nothing is stopped."""
    translate = QCoreApplication.translate
    if ClockDoubt.WRONG in trust.doubts:
        pattern = (
            translate(
                "ClockWords",
                "电脑时间比县里快 {amount}，受理、告知、决定、制证等已停办，只能收件；请先校准电脑时间。",
            )
            if trust.offset_ms < 0
            else translate(
                "ClockWords",
                "电脑时间比县里慢 {amount}，受理、告知、决定、制证等已停办，只能收件；请先校准电脑时间。",
            )
        )
        return pattern.format(amount=amount_words(trust.offset_ms))
    if not trust.doubts & MOVED:
        return ""
    if supervisor:
        return translate(
            "ClockWords", "电脑时间被调动过，请对照标准时间核对，再到“设置”按 F6 确认。"
        )
    return translate(
        "ClockWords",
        "电脑时间被调动过，收件和有编号的文书须由值班长办理；请联网对时或请值班长确认时间。",
    )


def look_label() -> str:
    """Return the name of the banner's next step: to the settings, where the time is shown."""
    return QCoreApplication.translate("ClockWords", "看时间")


def doubt_words(doubts: Iterable[str]) -> str:
    """Return why the time of an act may be wrong; empty where nothing speaks against it."""
    translate = QCoreApplication.translate
    words = {
        ClockDoubt.SET_BACK: translate("ClockWords", "电脑时间曾被往回调"),
        ClockDoubt.JUMPED: translate("ClockWords", "电脑时间曾被调动"),
        ClockDoubt.DRIFTED: translate("ClockWords", "电脑时间偏差超过2分钟"),
        ClockDoubt.WRONG: translate("ClockWords", "电脑时间偏差超过5分钟"),
        ClockDoubt.STALE: translate("ClockWords", "超过{days}天未与县里对时").format(
            days=STALE_DAYS
        ),
        ClockDoubt.NEVER: translate("ClockWords", "从未与县里对时"),
    }
    told = set(doubts)
    if ClockDoubt.WRONG in told:
        told.discard(ClockDoubt.DRIFTED)
    known = [word for doubt, word in words.items() if doubt in told]
    return translate("ClockWords", "；").join(known)


def ago_words(ms: int) -> str:
    """Return how long ago something was."""
    if ms < _MINUTE:
        return QCoreApplication.translate("ClockWords", "刚刚")
    return QCoreApplication.translate("ClockWords", "{amount}前").format(amount=amount_words(ms))


def amount_words(ms: int) -> str:
    """Return a stretch of time in one unit, whichever way it goes."""
    translate = QCoreApplication.translate
    size = abs(ms)
    if size < 2 * _MINUTE:
        return translate("ClockWords", "{count} 秒").format(count=round(size / _SECOND))
    if size < 2 * _HOUR:
        return translate("ClockWords", "{count} 分钟").format(count=round(size / _MINUTE))
    if size < 2 * _DAY:
        return translate("ClockWords", "{count} 小时").format(count=round(size / _HOUR))
    return translate("ClockWords", "{count} 天").format(count=round(size / _DAY))
