"""Take a step of a hearing (听证, Art. 46 to 48)."""

from datetime import date

from window_desk.casework.acts import Act
from window_desk.casework.procedure_acts import HearingStep, HearingStepTaken
from window_desk.desk.use_cases.counter import Counter


def take_hearing_step(
    counter: Counter, case: str, step: HearingStep, hearing_on: date | None, remarks: str
) -> Act:
    """Record ``step``; ``hearing_on`` only with an announcement. Raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, HearingStepTaken(step, hearing_on, remarks))
