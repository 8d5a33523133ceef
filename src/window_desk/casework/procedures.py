"""What the fold tells of a case's limits beyond its due days: the ledger of stops, the extension,
hearing, inspection, feedback, renewal, and a promise that the calendar moved. Pure values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import ExtendedLimit, HearingStep, SuspensionKind


class StopFlag(StrEnum):
    """What is wrong with a stop."""

    NO_NOTICE = "no_notice"
    NOT_HANDED_OVER = "not_handed_over"
    OUTSIDE_CLOCK = "outside_clock"
    OVERRUN = "overrun"


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of the ledger of stops (特别程序).

    ``act`` is the act that stopped the clock, ``papers`` the acts whose papers told of it, oldest
    first. ``told_days`` in ``told_unit`` is what the newest of them says, ``actual_days`` what it
    took, or has taken so far. ``counts`` says whether its days are excluded from the limits.
    """

    act: str
    kind: SuspensionKind
    basis: str
    reason: str
    papers: tuple[str, ...]
    told_days: int
    told_unit: DayUnit
    start: date
    end: date | None
    actual_days: int
    counts: bool
    flags: tuple[StopFlag, ...]
    result: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its result is still awaited."""
        return self.end is None

    @property
    def overrun_days(self) -> int:
        """Days beyond those told in writing; 0 when within them."""
        return max(0, self.actual_days - self.told_days)


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension that counts, by ``days`` of the limit's own unit."""

    act: str
    limit: ExtendedLimit
    days: int
    day: date
    approved_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a co-agency of a joint item owes until ``due``; late feedback is its fault alone."""

    agency: str
    due: date
    given_on: date | None
    consents: bool | None
    late: bool


@dataclass(frozen=True, slots=True)
class HearingClock:
    """A hearing (Art. 47, 48): every day that is fixed so far; limits in workdays.

    ``ask_by`` is 5 workdays after the right was told, ``hold_by`` 20 after it was asked for;
    ``earliest`` is the first day for which a hearing may be announced now, 7 workdays before it.
    ``step`` is the newest one, ``None`` where the law demands a hearing and nothing was done yet.
    """

    earliest: date
    step: HearingStep | None = None
    told_on: date | None = None
    ask_by: date | None = None
    asked_on: date | None = None
    hold_by: date | None = None
    announced_on: date | None = None
    hearing_on: date | None = None
    held_on: date | None = None

    @property
    def is_owed(self) -> bool:
        """Whether a hearing was asked for and not held yet."""
        return self.asked_on is not None and self.held_on is None


@dataclass(frozen=True, slots=True)
class InspectionClock:
    """An inspection by law (Art. 55): two people or more are assigned within 5 workdays."""

    assign_by: date
    assigned_on: date | None
    staff: tuple[str, ...]
    reported_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class RenewalClock:
    """A renewal (Art. 50): apply 30 workdays before the certificate expires; no decision until
    24:00 of ``expires_on`` renews it by law."""

    expires_on: date
    apply_by: date
    timely: bool
    deemed: bool = False


@dataclass(frozen=True, slots=True)
class MovedPromise:
    """The calendar moved a promise that was printed: ``printed`` stays what the applicant holds.

    Both are reckoned without stops and extensions. ``binding`` is the earlier one.
    """

    act: str
    printed: date
    now: date

    @property
    def binding(self) -> date:
        """The day that the window keeps."""
        return min(self.printed, self.now)

    @property
    def is_earlier(self) -> bool:
        """Whether the new day comes before the printed one."""
        return self.now < self.printed


class Finish(StrEnum):
    """How a decided case stood against its promise (提前办结, 按期办结, 逾期办结)."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"
