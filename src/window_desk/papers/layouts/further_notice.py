"""The letter that asks late for what the one-time notice left out (审查阶段补正材料通知书). Pure.

Asking late is the agency's own fault (行政许可法 Art. 72(4)), so the letter says so and why.
"""

from __future__ import annotations

from window_desk.casework.acts import (
    FurtherNoticeGiven,
)
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.dates import plain_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.one_time_notice import entries_table, submit_words
from window_desk.papers.layouts.sentences import case_words, ended
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "审查阶段补正材料通知书"


def further_notice_letter(facts: PaperFacts) -> Letter:
    """The letter of the act ``FurtherNoticeGiven``; raises ``WrongActError`` for another act."""
    body = facts.act.body
    if not isinstance(body, FurtherNoticeGiven):
        raise WrongActError(TITLE, "审查阶段补正环节")
    wording = paper_wording()
    words = case_words(facts) | {"starts_on": plain_date(facts.case.starts_on)}
    stops = facts.case.rules.further_notice_suspends
    blocks: list[LetterBlock] = [
        Paragraph(wording.further_intro.format(**words)),
        Fields(application_rows(facts)),
        entries_table(body.entries),
    ]
    if body.reason.strip():
        blocks.append(Paragraph(f"没有一次性告知的原因：{ended(body.reason)}"))
    blocks += [
        Paragraph(submit_words(facts, body), bold=True),
        Paragraph(wording.further_stops if stops else wording.further_runs),
    ]
    return letter_to_applicant(
        facts,
        TITLE,
        body.document_number,
        blocks,
        RecipientSignature(wording.further_received),
    )
