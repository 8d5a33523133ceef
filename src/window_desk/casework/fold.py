"""The fold: from the acts of a case to the case, the same on desk and county.

Total and pure: any prefix of acts in any order gives a case (or ``None`` before a receipt) and never
raises. An act that does not fit where the case stands changes nothing and is recorded as a fault.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActKind, local_day
from window_desk.casework.applicants import LegalPerson, NaturalPerson
from window_desk.casework.case import (
    Case,
    CaseState,
    Certificate,
    Decision,
    DecisionClock,
    Fault,
    MaterialState,
    NoticeClock,
)
from window_desk.casework.limits import remaining
from window_desk.casework.promise import promise_from
from window_desk.casework.workdays import CalendarError, WorkdayCalendar

_Applicant = TypeVar("_Applicant", NaturalPerson, LegalPerson)

NOTICE_WORKDAYS = 5
DELIVERY_WORKDAYS = 10

OPEN_FOR_INTAKE = frozenset({CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT})

_ENDS_NOTICE_CLOCK = frozenset(
    {
        ActKind.ACCEPTED,
        ActKind.REFUSED,
        ActKind.NOT_OUR_AGENCY,
        ActKind.CONCLUDED_ON_THE_SPOT,
        ActKind.WITHDRAWN,
    }
)


def fold(acts: Sequence[Act], calendar: WorkdayCalendar, now: datetime) -> Case | None:
    """Tell the case from its acts, in the county's order with the desk's unsent ones last.

    ``now`` is aware; it decides deemed acceptance and days left. Returns ``None`` while no standing
    receipt is among the acts.
    """
    receipt = next((act for act in acts if isinstance(act.body, a.Received)), None)
    if receipt is None or not isinstance(receipt.body, a.Received):
        return None
    known = {act.id for act in acts}
    voided = frozenset(
        act.body.act for act in acts if isinstance(act.body, a.Voided) and act.body.act in known
    )
    standing = [act for act in acts if act.id not in voided]
    notice_clock = _notice_clock(receipt, standing, calendar, local_day(now))
    folding = _Folding(receipt, receipt.body, notice_clock)
    if receipt.id in voided:
        folding.state = CaseState.VOIDED
    else:
        for act in standing:
            if act is not receipt:
                folding.take(act)
    return folding.case(tuple(acts), voided, calendar, local_day(now))


def _notice_clock(
    receipt: Act, standing: Sequence[Act], calendar: WorkdayCalendar, today: date
) -> NoticeClock:
    last_day = _add_workdays(calendar, receipt.day, NOTICE_WORKDAYS)
    notices = {act.id for act in standing if act.kind is ActKind.NOTICE_GIVEN}
    told_on = min(
        (
            act.day
            for act in standing
            if isinstance(act.body, a.HandedOver) and act.body.paper_act in notices
        ),
        default=None,
    )
    answered_on = min(
        (act.day for act in standing if act.kind in _ENDS_NOTICE_CLOCK), default=today
    )
    told_in_time = told_on is not None and told_on <= last_day
    return NoticeClock(last_day, told_on, deemed=not told_in_time and answered_on > last_day)


def _add_workdays(calendar: WorkdayCalendar, day: date, workdays: int) -> date:
    try:
        return calendar.add_workdays(day, workdays)
    except CalendarError:
        return day


def _corrected(applicant: _Applicant, field: str, value: str) -> _Applicant:
    match field:
        case "name":
            return replace(applicant, name=value)
        case "phone":
            return replace(applicant, phone=value)
        case _:
            return replace(applicant, address=value)


class _Folding:
    """The case while it is being told; one method an act."""

    def __init__(self, receipt: Act, received: a.Received, notice_clock: NoticeClock) -> None:
        self.receipt = receipt
        self.received = received
        self.notice_clock = notice_clock
        judged = {j.key: j for j in self.received.judgements}
        self.materials = [
            MaterialState(term, judged[term.key].judgement, judged[term.key].reason)
            if term.key in judged
            else MaterialState(term, None)
            for term in self.received.terms.materials
        ]
        self.person = self.received.person
        self.organisation = self.received.organisation
        self.answers = list(self.received.answers)
        self.state = CaseState.ACCEPTED if self.notice_clock.deemed else CaseState.RECEIVED
        self.accepted_on = self.receipt.day if self.notice_clock.deemed else None
        self.completed_on = self.receipt.day
        self.notice_entries: tuple[a.NoticeEntry, ...] = ()
        self.notices: dict[str, tuple[a.NoticeEntry, ...]] = {}
        self.opinions: list[tuple[ActKind, str, a.Opinion]] = []
        self.decision: Decision | None = None
        self.certificate: Certificate | None = None
        self.handed_over: set[str] = set()
        self.printed_due: tuple[date, str] | None = None
        self.faults: list[Fault] = []
        if self.notice_clock.deemed:
            self.faults.append(
                Fault(
                    "72(3)",
                    "收件后5个工作日内未一次性告知,自收到申请材料之日起视为受理",
                    self.receipt.id,
                )
            )

    def take(self, act: Act) -> None:
        """Apply one standing act, or record that it does not fit."""
        handler = _HANDLERS.get(act.kind)
        if handler is not None and not handler(self, act):
            self.faults.append(Fault("", "该环节与办件当时的状态不符,请核对", act.id))

    def correct(self, act: Act) -> bool:
        body = act.body
        if not isinstance(body, a.CorrectedOnTheSpot):
            return False
        if body.field.startswith("form."):
            key = body.field.removeprefix("form.")
            self.answers = [
                replace(answer, value=body.after) if answer.key == key else answer
                for answer in self.answers
            ]
            return True
        if body.field not in {"name", "phone", "address"}:
            return False
        if self.person is not None:
            self.person = _corrected(self.person, body.field, body.after)
        elif self.organisation is not None:
            self.organisation = _corrected(self.organisation, body.field, body.after)
        return True

    def judge(self, act: Act) -> bool:
        body = act.body
        if not isinstance(body, a.MaterialsChecked | a.Supplemented):
            return False
        judged = {j.key: j for j in body.judgements}
        self.materials = [
            MaterialState(m.term, judged[m.term.key].judgement, judged[m.term.key].reason)
            if m.term.key in judged
            else m
            for m in self.materials
        ]
        if isinstance(body, a.Supplemented):
            self.completed_on = act.day
        return True

    def give_notice(self, act: Act) -> bool:
        if not isinstance(act.body, a.NoticeGiven):
            return False
        self.notices[act.id] = act.body.entries
        if not self.notice_entries:
            self.notice_entries = act.body.entries
        return True

    def hand_over(self, act: Act) -> bool:
        if not isinstance(act.body, a.HandedOver):
            return False
        self.handed_over.add(act.body.paper_act)
        entries = self.notices.get(act.body.paper_act)
        if entries is not None and self.state is CaseState.RECEIVED:
            self.notice_entries = entries
            self.state = CaseState.AWAITING_SUPPLEMENT
        return True

    def accept(self, act: Act) -> bool:
        if not isinstance(act.body, a.Accepted):
            return False
        self.printed_due = (act.body.promised_due, act.id)
        if self.state not in OPEN_FOR_INTAKE:
            return self.notice_clock.deemed
        self.state = CaseState.ACCEPTED
        self.accepted_on = self.completed_on
        return True

    def refuse(self, _act: Act) -> bool:
        if self.state not in OPEN_FOR_INTAKE:
            return False
        self.state = CaseState.REFUSED
        return True

    def examine(self, act: Act) -> bool:
        if not isinstance(act.body, a.Examined) or self.state is not CaseState.ACCEPTED:
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        if act.body.opinion is not a.Opinion.RETURN:
            self.state = CaseState.EXAMINED
        return True

    def sign_off(self, act: Act) -> bool:
        if not isinstance(act.body, a.SignedOff) or self.state is not CaseState.EXAMINED:
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        returned = act.body.opinion is a.Opinion.RETURN
        self.state = CaseState.ACCEPTED if returned else CaseState.SIGNED_OFF
        return True

    def decide(self, act: Act) -> bool:
        if not isinstance(act.body, a.Decided) or self.state is not CaseState.SIGNED_OFF:
            return False
        body = act.body
        self.decision = Decision(body.outcome, act.day, body.reason, body.document_number, act.id)
        self.state = CaseState.DECIDED
        return True

    def conclude(self, act: Act) -> bool:
        if not isinstance(act.body, a.ConcludedOnTheSpot) or self.state not in {
            CaseState.RECEIVED,
            CaseState.AWAITING_SUPPLEMENT,
            CaseState.ACCEPTED,
        }:
            return False
        self.decision = Decision(act.body.outcome, act.day, act.body.reason, "", act.id)
        self.accepted_on = self.accepted_on or self.completed_on
        self.state = CaseState.DECIDED
        return True

    def issue(self, act: Act) -> bool:
        if (
            not isinstance(act.body, a.CertificateIssued)
            or self.state is not CaseState.DECIDED
            or self.decision is None
            or self.decision.outcome is not a.Outcome.GRANTED
        ):
            return False
        body = act.body
        self.certificate = Certificate(
            body.certificate_number,
            body.template,
            body.holder,
            body.valid_until,
            body.sha256,
            act.id,
        )
        self.state = CaseState.CERTIFIED
        return True

    def deliver(self, act: Act) -> bool:
        if not isinstance(act.body, a.Delivered) or self.state not in {
            CaseState.DECIDED,
            CaseState.CERTIFIED,
        }:
            return False
        self.state = CaseState.DELIVERED
        return True

    def withdraw(self, _act: Act) -> bool:
        if self.decision is not None or self.state in {CaseState.REFUSED, CaseState.WITHDRAWN}:
            return False
        self.state = CaseState.WITHDRAWN
        return True

    def _decision_clock(self, calendar: WorkdayCalendar, today: date) -> DecisionClock | None:
        if self.accepted_on is None:
            return None
        decided_on = self.decision.day if self.decision is not None else None
        try:
            promise = promise_from(self.received.terms, self.accepted_on, calendar)
            return DecisionClock(
                start=promise.start,
                promised_due=promise.promised_due,
                statutory_due=promise.statutory_due,
                certainty=promise.certainty,
                days_left=remaining(calendar, decided_on or today, promise.promised_due),
                decided_on=decided_on,
            )
        except CalendarError:
            return None

    def _check_printed_date(self, clock: DecisionClock | None) -> None:
        if self.printed_due is None or clock is None:
            return
        printed, act = self.printed_due
        if printed != clock.promised_due:
            self.faults.append(
                Fault(
                    "",
                    f"受理通知书上的承诺日为{printed},现算得{clock.promised_due},请告知申请人",
                    act,
                )
            )

    def case(
        self,
        acts: tuple[Act, ...],
        voided: frozenset[str],
        calendar: WorkdayCalendar,
        today: date,
    ) -> Case:
        """The finished value."""
        clock = self._decision_clock(calendar, today)
        self._check_printed_date(clock)
        return Case(
            id=self.receipt.case,
            number=self.received.number,
            state=self.state,
            terms=self.received.terms,
            window=self.received.window,
            person=self.person,
            organisation=self.organisation,
            agent=self.received.agent,
            answers=tuple(self.answers),
            received_on=self.receipt.day,
            received_by=self.receipt.clerk,
            starts_on=self.accepted_on or self.completed_on,
            materials=tuple(self.materials),
            notice_clock=self.notice_clock,
            notice_entries=self.notice_entries,
            decision_clock=clock,
            opinions=tuple(self.opinions),
            decision=self.decision,
            certificate=self.certificate,
            delivery_due=(
                _add_workdays(calendar, self.decision.day, DELIVERY_WORKDAYS)
                if self.decision is not None
                else None
            ),
            handed_over=frozenset(self.handed_over),
            voided=voided,
            faults=tuple(self.faults),
            acts=acts,
        )


_HANDLERS: dict[ActKind, Callable[[_Folding, Act], bool]] = {
    ActKind.CORRECTED_ON_THE_SPOT: _Folding.correct,
    ActKind.MATERIALS_CHECKED: _Folding.judge,
    ActKind.SUPPLEMENTED: _Folding.judge,
    ActKind.NOTICE_GIVEN: _Folding.give_notice,
    ActKind.HANDED_OVER: _Folding.hand_over,
    ActKind.ACCEPTED: _Folding.accept,
    ActKind.REFUSED: _Folding.refuse,
    ActKind.NOT_OUR_AGENCY: _Folding.refuse,
    ActKind.EXAMINED: _Folding.examine,
    ActKind.SIGNED_OFF: _Folding.sign_off,
    ActKind.DECIDED: _Folding.decide,
    ActKind.CONCLUDED_ON_THE_SPOT: _Folding.conclude,
    ActKind.CERTIFICATE_ISSUED: _Folding.issue,
    ActKind.DELIVERED: _Folding.deliver,
    ActKind.WITHDRAWN: _Folding.withdraw,
}
