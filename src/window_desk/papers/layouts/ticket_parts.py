"""Lines that several tickets share: the head with the place, the foot with the window. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from window_desk.papers.facts import ListFacts, PaperFacts
from window_desk.papers.layouts.dates import chinese_date, month_and_day
from window_desk.papers.layouts.marks import reprint_note
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.ticket import Align, Pair, Qr, Rule, Text, TicketLine


def head(facts: PaperFacts | ListFacts) -> tuple[TicketLine, ...]:
    """The centre's name below the title."""
    return (Text(facts.site_name, Align.CENTER), Rule())


def pairs(rows: Iterable[tuple[str, str]]) -> tuple[TicketLine, ...]:
    """Rows of label and value; those without a value are left out."""
    return tuple(Pair(label, value) for label, value in rows if value)


def counter_rows(facts: PaperFacts | ListFacts) -> tuple[TicketLine, ...]:
    """Window, clerk and telephone."""
    return pairs(
        (("窗口", facts.window_name), ("经办人", facts.clerk_name), ("咨询电话", facts.phone))
    )


def big_date(title: str, day: date) -> tuple[TicketLine, ...]:
    """A day that matters, on a line of its own: with its label it would not fit a narrow roll."""
    return (Text(title, Align.CENTER), Text(chinese_date(day), Align.CENTER, bold=True))


def big_day(title: str, day: date) -> tuple[TicketLine, ...]:
    """The day that matters most, in large letters, and in full below."""
    return (
        Text(title, Align.CENTER),
        Text(month_and_day(day), Align.CENTER, size=2, bold=True),
        Text(chinese_date(day), Align.CENTER),
    )


def notice_day(facts: PaperFacts) -> tuple[TicketLine, ...]:
    """The last day on which the window must tell what is missing."""
    due = facts.case.notice_clock.due
    lines = big_date("最迟告知日", due)
    return (*lines, Text(paper_wording().provisional_day)) if facts.is_provisional(due) else lines


def code_lines(facts: PaperFacts, caption: str) -> tuple[TicketLine, ...]:
    """The QR code, if the paper has one, and when a later copy was printed."""
    lines: list[TicketLine] = [Qr(facts.code, caption)] if facts.code else []
    note = reprint_note(facts)
    if note:
        lines.append(Text(note, Align.CENTER))
    return tuple(lines)
