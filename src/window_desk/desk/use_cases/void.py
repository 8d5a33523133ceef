"""Void (作废) a mistaken act: its number stays used, its paper is marked."""

from window_desk.casework.acts import (
    Act,
    Voided,
)
from window_desk.desk.use_cases.counter import Counter


def void(counter: Counter, case: str, act: str, reason: str) -> Act:
    """Void one act; by a supervisor where its paper has left the window or another made it.

    Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        voided = counter.take(transaction, case, Voided(act, reason, counter.clerk.number))
        transaction.hold_file(act, voided.id)
        return voided
