"""Settle (处理): what a clerk does with an act that the county refused or found in conflict.

Nothing is dropped: the act stays with the county's reason; settling records who dealt with it and
how. Taking the step again is an ordinary new act on top of what now stands.
"""

from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.counter import ActRefusedError, Counter

MIN_RESOLUTION = 2


def settle(counter: Counter, act: str, resolution: str) -> None:
    """Mark ``act`` as dealt with; ``resolution`` says in words what was done.

    Raises ``ActRefusedError`` while the resolution is empty.
    """
    if len(resolution.strip()) < MIN_RESOLUTION:
        raise ActRefusedError(
            Refusal("field_empty", "resolution", "请写明如何处理(如“已电话告知申请人重新办理”)")
        )
    counter.journal.settle(act, counter.clerk.number, resolution.strip())
