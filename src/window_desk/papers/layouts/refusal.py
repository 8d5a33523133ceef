"""The refusal (不予受理决定书): with its reasons, or with the agency that is competent
(行政许可法 Art. 32(1) and (2)), and with the remedies. Pure."""

from __future__ import annotations

from window_desk.casework.acts import (
    NotOurAgency,
    RefusalGround,
    Refused,
)
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.sentences import case_words, ended
from window_desk.papers.layouts.wording import Wording, paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "不予受理决定书"


def refusal(facts: PaperFacts) -> Letter:
    """The decision of ``Refused`` or ``NotOurAgency``; raises ``WrongActError`` for another act."""
    body = facts.act.body
    wording = paper_wording()
    if isinstance(body, NotOurAgency):
        ground, basis = wording.refusal_agency, wording.refusal_agency_basis
        legal_basis = basis.format(by=case_words(facts)["by"])
    elif isinstance(body, Refused):
        ground, legal_basis = _ground(wording, body.ground), body.legal_basis
    else:
        raise WrongActError("不予受理决定书", "不予受理环节")
    blocks: list[LetterBlock] = [
        Paragraph(wording.refusal_intro.format(**case_words(facts), ground=ground)),
        Fields(application_rows(facts)),
    ]
    if body.reason.strip():
        blocks.append(Paragraph(f"理由：{ended(body.reason)}"))
    blocks.append(Paragraph(f"法律依据：{ended(legal_basis)}"))
    if isinstance(body, NotOurAgency):
        target = wording.refusal_go_to.format(target=body.target_agency)
        blocks.append(Paragraph(target, bold=True))
    blocks.append(Paragraph(wording.remedy.format(county=facts.county_name)))
    return letter_to_applicant(
        facts,
        TITLE,
        body.document_number,
        blocks,
        RecipientSignature(wording.refusal_received),
    )


def _ground(wording: Wording, ground: RefusalGround) -> str:
    return {
        RefusalGround.NOT_SUBJECT_TO_PERMIT: wording.refusal_not_subject,
        RefusalGround.CONDITIONS_NOT_MET: wording.refusal_conditions,
        RefusalGround.ITEM_NO_LONGER_OFFERED: wording.refusal_ended,
    }[ground]
