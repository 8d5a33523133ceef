"""Ask late (审查阶段补正) for what stood at the first notice and was not named in it.

A fault under Art. 72(4): only a supervisor may, and says why it was found late.
"""

from window_desk.casework.acts import (
    Act,
    ActKind,
    FurtherNoticeGiven,
    NoticeEntry,
)
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.notify import Submission, offered_submission
from window_desk.desk.use_cases.numbering import DocumentSeries, take_document_number
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def give_further_notice(
    counter: Counter,
    case: str,
    entries: tuple[NoticeEntry, ...],
    reason: str,
    submission: Submission | None = None,
) -> Act:
    """Make out the 审查阶段补正材料通知书; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        counter.standing_case(transaction, case, ActKind.FURTHER_NOTICE_GIVEN)
        number = take_document_number(
            transaction, counter.site, DocumentSeries.FURTHER, counter.today()
        )
        at = submission or offered_submission(
            counter.site, counter.calendar, counter.rules, counter.today()
        )
        act = counter.take(
            transaction, case, FurtherNoticeGiven(number, entries, at.where, at.until, reason)
        )
        transaction.queue_paper(
            PaperToPrint(PaperKind.FURTHER_NOTICE, case, act.id, number), counter.clerk.number
        )
        return act
