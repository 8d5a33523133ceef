"""What the clock bar shows, as a value. Dates only: instants are turned into days elsewhere."""

from dataclasses import dataclass
from datetime import date

from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState


@dataclass(frozen=True, slots=True)
class ClockBarModel:
    """A decision clock; ``start`` is the day of acceptance, suspensions may still be open.

    ``days_left`` counts in ``unit_label`` to the day that ``state`` speaks of, negative past it.
    From ``provisional_from`` on the workday calendar is not known yet.
    """

    start: date
    today: date
    promised_due: date | None = None
    statutory_due: date | None = None
    suspensions: tuple[tuple[date, date | None], ...] = ()
    provisional_from: date | None = None
    state: TimeState = TimeState.ON_TIME
    days_left: int | None = None
    unit_label: str = ""

    @property
    def last_day(self) -> date:
        """The day at which the line ends."""
        known = [self.start, self.today, self.promised_due, self.statutory_due]
        ends = [end for _, end in self.suspensions]
        return max(day for day in known + ends if day is not None)

    @property
    def time_left(self) -> TimeLeft:
        """The days left as the pill says them."""
        return TimeLeft(self.state, self.days_left, self.unit_label)

    def fraction(self, day: date) -> float:
        """Return where ``day`` lies on the line: 0 at the start, 1 at its end."""
        whole = (self.last_day - self.start).days
        if whole <= 0:
            return 1.0 if day > self.start else 0.0
        return min(1.0, max(0.0, (day - self.start).days / whole))
