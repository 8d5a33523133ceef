"""The receipt slip (收件凭证): what was handed in, when, to whom, and what happens next. Pure."""

from __future__ import annotations

from window_desk.casework.acts import (
    Judgement,
    Received,
)
from window_desk.casework.case import CaseState
from window_desk.casework.items import CaseType
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import applicant_rows
from window_desk.papers.layouts.dates import chinese_time, plain_date
from window_desk.papers.layouts.marks import mark_of
from window_desk.papers.layouts.sentences import copies_words, fee_words, limit_words
from window_desk.papers.layouts.ticket_parts import (
    big_date,
    code_lines,
    counter_rows,
    head,
    notice_day,
    pairs,
)
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Align, Columns, Pair, Rule, Text, Ticket, TicketLine

TITLE = "收件凭证"
JUDGEMENT_NAMES: dict[Judgement, str] = {
    Judgement.IN_ORDER: "合格",
    Judgement.MISSING: "缺",
    Judgement.NOT_AS_REQUIRED: "不合要求",
    Judgement.NOT_APPLICABLE: "不适用",
}
UNJUDGED = "待核对"
_HANDED_IN = frozenset({Judgement.IN_ORDER, Judgement.NOT_AS_REQUIRED})
_WIDTHS = (2, 0, 8)
_ALIGNS = (Align.LEFT, Align.LEFT, Align.RIGHT)


def receipt_slip(facts: PaperFacts) -> Ticket:
    """The slip of the act ``Received``, with the materials as they were judged at that moment.

    Raises ``WrongActError`` if ``facts.act`` is another act.
    """
    body = facts.act.body
    if not isinstance(body, Received):
        raise WrongActError("收件凭证", "收件环节")
    case = facts.case
    lines: list[TicketLine] = [
        *head(facts),
        Pair("办件编号", case.number, bold=True),
        *pairs(applicant_rows(case)),
        Pair("申请事项", case.terms.name, bold=True),
        *pairs(
            (
                ("事项编码", case.terms.implementation_code),
                ("收件", chinese_time(facts.act.happened_at)),
            )
        ),
        Rule(),
        *_materials(body),
        Rule(),
        *_what_next(facts, body),
        *pairs((("收费", fee_words(case.terms.fee_fen)),)),
        Rule(),
        *counter_rows(facts),
        *code_lines(facts, "扫码查验和查询进度"),
        Text(paper_wording().receipt_keep),
    ]
    return Ticket(TITLE, tuple(lines), mark_of(facts))


def _materials(body: Received) -> list[TicketLine]:
    judged = {judgement.key: judgement for judgement in body.judgements}
    lines: list[TicketLine] = [Columns(("", "申请材料", "核对"), _WIDTHS, _ALIGNS, bold=True)]
    for position, term in enumerate(body.terms.materials, start=1):
        judgement = judged.get(term.key)
        name = JUDGEMENT_NAMES[judgement.judgement] if judgement is not None else UNJUDGED
        lines.append(Columns((str(position), term.name, name), _WIDTHS, _ALIGNS))
        details = []
        if judgement is not None and judgement.judgement in _HANDED_IN:
            details.append(copies_words(term.originals, term.copies))
        if judgement is not None and judgement.reason:
            details.append(f"说明：{judgement.reason}")
        lines += [Columns(("", detail), (2, 0)) for detail in details if detail]
    return lines


def _what_next(facts: PaperFacts, body: Received) -> list[TicketLine]:
    case, wording = facts.case, paper_wording()
    judged = {judgement.key: judgement.judgement for judgement in body.judgements}
    lacking = sum(
        found in (Judgement.MISSING, Judgement.NOT_AS_REQUIRED) for found in judged.values()
    )
    unjudged = sum(term.key not in judged for term in body.terms.materials)
    notice_due = plain_date(case.notice_clock.due)
    limit = limit_words(body.terms.promised_limit)
    if case.state is CaseState.REFUSED:
        return [Text(wording.receipt_refused)]
    if unjudged:
        return [
            *notice_day(facts),
            Text(wording.receipt_unjudged.format(count=unjudged, notice_due=notice_due)),
        ]
    if lacking:
        return [
            *notice_day(facts),
            Text(wording.receipt_lacking.format(count=lacking, notice_due=notice_due)),
        ]
    if body.terms.case_type is CaseType.ON_THE_SPOT:
        # Received complete, so the clock starts on the day of receipt (行政许可法 Art. 32(5)).
        started = plain_date(case.received_on)
        words = limit if body.terms.promised_limit.days == 0 else f"承诺{limit}内办结"
        return [
            *big_date("办理期限起算日", case.received_on),
            Text(wording.receipt_on_the_spot.format(starts_on=started, limit=words)),
        ]
    return [Text(wording.receipt_complete.format(limit=limit))]
