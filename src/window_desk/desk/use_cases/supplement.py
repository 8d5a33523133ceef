"""Supplement (补正) and check materials (核对材料); a supplement that completes a case accepts it."""

from window_desk.casework.acts import (
    Act,
    MaterialJudgement,
    MaterialsChecked,
    Supplemented,
)
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.counter import Counter


def supplement(
    counter: Counter, case: str, judgements: tuple[MaterialJudgement, ...], *, then_accept: bool
) -> Act:
    """Take supplements in; ``then_accept`` accepts in the same transaction when all is there.

    Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        act = counter.take(transaction, case, Supplemented(judgements))
        told = transaction.case(case)
        if then_accept and told is not None and told.is_complete:
            act = accepting(counter, transaction, case)
        return act


def check_materials(counter: Counter, case: str, judgements: tuple[MaterialJudgement, ...]) -> Act:
    """Judge materials that were taken in unjudged; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, MaterialsChecked(judgements))
