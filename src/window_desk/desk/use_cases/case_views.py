"""What screens read of the cache, as values: acts with their standing, lists, the board. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import msgspec

from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.procedures import Finish
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import Settled
from window_desk.casework.workdays import Certainty
from window_desk.desk.use_cases.print_ledger import PrintJob


class Standing(StrEnum):
    """Where an act of this desk or another stands with the county."""

    QUEUED = "queued"
    APPLIED = "applied"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act with what the county made of it. ``position`` is ``None`` while it is on the way.

    ``content`` are its bytes as signed; the code on its paper is made from them.
    """

    act: Act
    standing: Standing
    position: int | None
    refusal: Refusal | None
    settled: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class ArchivedCase:
    """All that is known of a case whose acts were taken out: in which archive they are, since when."""

    number: str
    archive: str
    archived_on: date


class TimeLeft(StrEnum):
    """How the time left is shown.

    ``soon`` is yellow and ``due`` red, as the county's rules set them (``yellow_workdays``,
    ``red_workdays``); ``overdue`` also on the due day itself once the counter has closed.
    ``suspended``: an open stop holds the promised clock.
    """

    ON_TIME = "on_time"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"
    WAITING = "waiting"
    PROVISIONAL = "provisional"
    SUSPENDED = "suspended"
    FINISHED = "finished"
    FINISHED_LATE = "finished_late"


@dataclass(frozen=True, slots=True)
class ArrivingCases:
    """Cases that came in large numbers and come into the lists: ``left`` of ``total`` are in none yet.

    ``is_first`` says that the lists were empty when they came, as on a new desk.
    """

    left: int
    total: int
    is_first: bool

    @property
    def listed(self) -> int:
        """Those that are in the lists."""
        return self.total - self.left


class CaseRow(msgspec.Struct, frozen=True, gc=False):
    """A case in a list. ``days_left`` counts workdays to ``due``, negative when overdue.

    While an open stop holds the clock, ``due`` is ``None`` and ``days_left`` what was left when it
    stopped. ``notice_workday`` is which workday after receipt it is (1 to 5), for a case that is to
    be warned of because nobody told the applicant yet. ``finish`` is how a decided case stood
    against its promise. ``unsettled`` says that an act of it was refused or in conflict and that
    nobody settled that yet.
    """

    case: str
    number: str
    item_name: str
    applicant: str
    state: CaseState
    window: str
    clerk: str
    received_on: date
    due: date | None
    days_left: int | None
    time_left: TimeLeft
    certainty: Certainty
    next_kind: ActKind | None
    unsent: bool
    statutory_due: date | None
    notice_workday: int | None
    finish: Finish | None
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class RailCounts:
    """What waits at a screen of the rail: cases for examination or sign-off, cases with papers to
    hand over, matters to settle."""

    sign_off: int
    papers: int
    to_settle: int


class WaitingGroup(StrEnum):
    """Groups of the workbench, in their order on the screen."""

    DUE_TODAY = "due_today"
    WAITING_FOR_ME = "waiting_for_me"
    WAITING_FOR_APPLICANT = "waiting_for_applicant"
    FOR_SIGN_OFF = "for_sign_off"
    TO_DELIVER = "to_deliver"
    TO_SETTLE = "to_settle"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything that its screen shows."""

    case: Case
    acts: tuple[KnownAct, ...]
    papers: tuple[PrintJob, ...]


@dataclass(frozen=True, slots=True)
class SettleEntry:
    """An act that the county refused or found in conflict, with what stands and what paper is out.

    ``followers`` were not judged themselves: saved together with ``known``, or parked behind it; they
    are settled with it. ``acts`` are all acts of the case in order. ``papers`` are the copies that this
    desk printed for the act and its followers. ``newer_acts`` are applied ones of other desks (or of a copy
    of this PC) that the clerk could not have seen.
    """

    known: KnownAct
    case_number: str
    item_name: str
    applicant: str
    papers: tuple[PrintJob, ...]
    newer_acts: tuple[KnownAct, ...]
    followers: tuple[KnownAct, ...] = ()
    acts: tuple[KnownAct, ...] = ()

    @property
    def group(self) -> tuple[KnownAct, ...]:
        """The act and its followers, in the desk's sequence."""
        return tuple(sorted((self.known, *self.followers), key=lambda each: each.act.sequence))

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the act and its followers, the act first."""
        return (self.known.act.id, *(each.act.id for each in self.followers))

    @property
    def settlement(self) -> KnownAct | None:
        """The newest record of how the matter goes on, while it is still open; or ``None``."""
        return newest_settlement(self.acts, self.known.act.id)


def newest_settlement(acts: Sequence[KnownAct], act: str) -> KnownAct | None:
    """The newest settlement that names ``act``, among all acts of its case in order."""
    return next(
        (
            each
            for each in reversed(acts)
            if isinstance(each.act.body, Settled) and act in each.act.body.acts
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class UnsentAct:
    """An act that waits to be sent; ``number`` and ``applicant`` are those of its case.

    ``former``: a former identity of this PC left it, and a clerk must look at it first.
    """

    act: str
    case: str
    number: str
    applicant: str
    kind: ActKind
    since: datetime
    former: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A kept draft."""

    key: str
    clerk: str
    title: str
    saved_at: datetime
    body: bytes


@dataclass(frozen=True, slots=True)
class LeaseStock:
    """Numbers of one series on this desk; ``leased = used + void + free`` always."""

    series: str
    leased: int
    used: int
    void: int
    free: int


@dataclass(frozen=True, slots=True)
class ClerkLoad:
    """This shift's work of one clerk at one window, as counts."""

    clerk: str
    clerk_name: str
    window: str
    received: int
    noticed: int
    accepted: int
    refused: int
    concluded: int
    delivered: int


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """The supervisor's board: loads, open cases by time left, and what falls due per day.

    ``moved`` counts open cases whose printed promise the calendar moved, ``suspended`` those that an
    open stop holds. ``faults_by_article`` (sub-items of Art. 72) and ``finished`` count cases that
    are open or ended in the last 30 days; ``finished`` those that were decided, by how they stood
    against their promise, so that its sum is the denominator of every rate (rules of the counter
    1.4, case 20: without refused, withdrawn and undecided ones).
    """

    loads: tuple[ClerkLoad, ...]
    by_time_left: Mapping[TimeLeft, int]
    due_by_day: tuple[tuple[date, int], ...]
    waiting_sign_off: int
    to_settle: int
    unsent: int
    moved: int
    suspended: int
    finished: Mapping[Finish, int]
    faults_by_article: Mapping[str, int]
