"""The acceptance (受理通知书): sealed and dated, with the day that is promised. Pure.

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
from window_desk.papers.layouts.letter_parts import application_rows, code_mark, foot
from window_desk.papers.layouts.marks import PROVISIONAL, mark_of
from window_desk.papers.layouts.sentences import case_words, fee_words, limit_words
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "受理通知书"


def acceptance(facts: PaperFacts) -> Letter:
    """The notice of the act ``Accepted``; raises ``WrongActError`` if ``facts.act`` is another act."""
    body = facts.act.body
    if not isinstance(body, Accepted):
        raise WrongActError("受理通知书", "受理环节")
    case, wording = facts.case, paper_wording()
    words = case_words(facts) | {"starts_on": plain_date(case.starts_on)}
    opening = wording.acceptance_deemed if case.notice_clock.deemed else wording.acceptance_body
    blocks: list[LetterBlock] = [
        Paragraph(opening.format(**words)),
        Fields((*application_rows(facts), *_date_rows(facts, body))),
        Paragraph(
            wording.acceptance_promise.format(promised_due=chinese_date(body.promised_due)),
            bold=True,
        ),
    ]
    if body.provisional:
        blocks.append(Paragraph(wording.acceptance_provisional))
    blocks.append(Paragraph(wording.acceptance_excluded))
    return Letter(
        title=TITLE,
        number=body.document_number,
        letterhead=facts.agency_name,
        addressee=case.applicant_name,
        body=tuple(blocks),
        issuer=facts.agency_name,
        date_line=chinese_date(facts.act.day),
        recipient=RecipientSignature(wording.acceptance_received),
        qr=code_mark(facts),
        mark=mark_of(facts, PROVISIONAL if body.provisional else ""),
        footer=foot(facts),
    )


def _date_rows(facts: PaperFacts, body: Accepted) -> list[Row]:
    terms = facts.case.terms
    provisional = f"（{PROVISIONAL}）" if body.provisional else ""
    promised = (
        f"{chinese_date(body.promised_due)}{provisional}，{limit_words(terms.promised_limit)}"
    )
    rows = [("承诺办结", promised)]
    if body.statutory_due is not None:
        rows.append(("法定期限", f"{chinese_date(body.statutory_due)}{provisional}"))
    if terms.fee_fen:
        rows.append(("收费", fee_words(terms.fee_fen)))
    return rows
