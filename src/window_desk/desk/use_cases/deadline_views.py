"""What screens read of limits across many cases: moved promises, the due calendar, faults, and
how far a recomputation has come. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.workdays import Certainty
from window_desk.desk.use_cases.case_views import TimeLeft


class RecomputationCause(StrEnum):
    """Why open cases are told anew."""

    CALENDAR = "calendar"
    RULES = "rules"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Recomputation:
    """How far the recomputation of the open cases has come; until it ends lists may be stale.

    A single case is always told as of now. ``done`` and ``total`` count cases.
    """

    done: int
    total: int
    cause: RecomputationCause


@dataclass(frozen=True, slots=True)
class MovedPromiseRow:
    """An open case whose printed date the calendar moved.

    ``printed`` is what the applicant holds, ``now`` what it would be by today's calendar, both
    without stops and extensions; ``certainty`` is that of ``now``. ``phone`` is the applicant's,
    else his agent's, or empty. ``decided`` says that the decision was made meanwhile.
    """

    case: str
    number: str
    item_name: str
    applicant: str
    phone: str
    printed: date
    now: date
    certainty: Certainty
    decided: bool

    @property
    def binding(self) -> date:
        """The day that the window keeps: the earlier one."""
        return min(self.printed, self.now)

    @property
    def is_earlier(self) -> bool:
        """Whether the new day comes before the printed one."""
        return self.now < self.printed


@dataclass(frozen=True, slots=True)
class DueDay:
    """What falls due on one day, of open cases alone.

    ``by_time_left`` counts the cases by the day that matters now (notice, promise, acceptance after
    supplements, delivery). ``promised`` and ``statutory`` count the running decision clocks that end
    here; a case may stand in both.
    """

    day: date
    is_workday: bool
    certainty: Certainty
    by_time_left: Mapping[TimeLeft, int]
    promised: int
    statutory: int

    @property
    def due(self) -> int:
        """Cases for which this is the day that matters now."""
        return sum(self.by_time_left.values())


@dataclass(frozen=True, slots=True)
class DeadlineCounts:
    """How much stands on the lists of moved promises and of faults, each as the board counts it."""

    moved: int
    faults: int


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A recorded departure from the law; ``article`` is the sub-item of Art. 72, or empty.

    ``day`` is that of the act on which the fault stands, ``act`` its id. ``clerks`` are the numbers
    of all who acted in the case.
    """

    case: str
    number: str
    item_name: str
    applicant: str
    article: str
    sentence: str
    day: date
    act: str
    ended: bool
    clerks: frozenset[str]
