"""Whether an act may lawfully follow on a case. The desk asks before it appends, the county before
it applies; both get the same answer from the same acts."""

from collections.abc import Callable
from datetime import datetime, timedelta

from window_desk.casework import acts as a
from window_desk.casework.acts import Act
from window_desk.casework.applicants import problems_of, problems_of_agent
from window_desk.casework.case import Case
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.identifiers import check_character_ok
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.refusals import Refusal

MAX_CLOCK_AHEAD = timedelta(minutes=5)
MAX_TEXT = 2_000


def objection(case: Case | None, act: Act, clerk: Clerk, now: datetime) -> Refusal | None:
    """Why ``act`` may not follow on ``case``; ``None`` when it is lawful.

    ``case`` is the fold of the acts before it, told at the instant of the act; ``now`` is the time
    of the judge. Sources: 行政许可法 Art. 32, 34, 38, 42, 44 and the duties of the counter.
    """
    refusal = duty_objection(act.kind, clerk, case)
    if refusal is not None:
        return refusal
    if act.happened_at > now + MAX_CLOCK_AHEAD:
        return Refusal("clock_ahead", "at", "本机时间快于县级服务器5分钟以上,请校准时钟后重试")
    if isinstance(act.body, a.Received):
        if case is not None:
            return Refusal("already_received", "case", "该办件已收件,请勿重复收件")
        return _receipt_objection(act, act.body)
    if case is None:
        return Refusal("case_unknown", "case", "尚无该办件的收件记录,请先收件")
    refusal = state_objection(act.kind, case)
    if refusal is not None:
        return refusal
    check = _BODY_CHECKS.get(type(act.body))
    return check(case, act, clerk) if check is not None else None


def _mandatory(value: str, field: str, title: str) -> Refusal | None:
    if not value.strip():
        return Refusal("field_empty", field, "“{title}”未填写,请填写后再提交", {"title": title})
    if len(value) > MAX_TEXT:
        return Refusal(
            "field_too_long",
            field,
            "“{title}”超过{most}字,请精简后再提交",
            {"title": title, "most": str(MAX_TEXT)},
        )
    return None


def _receipt_objection(act: Act, body: a.Received) -> Refusal | None:
    if (body.person is None) == (body.organisation is None):
        return Refusal("applicant", "applicant", "申请人须为自然人或法人之一,请重新选择")
    if not check_character_ok(body.number):
        return Refusal("number", "number", "办件编号校验不符,请重新取号")
    applicant = body.person or body.organisation
    problems = [*problems_of(applicant, act.day)] if applicant is not None else []
    if body.agent is not None:
        problems.extend(problems_of_agent(body.agent, act.day))
    for problem in problems:
        if problem.blocking and problem.code != "id_expired":
            return Refusal(problem.code, problem.field, problem.sentence)
    return _judgements_objection(
        body.judgements, {material.key for material in body.terms.materials}
    )


def _judgements_objection(
    judgements: tuple[a.MaterialJudgement, ...], keys: set[str]
) -> Refusal | None:
    seen: set[str] = set()
    for judged in judgements:
        field = f"materials.{judged.key}"
        if judged.key not in keys:
            return Refusal("material_unknown", field, "本事项没有这项材料,请重新选择事项后核对")
        if judged.key in seen:
            return Refusal("material_twice", field, "同一材料标记了两次,请只保留一个结论")
        seen.add(judged.key)
        if (
            judged.judgement in (a.Judgement.NOT_AS_REQUIRED, a.Judgement.NOT_APPLICABLE)
            and not judged.reason.strip()
        ):
            return Refusal("reason_missing", field, "“不合要求”或“不适用”须写明原因,请补写")
    return None


def _checked(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.MaterialsChecked | a.Supplemented):
        return None
    if not body.judgements:
        return Refusal("field_empty", "materials", "没有核对任何材料,请先选择材料")
    return _judgements_objection(body.judgements, {m.key for m in case.terms.materials})


def _notice(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.NoticeGiven):
        return None
    named = [entry.key for entry in body.entries]
    lacking = {material.term.key for material in case.lacking}
    if len(set(named)) != len(named):
        return Refusal("material_twice", "entries", "告知书中同一材料列了两次,请删去一项")
    if set(named) != lacking:
        return Refusal(
            "notice_incomplete",
            "entries",
            "告知书须一次列全所有缺少或不合要求的材料({count}项),请补全",
            {"count": str(len(lacking))},
        )
    if case.notice_clock.told_on is not None:
        first = {entry.key for entry in case.notice_entries}
        if not set(named) <= first:
            return Refusal(
                "notice_second",
                "entries",
                "首次告知未列的材料不得再次要求补正,请按首次告知书办理",
            )
    for entry in body.entries:
        missing = _mandatory(entry.required, f"entries.{entry.key}", "需补正的内容")
        if missing is not None:
            return missing
    return _mandatory(body.document_number, "document_number", "文书编号") or _mandatory(
        body.submit_where, "submit_where", "补正地点"
    )


