"""The slip for supplements (补正材料接收凭证): what was handed in now, and what is still owed by the
notice that asked for it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from window_desk.casework.acts import (
    Act,
    FurtherNoticeGiven,
    Judgement,
    MaterialsChecked,
    NoticeGiven,
    Received,
    Supplemented,
)
from window_desk.casework.notice_clock import first_telling
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import applicant_rows
from window_desk.papers.layouts.dates import chinese_date, chinese_time, plain_date
from window_desk.papers.layouts.marks import mark_of
from window_desk.papers.layouts.printed_days import acts_before
from window_desk.papers.layouts.receipt_slip import JUDGEMENT_NAMES
from window_desk.papers.layouts.sentences import copies_words
from window_desk.papers.layouts.ticket_parts import (
    code_lines,
    counter_rows,
    head,
    notice_day,
    pairs,
)
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import (
    Align,
    Columns,
    Pair,
    Rule,
    SignatureLine,
    Text,
    Ticket,
    TicketLine,
)

# Broken where the sense breaks: a narrow roll would tear 接收 apart.
TITLE = "补正材料\n接收凭证"
FURTHER_TITLE = "审查阶段补正\n接收凭证"
_HANDED_IN = frozenset({Judgement.IN_ORDER, Judgement.NOT_AS_REQUIRED})
_SETTLED = frozenset({Judgement.IN_ORDER, Judgement.NOT_APPLICABLE})
_WIDTHS = (2, 0, 8)
_ALIGNS = (Align.LEFT, Align.LEFT, Align.RIGHT)

Notice = NoticeGiven | FurtherNoticeGiven


def supplement_slip(facts: PaperFacts) -> Ticket:
    """The slip of the act ``Supplemented``, as the case stood at that moment.

    Raises ``WrongActError`` if ``facts.act`` is another act.
    """
    body = facts.act.body
    if not isinstance(body, Supplemented):
        raise WrongActError("补正材料接收凭证", "补正环节")
    case, wording = facts.case, paper_wording()
    before = list(acts_before(case, facts.act))
    notice = _notice(before)
    lines: list[TicketLine] = [
        *head(facts),
        Pair("办件编号", case.number, bold=True),
        *pairs((("告知书文号", notice.document_number if notice is not None else ""),)),
        *pairs(applicant_rows(case)),
        Pair("申请事项", case.terms.name, bold=True),
        Pair("接收", chinese_time(facts.act.happened_at)),
        Rule(),
        *_handed_in(facts, body),
        Rule(),
        *_what_next(facts, notice, _owed(notice, [*before, facts.act])),
        Rule(),
        *counter_rows(facts),
        SignatureLine("申请人签名"),
        *code_lines(facts, "扫码查验和查询进度"),
        Text(wording.supplement_copies),
        Text(wording.receipt_keep),
    ]
    title = FURTHER_TITLE if isinstance(notice, FurtherNoticeGiven) else TITLE
    return Ticket(title, tuple(lines), mark_of(facts))


def _notice(before: Sequence[Act]) -> Notice | None:
    """The notice that asked for the supplement: the newest late one, else the one told first."""
    late = [act.body for act in before if isinstance(act.body, FurtherNoticeGiven)]
    if late:
        return late[-1]
    telling = first_telling(before)
    told = getattr(telling.body, "paper_act", "") if telling is not None else ""
    return next(
        (act.body for act in before if act.id == told and isinstance(act.body, NoticeGiven)), None
    )


def _owed(notice: Notice | None, acts: Sequence[Act]) -> list[str]:
    """Names of what is still lacking after ``acts``; before any notice, of everything lacking."""
    found: dict[str, Judgement] = {}
    names: dict[str, str] = {}
    for act in acts:
        body = act.body
        if isinstance(body, Received):
            names = {term.key: term.name for term in body.terms.materials}
        if isinstance(body, Received | MaterialsChecked | Supplemented):
            found |= {judged.key: judged.judgement for judged in body.judgements}
    if notice is not None:
        return [entry.name for entry in notice.entries if found.get(entry.key) not in _SETTLED]
    return [names.get(key, key) for key, judged in found.items() if judged not in _SETTLED]


def _handed_in(facts: PaperFacts, body: Supplemented) -> list[TicketLine]:
    terms = {term.key: term for term in facts.case.terms.materials}
    handed_in = [judged for judged in body.judgements if judged.judgement in _HANDED_IN]
    lines: list[TicketLine] = [Columns(("", "本次收到", "核对"), _WIDTHS, _ALIGNS, bold=True)]
    for position, judged in enumerate(handed_in, start=1):
        term = terms.get(judged.key)
        name = term.name if term is not None else judged.key
        lines.append(
            Columns((str(position), name, JUDGEMENT_NAMES[judged.judgement]), _WIDTHS, _ALIGNS)
        )
        details = [copies_words(term.originals, term.copies)] if term is not None else []
        details += [f"说明：{judged.reason}"] if judged.reason else []
        lines += [Columns(("", detail), (2, 0)) for detail in details if detail]
    if not handed_in:
        lines.append(Columns(("", "没有收到材料"), (2, 0)))
    return lines


def _what_next(facts: PaperFacts, notice: Notice | None, owed: Sequence[str]) -> list[TicketLine]:
    wording = paper_wording()
    if not owed:
        late = isinstance(notice, FurtherNoticeGiven)
        return [Text(wording.supplement_examined if late else wording.supplement_complete)]
    lines: list[TicketLine] = [Text(f"还缺的材料（{len(owed)}项）", bold=True)]
    lines += [Columns((str(n), name), (2, 0)) for n, name in enumerate(owed, start=1)]
    if notice is None:
        due = plain_date(facts.case.notice_clock.due)
        told = wording.receipt_lacking.format(count=len(owed), notice_due=due)
        return [*lines, *notice_day(facts), Text(told)]
    where = f"{notice.submit_where}{facts.window_name}"
    if notice.submit_until is None:
        return [*lines, Text(wording.supplement_soon.format(count=len(owed), where=where))]
    until = chinese_date(notice.submit_until)
    told = wording.supplement_until.format(count=len(owed), until=until, where=where)
    lines.append(Text(told, bold=True))
    if facts.case.rules.unsupplied_counts_as_withdrawn and isinstance(notice, NoticeGiven):
        lines.append(Text(wording.notice_lapse))
    return lines
