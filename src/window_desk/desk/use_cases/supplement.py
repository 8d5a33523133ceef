"""Supplement (补正) and check materials (核对材料); a supplement that completes a case accepts it."""

from window_desk.casework.acts import (
    Act,
    ActKind,
    Judgement,
    MaterialJudgement,
    MaterialsChecked,
    Supplemented,
)
from window_desk.casework.case import Case
from window_desk.casework.next_acts import state_objection
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)


def supplement(
    counter: Counter, case: str, judgements: tuple[MaterialJudgement, ...], *, then_accept: bool
) -> Act:
    """Take supplements in, in part or in whole, with the 补正材料接收凭证 for what was given.

    ``then_accept`` accepts in the same transaction once all that was asked for is there
    (Art. 32(5)). Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        return supplementing(counter, transaction, case, judgements, then_accept=then_accept)


def supplementing(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    judgements: tuple[MaterialJudgement, ...],
    *,
    then_accept: bool,
) -> Act:
    """Take supplements in within ``transaction``; raises ``ActRefusedError``."""
    act = counter.take(transaction, case, Supplemented(judgements))
    told = transaction.case(case)
    if told is None:
        return act
    if any(judged.judgement is Judgement.IN_ORDER for judged in judgements):
        transaction.queue_paper(
            PaperToPrint(PaperKind.SUPPLEMENT_SLIP, case, act.id, told.number),
            counter.clerk.number,
        )
    if then_accept and _may_be_accepted(told):
        act = accepting(counter, transaction, case)
    return act


def _may_be_accepted(case: Case) -> bool:
    complete = not (case.unjudged or case.owed)
    return complete and state_objection(ActKind.ACCEPTED, case) is None


def check_materials(counter: Counter, case: str, judgements: tuple[MaterialJudgement, ...]) -> Act:
    """Judge materials that were taken in unjudged; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, MaterialsChecked(judgements))
