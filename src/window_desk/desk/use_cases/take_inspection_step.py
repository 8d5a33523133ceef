"""Take a step of an inspection on the spot (现场核查, Art. 34 and 55)."""

from window_desk.casework.acts import Act
from window_desk.casework.procedure_acts import InspectionStep, InspectionStepTaken
from window_desk.desk.use_cases.counter import Counter


def take_inspection_step(
    counter: Counter, case: str, step: InspectionStep, staff: tuple[str, ...], remarks: str
) -> Act:
    """Record ``step`` with the names of the two or more who inspect.

    Raises ``ActRefusedError``.
    """
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, InspectionStepTaken(step, staff, remarks))
