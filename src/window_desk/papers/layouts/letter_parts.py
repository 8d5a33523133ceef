"""What letters share: their frame, the rows about the application, the foot of the page, the code. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.applicant_rows import Row, sheet_applicant_rows
from window_desk.papers.layouts.dates import chinese_date
from window_desk.papers.layouts.marks import PROVISIONAL, mark_of, reprint_note
from window_desk.papers.letter import Letter, LetterBlock, RecipientSignature
from window_desk.papers.page import QrMark


def letter_to_applicant(
    facts: PaperFacts,
    title: str,
    number: str,
    body: Iterable[LetterBlock],
    recipient: RecipientSignature,
    *,
    provisional: bool = False,
) -> Letter:
    """A numbered letter from the agency to the applicant, dated the day of the act.

    ``provisional`` marks the sheet 暂定: a day on it is not yet covered by a published notice.
    """
    return Letter(
        title=title,
        number=number,
        letterhead=facts.agency_name,
        addressee=facts.case.applicant_name,
        body=tuple(body),
        issuer=facts.agency_name,
        date_line=chinese_date(facts.act.day),
        recipient=recipient,
        qr=code_mark(facts),
        mark=mark_of(facts, PROVISIONAL if provisional else ""),
        footer=foot(facts),
    )


def application_rows(facts: PaperFacts) -> tuple[Row, ...]:
    """Who applies for what, under which number."""
    case = facts.case
    return (
        *sheet_applicant_rows(case),
        ("申请事项", case.terms.name),
        ("实施编码", case.terms.implementation_code),
        ("办件编号", case.number),
    )


def code_mark(facts: PaperFacts) -> QrMark | None:
    """The QR code by which the county tells a genuine paper."""
    return QrMark(facts.code, "扫码查验真伪") if facts.code else None


def foot(facts: PaperFacts) -> str:
    """Where to ask, and on a later copy when and why it was printed."""
    parts = [f"{facts.site_name}{facts.window_name}", f"经办人：{facts.clerk_name}"]
    if facts.phone:
        parts.append(f"咨询电话：{facts.phone}")
    note = reprint_note(facts)
    return "　".join(parts) + (f"\n{note}" if note else "")
