"""The acceptance (受理通知书): sealed and dated, with the day that is promised; 视为受理通知书 where
nobody told in time what was missing. Pure.

行政许可法 Art. 32 requires the agency's seal and the date; both due days are those that the act
states, whatever the calendar says later.
"""

from __future__ import annotations

from window_desk.casework.acts import (
    Accepted,
)
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import Row
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.marks import due_words
from window_desk.papers.layouts.sentences import case_words, fee_words, limit_words
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "受理通知书"
DEEMED_TITLE = "视为受理通知书"


def acceptance(facts: PaperFacts) -> Letter:
    """The notice of the act ``Accepted``; raises ``WrongActError`` if ``facts.act`` is another act."""
    body = facts.act.body
    if not isinstance(body, Accepted):
        raise WrongActError("受理通知书", "受理环节")
    case, wording = facts.case, paper_wording()
    words = case_words(facts) | {"starts_on": plain_date(case.starts_on)}
    deemed = case.notice_clock.deemed
    opening = wording.acceptance_deemed if deemed else wording.acceptance_body
    provisional = body.provisional or facts.is_provisional(body.promised_due)
    blocks: list[LetterBlock] = [
        Paragraph(opening.format(**words)),
        Fields((*application_rows(facts), *_date_rows(facts, body))),
        Paragraph(
            wording.acceptance_promise.format(promised_due=chinese_date(body.promised_due)),
            bold=True,
        ),
    ]
    if provisional or facts.is_provisional(body.statutory_due):
        blocks.append(Paragraph(wording.provisional_day))
    blocks.append(Paragraph(wording.acceptance_excluded))
    return letter_to_applicant(
        facts,
        DEEMED_TITLE if deemed else TITLE,
        body.document_number,
        blocks,
        RecipientSignature(wording.acceptance_received),
        provisional=provisional,
    )


def _date_rows(facts: PaperFacts, body: Accepted) -> list[Row]:
    terms, printed = facts.case.terms, body.provisional
    promised = due_words(facts, body.promised_due, provisional=printed)
    rows = [("承诺办结", f"{promised}，{limit_words(terms.promised_limit)}")]
    if body.statutory_due is not None:
        rows.append(("法定期限", due_words(facts, body.statutory_due, provisional=printed)))
    if terms.fee_fen:
        rows.append(("收费", fee_words(terms.fee_fen)))
    return rows
