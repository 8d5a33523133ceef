"""Items with a limited number of places (数量限制, Art. 57): who holds one, by the order of acceptance.

Windows that work without a line may each accept the last one. Instants decide; where a clock is in
doubt and it matters, the case is for a supervisor to settle, and nobody is refused by itself. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from window_desk.casework.acts import Outcome
from window_desk.casework.case import Case, CaseState

_GIVEN_UP = frozenset({CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.VOIDED})


class Place(StrEnum):
    """Where a case stands among the places of its item."""

    HELD = "held"
    BEYOND = "beyond"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """One accepted case. ``accepted_at`` is county time; ``doubtful`` says that its clock was not
    to be trusted, so that it may have happened at any time."""

    case: str
    number: str
    accepted_at: datetime
    doubtful: bool


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """A claim with the ranks that it can have, from 1; both are the same where no doubt touches it."""

    claim: PlaceClaim
    first_rank: int
    last_rank: int
    place: Place


def claim_of(case: Case) -> PlaceClaim | None:
    """The claim of a case that was accepted and still wants its place, else ``None``."""
    act = case.accepted_by
    if act is None or case.terms.quantity_limit is None or case.state in _GIVEN_UP:
        return None
    denied = case.decision is not None and case.decision.outcome is Outcome.DENIED
    if denied:
        return None
    return PlaceClaim(case.id, case.number, act.happened_at, bool(act.clock.doubts))


def order_of_acceptance(claims: Iterable[PlaceClaim], places: int) -> tuple[RankedClaim, ...]:
    """The claims in the order of acceptance, each with its place out of ``places``.

    Equal instants are in no order, and a doubtful claim may come before or after any other.
    """
    ordered = sorted(claims, key=lambda claim: (claim.accepted_at, claim.case))
    ranked = []
    for claim in ordered:
        others = [other for other in ordered if other is not claim]
        surely_before = sum(_precedes(other, claim) for other in others)
        surely_after = sum(_precedes(claim, other) for other in others)
        first_rank, last_rank = surely_before + 1, len(ordered) - surely_after
        if last_rank <= places:
            place = Place.HELD
        else:
            place = Place.BEYOND if first_rank > places else Place.UNSETTLED
        ranked.append(RankedClaim(claim, first_rank, last_rank, place))
    return tuple(ranked)


def _precedes(one: PlaceClaim, other: PlaceClaim) -> bool:
    """Whether ``one`` came before ``other`` beyond doubt."""
    return not one.doubtful and not other.doubtful and one.accepted_at < other.accepted_at
