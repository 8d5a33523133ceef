"""The due days that the applicant holds on paper (受理通知书 or 延长办理期限告知书). Pure.

They are what the acts state, whatever the calendar says later, so that a later copy says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from window_desk.casework.acts import (
    Accepted,
    Act,
)
from window_desk.casework.case import Case
from window_desk.casework.procedure_acts import Extended


@dataclass(frozen=True, slots=True)
class PrintedDays:
    """Both due days as printed; ``None`` where the paper names none."""

    promised_due: date | None
    statutory_due: date | None
    provisional: bool = False


def acts_before(case: Case, act: Act) -> Iterator[Act]:
    """The standing acts of ``case`` before ``act``, oldest first."""
    for known in case.acts:
        if known.id == act.id:
            return
        if known.id not in case.voided:
            yield known


def printed_before(case: Case, act: Act) -> PrintedDays | None:
    """The days on the newest paper before ``act`` that states any; ``None`` if there is none."""
    found: PrintedDays | None = None
    for known in acts_before(case, act):
        body = known.body
        if isinstance(body, Accepted | Extended) and (body.promised_due or body.statutory_due):
            found = PrintedDays(body.promised_due, body.statutory_due, body.provisional)
    return found
