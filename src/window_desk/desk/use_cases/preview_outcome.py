"""What would come of an application as it stands: the outcome panel of intake, key by key."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.casework.fold import NOTICE_WORKDAYS
from window_desk.casework.items import CaseType
from window_desk.casework.promise import Promise, promise_from
from window_desk.casework.terms import (
    terms_of,
)
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.use_cases.application import Application


class OutcomeKind(StrEnum):
    """How the application would go on."""

    ITEM_INCOMPLETE = "item_incomplete"
    ITEM_NOT_IN_FORCE = "item_not_in_force"
    UNJUDGED = "unjudged"
    LACKING = "lacking"
    COMPLETE = "complete"
    COMPLETE_ON_THE_SPOT = "complete_on_the_spot"


@dataclass(frozen=True, slots=True)
class OutcomePreview:
    """``promise`` is set when complete; ``notice_due`` is the last day to tell what is missing."""

    kind: OutcomeKind
    promise: Promise | None
    notice_due: date
    lacking: tuple[str, ...]
    unjudged: int
    fee_fen: int


def preview_outcome(
    application: Application, calendar: WorkdayCalendar, today: date
) -> OutcomePreview:
    """The outcome if the clerk stopped now. Raises ``CalendarError`` beyond what can be counted."""
    item = application.item
    judged = {j.key: j.judgement for j in application.judgements}
    lacking = tuple(
        material.name
        for material in item.materials
        if judged.get(material.key) in (Judgement.MISSING, Judgement.NOT_AS_REQUIRED)
    )
    unjudged = sum(material.key not in judged for material in item.materials)
    kind = _kind(application, today, unjudged, len(lacking))
    complete = kind in (OutcomeKind.COMPLETE, OutcomeKind.COMPLETE_ON_THE_SPOT)
    return OutcomePreview(
        kind=kind,
        promise=promise_from(terms_of(item), today, calendar) if complete else None,
        notice_due=calendar.add_workdays(today, NOTICE_WORKDAYS),
        lacking=lacking,
        unjudged=unjudged,
        fee_fen=sum(fee.fee_fen for fee in item.fees),
    )


def _kind(application: Application, today: date, unjudged: int, lacking: int) -> OutcomeKind:
    item = application.item
    if not item.is_complete:
        return OutcomeKind.ITEM_INCOMPLETE
    if not item.in_force_on(today):
        return OutcomeKind.ITEM_NOT_IN_FORCE
    if unjudged:
        return OutcomeKind.UNJUDGED
    if lacking:
        return OutcomeKind.LACKING
    if item.case_type is CaseType.ON_THE_SPOT:
        return OutcomeKind.COMPLETE_ON_THE_SPOT
    return OutcomeKind.COMPLETE
