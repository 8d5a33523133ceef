"""The county is set back across the change of the year: its backup knows no pool of the new one."""

from datetime import UTC, datetime

import pytest
from tests.simulation import clerks
from tests.simulation.observer import compare_all
from tests.simulation.world import World, everybody_enrolled

from window_desk.county.store.lost_leases import NOBODY
from window_desk.county.store.numbers import lent_ranges
from window_desk.county.store.together import run_together

BEFORE_DECEMBER = datetime(2026, 11, 26, 0, 20, tzinfo=UTC)


@pytest.mark.parametrize("lends_first", [True, False])
def test_numbers_of_the_new_year_are_lent_and_used_once(*, lends_first: bool) -> None:
    """Everybody has numbers of a year that the restored county never heard of; one desk asks for others.

    It lends first, or first hears of the pool by an act that brings one of its numbers.
    """
    with everybody_enrolled(BEFORE_DECEMBER) as world:
        world.node.back_up()
        for moment in (datetime(2026, 12, 2, 1, tzinfo=UTC), datetime(2027, 1, 4, 1, tzinfo=UTC)):
            world.time.move_to(moment)
            for desk in world.desks:
                desk.run_round()
        first, again = world.desks[:2]
        first.do(lambda: clerks.receive_one(first))
        world.node.restore()
        world.observer.begin_epoch(world.node)
        for desk in (again, first) if lends_first else (first, again):
            assert desk is first or desk.enrol()
            assert desk.run_round() is not None
        assert world.observer.statuses == {"applied": 1}
        assert max(low for low in _lent_of_the_new_year(world, again.desk)) > 1_000
        for desk in world.desks:
            desk.run_round()
        compare_all(world.node, world.desks, world.observer)


def _lent_of_the_new_year(world: World, desk: str) -> list[int]:
    context = world.node.county.context
    with context.database.reading() as connection:
        lent = lent_ranges(connection, context.county, desk, ["case:2027"])
        run_together(connection, lent)
    return [
        low
        for (_pool, series), ranges in lent.answer.items()
        for low, _high in ranges
        if series != NOBODY
    ]