def _handed_over(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.HandedOver):
        return None
    if body.paper_act not in {known.id for known in case.acts} - case.voided:
        return Refusal("paper_unknown", "paper_act", "没有找到要送达的文书,请先出具文书")
    return _mandatory(body.recipient, "recipient", "签收人")


def _accepted(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Accepted):
        return None
    return _mandatory(body.document_number, "document_number", "文书编号")


def _refused(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if isinstance(body, a.NotOurAgency):
        return _mandatory(body.target_agency, "target_agency", "应向哪个机关申请") or _mandatory(
            body.document_number, "document_number", "文书编号"
        )
    if isinstance(body, a.Refused):
        return (
            _mandatory(body.reason, "reason", "不予受理的理由")
            or _mandatory(body.legal_basis, "legal_basis", "法律依据")
            or _mandatory(body.document_number, "document_number", "文书编号")
        )
    return None


def _opinion(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Examined | a.SignedOff):
        return None
    if isinstance(body, a.SignedOff) and act.clerk == case.examiner:
        return Refusal("same_person", "clerk", "审核人与审定人不能是同一人,请由另一位首席代表审定")
    if body.opinion is not a.Opinion.GRANT:
        return _mandatory(body.remarks, "remarks", "退回或不予的理由")
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
        return Refusal("outcome_differs", "outcome", "决定与审定意见不一致,请按审定意见出具决定")
    if body.outcome is a.Outcome.DENIED:
        return _mandatory(body.reason, "reason", "不予许可的理由") or _mandatory(
            body.legal_basis, "legal_basis", "法律依据"
        )
    return _mandatory(body.document_number, "document_number", "文书编号")


def _concluded(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if isinstance(body, a.ConcludedOnTheSpot) and body.outcome is a.Outcome.DENIED:
        return _mandatory(body.reason, "reason", "不予办理的理由")
    return None


def _issued(case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.CertificateIssued):
        return None
    if body.template != case.terms.certificate_template:
        return Refusal("template", "template", "证书模板与事项不符,请重新制证")
    if body.holder != case.applicant_name:
        return Refusal("holder", "holder", "证书持有人与申请人不一致,请核对姓名后重新制证")
    return _mandatory(body.certificate_number, "certificate_number", "证书编号")


def _delivered(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Delivered):
        return None
    if not body.identity_checked:
        return Refusal("identity", "identity_checked", "未核验领取人身份,请核验证件后再送达")
    return _mandatory(body.recipient, "recipient", "领取人")


def _corrected(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.CorrectedOnTheSpot):
        return None
    if body.field not in {"name", "phone", "address"} and not body.field.startswith("form."):
        return Refusal("field_unknown", "field", "该内容不能当场更正,请重新收件")
    return _mandatory(body.after, "after", "更正后的内容") or _mandatory(
        body.reason, "reason", "更正原因"
    )


def _withdrawn(_case: Case, act: Act, _clerk: Clerk) -> Refusal | None:
    body = act.body
    return _mandatory(body.reason, "reason", "撤回原因") if isinstance(body, a.Withdrawn) else None


def _voided(case: Case, act: Act, clerk: Clerk) -> Refusal | None:
    body = act.body
    if not isinstance(body, a.Voided):
        return None
    target = next((known for known in case.acts if known.id == body.act), None)
    if target is None or target.id in case.voided:
        return Refusal("act_unknown", "act", "没有找到要作废的环节,或该环节已作废")
    standing = [
        known.id
        for known in case.acts
        if known.id not in case.voided
        and known.kind not in {a.ActKind.HANDED_OVER, a.ActKind.VOIDED}
    ]
    if not isinstance(target.body, a.Received) and standing[-1:] != [target.id]:
        return Refusal("not_last", "act", "只能作废最后一个环节,请先作废其后的环节")
    needs_supervisor = target.id in case.handed_over or target.clerk != act.clerk
    if needs_supervisor and not clerk.has(Duty.SUPERVISE):
        return Refusal("supervisor_needed", "supervisor", "文书已交申请人或由他人办理,请值班长作废")
    return _mandatory(body.reason, "reason", "作废原因")


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
    a.Voided: _voided,
}
