"""Examine (审核): the examiner's opinion."""

from window_desk.casework.acts import (
    Act,
    Examined,
    Opinion,
)
from window_desk.desk.use_cases.counter import Counter


def examine(counter: Counter, case: str, opinion: Opinion, remarks: str = "") -> Act:
    """Give the examiner's opinion; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, Examined(opinion, remarks))
