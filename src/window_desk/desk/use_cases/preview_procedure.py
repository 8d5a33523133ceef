"""What would come of a step of the procedure, told before it is taken: the same law, the same fold."""

from dataclasses import dataclass
from datetime import UTC, datetime

from window_desk.casework.acts import (
    KIND_OF_BODY,
    Act,
    ActBody,
)
from window_desk.casework.case import Case
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.duties import Clerk
from window_desk.casework.fold import fold
from window_desk.casework.law import objection
from window_desk.casework.refusals import Refusal
from window_desk.casework.workdays import WorkdayCalendar

TO_BE_NUMBERED = "（待编号）"
"""Stands in a previewed act for the document number that is only taken with the act itself."""


@dataclass(frozen=True, slots=True)
class ProcedurePreview:
    """Why the step may not be, or the case as it would then stand."""

    refusal: Refusal | None
    case: Case | None


def preview_procedure(
    case: Case, body: ActBody, clerk: Clerk, calendar: WorkdayCalendar, now: datetime
) -> ProcedurePreview:
    """The case with one more act at ``now`` (county time, aware); nothing is saved."""
    act = Act(
        id="",
        desk="",
        sequence=0,
        previous="",
        transaction="",
        case=case.id,
        kind=KIND_OF_BODY[type(body)],
        schema=1,
        body=body,
        clerk=clerk.number,
        at=now.astimezone(UTC),
        clock=ClockReading(0, None, 0, ""),
        seen=0,
    )
    refusal = objection(case, act, clerk, now)
    if refusal is not None:
        return ProcedurePreview(refusal, None)
    return ProcedurePreview(None, fold((*case.acts, act), calendar, now, case.rules))
