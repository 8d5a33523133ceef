"""The fold: from the acts of a case to the case, the same on desk and county.

Total and pure: any prefix of acts in any order gives a case (or ``None`` before a receipt) and never
raises. An act that does not fit where the case stands changes nothing and is recorded as a fault.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BODY_TYPES,
    Act,
    ActKind,
    local_day,
)
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
from window_desk.casework.corrections import (
    FORM,
    corrected_answers,
    corrected_applicant,
    value_of,
)
from window_desk.casework.decision_clock import decision_clock_of
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.next_acts import STATES_FOR
from window_desk.casework.notice_clock import (
    NOTICE_WORKDAYS,
    first_notice,
    notice_clock_of,
    workdays_after,
)
from window_desk.casework.voiding import voids_among
from window_desk.casework.workdays import WorkdayCalendar

__all__ = ["DELIVERY_WORKDAYS", "NOTICE_WORKDAYS", "fold"]

DELIVERY_WORKDAYS = 10

_DEEMED = "收件后5个工作日内既未一次性告知也未受理，自收到申请材料之日起视为受理"
_TOLD_TOO_LATE_ON_RECORD = (
    "告知书在期限内送达，但记录到达前办件已按视为受理审核，受理日不变，请值班长核对"
)
_NOT_TOLD_ONCE = "首次告知书未列“{}”，未做到一次性告知，不得因此再要求补正"
_DATE_MOVED = "受理通知书上的承诺日为{}，按现行日历应为{}，请按较早的一天办理"
_DOES_NOT_FIT = "该环节与办件当时的状态不符，请核对"


def fold(
    acts: Sequence[Act],
    calendar: WorkdayCalendar,
    now: datetime,
    rules: LocalRules = DEFAULT_RULES,
) -> Case | None:
    """Tell the case from its acts, in the county's order with the desk's unsent ones last.

    ``now`` is aware; it decides deemed acceptance and days left. ``rules`` are the county's choices
    where the law is silent. Returns ``None`` while no receipt
    is among the acts; a case whose receipt was voided is a voided case.
    """
    receipt = next((act for act in acts if isinstance(act.body, a.Received)), None)
    if receipt is None or not isinstance(receipt.body, a.Received):
        return None
    today = local_day(now)
    voids = voids_among(acts)
    standing = [act for act in acts if act.id not in voids] if voids else acts
    ended = [voids[receipt.id]] if receipt.id in voids else []
    notice_clock = notice_clock_of(receipt, standing, ended, calendar, today)
    folding = _Folding(receipt, receipt.body, acts, standing, notice_clock)
    if ended:
        folding.state = CaseState.VOIDED
    else:
        fitting = {act.id for act in voids.values()}
        for act in standing:
            if act is not receipt and act.id not in fitting:
                folding.take(act)
    folding.deem()
    return folding.case(tuple(acts), frozenset(voids), calendar, today, rules)


def _with_true_records(acts: Sequence[Act], standing: Sequence[Act]) -> Sequence[Act]:
    """All acts, voided notices too, but for the hand-overs that were voided as false."""
    if standing is acts:
        return acts
    true = {act.id for act in standing}
    return [act for act in acts if act.kind is not ActKind.HANDED_OVER or act.id in true]


class _Folding:
    """The case while it is being told; one method an act."""

    def __init__(
        self,
        receipt: Act,
        received: a.Received,
        acts: Sequence[Act],
        standing: Sequence[Act],
        notice_clock: NoticeClock,
    ) -> None:
        self.receipt = receipt
        self.received = received
        self.notice_clock = notice_clock
        judged = {j.key: j for j in received.judgements}
        self.materials = [
            MaterialState(term, judged[term.key].judgement, judged[term.key].reason)
            if term.key in judged
            else MaterialState(term, None)
            for term in received.terms.materials
        ]
        self.arrived: dict[str, date] = {}
        self.person = received.person
        self.organisation = received.organisation
        self.answers = received.answers
        self.notices = {
            act.id: act.body.entries for act in standing if isinstance(act.body, a.NoticeGiven)
        }
        self.known = {act.id for act in acts}
        self.handed_over = frozenset(
            act.body.paper_act
            for act in standing
            if isinstance(act.body, a.HandedOver) and act.body.paper_act in self.known
        )
        self.notice_entries = first_notice(standing)
        self.ever_told = {entry.key for entry in first_notice(_with_true_records(acts, standing))}
        self.opinions: list[tuple[ActKind, str, a.Opinion]] = []
        self.decision: Decision | None = None
        self.certificate: Certificate | None = None
        self.withdrawn_on: date | None = None
        self.acceptance: Act | None = None
        self.faults: list[Fault] = []
        self.state = CaseState.RECEIVED
        self.accepted_on: date | None = None
        self.deemed = False

    def _fault(self, article: str, sentence: str, act: Act) -> None:
        self.faults.append(Fault(article, sentence, act.id))

    @property
    def completed_on(self) -> date:
        """The day on which the last material came in; what was there at receipt counts from it."""
        return max((self.receipt.day, *self.arrived.values()))

    def deem(self) -> None:
        """Acceptance as of receipt, once the notice clock has run out; acts up to then stand."""
        if not self.notice_clock.deemed or self.deemed:
            return
        self.deemed = True
        self._fault("72(3)", _DEEMED, self.receipt)
        if self.state is not CaseState.VOIDED:
            self.accepted_on = self.receipt.day
        if self.state in {CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT}:
            self.state = CaseState.ACCEPTED

    def take(self, act: Act) -> None:
        """Apply one standing act, or record that it does not fit."""
        if self.notice_clock.deemed and act.day > self.notice_clock.due:
            self.deem()
        handler = _HANDLERS.get(act.kind)
        if (
            handler is None
            or BODY_TYPES[act.kind] is not type(act.body)
            or self.state not in STATES_FOR[act.kind]
            or not handler(self, act)
        ):
            self._fault("", _DOES_NOT_FIT, act)

    def correct(self, act: Act) -> bool:
        body = act.body
        if (
            not isinstance(body, a.CorrectedOnTheSpot)
            or value_of(self.person or self.organisation, self.answers, body.field) is None
        ):
            return False
        if body.field.startswith(FORM):
            self.answers = corrected_answers(self.answers, body)
        elif self.person is not None:
            self.person = corrected_applicant(self.person, body.field, body.after)
        elif self.organisation is not None:
            self.organisation = corrected_applicant(self.organisation, body.field, body.after)
        return True

    def judge(self, act: Act) -> bool:
        body = act.body
        if not isinstance(body, a.MaterialsChecked | a.Supplemented):
            return False
        judged = {j.key: j for j in body.judgements}
        asked = {entry.key for entry in self.notice_entries}
        for place, before in enumerate(self.materials):
            found = judged.get(before.term.key)
            if found is None:
                continue
            after = MaterialState(before.term, found.judgement, found.reason)
            self.materials[place] = after
            if (
                isinstance(body, a.Supplemented)
                and after.judgement is a.Judgement.IN_ORDER
                and before.judgement is not a.Judgement.IN_ORDER
            ):
                self.arrived[before.term.key] = act.day
            if (
                self.state is CaseState.AWAITING_SUPPLEMENT
                and after.is_lacking
                and not before.is_lacking
                and before.term.key not in asked
            ):
                self._fault("72(4)", _NOT_TOLD_ONCE.format(before.term.name), act)
        return True

    def give_notice(self, act: Act) -> bool:
        return act.id in self.notices

    def hand_over(self, act: Act) -> bool:
        if not isinstance(act.body, a.HandedOver) or act.body.paper_act not in self.known:
            return False
        entries = self.notices.get(act.body.paper_act)
        if entries is None:
            return True
        for entry in entries:
            if entry.key not in self.ever_told:
                self._fault("72(4)", _NOT_TOLD_ONCE.format(entry.name), act)
        if self.deemed and act.day <= self.notice_clock.due:
            self._fault("", _TOLD_TOO_LATE_ON_RECORD, act)
        if self.state is CaseState.RECEIVED and any(m.is_lacking for m in self.materials):
            self.state = CaseState.AWAITING_SUPPLEMENT
        return True

    def accept(self, act: Act) -> bool:
        """The document of a deemed acceptance is still owed, and leaves the clock where it is."""
        if self.acceptance is not None or (self.state is CaseState.ACCEPTED and not self.deemed):
            return False
        self.acceptance = act
        if self.state is not CaseState.ACCEPTED:
            self.state, self.accepted_on = CaseState.ACCEPTED, self.completed_on
        return True

    def refuse(self, _act: Act) -> bool:
        self.state = CaseState.REFUSED
        return True

    def examine(self, act: Act) -> bool:
        if not isinstance(act.body, a.Examined):
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        if act.body.opinion is not a.Opinion.RETURN:
            self.state = CaseState.EXAMINED
        return True

    def sign_off(self, act: Act) -> bool:
        if not isinstance(act.body, a.SignedOff):
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        returned = act.body.opinion is a.Opinion.RETURN
        self.state = CaseState.ACCEPTED if returned else CaseState.SIGNED_OFF
        return True

    def decide(self, act: Act) -> bool:
        if not isinstance(act.body, a.Decided):
            return False
        body = act.body
        self.decision = Decision(body.outcome, act.day, body.reason, body.document_number, act.id)
        self.state = CaseState.DECIDED
        return True

    def conclude(self, act: Act) -> bool:
        if not isinstance(act.body, a.ConcludedOnTheSpot):
            return False
        self.decision = Decision(act.body.outcome, act.day, act.body.reason, "", act.id)
        self.accepted_on = self.accepted_on or self.completed_on
        self.state = CaseState.DECIDED
        return True

    def issue(self, act: Act) -> bool:
        if (
            not isinstance(act.body, a.CertificateIssued)
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

    def deliver(self, _act: Act) -> bool:
        self.state = CaseState.DELIVERED
        return True

    def withdraw(self, act: Act) -> bool:
        self.state, self.withdrawn_on = CaseState.WITHDRAWN, act.day
        return True

    def _check_printed_date(self, clock: DecisionClock | None) -> None:
        act = self.acceptance
        if act is None or clock is None or not isinstance(act.body, a.Accepted):
            return
        printed = act.body.promised_due
        if printed != clock.promised_due:
            self._fault("", _DATE_MOVED.format(printed, clock.promised_due), act)

    def case(
        self,
        acts: tuple[Act, ...],
        voided: frozenset[str],
        calendar: WorkdayCalendar,
        today: date,
        rules: LocalRules,
    ) -> Case:
        """The finished value."""
        clock = decision_clock_of(
            self.received.terms,
            self.accepted_on,
            self.decision.day if self.decision is not None else None,
            calendar,
            self.withdrawn_on or today,
        )
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
            answers=self.answers,
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
                workdays_after(calendar, self.decision.day, DELIVERY_WORKDAYS)
                if self.decision is not None
                else None
            ),
            handed_over=self.handed_over,
            voided=voided,
            faults=tuple(self.faults),
            acts=acts,
            rules=rules,
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
