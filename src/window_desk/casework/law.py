"""Whether an act may lawfully follow on a case. The desk asks before it appends, the county before
it applies; both get the same answer from the same acts."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from operator import attrgetter

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.applicants import FieldProblem, problems_of, problems_of_agent
from window_desk.casework.case import Case
from window_desk.casework.clock_law import clock_objection
from window_desk.casework.corrections import FORM, corrected_applicant, value_of
from window_desk.casework.duties import Clerk
from window_desk.casework.identifiers import check_character_ok
from window_desk.casework.material_law import (
    hand_over_objection,
    judgements_objection,
    notice_objection,
)
from window_desk.casework.next_acts import duty_objection, state_objection, unfinished_procedure
from window_desk.casework.procedure_law import (
    extension_objection,
    feedback_objection,
    further_notice_objection,
    hearing_objection,
    inspection_objection,
    resumption_objection,
    suspension_objection,
)
from window_desk.casework.refusals import MAX_TEXT, Refusal, mandatory, not_too_long
from window_desk.casework.scan_acts import ScanAttached, scan_objection
from window_desk.casework.settlement import Settled, settlement_objection
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.casework.voiding import void_objection

__all__ = ["MAX_CLOCK_AHEAD", "MAX_TEXT", "objection"]

MAX_CLOCK_AHEAD = timedelta(minutes=5)


def objection(case: Case | None, act: Act, clerk: Clerk, now: datetime) -> Refusal | None:
    """Why ``act`` may not follow on ``case``; ``None`` when it is lawful.

    ``case`` is the fold of the acts before it, told at the instant of the act; ``now`` is the time
    of the judge. Sources: 行政许可法 Art. 32, 34, 38, 42, 44 and the duties of the counter.
    """
    refusal = duty_objection(act.kind, clerk, case) or clock_objection(act, clerk)
    if refusal is not None:
        return refusal
    if act.happened_at > now + MAX_CLOCK_AHEAD:
        return Refusal("clock_ahead", "at", "本机时间快于县级服务器5分钟以上，请校准时钟后重试")
    if isinstance(act.body, a.Received):
        return _receipt_objection(case, act, act.body) or _overlong(act.body)
    if isinstance(act.body, Settled):
        # a refused receipt made no case, and still has to be dealt with
        return settlement_objection(act.body)
    if case is None:
        return Refusal("case_unknown", "case", "尚无该办件的收件记录，请先收件")
    if act.day < case.received_on:
        return Refusal("clock_behind", "at", "本机日期早于本办件的收件日期，请校准时钟后重试")
    refusal = state_objection(act.kind, case)
    if refusal is not None:
        return refusal
    check = _BODY_CHECKS.get(type(act.body))
    return (check(case, act, clerk) if check is not None else None) or _overlong(act.body)


_GETTERS: dict[type, Callable[[object], tuple[object, ...]] | None] = {}


def _overlong(body: object) -> Refusal | None:
    """The first text of a body that no paper has room for; the item's own terms are the county's."""
    return _named_overlong(body) if _has_overlong(body) else None


def _has_overlong(part: object) -> bool:
    """Whether there is such a text at all: nearly always not, and then no field needs a name."""
    if isinstance(part, str):
        return len(part) > MAX_TEXT
    if isinstance(part, tuple):
        return any(map(_has_overlong, part))
    kind = type(part)
    if kind not in _GETTERS:
        _GETTERS[kind] = _getter_of(kind)
    values = _GETTERS[kind]
    return values is not None and any(map(_has_overlong, values(part)))


def _getter_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What gets all fields of a value of ``kind`` at once; ``None`` where there are none to look at."""
    names: tuple[str, ...] = () if kind is ItemTerms else getattr(kind, "__slots__", ())
    if not names:
        return None
    getter = attrgetter(*names)
    return getter if len(names) > 1 else lambda value: (getter(value),)


def _named_overlong(body: object, field: str = "") -> Refusal | None:
    if isinstance(body, str):
        return not_too_long(body, field, "填写的内容") if len(body) > MAX_TEXT else None
    slots: tuple[str, ...] = getattr(type(body), "__slots__", ())
    names = () if isinstance(body, ItemTerms) else slots
    if names:
        dot = "." if field else ""
        parts: Iterable[tuple[str, object]] = (
            (f"{field}{dot}{name}", getattr(body, name)) for name in names
        )
    elif isinstance(body, tuple):
        parts = ((f"{field}[{place}]", part) for place, part in enumerate(body))
    else:
        return None
    for name, part in parts:
        found = _named_overlong(part, name)
        if found is not None:
            return found
    return None


