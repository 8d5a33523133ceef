"""Voiding (作废): which acts are void, and who may void what.

An act is never deleted: it stays in the case, its number stays used. Only the last act may be
voided, so that nothing is left standing on a void one (hand-overs and scans bear nothing and may
always be); a receipt takes its case with it. Where
paper has left the window, or another did the work, a supervisor must do it.
"""

from collections.abc import Sequence

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.case import Case
from window_desk.casework.duties import COUNTY_DECISION_ACTS, Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.casework.refusals import Refusal, mandatory

_LEAVE_THE_REST_STANDING = frozenset(
    {ActKind.HANDED_OVER, ActKind.SCAN_ATTACHED, ActKind.SETTLED, ActKind.VOIDED}
)
_NEVER_VOIDED = frozenset({ActKind.VOIDED, ActKind.SETTLED})
_NOTHING_STANDS_ON = frozenset({ActKind.HANDED_OVER, ActKind.SCAN_ATTACHED})
_OUT_OF_THE_WINDOW = frozenset({ActKind.HANDED_OVER, ActKind.DELIVERED})


def voids_among(acts: Sequence[Act]) -> dict[str, Act]:
    """The acts that void, by the id of what each of them voids: an earlier act, and only once."""
    known: set[str] = set()
    voids: dict[str, Act] = {}
    for act in acts:
        if not isinstance(act.body, a.Voided):
            known.add(act.id)
        elif act.body.act in known:
            voids.setdefault(act.body.act, act)
    return voids


def void_objection(case: Case, act: Act, clerk: Clerk) -> Refusal | None:
    """Why ``clerk`` may not void what ``act`` names, or ``None``."""
    body = act.body
    if not isinstance(body, a.Voided):
        return None
    standing = [known for known in case.acts if known.id not in case.voided]
    target = next((known for known in standing if known.id == body.act), None)
    if target is None or target.kind in _NEVER_VOIDED:
        return Refusal("act_unknown", "act", "没有找到要作废的环节，或该环节已作废")
    later = [
        known
        for known in standing[standing.index(target) + 1 :]
        if known.kind not in _LEAVE_THE_REST_STANDING
    ]
    if _leaves_others_hanging(case, target, later):
        return Refusal("not_last", "act", "只能作废最后一个环节，请先作废其后的环节")
    if _is_the_countys(case, target) and clerk.level is not Authority.COUNTY:
        return Refusal("county_decides", "clerk", "该环节由县级部门办理，请由县级值班长作废")
    if _needs_supervisor(case, target, later, clerk) and not clerk.has(Duty.SUPERVISE):
        return Refusal(
            "supervisor_needed", "supervisor", "文书已交申请人或由他人办理，请值班长作废"
        )
    return mandatory(body.reason, "reason", "作废原因")


def _leaves_others_hanging(case: Case, target: Act, later: Sequence[Act]) -> bool:
    if target.kind is ActKind.RECEIVED:
        return case.decision is not None
    return bool(later) and target.kind not in _NOTHING_STANDS_ON


def _is_the_countys(case: Case, target: Act) -> bool:
    return target.kind in COUNTY_DECISION_ACTS and case.terms.decided_by is Authority.COUNTY


def _needs_supervisor(case: Case, target: Act, later: Sequence[Act], clerk: Clerk) -> bool:
    if target.clerk != clerk.number or target.kind in _OUT_OF_THE_WINDOW:
        return True
    if target.kind is ActKind.RECEIVED:
        return (
            bool(case.handed_over)
            or case.notice_clock.deemed
            or any(known.clerk != clerk.number for known in later)
        )
    if target.kind is ActKind.CERTIFICATE_ISSUED:
        return any(known.kind is ActKind.DELIVERED for known in case.acts)
    return target.id in case.handed_over
