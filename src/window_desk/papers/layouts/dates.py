"""Dates as official papers write them (GB/T 9704-2012: Arabic numerals, no leading zeros). Pure."""

from __future__ import annotations

from datetime import date, datetime

from window_desk.casework.acts import (
    BEIJING,
)

_WEEKDAYS = "一二三四五六日"


def plain_date(day: date) -> str:
    """``2026年3月11日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_date(day: date) -> str:
    """``2026年3月11日（星期三）``."""
    return f"{plain_date(day)}（星期{_WEEKDAYS[day.weekday()]}）"


def chinese_time(instant: datetime) -> str:
    """``2026年3月11日（星期三）09:05`` in Beijing time, of an aware instant."""
    local = instant.astimezone(BEIJING)
    return f"{chinese_date(local.date())}{local:%H:%M}"


def month_and_day(day: date) -> str:
    """``3月11日``."""
    return f"{day.month}月{day.day}日"


def days_left_words(days: int) -> str:
    """Workdays to a day in words: 0 is that day itself, negative is past it."""
    if days == 0:
        return "今天到期"
    return f"还有{days}个工作日" if days > 0 else f"已超过{-days}个工作日"
