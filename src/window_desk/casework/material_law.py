"""What may be said of materials: judgements, the one-time notice (Art. 32(4)) and its hand-over."""

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.case import Case
from window_desk.casework.items import Necessity
from window_desk.casework.notice_clock import first_telling
from window_desk.casework.refusals import Refusal, mandatory
from window_desk.casework.terms import (
    MaterialTerm,
)

_PAPERS = frozenset(
    {
        ActKind.RECEIVED,
        ActKind.NOTICE_GIVEN,
        ActKind.SUPPLEMENTED,
        ActKind.ACCEPTED,
        ActKind.REFUSED,
        ActKind.NOT_OUR_AGENCY,
        ActKind.DECIDED,
        ActKind.CONCLUDED_ON_THE_SPOT,
        ActKind.CERTIFICATE_ISSUED,
        ActKind.SUSPENDED,
        ActKind.EXTENDED,
        ActKind.FURTHER_NOTICE_GIVEN,
    }
)
_SECOND = Refusal(
    "notice_second",
    "entries",
    "首次告知未列的材料不得再次要求补正，请按首次告知书办理；确需补正的由值班长作审查阶段补正",
)


def judgements_objection(
    judgements: tuple[MaterialJudgement, ...], terms: tuple[MaterialTerm, ...]
) -> Refusal | None:
    """Why these judgements of the materials in ``terms`` can't stand, or ``None``."""
    known = {material.key: material for material in terms}
    seen: set[str] = set()
    for judged in judgements:
        field = f"materials.{judged.key}"
        material = known.get(judged.key)
        if material is None:
            return Refusal("material_unknown", field, "本事项没有这项材料，请重新选择事项后核对")
        if judged.key in seen:
            return Refusal("material_twice", field, "同一材料标记了两次，请只保留一个结论")
        seen.add(judged.key)
        refusal = _judgement_objection(judged, material, field)
        if refusal is not None:
            return refusal
    return None


def _judgement_objection(
    judged: MaterialJudgement, material: MaterialTerm, field: str
) -> Refusal | None:
    if (
        judged.judgement is Judgement.NOT_APPLICABLE
        and material.necessity is not Necessity.CONDITIONAL
    ):
        return Refusal(
            "material_mandatory",
            field,
            "“{name}”是必备材料，不能标为“不适用”，请重新核对",
            {"name": material.name},
        )
    if (
        judged.judgement in (Judgement.NOT_AS_REQUIRED, Judgement.NOT_APPLICABLE)
        and not judged.reason.strip()
    ):
        return Refusal("reason_missing", field, "“不合要求”或“不适用”须写明原因，请补写")
    return None


def notice_objection(case: Case, act: Act, body: a.NoticeGiven) -> Refusal | None:
    """Why this notice may not be given: it names all that is owed, once, and nothing new later."""
    named = [entry.key for entry in body.entries]
    if len(set(named)) != len(named):
        return Refusal("material_twice", "entries", "告知书中同一材料列了两次，请删去一项")
    if case.notice_clock.told_on is not None and _names_something_new(case, body.entries):
        return _SECOND
    owed = {material.term.key for material in case.owed}
    if set(named) != owed:
        return Refusal(
            "notice_incomplete",
            "entries",
            "告知书须一次列全所有缺少或不合要求的材料({count}项),请补全",
            {"count": str(len(owed))},
        )
    for entry in body.entries:
        missing = mandatory(entry.required, f"entries.{entry.key}", "需补正的内容")
        if missing is not None:
            return missing
    return submission_objection(act, body)


def submission_objection(act: Act, body: a.NoticeGiven | a.FurtherNoticeGiven) -> Refusal | None:
    """Why this can't be where and until when supplements are asked for: nowhere, or a day gone by."""
    if body.submit_until is not None and body.submit_until < act.day:
        return Refusal(
            "until_passed", "submit_until", "补正截至早于告知当日，请改为告知当日或以后的日期"
        )
    return mandatory(body.submit_where, "submit_where", "补正地点")


def hand_over_objection(case: Case, act: Act, body: a.HandedOver) -> Refusal | None:
    """Why this paper can't be handed over: there is none, or it is a second, longer notice.

    A record that comes late but tells of the earlier hand-over is the one that counts.
    """
    paper = _standing_paper(case, body.paper_act)
    if paper is None:
        return Refusal("paper_unknown", "paper_act", "没有找到要送达的文书，请先出具文书")
    number = getattr(paper.body, "document_number", "")
    if number and body.document_number != number:
        return Refusal(
            "number_differs", "document_number", "文书编号与所送达的文书不一致，请核对编号"
        )
    if (
        isinstance(paper.body, a.NoticeGiven)
        and _was_told_before(case, act)
        and _names_something_new(case, paper.body.entries)
    ):
        return _SECOND
    if body.means is not a.HandOverMeans.SIGNED:
        return mandatory(body.evidence, "evidence", "邮寄单号或者发送记录编号") or mandatory(
            body.recipient, "recipient", "收件人"
        )
    return mandatory(body.recipient, "recipient", "签收人")


def _was_told_before(case: Case, act: Act) -> bool:
    telling = first_telling([known for known in case.acts if known.id not in case.voided])
    return telling is not None and telling.happened_at <= act.happened_at


def _standing_paper(case: Case, paper_act: str) -> Act | None:
    return next(
        (
            act
            for act in case.acts
            if act.id == paper_act and act.kind in _PAPERS and act.id not in case.voided
        ),
        None,
    )


def _names_something_new(case: Case, entries: tuple[a.NoticeEntry, ...]) -> bool:
    return not {entry.key for entry in entries} <= {entry.key for entry in case.notice_entries}
