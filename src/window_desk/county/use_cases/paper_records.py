"""What a paper is checked by, told from its act: kept of a case when its acts are taken out."""

from window_desk.casework import acts as a
from window_desk.casework.acts import Act, ActKind
from window_desk.casework.case import Case, CaseState
from window_desk.casework.procedure_acts import Extended, Suspended
from window_desk.county.store.archived_cases import ArchivedPaper
from window_desk.protocol.messages import ActStatus
from window_desk.protocol.paper_code import printed_hash

PAPERS = {
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
_HASH_START = 16


def paper_record(act: Act, content: bytes, status: ActStatus, case: Case | None) -> ArchivedPaper:
    """What the paper of ``act`` is checked by; ``case`` is the fold of its case's applied acts."""
    return ArchivedPaper(
        act=act.id,
        case=act.case,
        hash_start=printed_hash(content, act)[:_HASH_START],
        name=_name(act, case),
        number=_number(act),
        issued_on=act.day,
        valid_until=act.body.valid_until if isinstance(act.body, a.CertificateIssued) else None,
        applied=status is ActStatus.APPLIED,
        voided=case is not None and (act.id in case.voided or case.state is CaseState.VOIDED),
    )


def _name(act: Act, case: Case | None) -> str:
    if act.kind is ActKind.ACCEPTED and case is not None and case.notice_clock.deemed:
        return "视为受理通知书"
    return PAPERS.get(act.kind, "文书")


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
