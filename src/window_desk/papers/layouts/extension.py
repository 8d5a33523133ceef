"""The letter of an extension (延长办理期限告知书): approved, with its reasons and the new day
(行政许可法 Art. 42; of a promise 优化营商环境条例 Art. 36). Pure."""

from __future__ import annotations

from datetime import date

from window_desk.casework.procedure_acts import Extended, ExtendedLimit
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import Row
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.marks import due_words
from window_desk.papers.layouts.printed_days import PrintedDays, printed_before
from window_desk.papers.layouts.sentences import case_words, ended, extension_words
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "延长办理期限告知书"


def extension_letter(facts: PaperFacts) -> Letter:
    """The letter of the act ``Extended``, with the days that it states.

    Raises ``WrongActError`` if ``facts.act`` is another act.
    """
    body = facts.act.body
    if not isinstance(body, Extended):
        raise WrongActError(TITLE, "延长期限环节")
    wording = paper_wording()
    blocks: list[LetterBlock] = [
        Paragraph(_opening(facts, body)),
        Fields((*application_rows(facts), *_rows(facts, body))),
        Paragraph(f"延长理由：{ended(body.reason)}"),
        Paragraph(_new_day(facts, body), bold=True),
    ]
    if _stopped_before(facts) and (body.promised_due or body.statutory_due):
        blocks.append(Paragraph(wording.extension_after_stops))
    if body.provisional:
        blocks.append(Paragraph(wording.provisional_day))
    return letter_to_applicant(
        facts,
        TITLE,
        body.document_number,
        blocks,
        RecipientSignature(wording.extension_received),
        provisional=body.provisional,
    )


def _opening(facts: PaperFacts, body: Extended) -> str:
    wording = paper_wording()
    words = case_words(facts) | {
        "starts_on": plain_date(facts.case.starts_on),
        "days": extension_words(facts.case.terms, body.limit, body.days),
    }
    if body.limit is ExtendedLimit.PROMISED:
        return wording.extension_promised.format(**words)
    # A joint limit is lengthened by the head of the government (Art. 42(2)).
    joint = facts.case.terms.is_joint
    approver = wording.extension_government_head if joint else wording.extension_agency_head
    return wording.extension_statutory.format(
        **words, approver=approver, name=body.approved_by.strip()
    )


def _new_day(facts: PaperFacts, body: Extended) -> str:
    """By when it is decided now: the promised day unless that had passed; the open stop else."""
    wording, due = paper_wording(), body.promised_due
    passed = due is not None and due < facts.act.day
    if due is None or (passed and body.limit is ExtendedLimit.STATUTORY):
        due = body.statutory_due or due
    if due is None:
        return wording.extension_no_day
    return wording.extension_promise.format(due=chinese_date(due))


def _stopped_before(facts: PaperFacts) -> bool:
    return any(
        stop.counts and stop.end is not None and stop.start <= facts.act.day
        for stop in facts.case.stops
    )


def _rows(facts: PaperFacts, body: Extended) -> list[Row]:
    """The law, and the days on the last paper with the new ones beside them."""
    before = printed_before(facts.case, facts.act) or PrintedDays(None, None)
    was, now = before.provisional, body.provisional
    rows = (
        ("法律依据", body.basis.strip()),
        ("承诺办结", _change(facts, before.promised_due, body.promised_due, was=was, now=now)),
        ("法定期限", _change(facts, before.statutory_due, body.statutory_due, was=was, now=now)),
    )
    return [row for row in rows if row[1]]


def _change(facts: PaperFacts, old: date | None, new: date | None, *, was: bool, now: bool) -> str:
    if old is not None and old == new:
        return f"{due_words(facts, old, provisional=was)}，{paper_wording().extension_kept}"
    parts = [f"原{due_words(facts, old, provisional=was)}"] if old is not None else []
    parts += [f"现{due_words(facts, new, provisional=now)}"] if new is not None else []
    return "，".join(parts)
