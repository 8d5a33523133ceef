"""What marks a paper that is not the first and valid original: 作废, 暂定, 补打 第n次. Pure."""

from __future__ import annotations

from datetime import date

from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.dates import chinese_date, plain_date

VOID = "作废"
PROVISIONAL = "暂定"


def mark_of(facts: PaperFacts, *provisional: str) -> str:
    """The mark of this copy, the gravest first.

    ``provisional`` are marks of the content, such as 暂定. The second copy is 补打 第1次.
    """
    marks = [VOID] if facts.voided else []
    marks += [mark for mark in provisional if mark]
    if facts.copy_number > 1:
        marks.append(f"补打 第{facts.copy_number - 1}次")
    return " · ".join(marks)


def due_words(facts: PaperFacts, day: date, *, provisional: bool = False) -> str:
    """A reckoned day with its weekday; （暂定） behind it if the act says so or no notice covers it."""
    mark = f"（{PROVISIONAL}）" if provisional or facts.is_provisional(day) else ""
    return f"{chinese_date(day)}{mark}"


def reprint_note(facts: PaperFacts) -> str:
    """When and why a later copy was printed; empty for the first."""
    if facts.copy_number <= 1:
        return ""
    reason = f"，原因：{facts.reason}" if facts.reason else ""
    return f"补打于{plain_date(facts.today)}{reason}"
