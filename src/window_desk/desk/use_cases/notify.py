"""Notify (一次性告知): everything that is missing or wrong, told once; and the hand-over of papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from window_desk.casework.acts import (
    Act,
    ActKind,
    FurtherNoticeGiven,
    HandedOver,
    HandOverMeans,
    Judgement,
    NoticeEntry,
    NoticeGiven,
)
from window_desk.casework.case import Case, MaterialState
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import Extended, Suspended
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import CalendarError, WorkdayCalendar
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import JournalTransaction, Site
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


@dataclass(frozen=True, slots=True)
class Submission:
    """Where supplements are to be brought and until when; ``until`` is ``None`` for no such day."""

    where: str
    until: date | None


def offered_submission(
    site: Site, calendar: WorkdayCalendar, rules: LocalRules, today: date
) -> Submission:
    """What a notice says unless the clerk writes otherwise: here, within the local rule's days."""
    if not rules.supplement_workdays:
        return Submission(site.name, None)
    try:
        until = calendar.add_workdays(today, rules.supplement_workdays)
    except CalendarError:
        return Submission(site.name, None)
    return Submission(site.name, until)


def notify(
    counter: Counter,
    case: str,
    requirements: Mapping[str, str] | None = None,
    submission: Submission | None = None,
) -> Act:
    """Give the notice in a transaction of its own; raises ``ActRefusedError``.

    ``requirements`` says per material key what is required where the clerk wrote more than the
    standard sentence, ``submission`` where and until when if not as offered.
    """
    with counter.journal.transaction() as transaction:
        return notifying(counter, transaction, case, requirements, submission)


def notifying(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    requirements: Mapping[str, str] | None = None,
    submission: Submission | None = None,
) -> Act:
    """Give the notice within ``transaction``."""
    told = counter.standing_case(transaction, case, ActKind.NOTICE_GIVEN)
    at = submission or offered_submission(
        counter.site, counter.calendar, counter.rules, counter.today()
    )
    number = take_document_number(transaction, counter.site, DocumentSeries.NOTICE, counter.today())
    act = counter.take(
        transaction,
        case,
        NoticeGiven(
            document_number=number,
            entries=notice_entries(told, requirements or {}),
            submit_where=at.where,
            submit_until=at.until,
        ),
    )
    transaction.queue_paper(
        PaperToPrint(PaperKind.ONE_TIME_NOTICE, case, act.id, number), counter.clerk.number
    )
    return act


def notice_entries(case: Case, requirements: Mapping[str, str]) -> tuple[NoticeEntry, ...]:
    """One entry for each lacking material, with what is required of it."""
    return tuple(
        notice_entry(material, requirements.get(material.term.key, "")) for material in case.owed
    )


def notice_entry(material: MaterialState, required: str = "") -> NoticeEntry:
    """One material with what is required of it; empty is the standard sentence."""
    wanting = material.judgement if material.is_lacking else None
    return NoticeEntry(
        key=material.term.key,
        name=material.term.name,
        judgement=wanting or Judgement.NOT_AS_REQUIRED,
        required=required or _standard_requirement(material),
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


_TOLD_BY_HAND_OVER = (NoticeGiven, FurtherNoticeGiven, Suspended, Extended)


def papers_to_hand_over(case: Case) -> tuple[Act, ...]:
    """Papers that tell the applicant something and that nobody has proof of yet, the next one first.

    The one-time notice goes before the others, newer papers before older ones.
    """
    waiting = [
        act
        for act in reversed(case.acts)
        if isinstance(act.body, _TOLD_BY_HAND_OVER)
        and act.body.document_number
        and act.id not in case.voided
        and act.id not in case.handed_over
    ]
    notices = [act for act in waiting if isinstance(act.body, NoticeGiven)]
    first = notices[:1] if case.notice_clock.told_on is None else []
    return (*first, *(act for act in waiting if not isinstance(act.body, NoticeGiven)))


def hand_over_paper(
    counter: Counter,
    case: str,
    paper_act: str,
    recipient: str,
    means: HandOverMeans = HandOverMeans.SIGNED,
    evidence: str = "",
) -> Act:
    """Record that the paper of ``paper_act`` reached the applicant; only now it counts as told.

    ``evidence`` is the number of the registered letter or of the message, mandatory for those means.
    Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        told = counter.standing_case(transaction, case, ActKind.HANDED_OVER)
        paper = next((act for act in told.acts if act.id == paper_act), None)
        number = getattr(paper.body, "document_number", "") if paper is not None else ""
        return _recorded(
            counter, transaction, case, HandedOver(paper_act, number, means, recipient, evidence)
        )


def hand_over_notice(
    counter: Counter,
    case: str,
    recipient: str,
    means: HandOverMeans = HandOverMeans.SIGNED,
    evidence: str = "",
) -> Act:
    """Record that the newest standing notice of ``case`` reached ``recipient``.

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
        return _recorded(
            counter,
            transaction,
            case,
            HandedOver(notice.id, notice.body.document_number, means, recipient, evidence),
        )


def _recorded(
    counter: Counter, transaction: JournalTransaction, case: str, body: HandedOver
) -> Act:
    """A paper that is not signed for in person has its 送达回证 for the file."""
    act = counter.take(transaction, case, body)
    if body.means is not HandOverMeans.SIGNED:
        transaction.queue_paper(
            PaperToPrint(PaperKind.DELIVERY_RECORD, case, act.id, body.document_number),
            counter.clerk.number,
        )
    return act
