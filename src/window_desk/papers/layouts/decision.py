"""The decision (准予或者不予决定书): sealed; a denial with its reason, basis and remedies
(行政许可法 Art. 38). Pure."""

from __future__ import annotations

from window_desk.casework.acts import (
    ConcludedOnTheSpot,
    Decided,
    Outcome,
)
from window_desk.casework.items import ResultKind
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.sentences import address, case_words, ended, law_words
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature


def decision(facts: PaperFacts) -> Letter:
    """The decision of ``Decided`` or ``ConcludedOnTheSpot``; raises ``WrongActError`` for another act."""
    body = facts.act.body
    if not isinstance(body, Decided | ConcludedOnTheSpot):
        raise WrongActError("决定书", "决定或者当场办结环节")
    case, wording = facts.case, paper_wording()
    granted = body.outcome is Outcome.GRANTED
    what = "行政许可" if facts.is_permit else "办理"
    words = case_words(facts) | {"starts_on": plain_date(case.starts_on), "what": what}
    opening = wording.decision_granted if granted else wording.decision_denied
    blocks: list[LetterBlock] = [
        Paragraph(opening.format(**words)),
        Fields((*application_rows(facts), ("决定日期", chinese_date(facts.act.day)))),
        *_grounds(facts, body),
    ]
    if not granted:
        blocks.append(Paragraph(wording.remedy.format(county=facts.county_name)))
    elif case.terms.result_kind is ResultKind.CERTIFICATE and case.delivery_due is not None:
        delivery = wording.decision_delivery.format(
            delivery_due=chinese_date(case.delivery_due),
            you=address(case),
            result=case.terms.result_name,
        )
        blocks.append(Paragraph(delivery))
        if facts.is_provisional(case.delivery_due):
            blocks.append(Paragraph(wording.provisional_day))
    return letter_to_applicant(
        facts,
        f"{'准予' if granted else '不予'}{what}决定书",
        body.document_number if isinstance(body, Decided) else "",
        blocks,
        RecipientSignature(wording.decision_received),
    )


def _grounds(facts: PaperFacts, body: Decided | ConcludedOnTheSpot) -> list[Paragraph]:
    basis = body.legal_basis if isinstance(body, Decided) else ""
    if not basis.strip() and facts.item is not None:
        basis = "、".join(map(law_words, facts.item.legal_basis))
    paragraphs = []
    if body.reason.strip() and body.outcome is Outcome.DENIED:
        paragraphs.append(Paragraph(f"理由：{ended(body.reason)}"))
    if basis.strip():
        paragraphs.append(Paragraph(f"法律依据：{ended(basis)}"))
    return paragraphs
