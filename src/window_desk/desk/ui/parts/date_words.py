"""Dates as people say them: 3月26日 周四, or Thu 26 Mar."""

from datetime import date

from PySide6.QtCore import QCoreApplication


def date_words(day: date, today: date | None = None) -> str:
    """Return month, day and weekday; the year, too, where it is not that of ``today``."""
    translate = QCoreApplication.translate
    with_year = today is not None and today.year != day.year
    pattern = (
        translate("DateWords", "{year}年{month}{day}日 {weekday}")
        if with_year
        else translate("DateWords", "{month}{day}日 {weekday}")
    )
    return pattern.format(
        year=day.year, month=_month_words(day), day=day.day, weekday=weekday_words(day)
    )


def month_day_words(day: date) -> str:
    """Return month and day alone: 3月26日, or 26 Mar."""
    pattern = QCoreApplication.translate("DateWords", "{month}{day}日")
    return pattern.format(month=_month_words(day), day=day.day)


def _month_words(day: date) -> str:
    translate = QCoreApplication.translate
    months = (
        translate("DateWords", "1月"),
        translate("DateWords", "2月"),
        translate("DateWords", "3月"),
        translate("DateWords", "4月"),
        translate("DateWords", "5月"),
        translate("DateWords", "6月"),
        translate("DateWords", "7月"),
        translate("DateWords", "8月"),
        translate("DateWords", "9月"),
        translate("DateWords", "10月"),
        translate("DateWords", "11月"),
        translate("DateWords", "12月"),
    )
    return months[day.month - 1]


def weekday_words(day: date) -> str:
    """Return the weekday: 周四, or Thu."""
    translate = QCoreApplication.translate
    weekdays = (
        translate("DateWords", "周一"),
        translate("DateWords", "周二"),
        translate("DateWords", "周三"),
        translate("DateWords", "周四"),
        translate("DateWords", "周五"),
        translate("DateWords", "周六"),
        translate("DateWords", "周日"),
    )
    return weekdays[day.weekday()]
