"""Check a paper by its QR code: did one of the county's desks make it, and does it still stand?"""

from datetime import date

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    Act,
    ActKind,
    local_day,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.fold import fold
from window_desk.casework.procedure_acts import Extended, Suspended
from window_desk.county.store import journal
from window_desk.county.use_cases.context import CountyContext
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus, PaperCheckReply, PaperCheckRequest
from window_desk.protocol.paper_code import PaperCodeError, printed_hash, read_paper_code

_PAPERS = {
    ActKind.RECEIVED: "收件凭证",
    ActKind.NOTICE_GIVEN: "补正材料一次性告知书",
    ActKind.ACCEPTED: "受理通知书",
    ActKind.REFUSED: "不予受理决定书",
    ActKind.NOT_OUR_AGENCY: "不予受理决定书",
    ActKind.DECIDED: "决定书",
    ActKind.CONCLUDED_ON_THE_SPOT: "决定书",
    ActKind.CERTIFICATE_ISSUED: "证书",
    ActKind.SUPPLEMENTED: "补正材料接收凭证",
    ActKind.SUSPENDED: "特别程序告知书",
    ActKind.EXTENDED: "延长办理期限告知书",
    ActKind.FURTHER_NOTICE_GIVEN: "审查阶段补正材料通知书",
    ActKind.HANDED_OVER: "送达回证",
}


def check_paper(context: CountyContext, request: PaperCheckRequest) -> PaperCheckReply:
    """What the county knows of the paper; never names a person."""
    try:
        code = read_paper_code(request.code)
    except PaperCodeError:
        return _not_genuine("二维码不是本系统的文书，请核对后重新扫描。")
    if code.county != context.county:
        return _not_genuine("该文书不是本县出具，请向出具机关核对。")
    with context.database.reading() as connection:
        kept_act = journal.act_with_id(connection, context.county, code.act)
        act = decode_act(kept_act.content) if kept_act is not None else None
        if (
            kept_act is None
            or act is None
            or not printed_hash(kept_act.content, act).startswith(code.hash_start)
        ):
            return _not_genuine("县级服务器没有该文书的有效记录；如为离线窗口刚出具，请稍后再查。")
        epoch = context.row(connection).epoch
        knowledge = context.shelf.up_to_date(connection, epoch)
        acts = [
            decode_act(kept.content)
            for kept in journal.acts_of_cases(connection, context.county, [act.case])
            if kept.status is ActStatus.APPLIED
        ]
    case = fold(acts, knowledge.calendar, context.now(), knowledge.rules)
    voided = case is not None and (act.id in case.voided or case.state is CaseState.VOIDED)
    stands, sentence = _standing(act, kept_act.status, voided, local_day(context.now()))
    return PaperCheckReply(
        genuine=True,
        stands=stands,
        sentence=sentence,
        kind=_name(act, case),
        number=_number(act),
        issued_on=act.day.isoformat(),
    )


def _standing(act: Act, status: ActStatus, voided: bool, today: date) -> tuple[bool, str]:
    if status is not ActStatus.APPLIED:
        return False, "该文书由本县窗口出具，但未被县级服务器接受，不作数，请向窗口核实。"
    if voided:
        return False, "该文书已作废，请向出具窗口核实。"
    if (
        isinstance(act.body, a.CertificateIssued)
        and act.body.valid_until is not None
        and act.body.valid_until < today
    ):
        return False, f"该证书已于{act.body.valid_until}到期。"
    return True, "该文书由本县窗口出具，现行有效。"


def _name(act: Act, case: Case | None) -> str:
    if act.kind is ActKind.ACCEPTED and case is not None and case.notice_clock.deemed:
        return "视为受理通知书"
    return _PAPERS.get(act.kind, "文书")


def _number(act: Act) -> str:
    match act.body:
        case a.Received():
            return act.body.number
        case a.CertificateIssued():
            return act.body.certificate_number
        case (
            a.NoticeGiven()
            | a.Accepted()
            | a.Refused()
            | a.NotOurAgency()
            | a.Decided()
            | Suspended()
            | Extended()
            | a.FurtherNoticeGiven()
            | a.HandedOver()
        ):
            return act.body.document_number
        case _:
            return ""


def _not_genuine(sentence: str) -> PaperCheckReply:
    return PaperCheckReply(genuine=False, stands=False, sentence=sentence)
