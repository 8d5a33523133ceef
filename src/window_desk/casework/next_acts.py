"""What may happen next in a case, and by whom: the part of the law that needs no act's body yet."""

from dataclasses import dataclass

from window_desk.casework.acts import (
    ActKind,
    NoticeGiven,
    Outcome,
)
from window_desk.casework.case import STATE_NAMES, Case, CaseState
from window_desk.casework.duties import (
    COUNTY_DECISION_ACTS,
    DUTY_NAMES,
    REQUIRED_DUTY,
    Clerk,
    Duty,
)
from window_desk.casework.items import Authority, CaseType, ResultKind
from window_desk.casework.refusals import Refusal

_INTAKE = frozenset({CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT})
UNDECIDED = frozenset({CaseState.ACCEPTED, CaseState.EXAMINED, CaseState.SIGNED_OFF})
_RUNNING = _INTAKE | UNDECIDED
_NO_STEP = frozenset({ActKind.RECEIVED, ActKind.SETTLED})

STATES_FOR: dict[ActKind, frozenset[CaseState]] = {
    ActKind.CORRECTED_ON_THE_SPOT: _RUNNING,
    ActKind.MATERIALS_CHECKED: frozenset({CaseState.RECEIVED}),
    ActKind.NOTICE_GIVEN: _INTAKE,
    ActKind.HANDED_OVER: frozenset(CaseState),
    ActKind.SUPPLEMENTED: frozenset(
        {CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT, CaseState.ACCEPTED}
    ),
    ActKind.ACCEPTED: frozenset(
        {CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT, CaseState.ACCEPTED}
    ),
    ActKind.REFUSED: _INTAKE,
    ActKind.NOT_OUR_AGENCY: _INTAKE,
    ActKind.EXAMINED: frozenset({CaseState.ACCEPTED}),
    ActKind.SIGNED_OFF: frozenset({CaseState.EXAMINED}),
    ActKind.DECIDED: frozenset({CaseState.SIGNED_OFF}),
    ActKind.CONCLUDED_ON_THE_SPOT: _INTAKE | {CaseState.ACCEPTED},
    ActKind.CERTIFICATE_ISSUED: frozenset({CaseState.DECIDED}),
    ActKind.DELIVERED: frozenset({CaseState.DECIDED, CaseState.CERTIFIED}),
    ActKind.WITHDRAWN: _RUNNING,
    ActKind.VOIDED: frozenset(CaseState) - {CaseState.VOIDED},
    ActKind.SUSPENDED: UNDECIDED,
    ActKind.RESUMED: UNDECIDED,
    ActKind.EXTENDED: UNDECIDED,
    ActKind.FURTHER_NOTICE_GIVEN: frozenset(
        {CaseState.AWAITING_SUPPLEMENT, CaseState.ACCEPTED, CaseState.EXAMINED}
    ),
    ActKind.FEEDBACK_GIVEN: UNDECIDED,
    ActKind.HEARING_STEP_TAKEN: UNDECIDED,
    ActKind.INSPECTION_STEP_TAKEN: UNDECIDED,
    ActKind.SETTLED: frozenset(CaseState),
    ActKind.SCAN_ATTACHED: frozenset(CaseState) - {CaseState.VOIDED},
}

ACT_NAMES: dict[ActKind, str] = {
    ActKind.RECEIVED: "收件",
    ActKind.CORRECTED_ON_THE_SPOT: "当场更正",
    ActKind.MATERIALS_CHECKED: "核对材料",
    ActKind.NOTICE_GIVEN: "一次性告知",
    ActKind.HANDED_OVER: "送达文书",
    ActKind.SUPPLEMENTED: "补正",
    ActKind.ACCEPTED: "受理",
    ActKind.REFUSED: "不予受理",
    ActKind.NOT_OUR_AGENCY: "非本机关事项",
    ActKind.EXAMINED: "审核",
    ActKind.SIGNED_OFF: "审定",
    ActKind.DECIDED: "决定",
    ActKind.CONCLUDED_ON_THE_SPOT: "当场办结",
    ActKind.CERTIFICATE_ISSUED: "制证",
    ActKind.DELIVERED: "送达",
    ActKind.WITHDRAWN: "撤回",
    ActKind.VOIDED: "作废",
    ActKind.SUSPENDED: "特别程序",
    ActKind.RESUMED: "特别程序结束",
    ActKind.EXTENDED: "延长期限",
    ActKind.FURTHER_NOTICE_GIVEN: "审查阶段补正",
    ActKind.FEEDBACK_GIVEN: "反馈意见",
    ActKind.HEARING_STEP_TAKEN: "听证",
    ActKind.INSPECTION_STEP_TAKEN: "现场核查",
    ActKind.SETTLED: "处理",
    ActKind.SCAN_ATTACHED: "添加扫描件",
}


