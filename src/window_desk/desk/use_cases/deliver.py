"""Deliver (送达): the result is in the applicant's hands, identity checked, signed for."""

from window_desk.casework.acts import (
    Act,
    Delivered,
    HandOverMeans,
)
from window_desk.desk.use_cases.counter import Counter


def deliver(
    counter: Counter,
    case: str,
    *,
    recipient: str,
    relation: str,
    means: HandOverMeans,
    identity_checked: bool,
) -> Act:
    """Record the delivery; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(
            transaction, case, Delivered(recipient, relation, means, identity_checked)
        )
