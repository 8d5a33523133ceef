"""The case summary (办件摘要): a small slip in the manner of a queue ticket, with the number and the
promised day large and the clock bar. Pure."""

from __future__ import annotations

from window_desk.casework.case import STATE_NAMES, CaseState
from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.applicant_rows import applicant_rows
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.marks import PROVISIONAL, mark_of
from window_desk.papers.layouts.summary_clock import clock_lines, is_provisional
from window_desk.papers.layouts.ticket_parts import (
    big_day,
    code_lines,
    counter_rows,
    head,
    pairs,
)
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Align, Blank, Pair, Rule, Text, Ticket, TicketLine

TITLE = "办件摘要"
_LAPSED = "视为撤回"
_TAIL = 6


def summary(facts: PaperFacts) -> Ticket:
    """Where the case stands on ``facts.today``."""
    case = facts.case
    provisional = PROVISIONAL if is_provisional(facts) else ""
    lines: list[TicketLine] = [
        *head(facts),
        Text(f"尾号 {case.number[-_TAIL:]}", Align.CENTER, size=2, bold=True),
        Text(case.number, Align.CENTER),
        Blank(),
        Pair("申请事项", case.terms.name, bold=True),
        *pairs(applicant_rows(case)[:1]),
        Pair("现在状态", STATE_NAMES[case.state]),
        Rule(),
        *_hero(facts),
        Rule(),
        *counter_rows(facts),
        *pairs((("打印", chinese_date(facts.today)),)),
        *code_lines(facts, "扫码查验和查询进度"),
        Text(paper_wording().summary_note),
    ]
    return Ticket(TITLE, tuple(lines), mark_of(facts, provisional))


def _hero(facts: PaperFacts) -> list[TicketLine]:
    """The day that matters now, large, and how far it is."""
    case = facts.case
    if case.has_ended:
        ended = _LAPSED if case.lapsed else STATE_NAMES[case.state]
        return [Text(ended, Align.CENTER, size=2, bold=True)]
    if case.state is CaseState.RECEIVED:
        return [*big_day("最迟告知日", case.notice_clock.due), *_note(facts)]
    if case.state is CaseState.AWAITING_SUPPLEMENT:
        return [
            Text("等待补正", Align.CENTER, size=2, bold=True),
            Text(f"还有{len(case.lacking)}项材料需要补正", Align.CENTER),
            *pairs((("最迟交到", _until(facts)),)),
        ]
    if case.decision is not None:
        day = plain_date(case.decision.day)
        words = f"{day}届满，视为准予延续" if case.decision.deemed else f"已于{day}作出决定"
        decided = Text(words, Align.CENTER)
        delivery = case.delivery_due
        return [decided, *(big_day("最迟领取日", delivery) if delivery else ()), *_note(facts)]
    return clock_lines(facts)


def _until(facts: PaperFacts) -> str:
    due = facts.case.supplement_due
    return chinese_date(due) if due is not None else ""


def _note(facts: PaperFacts) -> list[TicketLine]:
    return [Text(paper_wording().provisional_day)] if is_provisional(facts) else []
