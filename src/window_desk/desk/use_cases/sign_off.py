"""Sign off and decide (审定、决定): another person than the examiner, who keeps the seal."""

from window_desk.casework.acts import (
    Act,
    Decided,
    Opinion,
    Outcome,
    SignedOff,
)
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def sign_off(
    counter: Counter, case: str, opinion: Opinion, remarks: str = "", legal_basis: str = ""
) -> Act:
    """Sign off; unless returned, the sealed decision follows in the same transaction.

    ``remarks`` is the reason of a return or a denial, ``legal_basis`` is mandatory for a denial
    (Art. 38). Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        return signing_off(counter, transaction, case, opinion, remarks, legal_basis)


def signing_off(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    opinion: Opinion,
    remarks: str,
    legal_basis: str,
) -> Act:
    """Sign off within ``transaction``; raises ``ActRefusedError``."""
    act = counter.take(transaction, case, SignedOff(opinion, remarks))
    if opinion is Opinion.RETURN:
        return act
    number = take_document_number(
        transaction, counter.site, DocumentSeries.DECISION, counter.today()
    )
    outcome = Outcome.GRANTED if opinion is Opinion.GRANT else Outcome.DENIED
    act = counter.take(transaction, case, Decided(number, outcome, remarks, legal_basis))
    transaction.queue_paper(
        PaperToPrint(PaperKind.DECISION, case, act.id, number), counter.clerk.number
    )
    return act
