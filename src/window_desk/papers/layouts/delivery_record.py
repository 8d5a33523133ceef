"""The record that a paper reached the applicant (送达回证): to be signed by hand, or stating the
number of the registered letter or of the message. Pure."""

from __future__ import annotations

from window_desk.casework.acts import (
    Act,
    ActKind,
    HandedOver,
    HandOverMeans,
)
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.acceptance import TITLE as ACCEPTANCE
from window_desk.papers.layouts.applicant_rows import Row
from window_desk.papers.layouts.dates import chinese_date, chinese_time
from window_desk.papers.layouts.extension import TITLE as EXTENSION
from window_desk.papers.layouts.further_notice import TITLE as FURTHER_NOTICE
from window_desk.papers.layouts.letter_parts import application_rows, code_mark, foot
from window_desk.papers.layouts.marks import mark_of
from window_desk.papers.layouts.one_time_notice import TITLE as ONE_TIME_NOTICE
from window_desk.papers.layouts.refusal import TITLE as REFUSAL
from window_desk.papers.layouts.suspension import TITLE as SUSPENSION
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, Paragraph, RecipientSignature

TITLE = "送达回证"
MEANS_NAMES: dict[HandOverMeans, str] = {
    HandOverMeans.SIGNED: "当面签收",
    HandOverMeans.REGISTERED_POST: "挂号邮寄",
    HandOverMeans.RECORDED_MESSAGE: "留痕电子送达",
}
_EVIDENCE_NAMES: dict[HandOverMeans, str] = {
    HandOverMeans.SIGNED: "送达凭据",
    HandOverMeans.REGISTERED_POST: "挂号编号",
    HandOverMeans.RECORDED_MESSAGE: "消息编号",
}
_PAPERS: dict[ActKind, str] = {
    ActKind.NOTICE_GIVEN: ONE_TIME_NOTICE,
    ActKind.ACCEPTED: ACCEPTANCE,
    ActKind.REFUSED: REFUSAL,
    ActKind.NOT_OUR_AGENCY: REFUSAL,
    ActKind.DECIDED: "行政决定书",
    ActKind.CONCLUDED_ON_THE_SPOT: "行政决定书",
    ActKind.SUSPENDED: SUSPENSION,
    ActKind.EXTENDED: EXTENSION,
    ActKind.FURTHER_NOTICE_GIVEN: FURTHER_NOTICE,
}


def delivery_record(facts: PaperFacts) -> Letter:
    """The record of the act ``HandedOver``, or a blank one for the paper that ``facts.act`` made.

    Raises ``WrongActError`` if ``facts.act`` is neither.
    """
    body, wording = facts.act.body, paper_wording()
    handed = body if isinstance(body, HandedOver) else None
    paper = facts.act if handed is None else _paper(facts, handed)
    if handed is None and facts.act.kind not in _PAPERS:
        raise WrongActError(TITLE, "出具文书或者送达文书的环节")
    by_hand = handed is None or handed.means is HandOverMeans.SIGNED
    return Letter(
        title=TITLE,
        letterhead=facts.agency_name,
        body=(
            Fields(
                (
                    *_paper_rows(paper, handed),
                    *application_rows(facts),
                    *_delivery_rows(facts, handed),
                )
            ),
            *((Paragraph(wording.record_signed),) if by_hand else ()),
        ),
        issuer=facts.agency_name,
        date_line=chinese_date(facts.act.day) if handed is not None else "",
        recipient=RecipientSignature(
            wording.record_kept,
            ("受送达人签名", "签收时间", "代收人签名及与受送达人关系") if by_hand else (),
        ),
        qr=code_mark(facts),
        mark=mark_of(facts),
        footer=foot(facts),
    )


def _paper(facts: PaperFacts, handed: HandedOver) -> Act | None:
    return next((act for act in facts.case.acts if act.id == handed.paper_act), None)


def _paper_rows(paper: Act | None, handed: HandedOver | None) -> tuple[Row, ...]:
    number = getattr(paper.body, "document_number", "") if paper is not None else ""
    number = number or (handed.document_number if handed is not None else "")
    name = _PAPERS.get(paper.kind, "文书") if paper is not None else "文书"
    made = chinese_date(paper.day) if paper is not None else ""
    rows = (("送达文书", name), ("文书编号", number), ("文书日期", made))
    return tuple(row for row in rows if row[1])


def _delivery_rows(facts: PaperFacts, handed: HandedOver | None) -> tuple[Row, ...]:
    place = ("送达地点", f"{facts.site_name}{facts.window_name}")
    if handed is None:
        return (place, ("送达人", facts.clerk_name))
    rows = (
        ("送达方式", MEANS_NAMES[handed.means]),
        (_EVIDENCE_NAMES[handed.means], handed.evidence),
        ("受送达人", handed.recipient),
        ("送达时间", chinese_time(facts.act.happened_at)),
        place if handed.means is HandOverMeans.SIGNED else ("送达地点", ""),
        ("送达人", facts.clerk_name),
    )
    return tuple(row for row in rows if row[1])