def _receipt_objection(case: Case | None, act: Act, body: a.Received) -> Refusal | None:
    if case is not None:
        return Refusal("already_received", "case", "该办件已收件，请勿重复收件")
    if (body.person is None) == (body.organisation is None):
        return Refusal("applicant", "applicant", "申请人须为自然人或法人之一，请重新选择")
    if not check_character_ok(body.number):
        return Refusal("number", "number", "办件编号校验不符，请重新取号")
    applicant = body.person or body.organisation
    problems = [*problems_of(applicant, act.day)] if applicant is not None else []
    if body.agent is not None:
        problems.extend(problems_of_agent(body.agent, act.day))
    return _first_blocking(problems) or judgements_objection(body.judgements, body.terms.materials)


def _first_blocking(problems: list[FieldProblem]) -> Refusal | None:
    """An expired document may be received (the new one is on its way); all else must be mended."""
    for problem in problems:
        if problem.blocking and problem.code != "id_expired":
            return Refusal(problem.code, problem.field, problem.sentence)
    return None


def _fresh_number(case: Case, number: str, field: str, title: str) -> Refusal | None:
    """A number is mandatory and used once: a voided paper keeps its own."""
    used = {
        value
        for act in case.acts
        if not isinstance(act.body, a.HandedOver)
        for value in (
            getattr(act.body, "document_number", ""),
            getattr(act.body, "certificate_number", ""),
        )
    }
    refusal = mandatory(number, field, title)
    if refusal is None and number in used:
        refusal = Refusal(
            "number_used",
            field,
            "“{title}”{number}已用过，请重新取号",
            {"title": title, "number": number},
        )
    return refusal


def _document_number(case: Case, number: str) -> Refusal | None:
    return _fresh_number(case, number, "document_number", "文书编号")


def _checked(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.MaterialsChecked | a.Supplemented):
        return None
    if not body.judgements:
        return Refusal("field_empty", "materials", "没有核对任何材料，请先选择材料")
    return judgements_objection(body.judgements, case.terms.materials)


def _notice(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.NoticeGiven):
        return None
    return notice_objection(case, act, body) or _document_number(case, body.document_number)


