"""Items with a limited number of places (Art. 57): accepted cases whose place is open or beyond the last.

Nobody is refused by itself: a supervisor settles it. Functions over a reader's rows.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from window_desk.casework.case import Case
from window_desk.casework.places import Place, RankedClaim, claim_of, order_of_acceptance
from window_desk.desk.store.deadlines import told_anew
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.telling import Telling
from window_desk.desk.use_cases.deadline_views import FaultRow

ARTICLE: Final = "57"
_BEYOND = "名额{}个，按受理先后排在第{}位，已超出名额，请值班长核定，不得自动不予许可"
_UNSETTLED = "名额{}个，受理先后存疑（可能为第{}至{}位），请值班长核对各窗口时钟后核定"

_CLAIMED: Final = """
    SELECT limited_item FROM case_row WHERE limited_item IS NOT NULL
    GROUP BY limited_item HAVING count(*) > ?
"""
_CASES: Final = "SELECT id FROM case_row WHERE limited_item = ? ORDER BY row"


def contested_places(
    rows: Rows, telling: Telling, number_of_places: Mapping[str, int]
) -> Iterator[FaultRow]:
    """What a supervisor must settle; ``number_of_places`` by implementation code."""
    fewest = min(number_of_places.values(), default=0)
    for (item,) in rows.all(_CLAIMED, fewest):
        limit = number_of_places.get(item)
        if limit is not None:
            yield from _contested(rows, telling, item, limit)


def _contested(rows: Rows, telling: Telling, item: str, limit: int) -> Iterator[FaultRow]:
    cases = {
        case.id: case for case in told_anew(rows, [c for (c,) in rows.all(_CASES, item)], telling)
    }
    claims = [claim for case in cases.values() if (claim := claim_of(case)) is not None]
    for ranked in order_of_acceptance(claims, limit):
        if ranked.place is not Place.HELD:
            yield _row(cases[ranked.claim.case], ranked, limit)


def _row(case: Case, ranked: RankedClaim, limit: int) -> FaultRow:
    sentence = (
        _BEYOND.format(limit, ranked.first_rank)
        if ranked.place is Place.BEYOND
        else _UNSETTLED.format(limit, ranked.first_rank, ranked.last_rank)
    )
    act = case.accepted_by or case.acts[-1]
    return FaultRow(
        case=case.id,
        number=case.number,
        item_name=case.terms.name,
        applicant=case.applicant_name,
        article=ARTICLE,
        sentence=sentence,
        day=act.day,
        act=act.id,
        ended=case.has_ended,
        clerks=frozenset(each.clerk for each in case.acts),
    )
