"""A case while it is being told: one method an act, and what the law derives between acts.

Total: an act that does not fit where the case stands changes nothing and is recorded as a fault.
"""

from collections.abc import Callable, Sequence
from datetime import date

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    BODY_TYPES,
    Act,
    ActKind,
)
from window_desk.casework.case import (
    CaseState,
    Certificate,
    Decision,
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
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.next_acts import STATES_FOR, UNDECIDED
from window_desk.casework.notice_clock import (
    first_notice,
    told_until,
)
from window_desk.casework.procedure_fold import ProcedureLedger
from window_desk.casework.scan_acts import Scan, ScanAttached
from window_desk.casework.settlement import Settled

_DEEMED = "收件后5个工作日内既未一次性告知也未受理，自收到申请材料之日起视为受理"
_TOLD_TOO_LATE_ON_RECORD = (
    "告知书在期限内送达，但记录到达前办件已按视为受理审核，受理日不变，请值班长核对"
)
_NOT_TOLD_ONCE = "首次告知书未列“{}”，未做到一次性告知，不得因此再要求补正"
_DOES_NOT_FIT = "该环节与办件当时的状态不符，请核对"
_ASKED_LATE = "“{}”首次告知时未列，审查阶段才要求补正：{}"
_RENEWED = "许可有效期届满前未作出决定，视为准予延续"


def _with_true_records(acts: Sequence[Act], standing: Sequence[Act]) -> Sequence[Act]:
    """All acts, voided notices too, but for the hand-overs that were voided as false."""
    if standing is acts:
        return acts
    true = {act.id for act in standing}
    return [act for act in acts if act.kind is not ActKind.HANDED_OVER or act.id in true]


class Folding:
    """The case while it is being told; one method an act."""

    def __init__(
        self,
        receipt: Act,
        received: a.Received,
        acts: Sequence[Act],
        standing: Sequence[Act],
        notice_clock: NoticeClock,
        rules: LocalRules,
        renews_until: date | None,
    ) -> None:
        self.receipt = receipt
        self.rules = rules
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
        self.asked = {entry.key for entry in self.notice_entries}
        self.ever_told = {entry.key for entry in first_notice(_with_true_records(acts, standing))}
        self.opinions: list[tuple[ActKind, str, a.Opinion]] = []
        self.decision: Decision | None = None
        self.certificate: Certificate | None = None
        self.withdrawn_on: date | None = None
        self.acceptance: Act | None = None
        self.faults: list[Fault] = []
        self.state = CaseState.RECEIVED
        self.accepted_on: date | None = None
        self.accepted_by: Act | None = None
        self.deemed = False
        self.procedures = ProcedureLedger()
        self.supplement_due = told_until(standing)
        self.lapsed = False
        self.renews_until = renews_until
        self.scans: list[Scan] = []

    def _fault(self, article: str, sentence: str, act: Act) -> None:
        self.faults.append(Fault(article, sentence, act.id))

    @property
    def completed_on(self) -> date:
        """The day on which the last material came in; what was there at receipt counts from it."""
        return max((self.receipt.day, *self.arrived.values()))

    def derive(self, today: date) -> None:
        """What the law, or a local rule, makes of the case by ``today`` without an act.

        In the order of their days: acceptance by default, supplements that never came, a renewal
        that nobody decided.
        """
        if self.notice_clock.deemed and today > self.notice_clock.due:
            self.deem()
        if self.supplement_due is not None and today > self.supplement_due:
            self._lapse(self.supplement_due)
        if self.renews_until is not None and today > self.renews_until:
            self._renew(self.renews_until)

    def _lapse(self, last_day: date) -> None:
        """视为撤回, where a local rule says so and what was asked for did not come in time."""
        if (
            self.rules.unsupplied_counts_as_withdrawn
            and self.state is CaseState.AWAITING_SUPPLEMENT
            and any(
                material.is_lacking and material.term.key in self.asked
                for material in self.materials
            )
        ):
            self.state, self.withdrawn_on, self.lapsed = CaseState.WITHDRAWN, last_day, True

    def _renew(self, expires_on: date) -> None:
        """视为准予延续 (Art. 50): accepted, and nobody decided until the certificate expired."""
        accepted_in_time = self.accepted_on is not None and self.accepted_on <= expires_on
        if self.state not in UNDECIDED or not accepted_in_time:
            return
        self.decision = Decision(
            a.Outcome.GRANTED, expires_on, _RENEWED, "", self.receipt.id, deemed=True
        )
        self.state = CaseState.DECIDED
        self._fault("50", _RENEWED, self.receipt)

    def deem(self) -> None:
        """Acceptance as of receipt, once the notice clock has run out; acts up to then stand."""
        if not self.notice_clock.deemed or self.deemed:
            return
        self.deemed = True
        self._fault("72(3)", _DEEMED, self.receipt)
        if self.state is not CaseState.VOIDED:
            self.accepted_on, self.accepted_by = self.receipt.day, self.receipt
        if self.state in {CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT}:
            self.state = CaseState.ACCEPTED

    def take(self, act: Act) -> None:
        """Apply one standing act, or record that it does not fit."""
        # what the law derived by the end of the day before stands when the act comes
        self.derive(act.day)
        handler = _HANDLERS.get(act.kind)
        if (
            handler is None
            or BODY_TYPES[act.kind] is not type(act.body)
            or self.state not in STATES_FOR[act.kind]
            or not handler(self, act)
        ):
            self._fault("", _DOES_NOT_FIT, act)

    def correct(self, act: Act) -> bool:
        """当场更正."""
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
        """核对材料 and 补正."""
        body = act.body
        if not isinstance(body, a.MaterialsChecked | a.Supplemented):
            return False
        judged = {j.key: j for j in body.judgements}
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
                and before.term.key not in self.asked
            ):
                self._fault("72(4)", _NOT_TOLD_ONCE.format(before.term.name), act)
        self.procedures.supplemented(
            act.day, {j.key for j in body.judgements if j.judgement is a.Judgement.IN_ORDER}
        )
        return True

    def give_notice(self, act: Act) -> bool:
        """一次性告知书 is made out; only its hand-over tells."""
        return act.id in self.notices

    def hand_over(self, act: Act) -> bool:
        """送达 of a paper; that of a notice tells."""
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
            self.accepted_by = act
        return True

    def refuse(self, _act: Act) -> bool:
        """不予受理."""
        self.state = CaseState.REFUSED
        return True

    def examine(self, act: Act) -> bool:
        """审核."""
        if not isinstance(act.body, a.Examined):
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        if act.body.opinion is not a.Opinion.RETURN:
            self.state = CaseState.EXAMINED
        return True

    def sign_off(self, act: Act) -> bool:
        """审定."""
        if not isinstance(act.body, a.SignedOff):
            return False
        self.opinions.append((act.kind, act.clerk, act.body.opinion))
        returned = act.body.opinion is a.Opinion.RETURN
        self.state = CaseState.ACCEPTED if returned else CaseState.SIGNED_OFF
        return True

    def decide(self, act: Act) -> bool:
        """决定."""
        if not isinstance(act.body, a.Decided):
            return False
        body = act.body
        self.decision = Decision(body.outcome, act.day, body.reason, body.document_number, act.id)
        self.state = CaseState.DECIDED
        return True

    def conclude(self, act: Act) -> bool:
        """当场办结."""
        if not isinstance(act.body, a.ConcludedOnTheSpot):
            return False
        self.decision = Decision(act.body.outcome, act.day, act.body.reason, "", act.id)
        self.accepted_on = self.accepted_on or self.completed_on
        self.state = CaseState.DECIDED
        return True

    def issue(self, act: Act) -> bool:
        """制证."""
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
        """送达 of the result."""
        self.state = CaseState.DELIVERED
        return True

    def withdraw(self, act: Act) -> bool:
        """撤回."""
        self.state, self.withdrawn_on = CaseState.WITHDRAWN, act.day
        return True

    def settle(self, act: Act) -> bool:
        """处理 of refused acts: a note on the record, the case stands where it stood."""
        return isinstance(act.body, Settled)

    def suspend(self, act: Act) -> bool:
        """特别程序."""
        return self.procedures.suspend(act)

    def resume(self, act: Act) -> bool:
        """特别程序结束."""
        return self.procedures.resume(act)

    def extend(self, act: Act) -> bool:
        """延长期限."""
        return self.procedures.extend(act)

    def ask_further(self, act: Act) -> bool:
        """审查阶段补正: allowed, and a fault under Art. 72(4)."""
        body = act.body
        if not isinstance(body, a.FurtherNoticeGiven):
            return False
        for entry in body.entries:
            self._fault("72(4)", _ASKED_LATE.format(entry.name, body.reason), act)
        return self.procedures.ask_further(act, suspends=self._further_suspends)

    @property
    def _further_suspends(self) -> bool:
        return self.rules.further_notice_suspends and self.state in UNDECIDED

    def give_feedback(self, act: Act) -> bool:
        """反馈意见."""
        agencies = [agency.name for agency in self.received.terms.co_agencies]
        return self.procedures.give_feedback(act, agencies)

    def take_hearing_step(self, act: Act) -> bool:
        """听证."""
        return self.procedures.take_hearing_step(act)

    def take_inspection_step(self, act: Act) -> bool:
        """现场核查."""
        return self.procedures.take_inspection_step(act)

    def attach_scan(self, act: Act) -> bool:
        """添加扫描件; it changes neither state nor clock."""
        body = act.body
        if not isinstance(body, ScanAttached):
            return False
        self.scans.append(Scan(body.material, body.sha256, body.size, body.media_type, act.id))
        return True


