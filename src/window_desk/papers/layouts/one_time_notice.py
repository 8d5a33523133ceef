"""The one-time notice (补正材料一次性告知书), as a ticket and as a letter: everything that is
missing or wrong, told once (行政许可法 Art. 32(4)). Pure."""

from __future__ import annotations

from collections.abc import Iterable

from window_desk.casework.acts import (
    FurtherNoticeGiven,
    Judgement,
    NoticeEntry,
    NoticeGiven,
)
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import applicant_rows
from window_desk.papers.layouts.dates import chinese_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.marks import mark_of
from window_desk.papers.layouts.sentences import case_words, ended, limit_words
from window_desk.papers.layouts.ticket_parts import code_lines, counter_rows, head, pairs
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterTable, Paragraph, RecipientSignature
from window_desk.papers.ticket import Blank, Pair, Rule, SignatureLine, Text, Ticket, TicketLine

TITLE = "补正材料一次性告知书"
# Broken where the sense breaks: a narrow roll would tear 一次性 apart.
TICKET_TITLE = "补正材料\n一次性告知书"
PROBLEM_NAMES: dict[Judgement, str] = {
    Judgement.MISSING: "缺少",
    Judgement.NOT_AS_REQUIRED: "不合要求",
}


def one_time_notice(facts: PaperFacts) -> Ticket:
    """The notice on a roll, to be signed; raises ``WrongActError`` if ``facts.act`` gave no notice."""
    body = _notice(facts)
    wording = paper_wording()
    lines: list[TicketLine] = [
        *head(facts),
        Pair("文书编号", body.document_number, bold=True),
        Pair("办件编号", facts.case.number),
        *pairs(applicant_rows(facts.case)),
        Pair("申请事项", facts.case.terms.name),
        Pair("事项编码", facts.case.terms.implementation_code),
        Rule(),
        Text(wording.notice_intro.format(**case_words(facts))),
    ]
    for position, entry in enumerate(body.entries, start=1):
        lines += [
            Blank(),
            Text(f"{position}. {entry.name}", bold=True),
            Pair("问题", _problem(entry)),
            Pair("要求", ended(entry.required)),
        ]
    lines += [
        Rule(),
        Text(submit_words(facts, body), bold=True),
        *(Text(text) for text in _consequences(facts, body)),
        Text(wording.notice_counted),
        Rule(),
        Pair("机关", facts.agency_name),
        Pair("日期", chinese_date(facts.act.day)),
        *counter_rows(facts),
        SignatureLine("申请人签名"),
        SignatureLine("签收时间"),
        *code_lines(facts, "扫码查验真伪"),
    ]
    return Ticket(TICKET_TITLE, tuple(lines), mark_of(facts))


def one_time_notice_letter(facts: PaperFacts) -> Letter:
    """The same notice on a sheet; raises ``WrongActError`` if ``facts.act`` gave no notice."""
    body = _notice(facts)
    wording = paper_wording()
    return letter_to_applicant(
        facts,
        TITLE,
        body.document_number,
        (
            Paragraph(wording.notice_intro.format(**case_words(facts))),
            Fields(application_rows(facts)),
            entries_table(body.entries),
            Paragraph(submit_words(facts, body), bold=True),
            *map(Paragraph, _consequences(facts, body)),
        ),
        RecipientSignature(wording.notice_counted, ("申请人签名", "签收时间")),
    )


def _notice(facts: PaperFacts) -> NoticeGiven:
    if not isinstance(facts.act.body, NoticeGiven):
        raise WrongActError("一次性告知书", "一次性告知环节")
    return facts.act.body


def _problem(entry: NoticeEntry) -> str:
    return PROBLEM_NAMES.get(entry.judgement, PROBLEM_NAMES[Judgement.MISSING])


def entries_table(entries: Iterable[NoticeEntry]) -> LetterTable:
    """Every material with its problem and what is required of it, numbered."""
    rows = tuple(
        (str(position), entry.name, _problem(entry), ended(entry.required))
        for position, entry in enumerate(entries, start=1)
    )
    return LetterTable(("序号", "材料名称", "问题", "补正要求"), rows, (1.0, 4.2, 1.7, 3.8))


def _consequences(facts: PaperFacts, body: NoticeGiven) -> list[str]:
    """What follows from supplementing, and from not doing so in time where a local rule says."""
    wording = paper_wording()
    limit = limit_words(facts.case.terms.promised_limit)
    sentences = [wording.notice_effect.format(limit=limit)]
    if body.submit_until is not None and facts.case.rules.unsupplied_counts_as_withdrawn:
        sentences.append(wording.notice_lapse)
    return sentences


def submit_words(facts: PaperFacts, body: NoticeGiven | FurtherNoticeGiven) -> str:
    """Where to hand in what is asked for, and until when."""
    where = f"{body.submit_where}{facts.window_name}"
    wording = paper_wording()
    if body.submit_until is None:
        return wording.notice_soon.format(where=where)
    return wording.notice_until.format(until=chinese_date(body.submit_until), where=where)
