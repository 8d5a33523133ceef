"""Accept (受理): the sealed 受理通知书 with the promised day; starts the decision clock."""

from window_desk.casework.acts import (
    Accepted,
    Act,
    ActKind,
)
from window_desk.casework.promise import Promise, promise_from
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def accept(counter: Counter, case: str) -> Act:
    """Accept ``case`` in a transaction of its own; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return accepting(counter, transaction, case)


def accepting(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
    """Accept ``case`` within ``transaction``; raises ``ActRefusedError``."""
    told = counter.standing_case(transaction, case, ActKind.ACCEPTED)
    try:
        promise = promise_from(told.terms, told.starts_on, counter.calendar)
    except CalendarError as error:
        raise ActRefusedError(
            Refusal("calendar", "at", "日期超出工作日历，请校准本机时钟后再受理")
        ) from error
    number = take_document_number(
        transaction, counter.site, DocumentSeries.ACCEPTANCE, counter.today()
    )
    act = counter.take(
        transaction,
        case,
        Accepted(
            document_number=number,
            promised_due=promise.promised_due,
            statutory_due=promise.statutory_due,
            provisional=_is_provisional(promise, counter.calendar),
        ),
    )
    transaction.queue_paper(
        PaperToPrint(PaperKind.ACCEPTANCE, case, act.id, number), counter.clerk.number
    )
    return act


def _is_provisional(promise: Promise, calendar: WorkdayCalendar) -> bool:
    """Whether a printed day lies beyond the published calendar."""
    days = [promise.promised_due, promise.statutory_due]
    return any(day is not None and calendar.certainty(day) is Certainty.PROVISIONAL for day in days)
