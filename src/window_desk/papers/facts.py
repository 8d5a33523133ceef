"""What a paper is made from: the case, the act that it belongs to, and what the desk knows besides.
Pure.

Whoever prints collects the facts (``desk.use_cases.paper_facts``); the layouts only read them, so
that the same facts always give the same paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.case import Case
from window_desk.casework.items import ServiceItem

PERMIT_ITEM_TYPE = "01"


class WrongActError(ValueError):
    """A paper was asked for from an act that does not make it."""

    def __init__(self, paper: str, made_by: str) -> None:
        super().__init__(f"{paper}只能由{made_by}出具，请核对所选环节。")


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """The facts of one copy of a paper in a case.

    ``act`` made the paper. ``site_name`` is the centre where the window stands, ``agency_name`` the
    agency in whose name the paper speaks and whose seal it bears. ``code`` is the text of the QR
    code (empty for none). ``copy_number`` counts from 1; ``reason`` says why a later copy was
    printed, ``today`` when. ``item`` is the version of the item that the case was received under,
    where the desk has it. ``known_until`` is the last day that the published holiday notices cover;
    what falls after it is provisional (暂定). ``None`` where nobody asked.
    """

    case: Case
    act: Act
    site_name: str
    county_name: str
    agency_name: str
    clerk_name: str
    window_name: str
    phone: str
    copy_number: int
    reason: str
    code: str
    today: date
    voided: bool
    item: ServiceItem | None = None
    known_until: date | None = None

    def is_provisional(self, *days: date | None) -> bool:
        """Whether one of ``days`` lies past the published holiday notices."""
        until = self.known_until
        return until is not None and any(day is not None and day > until for day in days)

    @property
    def is_permit(self) -> bool:
        """Whether the item is known to be a permit, so that 行政许可法 applies directly."""
        return self.item is not None and self.item.item_type == PERMIT_ITEM_TYPE


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The facts of a plain list of materials, for someone who only asks: no case, no personal data."""

    item: ServiceItem
    site_name: str
    window_name: str
    phone: str
    clerk_name: str
    today: date
