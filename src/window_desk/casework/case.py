"""What a case (办件) is once its acts are folded: state, materials, clocks, papers, faults."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.acts import (
    Act,
    ActKind,
    FormAnswer,
    Judgement,
    NoticeEntry,
    Opinion,
    Outcome,
)
from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedures import (
    Extension,
    Feedback,
    Finish,
    HearingClock,
    InspectionClock,
    MovedPromise,
    RenewalClock,
    Stop,
)
from window_desk.casework.scan_acts import Scan
from window_desk.casework.terms import (
    ItemTerms,
    MaterialTerm,
)
from window_desk.casework.workdays import Certainty


class CaseState(StrEnum):
    """Where a case stands (rules of the notice and acceptance state machine)."""

    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    ACCEPTED = "accepted"
    EXAMINED = "examined"
    SIGNED_OFF = "signed_off"
    DECIDED = "decided"
    CERTIFIED = "certified"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"


STATE_NAMES: dict[CaseState, str] = {
    CaseState.RECEIVED: "已收件",
    CaseState.AWAITING_SUPPLEMENT: "待补正",
    CaseState.ACCEPTED: "已受理",
    CaseState.EXAMINED: "已审核",
    CaseState.SIGNED_OFF: "已审定",
    CaseState.DECIDED: "已决定",
    CaseState.CERTIFIED: "已制证",
    CaseState.DELIVERED: "已送达",
    CaseState.REFUSED: "不予受理",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.VOIDED: "已作废",
}

ENDED = frozenset({CaseState.DELIVERED, CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.VOIDED})


@dataclass(frozen=True, slots=True)
class MaterialState:
    """A material of the case; ``judgement`` is ``None`` until somebody judged it."""

    term: MaterialTerm
    judgement: Judgement | None
    reason: str = ""

    @property
    def is_lacking(self) -> bool:
        """Whether it was judged missing or not as required."""
        return self.judgement in (Judgement.MISSING, Judgement.NOT_AS_REQUIRED)


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """5 workdays from receipt (Art. 32(4)).

    ``told_on`` is the earliest hand-over of a notice; ``deemed`` says that nobody told in time and
    the case therefore counts as accepted on the day of receipt. ``workday`` is which workday after
    receipt it is (0 on the day of receipt), while nobody answered yet; else ``None``.
    """

    due: date
    told_on: date | None
    deemed: bool
    workday: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionClock:
    """Statutory and promised decision limits side by side, from the day of acceptance (Art. 42).

    A due day is ``None`` while an open stop holds its clock (and ``statutory_due`` also where the
    law sets no limit). ``days_left`` counts workdays to the promised day: 0 on that day, negative
    when overdue; while the clock is held, the days that were left when it stopped; once the case is
    decided it is frozen at the decision day. ``closed`` says that the promised day is over: past it,
    or on it after close of business (民法典 203). ``suspensions`` are the stops that count, united.
    """

    start: date
    promised_due: date | None
    statutory_due: date | None
    certainty: Certainty
    days_left: int
    decided_on: date | None = None
    suspended_since: date | None = None
    suspensions: tuple[tuple[date, date | None], ...] = ()
    statutory_days_left: int | None = None
    closed: bool = False
    finish: Finish | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision and the paper that carries it; ``document_number`` empty for on-the-spot ones.

    ``deemed`` is a renewal that nobody decided before the certificate expired (Art. 50).
    """

    outcome: Outcome
    day: date
    reason: str
    document_number: str
    act: str
    deemed: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that was issued."""

    number: str
    template: str
    holder: str
    valid_until: date | None
    sha256: str
    act: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A recorded departure from the law, with the sub-item of Art. 72 where there is one."""

    article: str
    sentence: str
    act: str


