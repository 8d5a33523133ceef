"""Conclude on the spot (当场办结, Art. 34): decided while the applicant waits."""

from window_desk.casework.acts import (
    Act,
    ActKind,
    ConcludedOnTheSpot,
    Outcome,
)
from window_desk.casework.items import ResultKind
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def conclude_on_the_spot(counter: Counter, case: str) -> Act:
    """Conclude a received case; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return concluding(counter, transaction, case)


def concluding(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
    """Conclude within ``transaction``: granted, since a denial goes the refusal's way.

    The written decision that Art. 34 asks for is the certificate where the item ends in one, else
    a decision letter that is queued here.
    """
    told = counter.standing_case(transaction, case, ActKind.CONCLUDED_ON_THE_SPOT)
    act = counter.take(transaction, case, ConcludedOnTheSpot(Outcome.GRANTED, ""))
    if told.terms.result_kind is not ResultKind.CERTIFICATE:
        transaction.queue_paper(
            PaperToPrint(PaperKind.DECISION, case, act.id, told.number), counter.clerk.number
        )
    return act
