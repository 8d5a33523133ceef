"""The letter of a stop (特别程序告知书): which step, by which law, and how long it takes, told in
writing (行政许可法 Art. 45). Pure."""

from __future__ import annotations

from datetime import date

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.procedure_acts import SUSPENSION_NAMES, Suspended, SuspensionKind
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.applicant_rows import Row
from window_desk.papers.layouts.dates import chinese_date, plain_date
from window_desk.papers.layouts.letter_parts import application_rows, letter_to_applicant
from window_desk.papers.layouts.marks import due_words
from window_desk.papers.layouts.printed_days import PrintedDays, acts_before, printed_before
from window_desk.papers.layouts.sentences import case_words, days_words, ended
from window_desk.papers.layouts.wording import paper_wording
from window_desk.papers.letter import Fields, Letter, LetterBlock, Paragraph, RecipientSignature

TITLE = "特别程序告知书"
AGAIN_TITLE = "特别程序告知书（重新告知）"


def suspension_letter(facts: PaperFacts) -> Letter:
    """The letter of the act ``Suspended``, or of the one that tells its days anew.

    Raises ``WrongActError`` if ``facts.act`` is another act, and ``ValueError`` with a sentence if
    the stop is on record alone, without a paper.
    """
    body = facts.act.body
    if not isinstance(body, Suspended):
        raise WrongActError(TITLE, "特别程序环节")
    if not body.document_number:
        raise ValueError("该特别程序没有编文号，不计入期限，请先书面告知申请人再打印告知书。")
    wording, before = paper_wording(), printed_before(facts.case, facts.act)
    former = _former(facts, body)
    provisional = _is_provisional(facts, before)
    told = wording.suspension_told.format(
        days=days_words(body.told_days, body.told_unit), start=plain_date(_start(facts, body))
    )
    blocks: list[LetterBlock] = [
        Paragraph(_opening(facts, body)),
        Fields((*application_rows(facts), *_step_rows(facts, body), *_due_rows(facts, before))),
    ]
    if body.reason.strip():
        blocks.append(Paragraph(f"事由：{ended(body.reason)}"))
    blocks.append(Paragraph(told, bold=True))
    if before is None:
        blocks.append(Paragraph(wording.suspension_no_day))
    if former is not None:
        again = wording.suspension_again.format(
            former=former.document_number,
            former_days=days_words(former.told_days, former.told_unit),
        )
        blocks.append(Paragraph(again))
    if provisional or (before is not None and facts.is_provisional(before.statutory_due)):
        blocks.append(Paragraph(wording.provisional_day))
    return letter_to_applicant(
        facts,
        TITLE if former is None else AGAIN_TITLE,
        body.document_number,
        blocks,
        RecipientSignature(wording.suspension_received),
        provisional=provisional,
    )


def _opening(facts: PaperFacts, body: Suspended) -> str:
    words = case_words(facts) | {"starts_on": plain_date(facts.case.starts_on)}
    wording = paper_wording()
    if body.kind is SuspensionKind.OTHER:
        return wording.suspension_other.format(**words, basis=body.basis.strip())
    return wording.suspension_body.format(**words, step=SUSPENSION_NAMES[body.kind])


def _step_rows(facts: PaperFacts, body: Suspended) -> tuple[Row, ...]:
    days, begun = days_words(body.told_days, body.told_unit), chinese_date(_start(facts, body))
    rows = (
        ("特别程序", f"{SUSPENSION_NAMES[body.kind]}，{begun}开始，需{days}"),
        ("法律依据", body.basis.strip()),
    )
    return tuple(row for row in rows if row[1])


def _due_rows(facts: PaperFacts, before: PrintedDays | None) -> list[Row]:
    """What the days on the last paper become: moved, or kept where the promise is not stopped."""
    if before is None:
        return []
    wording, stops_promise = paper_wording(), facts.case.rules.suspension_stops_promise
    rows = []
    if before.promised_due is not None:
        due = due_words(facts, before.promised_due, provisional=before.provisional)
        moved = wording.suspension_moved if stops_promise else wording.suspension_kept
        rows.append(("原承诺日", f"{due}，{moved}"))
    if before.statutory_due is not None:
        due = due_words(facts, before.statutory_due, provisional=before.provisional)
        rows.append(("原法定日", f"{due}，{wording.suspension_moved}"))
    return rows


def _is_provisional(facts: PaperFacts, before: PrintedDays | None) -> bool:
    return before is not None and (before.provisional or facts.is_provisional(before.promised_due))


def _start(facts: PaperFacts, body: Suspended) -> date:
    """The first day of the stop, which a letter that tells its days anew leaves where it was."""
    stopped = next(
        (
            known.body.start
            for known in acts_before(facts.case, facts.act)
            if isinstance(known.body, Suspended) and known.id == body.restates
        ),
        None,
    )
    return stopped or body.start


def _former(facts: PaperFacts, body: Suspended) -> Suspended | None:
    """The newest paper about the same stop; ``None`` if this is the first one."""
    papers = [
        known.body
        for known in acts_before(facts.case, facts.act)
        if isinstance(known.body, Suspended) and _is_of_stop(known, known.body, body.restates)
    ]
    return papers[-1] if papers else None


def _is_of_stop(act: Act, body: Suspended, stop: str) -> bool:
    return bool(stop and body.document_number) and stop in {act.id, body.restates}
