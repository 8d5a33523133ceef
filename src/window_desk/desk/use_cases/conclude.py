"""Conclude on the spot (当场办结, Art. 34): decided while the applicant waits."""

from window_desk.casework.acts import Act, ActKind, ConcludedOnTheSpot, Outcome
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.ports import JournalTransaction


def conclude_on_the_spot(counter: Counter, case: str) -> Act:
    """Conclude a received case; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return concluding(counter, transaction, case)


def concluding(counter: Counter, transaction: JournalTransaction, case: str) -> Act:
    """Conclude within ``transaction``: granted, since a denial goes the refusal's way."""
    counter.standing_case(transaction, case, ActKind.CONCLUDED_ON_THE_SPOT)
    return counter.take(transaction, case, ConcludedOnTheSpot(Outcome.GRANTED, ""))
