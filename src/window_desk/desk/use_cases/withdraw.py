"""Withdraw (撤回) at the applicant's wish."""

from window_desk.casework.acts import (
    Act,
    Withdrawn,
)
from window_desk.desk.use_cases.counter import Counter


def withdraw(counter: Counter, case: str, reason: str) -> Act:
    """End a case that the applicant takes back; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, Withdrawn(reason))
