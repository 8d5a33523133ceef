"""The letter of an extension (延长办理期限告知书): approved, with its reasons and the new day
(行政许可法 Art. 42; of a promise 优化营商环境条例 Art. 36). Pure."""

from __future__ import annotations

from window_desk.casework.procedure_acts import Extended, ExtendedLimit
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import Row
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.letter_parts import application_rows, code_mark, foot
from window_desk.papers.layouts.marks import PROVISIONAL, due_words, mark_of
from window_desk.papers.layouts.printed_days import printed_before
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
    provisional = facts.is_provisional(body.promised_due, body.statutory_due)
    due = body.promised_due or body.statutory_due
    blocks: list[LetterBlock] = [
        Paragraph(_opening(facts, body)),
        Fields((*application_rows(facts), *_approval_rows(facts, body), *_due_rows(facts, body))),
        Paragraph(f"延长理由：{ended(body.reason)}"),
        Paragraph(
            wording.extension_no_day
            if due is None
            else wording.extension_promise.format(due=chinese_date(due)),
            bold=True,
        ),
    ]
    if provisional:
        blocks.append(Paragraph(wording.provisional_day))
    return Letter(
        title=TITLE,
        number=body.document_number,
        letterhead=facts.agency_name,
        addressee=facts.case.applicant_name,
        body=tuple(blocks),
        issuer=facts.agency_name,
        date_line=chinese_date(facts.act.day),
        recipient=RecipientSignature(wording.extension_received),
        qr=code_mark(facts),
        mark=mark_of(facts, PROVISIONAL if provisional else ""),
        footer=foot(facts),
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
    return wording.extension_statutory.format(**words, approver=approver)


def _approval_rows(facts: PaperFacts, body: Extended) -> list[Row]:
    rows = (
        ("批准人", body.approved_by.strip()),
        ("法律依据", body.basis.strip()),
        ("延长时间", extension_words(facts.case.terms, body.limit, body.days)),
    )
    return [row for row in rows if row[1]]


def _due_rows(facts: PaperFacts, body: Extended) -> list[Row]:
    """The days on the last paper and the new ones beside them."""
    rows = []
    before = printed_before(facts.case, facts.act)
    if before is not None and before.promised_due is not None:
        due = due_words(facts, before.promised_due, provisional=before.provisional)
        rows.append(("原承诺办结", due))
    if body.promised_due is not None:
        rows.append(("现承诺办结", due_words(facts, body.promised_due)))
    if before is not None and before.statutory_due is not None:
        due = due_words(facts, before.statutory_due, provisional=before.provisional)
        rows.append(("原法定期限", due))
    if body.statutory_due is not None:
        rows.append(("现法定期限", due_words(facts, body.statutory_due)))
    return rows
