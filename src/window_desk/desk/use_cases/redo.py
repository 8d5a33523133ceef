"""Take a refused step again (重新办理) on top of what stands now, and settle the refusal with it.

Both are one transaction: where the new step is refused too, the old matter is open again.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActKind
from window_desk.casework.case import Case
from window_desk.casework.corrections import value_of
from window_desk.casework.duties import Clerk
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.procedure_acts import Suspended
from window_desk.casework.refusals import Refusal
from window_desk.casework.settlement import SettleWay
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.case_views import KnownAct, SettleEntry, Standing
from window_desk.desk.use_cases.conclude import concluding
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.intake_draft import IntakeDraft, SettledByReceipt
from window_desk.desk.use_cases.notify import Submission, notifying
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.receive import FollowUp
from window_desk.desk.use_cases.refuse import naming_agency, refusing
from window_desk.desk.use_cases.settle import settling
from window_desk.desk.use_cases.sign_off import signing_off
from window_desk.desk.use_cases.supplement import supplementing
from window_desk.desk.use_cases.suspend import SuspensionRequest, suspending
from window_desk.protocol.refusal_codes import CASE_ARCHIVED

_AS_IT_WAS = frozenset(
    {
        ActKind.MATERIALS_CHECKED,
        ActKind.HANDED_OVER,
        ActKind.EXAMINED,
        ActKind.DELIVERED,
        ActKind.WITHDRAWN,
        ActKind.RESUMED,
        ActKind.FEEDBACK_GIVEN,
        ActKind.HEARING_STEP_TAKEN,
        ActKind.INSPECTION_STEP_TAKEN,
        ActKind.VOIDED,
    }
)
"""Steps without a number or a reckoned date of their own."""

_AT_ONCE = _AS_IT_WAS | {
    ActKind.CORRECTED_ON_THE_SPOT,
    ActKind.NOTICE_GIVEN,
    ActKind.SUPPLEMENTED,
    ActKind.ACCEPTED,
    ActKind.REFUSED,
    ActKind.NOT_OUR_AGENCY,
    ActKind.SUSPENDED,
    ActKind.CONCLUDED_ON_THE_SPOT,
    ActKind.SIGNED_OFF,
    ActKind.DECIDED,
}


def can_redo_at_once(entry: SettleEntry) -> bool:
    """Whether everything that is to be taken again is known, so that no screen has to ask.

    A decision follows its sign-off; alone it can't be taken.
    """
    kinds = [each.act.kind for each in entry.group]
    follows = [(None, kinds[0]), *pairwise(kinds)]
    return all(
        kind in _AT_ONCE and (kind is not ActKind.DECIDED or before is ActKind.SIGNED_OFF)
        for before, kind in follows
    )


def redo_objection(entry: SettleEntry, case: Case | None, clerk: Clerk) -> Refusal | None:
    """Why the first step can't be taken again as ``case`` stands now, as far as that is known yet."""
    kind = entry.group[0].act.kind
    if kind is ActKind.RECEIVED:
        return duty_objection(kind, clerk, None)
    if entry.known.refusal is not None and entry.known.refusal.code == CASE_ARCHIVED:
        return Refusal(CASE_ARCHIVED, "case", "办件已归档移出，这一步不能再办，确需办理请重新收件")
    if case is None:
        return Refusal("case_unknown", "case", "收件未被县级采纳，请先处理收件环节")
    return duty_objection(kind, clerk, case) or state_objection(kind, case)


def redone_by(entry: SettleEntry) -> KnownAct | None:
    """The act by which somebody took the step again since the county refused it, or ``None``."""
    kind, refused_at = entry.group[0].act.kind, entry.known.position or 0
    return next(
        (
            each
            for each in reversed(entry.acts)
            if each.act.kind is kind
            and each.standing in {Standing.APPLIED, Standing.QUEUED}
            and (each.position is None or each.position > refused_at)
        ),
        None,
    )


def redo(counter: Counter, entry: SettleEntry, note: str) -> Act:
    """Take the steps of ``entry`` again, with new numbers and dates, and settle it.

    Raises ``ActRefusedError``; then nothing is saved.
    """
    case = entry.known.act.case
    bodies = [each.act.body for each in entry.group]
    with counter.journal.transaction() as transaction:
        for place, body in enumerate(bodies):
            _again(counter, transaction, case, body, bodies[place + 1 :])
        return settling(counter, transaction, case, entry.ids, SettleWay.REDONE, note)


def draft_again(entry: SettleEntry) -> IntakeDraft:
    """The application of a refused receipt as a draft of the intake, which settles it when saved.

    The item's newest version counts: the old one may be why the receipt was refused. Raises
    ``TypeError`` for another act.
    """
    body = entry.group[0].act.body
    if not isinstance(body, a.Received):
        raise TypeError(f"{entry.known.act.kind} is no receipt")
    draft = IntakeDraft(
        item_code=body.terms.implementation_code,
        organisation=body.organisation is not None,
        with_agent=body.agent is not None,
        answers={answer.key: answer.value for answer in body.answers},
        judgements={judged.key: judged for judged in body.judgements},
        settles=SettledByReceipt(entry.known.act.case, entry.ids),
    )
    draft.take_applicant(body.person or body.organisation, body.agent)
    return draft


def _again(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    body: a.ActBody,
    later: Sequence[a.ActBody],
) -> None:
    match body:
        case a.SignedOff():
            decided = next((each for each in later if isinstance(each, a.Decided)), None)
            basis = decided.legal_basis if decided is not None else ""
            signing_off(counter, transaction, case, body.opinion, body.remarks, basis)
        case a.Decided():
            """Its sign-off has brought it along."""
        case a.CorrectedOnTheSpot():
            counter.take(transaction, case, _on_what_stands(transaction.case(case), body))
        case a.Supplemented():
            supplementing(counter, transaction, case, body.judgements, then_accept=False)
        case _:
            follow = _with_new_number(counter, body)
            if follow is None:
                counter.take(transaction, case, body)
            else:
                follow(counter, transaction, case)


def _with_new_number(counter: Counter, body: a.ActBody) -> FollowUp | None:
    """How a step is taken again that makes out a paper; ``None`` for one that makes none."""
    match body:
        case a.Accepted():
            return accepting
        case a.ConcludedOnTheSpot():
            return concluding
        case a.Refused():
            return refusing(body.ground, body.reason, body.legal_basis)
        case a.NotOurAgency():
            return naming_agency(body.target_agency, body.reason)
        case a.NoticeGiven():
            required = {entry.key: entry.required for entry in body.entries}
            gone = body.submit_until is not None and body.submit_until < counter.today()
            at = None if gone else Submission(body.submit_where, body.submit_until)
            return partial(notifying, requirements=required, submission=at)
        case Suspended():
            return partial(
                suspending,
                request=SuspensionRequest(
                    body.kind,
                    body.basis,
                    body.reason,
                    body.told_days,
                    body.told_unit,
                    body.start,
                    body.restates,
                ),
            )
        case _:
            return None


def _on_what_stands(case: Case | None, body: a.CorrectedOnTheSpot) -> a.CorrectedOnTheSpot:
    held = None
    if case is not None:
        held = value_of(case.person or case.organisation, case.answers, body.field)
    return body if held is None else replace(body, before=held)
