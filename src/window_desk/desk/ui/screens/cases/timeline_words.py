"""The acts of a case in the words of the timeline."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from window_desk.casework import acts as a
from window_desk.casework.duties import Clerk
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.settlement import Settled
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.timeline import TimelineAct
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.case_words import act_word, moment_words
from window_desk.desk.ui.screens.cases.procedure.timeline_detail import procedure_detail
from window_desk.desk.ui.screens.cases.scans.words import size_words
from window_desk.desk.ui.screens.hand_over_words import means_word
from window_desk.desk.ui.screens.to_settle.words import way_word
from window_desk.desk.ui.shell.clock_words import doubt_words
from window_desk.desk.use_cases.case_views import (
    CaseFile,
    KnownAct,
    Standing,
)

_SEALED = frozenset(
    {a.ActKind.ACCEPTED, a.ActKind.REFUSED, a.ActKind.NOT_OUR_AGENCY, a.ActKind.DECIDED}
)


def timeline_acts(file: CaseFile, clerks: Mapping[str, Clerk]) -> list[TimelineAct]:
    """One entry an act, refused and voided ones marked."""
    return [_entry(known, file.case.voided, clerks) for known in file.acts]


def _entry(known: KnownAct, voided: frozenset[str], clerks: Mapping[str, Clerk]) -> TimelineAct:
    act = known.act
    clerk = clerks.get(act.clerk)
    detail = _detail(act.body)
    if act.taken_over is not None:
        detail = _taken_over(detail, act.taken_over, clerks)
    tone = Tone.ACCENT
    if known.standing in {Standing.REFUSED, Standing.CONFLICT} and known.refusal is not None:
        detail, tone = sentence_of(known.refusal), Tone.TROUBLE
    elif act.id in voided:
        detail = QCoreApplication.translate("Timeline", "已作废 {detail}").format(detail=detail)
        tone = Tone.OFF
    elif known.standing is Standing.QUEUED:
        tone = Tone.NOTICE
    return TimelineAct(
        when=moment_words(act.happened_at),
        who=clerk.name if clerk is not None else act.clerk,
        desk="",
        kind=act_word(act.kind),
        detail=detail,
        signed=act.kind in _SEALED,
        sent=known.standing is not Standing.QUEUED,
        tone=tone,
        doubt=doubt_words(act.clock.doubts),
    )


def _taken_over(detail: str, origin: a.TakenOver, clerks: Mapping[str, Clerk]) -> str:
    """A former identity of the PC had left the act unsent: who looked at it, and when."""
    translate = QCoreApplication.translate
    by = clerks.get(origin.by)
    whence = translate("Timeline", "{moment} 由{who}核对上报").format(
        moment=moment_words(origin.at), who=by.name if by is not None else origin.by
    )
    return translate("Timeline", "；").join(part for part in (detail, whence) if part)


def _detail(body: a.ActBody) -> str:
    translate = QCoreApplication.translate
    match body:
        case a.Received(number=number):
            return number
        case a.NoticeGiven(document_number=number, entries=entries):
            return translate("Timeline", "{number}，共 {count} 项").format(
                number=number, count=len(entries)
            )
        case a.Accepted(document_number=number, promised_due=due):
            return translate("Timeline", "{number}，承诺 {day}").format(
                number=number, day=date_words(due)
            )
        case a.NotOurAgency(target_agency=agency):
            return translate("Timeline", "应向{agency}申请").format(agency=agency)
        case a.HandedOver():
            return _handed_over(body)
        case a.CertificateIssued(certificate_number=number):
            return number
        case ScanAttached():
            return size_words(body.size)
        case _:
            return procedure_detail(body) or _plain_detail(body)


def _handed_over(body: a.HandedOver) -> str:
    translate = QCoreApplication.translate
    if body.means is a.HandOverMeans.SIGNED:
        return translate("Timeline", "{recipient}签收 {number}").format(
            recipient=body.recipient, number=body.document_number
        )
    return translate("Timeline", "{means}给{recipient} {number}，编号 {evidence}").format(
        means=means_word(body.means),
        recipient=body.recipient,
        number=body.document_number,
        evidence=body.evidence,
    )


def _plain_detail(body: a.ActBody) -> str:
    match body:
        case a.Refused(reason=reason) | a.Withdrawn(reason=reason) | a.Voided(reason=reason):
            return reason
        case a.Examined(remarks=remarks) | a.SignedOff(remarks=remarks):
            return remarks
        case a.Decided(document_number=number):
            return number
        case a.Delivered(recipient=recipient):
            return recipient
        case Settled(way=way, note=note):
            return QCoreApplication.translate("Timeline", "{way}：{note}").format(
                way=way_word(way), note=note
            )
        case a.CorrectedOnTheSpot(before=before, after=after):
            return f"{before} → {after}"
        case _:
            return ""
