"""Settle (处理): what a clerk does with acts that the county refused or found in conflict.

Nothing is dropped: the acts stay with the county's reason, and an act of its own records who dealt
with them and how. It reaches every desk of the case, as any act does.
"""

from window_desk.casework.acts import Act
from window_desk.casework.settlement import Settled, SettleWay
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.ports import JournalTransaction


def settle(counter: Counter, case: str, acts: tuple[str, ...], way: SettleWay, note: str) -> Act:
    """Record how the matter of ``acts`` in ``case`` goes on; ``note`` says in words what was done.

    Raises ``ActRefusedError`` while the note that ``way`` needs is empty.
    """
    with counter.journal.transaction() as transaction:
        return settling(counter, transaction, case, acts, way, note)


def settling(
    counter: Counter,
    transaction: JournalTransaction,
    case: str,
    acts: tuple[str, ...],
    way: SettleWay,
    note: str,
) -> Act:
    """Record it within ``transaction``; raises ``ActRefusedError``."""
    return counter.take(transaction, case, Settled(acts, way, note.strip()))
