"""Refuse (不予受理) with reasons, or name the agency that is competent (Art. 32(1) and (2))."""

from window_desk.casework.acts import (
    Act,
    ActBody,
    ActKind,
    NotOurAgency,
    RefusalGround,
    Refused,
)
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)
from window_desk.desk.use_cases.receive import FollowUp


def refusing(ground: RefusalGround, reason: str, legal_basis: str) -> FollowUp:
    """A refusal with its ground, to follow on a receipt or to run by :func:`refuse`."""

    def follow(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
        counter.standing_case(transaction, case, ActKind.REFUSED)
        number = _document_number(counter, transaction)
        return _take(
            counter, transaction, case, number, Refused(number, ground, reason, legal_basis)
        )

    return follow


def naming_agency(target_agency: str, reason: str) -> FollowUp:
    """Not our agency: ``target_agency`` is where the applicant must go."""

    def follow(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
        counter.standing_case(transaction, case, ActKind.NOT_OUR_AGENCY)
        number = _document_number(counter, transaction)
        return _take(
            counter, transaction, case, number, NotOurAgency(number, target_agency, reason)
        )

    return follow


def refuse(counter: Counter, case: str, refusal: FollowUp) -> Act:
    """Refuse a case that was received before; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return refusal(counter, transaction, case)


def _document_number(counter: Counter, transaction: JournalTransaction) -> str:
    return take_document_number(transaction, counter.site, DocumentSeries.REFUSAL, counter.today())


def _take(
    counter: Counter, transaction: JournalTransaction, case: str, number: str, body: ActBody
) -> Act:
    act = counter.take(transaction, case, body)
    transaction.queue_paper(
        PaperToPrint(PaperKind.REFUSAL, case, act.id, number), counter.clerk.number
    )
    return act
