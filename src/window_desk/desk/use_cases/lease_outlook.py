"""How long the leased numbers last at the pace of the last days. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from window_desk.casework.workdays import CalendarError, WorkdayCalendar
from window_desk.desk.use_cases.case_views import LeaseStock

LOOKED_BACK_DAYS = 14
LOW_WORKDAYS = 3
"""Less than this is told: a line may be down over a weekend and a Monday."""


@dataclass(frozen=True, slots=True)
class SeriesOutlook:
    """Stock of one series. ``lasts_workdays`` is ``None`` where none was used lately."""

    series: str
    leased: int
    free: int
    per_workday: float
    lasts_workdays: int | None

    @property
    def is_low(self) -> bool:
        """Whether the next days could use it up."""
        if self.lasts_workdays is None:
            return self.free == 0
        return self.lasts_workdays < LOW_WORKDAYS


def looked_back_to(today: date) -> date:
    """The first day whose use counts."""
    return today - timedelta(days=LOOKED_BACK_DAYS)


def outlook(
    stocks: Sequence[LeaseStock],
    used_lately: Mapping[str, int],
    calendar: WorkdayCalendar | None,
    today: date,
) -> list[SeriesOutlook]:
    """One entry a series of this year: low ones first, then what is used most, certificates last.

    ``used_lately`` counts numbers by series since :func:`looked_back_to`.
    """
    days = _workdays(calendar, looked_back_to(today), today)
    found = [
        _told(stock, used_lately.get(stock.series, 0) / days)
        for stock in stocks
        if stock.series.endswith(f":{today.year}")
    ]
    return sorted(
        found,
        key=lambda each: (
            not each.is_low,
            -each.per_workday,
            each.series.startswith("certificate:"),
            each.series,
        ),
    )


def _told(stock: LeaseStock, per_workday: float) -> SeriesOutlook:
    lasts = int(stock.free / per_workday) if per_workday else None
    return SeriesOutlook(stock.series, stock.leased, stock.free, per_workday, lasts)


def _workdays(calendar: WorkdayCalendar | None, since: date, today: date) -> int:
    if calendar is None:
        return LOOKED_BACK_DAYS
    try:
        return max(1, calendar.workdays_between(since, today))
    except CalendarError:
        return LOOKED_BACK_DAYS
