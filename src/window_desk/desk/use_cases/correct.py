"""Correct on the spot (当场更正, Art. 32(3)): no notice, no new clock."""

from window_desk.casework.acts import (
    Act,
    CorrectedOnTheSpot,
)
from window_desk.desk.use_cases.counter import Counter


def correct(
    counter: Counter,
    case: str,
    *,
    field: str,
    before: str,
    after: str,
    reason: str,
    initialled: bool,
) -> Act:
    """Correct one field of the application; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(
            transaction, case, CorrectedOnTheSpot(field, before, after, reason, initialled)
        )
