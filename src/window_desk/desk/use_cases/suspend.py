"""Suspend (特别程序) and resume: a lawful stop of the decision clock, told in writing (Art. 45)."""

from dataclasses import dataclass
from datetime import date

from window_desk.casework.acts import (
    Act,
    ActKind,
)
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import Resumed, Suspended, SuspensionKind
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


@dataclass(frozen=True, slots=True)
class SuspensionRequest:
    """What the 特别程序告知书 says: ``told_days`` in ``told_unit``, from the end of ``start``.

    ``restates`` is the id of the open stop whose days are told anew, else empty.
    """

    kind: SuspensionKind
    basis: str
    reason: str
    told_days: int
    told_unit: DayUnit
    start: date
    restates: str = ""

    def body(self, document_number: str) -> Suspended:
        """The act with its number."""
        return Suspended(
            document_number=document_number,
            kind=self.kind,
            basis=self.basis,
            reason=self.reason,
            told_days=self.told_days,
            told_unit=self.told_unit,
            start=self.start,
            restates=self.restates,
        )


def suspend(counter: Counter, case: str, request: SuspensionRequest) -> Act:
    """Stop the clock and make out the 特别程序告知书; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return suspending(counter, transaction, case, request)


def suspending(
    counter: Counter, transaction: JournalTransaction, case: str, request: SuspensionRequest
) -> Act:
    """Stop the clock within ``transaction``; raises ``ActRefusedError``."""
    counter.standing_case(transaction, case, ActKind.SUSPENDED)
    number = take_document_number(
        transaction, counter.site, DocumentSeries.SUSPENSION, counter.today()
    )
    act = counter.take(transaction, case, request.body(number))
    transaction.queue_paper(
        PaperToPrint(PaperKind.SUSPENSION, case, act.id, number), counter.clerk.number
    )
    return act


def resume(counter: Counter, case: str, suspension: str, end: date, result: str) -> Act:
    """Record the ``result`` that ended the stop ``suspension`` on ``end``.

    Counting goes on the day after. Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, Resumed(suspension, end, result))
