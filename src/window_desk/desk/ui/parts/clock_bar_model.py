"""What the clock bar shows, as a value. Dates only: instants are turned into days elsewhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState


class ClockKind(StrEnum):
    """Which clock it is: that of the one-time notice, from receipt, or that of the decision."""

    NOTICE = "notice"
    DECISION = "decision"


class DueKind(StrEnum):
    """What falls due, or happened, on a marked day."""

    NOTICE = "notice"
    TOLD = "told"
    SUPPLEMENT = "supplement"
    PROMISED = "promised"
    STATUTORY = "statutory"
    PRINTED = "printed"
    RECKONED = "reckoned"


@dataclass(frozen=True, slots=True)
class DueMark:
    """A marked day of the line; ``extended_days`` is by how many days that limit was lengthened."""

    kind: DueKind
    day: date
    extended_days: int = 0


@dataclass(frozen=True, slots=True)
class ClockBarModel:
    """A clock; ``start`` is the day of receipt or of acceptance, suspensions may still be open.

    ``days_left`` counts in ``unit_label`` to the day that ``state`` speaks of, negative past it;
    ``told`` says more than the days. From ``provisional_from`` on the workday calendar is not known,
    from ``december_from`` until then the next notice may still move a day. While an open stop holds
    the clock there is no due day: ``held_until`` is how far the line would reach if it ended today,
    and is never named. ``statutory_days_left`` and ``extensions`` (day granted, days) are told beside.
    """

    start: date
    today: date
    marks: tuple[DueMark, ...] = ()
    kind: ClockKind = ClockKind.DECISION
    suspensions: tuple[tuple[date, date | None], ...] = ()
    extensions: tuple[tuple[date, int], ...] = ()
    provisional_from: date | None = None
    december_from: date | None = None
    held_until: date | None = None
    state: TimeState = TimeState.ON_TIME
    days_left: int | None = None
    statutory_days_left: int | None = None
    unit_label: str = ""
    told: str = ""

    @property
    def last_day(self) -> date:
        """The day at which the line ends."""
        known = [self.start, self.today, self.held_until, *(mark.day for mark in self.marks)]
        ends = [end for _, end in self.suspensions]
        return max(day for day in known + ends if day is not None)

    @property
    def time_left(self) -> TimeLeft:
        """The days left as the pill says them."""
        return TimeLeft(self.state, self.days_left, self.unit_label, self.told)

    @property
    def is_held(self) -> bool:
        """Whether an open stop holds the clock."""
        return self.state is TimeState.SUSPENDED

    @property
    def is_over(self) -> bool:
        """Whether the case was decided; ``today`` is then the day of the decision."""
        return self.state in {TimeState.FINISHED, TimeState.FINISHED_LATE}

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies past the newest notice (暂定)."""
        return self.provisional_from is not None and day >= self.provisional_from

    def may_move(self, day: date) -> bool:
        """Whether the day lies in the December that the next notice may still amend."""
        return (
            self.december_from is not None
            and day >= self.december_from
            and not self.is_provisional(day)
        )

    def fraction(self, day: date) -> float:
        """Return where ``day`` lies on the line: 0 at the start, 1 at its end."""
        whole = (self.last_day - self.start).days
        if whole <= 0:
            return 1.0 if day > self.start else 0.0
        return min(1.0, max(0.0, (day - self.start).days / whole))