def _handed_over(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    return hand_over_objection(case, act, act.body) if isinstance(act.body, a.HandedOver) else None


def _accepted(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    return _document_number(case, body.document_number) if isinstance(body, a.Accepted) else None


def _refused(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if isinstance(body, a.NotOurAgency):
        return (
            mandatory(body.target_agency, "target_agency", "应向哪个机关申请")
            or mandatory(body.reason, "reason", "不予受理的理由")
            or _document_number(case, body.document_number)
        )
    if isinstance(body, a.Refused):
        return (
            mandatory(body.reason, "reason", "不予受理的理由")
            or mandatory(body.legal_basis, "legal_basis", "法律依据")
            or _document_number(case, body.document_number)
        )
    return None


def _opinion(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Examined | a.SignedOff):
        return None
    if isinstance(body, a.SignedOff) and act.clerk == case.examiner:
        return Refusal("same_person", "clerk", "审核人与审定人不能是同一人，请由另一位首席代表审定")
    if isinstance(body, a.SignedOff) and body.opinion is not a.Opinion.RETURN:
        refusal = unfinished_procedure(case)
        if refusal is not None:
            return refusal
    if body.opinion is not a.Opinion.GRANT:
        return mandatory(body.remarks, "remarks", "退回或不予的理由")
    return None


def _decided(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Decided):
        return None
    signed = next(
        (
            opinion
            for kind, _who, opinion in reversed(case.opinions)
            if kind is a.ActKind.SIGNED_OFF
        ),
        None,
    )
    expected = a.Opinion.GRANT if body.outcome is a.Outcome.GRANTED else a.Opinion.DENY
    if signed is not expected:
        return Refusal("outcome_differs", "outcome", "决定与审定意见不一致，请按审定意见出具决定")
    refusal = None
    if body.outcome is a.Outcome.DENIED:
        refusal = mandatory(body.reason, "reason", "不予许可的理由") or mandatory(
            body.legal_basis, "legal_basis", "法律依据"
        )
    return refusal or _document_number(case, body.document_number)


def _concluded(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if isinstance(body, a.ConcludedOnTheSpot) and body.outcome is a.Outcome.DENIED:
        return mandatory(body.reason, "reason", "不予办理的理由")
    return None


def _issued(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.CertificateIssued):
        return None
    if body.template != case.terms.certificate_template:
        return Refusal("template", "template", "证书模板与事项不符，请重新制证")
    if body.holder != case.applicant_name:
        return Refusal("holder", "holder", "证书持有人与申请人不一致，请核对姓名后重新制证")
    if body.valid_until is not None and body.valid_until < act.day:
        return Refusal("valid_until", "valid_until", "证书有效期早于制证日，请核对后重新制证")
    return _fresh_number(case, body.certificate_number, "certificate_number", "证书编号")


def _delivered(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Delivered):
        return None
    if not body.identity_checked:
        return Refusal("identity", "identity_checked", "未核验领取人身份，请核验证件后再送达")
    return mandatory(body.recipient, "recipient", "领取人") or mandatory(
        body.relation, "relation", "领取人与申请人的关系"
    )


def _corrected(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.CorrectedOnTheSpot):
        return None
    applicant = case.person or case.organisation
    now_held = value_of(applicant, case.answers, body.field)
    if now_held is None:
        return Refusal("field_unknown", "field", "该内容不能当场更正，请重新收件")
    refusal = mandatory(body.after, "after", "更正后的内容") or mandatory(
        body.reason, "reason", "更正原因"
    )
    if refusal is not None:
        return refusal
    if body.before != now_held:
        return Refusal(
            "before_differs", "before", "更正前的内容与现有内容不一致，请按现有内容重新更正"
        )
    if not body.initialled:
        return Refusal("not_initialled", "initialled", "当场更正须由申请人签名，请签名后再提交")
    if applicant is None or body.field.startswith(FORM):
        return None
    corrected = corrected_applicant(applicant, body.field, body.after)
    return _first_blocking(
        [problem for problem in problems_of(corrected, act.day) if problem.field == body.field]
    )


def _withdrawn(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    return mandatory(body.reason, "reason", "撤回原因") if isinstance(body, a.Withdrawn) else None


def _suspended(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, p.Suspended):
        return None
    refusal = suspension_objection(case, act, body)
    if refusal is None and body.document_number:
        refusal = _document_number(case, body.document_number)
    return refusal


def _resumed(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    return resumption_objection(case, act, act.body) if isinstance(act.body, p.Resumed) else None


def _extended(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, p.Extended):
        return None
    return extension_objection(case, act, body) or _document_number(case, body.document_number)


def _asked_further(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.FurtherNoticeGiven):
        return None
    return further_notice_objection(case, act, body) or _document_number(case, body.document_number)


def _gave_feedback(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    return feedback_objection(case, act.body) if isinstance(act.body, p.FeedbackGiven) else None


def _took_hearing_step(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    return hearing_objection(case, act, body) if isinstance(body, p.HearingStepTaken) else None


def _took_inspection_step(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    return inspection_objection(body) if isinstance(body, p.InspectionStepTaken) else None


def _attached_scan(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    return scan_objection(case, act.body) if isinstance(act.body, ScanAttached) else None


_BODY_CHECKS: dict[type[a.ActBody], Callable[[Case, Act, Clerk], Refusal | None]] = {
    a.CorrectedOnTheSpot: _corrected,
    a.MaterialsChecked: _checked,
    a.Supplemented: _checked,
    a.NoticeGiven: _notice,
    a.HandedOver: _handed_over,
    a.Accepted: _accepted,
    a.Refused: _refused,
    a.NotOurAgency: _refused,
    a.Examined: _opinion,
    a.SignedOff: _opinion,
    a.Decided: _decided,
    a.ConcludedOnTheSpot: _concluded,
    a.CertificateIssued: _issued,
    a.Delivered: _delivered,
    a.Withdrawn: _withdrawn,
    a.Voided: void_objection,
    p.Suspended: _suspended,
    p.Resumed: _resumed,
    p.Extended: _extended,
    a.FurtherNoticeGiven: _asked_further,
    p.FeedbackGiven: _gave_feedback,
    p.HearingStepTaken: _took_hearing_step,
    p.InspectionStepTaken: _took_inspection_step,
    ScanAttached: _attached_scan,
}