@dataclass(frozen=True, slots=True)
class Case:
    """The fold of a case's acts. ``acts`` are all of them in order, voided ones included.

    ``starts_on`` is the day from which the decision clock runs, or would if it were accepted now.
    ``accepted_by`` is the act whose instant orders it among others for a limited number of places
    (the receipt where acceptance is derived). ``supplement_due`` is the day until which supplements
    were asked for, ``lapsed`` says that they did not come and a local rule ended the case (视为撤回).
    """

    id: str
    number: str
    state: CaseState
    terms: ItemTerms
    window: str
    person: NaturalPerson | None
    organisation: LegalPerson | None
    agent: Agent | None
    answers: tuple[FormAnswer, ...]
    received_on: date
    received_by: str
    starts_on: date
    materials: tuple[MaterialState, ...]
    notice_clock: NoticeClock
    notice_entries: tuple[NoticeEntry, ...]
    decision_clock: DecisionClock | None
    opinions: tuple[tuple[ActKind, str, Opinion], ...]
    decision: Decision | None
    certificate: Certificate | None
    delivery_due: date | None
    handed_over: frozenset[str]
    voided: frozenset[str]
    faults: tuple[Fault, ...]
    acts: tuple[Act, ...]
    rules: LocalRules
    stops: tuple[Stop, ...] = ()
    extensions: tuple[Extension, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    hearing: HearingClock | None = None
    inspection: InspectionClock | None = None
    renewal: RenewalClock | None = None
    moved: MovedPromise | None = None
    further_entries: tuple[NoticeEntry, ...] = ()
    supplement_due: date | None = None
    lapsed: bool = False
    accepted_by: Act | None = None
    scans: tuple[Scan, ...] = ()

    @property
    def open_stop(self) -> Stop | None:
        """The stop whose result is awaited, whether it counts or not; the newest of several."""
        return next((stop for stop in reversed(self.stops) if stop.is_open), None)

    @property
    def applicant_name(self) -> str:
        """Name of the person or organisation that applies."""
        if self.person is not None:
            return self.person.name
        return self.organisation.name if self.organisation is not None else ""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is owed to the applicant."""
        return self.state in ENDED

    @property
    def unjudged(self) -> tuple[MaterialState, ...]:
        """Materials that nobody has judged yet."""
        return tuple(m for m in self.materials if m.judgement is None)

    @property
    def lacking(self) -> tuple[MaterialState, ...]:
        """Materials that are missing or not as required."""
        return tuple(m for m in self.materials if m.is_lacking)

    @property
    def owed(self) -> tuple[MaterialState, ...]:
        """Lacking materials that hold up acceptance: once told, only those of the one-time notice.

        Who supplemented all that the notice asked for must be accepted (Art. 32(5)).
        """
        if self.notice_clock.told_on is None:
            return self.lacking
        asked = {entry.key for entry in self.notice_entries}
        return tuple(m for m in self.lacking if m.term.key in asked)

    @property
    def is_complete(self) -> bool:
        """Whether every material was judged and none is lacking."""
        return not self.unjudged and not self.lacking

    @property
    def examiner(self) -> str:
        """Number of the clerk whose opinion stands as the examiner's, or empty."""
        for kind, clerk, _opinion in reversed(self.opinions):
            if kind is ActKind.EXAMINED:
                return clerk
        return ""

    @property
    def next_due(self) -> date | None:
        """The day that matters now: notice, promised decision or delivery; ``None`` if none runs.

        A case with nothing owed any more is to be accepted on the day that completed it.
        """
        if self.has_ended:
            return None
        if self.state is CaseState.AWAITING_SUPPLEMENT:
            return None if self.owed else self.starts_on
        if self.state is CaseState.RECEIVED:
            return self.notice_clock.due
        if self.decision is not None:
            return self.delivery_due
        return self._decision_due

    @property
    def _decision_due(self) -> date | None:
        """The promised day, or the printed one where the calendar moved it and that one is earlier.

        After a stop or an extension the day that its own paper gave counts.
        """
        clock = self.decision_clock
        if clock is None or clock.promised_due is None:
            return None
        if self.moved is None or self.stops or self.extensions:
            return clock.promised_due
        return self.moved.binding
