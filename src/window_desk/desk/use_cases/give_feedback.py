"""Record the feedback (反馈意见) of a co-agency of a joint item."""

from window_desk.casework.acts import Act
from window_desk.casework.procedure_acts import FeedbackGiven
from window_desk.desk.use_cases.counter import Counter


def give_feedback(counter: Counter, case: str, agency: str, remarks: str, *, consents: bool) -> Act:
    """Take down what ``agency`` says; raises ``ActRefusedError``."""
    with counter.journal.transaction() as transaction:
        return counter.take(transaction, case, FeedbackGiven(agency, consents, remarks))