@dataclass(frozen=True, slots=True)
class NextAct:
    """One kind of act with the reason why it may not be now, if so."""

    kind: ActKind
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        """Whether nothing stands against it before its body is known."""
        return self.refusal is None


def duty_objection(kind: ActKind, clerk: Clerk, case: Case | None) -> Refusal | None:
    """Why this clerk may not take this kind of act at all, or ``None``."""
    if not clerk.active:
        return Refusal(
            "clerk_inactive", "clerk", "工号{clerk}已停用，请联系值班长", {"clerk": clerk.number}
        )
    duty = REQUIRED_DUTY[kind]
    holds = clerk.has(duty) or (
        kind in {ActKind.VOIDED, ActKind.HANDED_OVER}
        and (clerk.has(Duty.SUPERVISE) or clerk.has(Duty.DELIVER))
    )
    if kind is ActKind.SETTLED:
        # whoever took a step may say what became of it
        holds = bool(clerk.duties)
    if not holds:
        return Refusal(
            "duty_missing",
            "clerk",
            "“{act}”需要“{duty}”岗位职责，请由有该职责的人员办理",
            {"act": ACT_NAMES[kind], "duty": DUTY_NAMES[duty]},
        )
    if (
        case is not None
        and kind in COUNTY_DECISION_ACTS
        and case.terms.decided_by is Authority.COUNTY
        and clerk.level is not Authority.COUNTY
    ):
        return Refusal(
            "county_decides",
            "clerk",
            "本事项由县级部门决定，请由县级“{duty}”人员办理",
            {"duty": DUTY_NAMES[duty]},
        )
    return None


def state_objection(kind: ActKind, case: Case) -> Refusal | None:
    """Why the case does not stand where this kind of act may follow, or ``None``."""
    if case.state not in STATES_FOR.get(kind, frozenset()):
        return Refusal(
            "state",
            "case",
            "办件现为“{state}”，不能再“{act}”，请核对办件进度",
            {"state": STATE_NAMES[case.state], "act": ACT_NAMES[kind]},
        )
    check = _PRECONDITIONS.get(kind)
    return check(case) if check is not None else None


def next_acts(case: Case, clerk: Clerk) -> tuple[NextAct, ...]:
    """Every kind that the state allows, those that the clerk may not take with the reason.

    A settlement is about refused acts and no step of the case.
    """
    found = []
    for kind in ActKind:
        if kind in _NO_STEP or case.state not in STATES_FOR[kind]:
            continue
        found.append(
            NextAct(kind, duty_objection(kind, clerk, case) or state_objection(kind, case))
        )
    return tuple(found)


def next_kind(case: Case) -> ActKind | None:
    """The act that the case waits for, or ``None`` when it ended."""
    if case.state is CaseState.RECEIVED:
        return _next_at_receipt(case)
    if case.state is CaseState.AWAITING_SUPPLEMENT:
        return ActKind.SUPPLEMENTED if case.owed else _next_when_complete(case)
    if case.state in UNDECIDED and is_held(case):
        return ActKind.RESUMED
    if case.state is CaseState.ACCEPTED and _may_conclude(case) is None:
        return ActKind.CONCLUDED_ON_THE_SPOT
    if case.state is CaseState.DECIDED and needs_certificate(case):
        return ActKind.CERTIFICATE_ISSUED
    return _NEXT_BY_STATE.get(case.state)


_NEXT_BY_STATE = {
    CaseState.ACCEPTED: ActKind.EXAMINED,
    CaseState.EXAMINED: ActKind.SIGNED_OFF,
    CaseState.SIGNED_OFF: ActKind.DECIDED,
    CaseState.DECIDED: ActKind.DELIVERED,
    CaseState.CERTIFIED: ActKind.DELIVERED,
}


def _next_at_receipt(case: Case) -> ActKind:
    if case.unjudged:
        return ActKind.MATERIALS_CHECKED
    if case.owed:
        return ActKind.HANDED_OVER if _has_notice_at_hand(case) else ActKind.NOTICE_GIVEN
    return _next_when_complete(case)


def _next_when_complete(case: Case) -> ActKind:
    return ActKind.CONCLUDED_ON_THE_SPOT if _may_conclude(case) is None else ActKind.ACCEPTED


def _has_notice_at_hand(case: Case) -> bool:
    """Whether a standing notice names all that is owed, so that it only has to be handed over."""
    owed = {material.term.key for material in case.owed}
    return any(
        isinstance(act.body, NoticeGiven)
        and act.id not in case.voided
        and owed == {entry.key for entry in act.body.entries}
        for act in case.acts
    )


