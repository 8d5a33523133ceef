"""The case summary (办件摘要): a small slip in the manner of a queue ticket, with the number and the
promised day large and the clock bar. Pure."""

from __future__ import annotations

from datetime import date

from window_desk.casework.case import STATE_NAMES, Case, CaseState
from window_desk.casework.workdays import Certainty
from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.applicant_rows import applicant_rows
from window_desk.papers.layouts.clock_line import clock_line
from window_desk.papers.layouts.dates import (
    chinese_date,
    days_left_words,
    month_and_day,
    plain_date,
)
from window_desk.papers.layouts.marks import PROVISIONAL, mark_of
from window_desk.papers.layouts.ticket_parts import code_lines, counter_rows, head, pairs
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Align, Blank, Pair, Rule, Text, Ticket, TicketLine

TITLE = "办件摘要"
_TAIL = 6


def summary(facts: PaperFacts) -> Ticket:
    """Where the case stands on ``facts.today``."""
    case = facts.case
    provisional = PROVISIONAL if _is_provisional(case) else ""
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


def _is_provisional(case: Case) -> bool:
    clock = case.decision_clock
    return (
        clock is not None
        and clock.certainty is Certainty.PROVISIONAL
        and case.decision is None
        and not case.has_ended
    )


def _hero(facts: PaperFacts) -> list[TicketLine]:
    """The day that matters now, large, and how far it is."""
    case, clock = facts.case, facts.case.decision_clock
    if case.has_ended:
        return [Text(STATE_NAMES[case.state], Align.CENTER, size=2, bold=True)]
    if case.state is CaseState.RECEIVED:
        return _big_day("最迟告知日", case.notice_clock.due)
    if case.state is CaseState.AWAITING_SUPPLEMENT:
        return [
            Text("等待补正", Align.CENTER, size=2, bold=True),
            Text(f"还有{len(case.lacking)}项材料需要补正", Align.CENTER),
        ]
    if case.decision is not None:
        decided = Text(f"已于{plain_date(case.decision.day)}作出决定", Align.CENTER)
        return [decided, *(_big_day("最迟领取日", case.delivery_due) if case.delivery_due else ())]
    if clock is None or clock.promised_due is None:
        return [Text("承诺办结日以受理通知书为准", Align.CENTER)]
    line = clock_line(clock.start, clock.promised_due, clock.statutory_due, facts.today)
    statutory = chinese_date(clock.statutory_due) if clock.statutory_due else ""
    lines = [
        *_big_day("承诺办结日", clock.promised_due),
        Text(days_left_words(clock.days_left), Align.CENTER),
        Blank(),
        Text(line.signs, Align.CENTER),
        Text(line.legend, Align.CENTER),
        *pairs((("受理", chinese_date(clock.start)), ("法定", statutory))),
    ]
    if clock.certainty is Certainty.PROVISIONAL:
        lines.append(Text(paper_wording().acceptance_provisional))
    return lines


def _big_day(title: str, day: date) -> list[TicketLine]:
    return [
        Text(title, Align.CENTER),
        Text(month_and_day(day), Align.CENTER, size=2, bold=True),
        Text(chinese_date(day), Align.CENTER),
    ]