_HANDLERS: dict[ActKind, Callable[[Folding, Act], bool]] = {
    ActKind.CORRECTED_ON_THE_SPOT: Folding.correct,
    ActKind.MATERIALS_CHECKED: Folding.judge,
    ActKind.SUPPLEMENTED: Folding.judge,
    ActKind.NOTICE_GIVEN: Folding.give_notice,
    ActKind.HANDED_OVER: Folding.hand_over,
    ActKind.ACCEPTED: Folding.accept,
    ActKind.REFUSED: Folding.refuse,
    ActKind.NOT_OUR_AGENCY: Folding.refuse,
    ActKind.EXAMINED: Folding.examine,
    ActKind.SIGNED_OFF: Folding.sign_off,
    ActKind.DECIDED: Folding.decide,
    ActKind.CONCLUDED_ON_THE_SPOT: Folding.conclude,
    ActKind.CERTIFICATE_ISSUED: Folding.issue,
    ActKind.DELIVERED: Folding.deliver,
    ActKind.WITHDRAWN: Folding.withdraw,
    ActKind.SUSPENDED: Folding.suspend,
    ActKind.RESUMED: Folding.resume,
    ActKind.EXTENDED: Folding.extend,
    ActKind.FURTHER_NOTICE_GIVEN: Folding.ask_further,
    ActKind.FEEDBACK_GIVEN: Folding.give_feedback,
    ActKind.HEARING_STEP_TAKEN: Folding.take_hearing_step,
    ActKind.INSPECTION_STEP_TAKEN: Folding.take_inspection_step,
    ActKind.SETTLED: Folding.settle,
    ActKind.SCAN_ATTACHED: Folding.attach_scan,
}