def needs_certificate(case: Case) -> bool:
    """Whether the decision gives a right to a certificate that was not issued yet."""
    return (
        case.decision is not None
        and case.decision.outcome is Outcome.GRANTED
        and case.terms.result_kind is ResultKind.CERTIFICATE
        and case.certificate is None
    )


def _may_give_notice(case: Case) -> Refusal | None:
    if case.unjudged:
        return Refusal(
            "materials_unjudged",
            "materials",
            "还有{count}项材料未核对，请全部核对后再一次性告知",
            {"count": str(len(case.unjudged))},
        )
    if not case.owed:
        return Refusal("nothing_lacking", "materials", "材料齐全，无需补正，请直接受理")
    return None


def _may_accept(case: Case) -> Refusal | None:
    if any(act.kind is ActKind.ACCEPTED and act.id not in case.voided for act in case.acts):
        return Refusal("already_accepted", "case", "本办件已出具受理通知书，无需重复受理")
    if case.notice_clock.deemed or not (case.unjudged or case.owed):
        return None
    if case.unjudged:
        return Refusal(
            "materials_unjudged",
            "materials",
            "还有{count}项材料未核对，请全部核对后再受理",
            {"count": str(len(case.unjudged))},
        )
    return Refusal(
        "materials_lacking",
        "materials",
        "还缺{count}项材料，请先出具一次性告知书",
        {"count": str(len(case.owed))},
    )


def is_held(case: Case) -> bool:
    """Whether a stop that counts is awaiting its result."""
    stop = case.open_stop
    return stop is not None and stop.counts


def unfinished_procedure(case: Case) -> Refusal | None:
    """Why the case can't be decided yet: a step that it waits for, or that the law demands first."""
    if is_held(case):
        return Refusal("suspended", "case", "特别程序尚未结束，请先登记其结果再作决定")
    hearing = case.hearing
    if hearing is not None and hearing.held_on is None:
        if hearing.asked_on is not None:
            return Refusal(
                "hearing_owed", "case", "申请人已申请听证，请先举行听证再作决定（第四十七条）"
            )
        if case.terms.hearing_by_law:
            return Refusal(
                "hearing_by_law", "case", "本事项依法应当听证，请先举行听证再作决定（第四十六条）"
            )
    inspection = case.inspection
    if case.terms.inspection_by_law and (inspection is None or inspection.reported_on is None):
        return Refusal(
            "inspection_owed", "case", "本事项依法应当现场核查，请先提交核查记录（第三十四条）"
        )
    return None


def _may_resume(case: Case) -> Refusal | None:
    if case.open_stop is None:
        return Refusal("no_stop", "case", "没有正在进行的特别程序，无需结束")
    return None


def _may_ask_further(case: Case) -> Refusal | None:
    if case.state is CaseState.AWAITING_SUPPLEMENT and case.notice_clock.told_on is None:
        return Refusal("not_told", "case", "尚未一次性告知，请把全部材料写入一次性告知书")
    return None


def _may_give_feedback(case: Case) -> Refusal | None:
    if not case.terms.is_joint:
        return Refusal("not_joint", "item", "本事项不是联合办理事项，没有共同实施部门")
    if all(each.given_on is not None for each in case.feedback):
        return Refusal("feedback_complete", "case", "各共同实施部门都已反馈意见")
    return None


def _may_conclude(case: Case) -> Refusal | None:
    if case.terms.case_type is not CaseType.ON_THE_SPOT:
        return Refusal("not_on_the_spot", "item", "本事项为承诺件，请受理后送审核")
    if not case.is_complete:
        return Refusal("materials_lacking", "materials", "材料未齐，不能当场办结，请先核对材料")
    return None


def _may_issue(case: Case) -> Refusal | None:
    if case.decision is not None and case.decision.outcome is Outcome.DENIED:
        return Refusal("denied", "decision", "本办件不予许可，不能制证，请直接送达决定书")
    if not needs_certificate(case):
        return Refusal("no_certificate", "item", "本事项不发证书，请直接送达")
    return None


def _may_deliver(case: Case) -> Refusal | None:
    if needs_certificate(case):
        return Refusal("certificate_first", "certificate", "证书尚未制作，请先制证再送达")
    return None


_PRECONDITIONS = {
    ActKind.NOTICE_GIVEN: _may_give_notice,
    ActKind.ACCEPTED: _may_accept,
    ActKind.CONCLUDED_ON_THE_SPOT: _may_conclude,
    ActKind.CERTIFICATE_ISSUED: _may_issue,
    ActKind.DELIVERED: _may_deliver,
    ActKind.DECIDED: unfinished_procedure,
    ActKind.RESUMED: _may_resume,
    ActKind.FURTHER_NOTICE_GIVEN: _may_ask_further,
    ActKind.FEEDBACK_GIVEN: _may_give_feedback,
}
