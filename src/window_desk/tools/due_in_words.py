"""A count of days in Chinese, one line a day, for ``window-desk due`` on a terminal."""

from collections.abc import Iterator
from datetime import date

from window_desk.casework.day_count import WEEKDAYS, CountedDay, DayCount, DayPart
from window_desk.casework.limits import DayUnit
from window_desk.casework.workdays import Certainty

_SHOWN_AT_EACH_END = 15

_CERTAINTY_IN_WORDS = {
    Certainty.FIRM: "确定",
    Certainty.DECEMBER: "待明年通知：12月的日期可能随下一年放假通知调整",
    Certainty.PROVISIONAL: "暂定：放假通知尚未公布，如遇节假日调整以通知为准",
}


def count_in_words(
    count: DayCount, remaining_days: int | None, today: date, *, show_all: bool
) -> Iterator[str]:
    """The lines of a count: the start, each day, the due day, its certainty, and what remains.

    A long count is shortened in the middle unless ``show_all``. ``remaining_days`` are workdays
    from ``today``, negative when overdue, ``None`` while an open suspension holds the clock.
    """
    unit = _unit(count.limit.unit)
    yield f"起算　{_written(count.start)}　当日不计入，期限{count.limit.days}个{unit}"
    yield from _shortened([_line(each, unit) for each in count.days], show_all=show_all)
    if count.due is None or remaining_days is None or count.certainty is None:
        yield f"暂停中　停止时剩余{count.left_when_stopped}个{unit}，到期日待特别程序结束后推算"
        return
    provisional = "（暂定）" if count.certainty is Certainty.PROVISIONAL else ""
    yield f"到期　{_written(count.due)}　当日下班前{provisional}"
    yield f"日期　{_CERTAINTY_IN_WORDS[count.certainty]}"
    yield f"剩余　{_remaining(remaining_days)}（自{_written(today)}计）"


def _shortened(lines: list[str], *, show_all: bool) -> list[str]:
    left_out = len(lines) - 2 * _SHOWN_AT_EACH_END
    if show_all or left_out <= 1:
        return lines
    note = f"……　中间{left_out}天未列出，用 --all 查看全部"
    return [*lines[:_SHOWN_AT_EACH_END], note, *lines[-_SHOWN_AT_EACH_END:]]


def _line(each: CountedDay, unit: str) -> str:
    if each.part is not DayPart.COUNTED:
        return f"　　　{_written(each.day)}　{each.note}"
    note = f"　{each.note}" if each.note else ""
    return f"计入　{_written(each.day)}　第{each.number}个{unit}{note}"


def _remaining(days: int) -> str:
    if days < 0:
        return f"已超期{-days}个工作日"
    return f"{days}个工作日"


def _unit(unit: DayUnit) -> str:
    return "工作日" if unit is DayUnit.WORKDAY else "自然日"


def _written(day: date) -> str:
    return f"{day} {WEEKDAYS[day.weekday()]}"
