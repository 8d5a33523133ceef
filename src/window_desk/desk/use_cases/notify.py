"""Notify (一次性告知): everything that is missing or wrong, told once; and its hand-over."""

from collections.abc import Mapping
from datetime import date

from window_desk.casework.acts import (
    Act,
    ActKind,
    HandedOver,
    HandOverMeans,
    Judgement,
    NoticeEntry,
    NoticeGiven,
)
from window_desk.casework.case import Case, MaterialState
from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import (
    JournalTransaction,
)
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def notify(
    counter: Counter,
    case: str,
    requirements: Mapping[str, str] | None = None,
    submit_until: date | None = None,
) -> Act:
    """Give the notice in a transaction of its own; raises ``ActRefusedError``.

    ``requirements`` says per material key what is required where the clerk wrote more than the
    standard sentence.
    """
    with counter.journal.transaction() as transaction:
        return notifying(counter, transaction, case, requirements, submit_until)


def notifying(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    requirements: Mapping[str, str] | None = None,
    submit_until: date | None = None,
) -> Act:
    """Give the notice within ``transaction``."""
    told = counter.standing_case(transaction, case, ActKind.NOTICE_GIVEN)
    number = take_document_number(transaction, counter.site, DocumentSeries.NOTICE, counter.today())
    act = counter.take(
        transaction,
        case,
        NoticeGiven(
            document_number=number,
            entries=notice_entries(told, requirements or {}),
            submit_where=counter.site.name,
            submit_until=submit_until,
        ),
    )
    transaction.queue_paper(
        PaperToPrint(PaperKind.ONE_TIME_NOTICE, case, act.id, number), counter.clerk.number
    )
    return act


def notice_entries(case: Case, requirements: Mapping[str, str]) -> tuple[NoticeEntry, ...]:
    """One entry for each lacking material, with what is required of it."""
    return tuple(
        NoticeEntry(
            key=material.term.key,
            name=material.term.name,
            judgement=material.judgement or Judgement.MISSING,
            required=requirements.get(material.term.key) or _standard_requirement(material),
        )
        for material in case.owed
    )


def _standard_requirement(material: MaterialState) -> str:
    counts = []
    if material.term.originals:
        counts.append(f"原件{material.term.originals}份")
    if material.term.copies:
        counts.append(f"复印件{material.term.copies}份")
    what = "、".join(counts) or "1份"
    if material.judgement is Judgement.NOT_AS_REQUIRED:
        return f"{material.reason}；请更换后提交{what}"
    return f"请提交{what}"


def hand_over(
    counter: Counter,
    case: str,
    paper_act: str,
    document_number: str,
    recipient: str,
    means: HandOverMeans = HandOverMeans.SIGNED,
) -> Act:
    """Record that a paper reached the applicant; only now a notice counts as told."""
    with counter.journal.transaction() as transaction:
        return counter.take(
            transaction, case, HandedOver(paper_act, document_number, means, recipient)
        )


def hand_over_notice(counter: Counter, case: str, recipient: str) -> Act:
    """Record that the newest standing notice of ``case`` was signed for by ``recipient``.

    Raises ``ActRefusedError`` when there is no notice to hand over.
    """
    with counter.journal.transaction() as transaction:
        told = counter.standing_case(transaction, case, ActKind.HANDED_OVER)
        notice = next(
            (
                act
                for act in reversed(told.acts)
                if isinstance(act.body, NoticeGiven) and act.id not in told.voided
            ),
            None,
        )
        if notice is None or not isinstance(notice.body, NoticeGiven):
            raise ActRefusedError(
                Refusal("paper_unknown", "paper_act", "没有找到要送达的告知书，请先出具告知书")
            )
        return counter.take(
            transaction,
            case,
            HandedOver(notice.id, notice.body.document_number, HandOverMeans.SIGNED, recipient),
        )
