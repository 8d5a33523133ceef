"""The county is set back behind the enrolment of desks: it knows neither them nor which ids it gave."""

from collections.abc import Iterator

import pytest
from tests.simulation import clerks
from tests.simulation.desk_node import DeskNode
from tests.simulation.observer import compare_all
from tests.simulation.world import World, everybody_enrolled

from window_desk.county.use_cases.administer import list_desks
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.protocol.messages import DeskStatus


@pytest.fixture
def world() -> Iterator[World]:
    """Everybody is enrolled, and that is in a backup."""
    with everybody_enrolled() as opened_world:
        opened_world.node.back_up()
        yield opened_world


def test_numbers_of_the_identity_before_the_lost_one_are_still_claimed(world: World) -> None:
    """The paper is out, numbered by a desk that the county knows; the PC was another one meanwhile."""
    desk = world.desks[0]
    first = desk.desk
    desk.do(lambda: clerks.receive_one(desk))
    assert desk.enrol()
    _restore(world)
    assert first in _active(world), "the backup is older than its end"
    assert desk.enrol()
    assert first not in _active(world)
    assert _state(desk) is LineState.ONLINE
    desk.do(lambda: clerks.take_over_all_of(desk))
    _rest(world)
    assert world.observer.statuses == {"applied": 1}


def test_no_pc_gets_the_id_of_another_that_the_county_lost(world: World) -> None:
    """Else it would find acts of the other on its disk, and send them as its own for ever."""
    one, other = world.desks[:2]
    for desk in (one, other):
        assert desk.enrol()
        desk.run_round()
    lost = other.desk
    other.do(lambda: clerks.receive_one(other))
    for desk in (other, one):
        desk.run_round()
    _restore(world)
    assert one.enrol()
    assert _state(one) is LineState.ONLINE
    assert one.desk != lost
    one.do(lambda: clerks.receive_one(one))
    assert _state(one) is LineState.ONLINE
    assert _state(other) is LineState.FORKED
    assert other.enrol()
    assert _state(other) is LineState.ONLINE
    other.do(lambda: clerks.take_over_all_of(other))
    _rest(world)
    assert set(world.observer.statuses) == {"applied"}


def test_what_a_later_life_of_the_pc_had_brought_comes_back_after_a_restore(world: World) -> None:
    """The disk went back behind that life: the PC does not know that it was that desk, but knows the act."""
    desk = world.desks[0]
    desk.do(lambda: clerks.receive_one(desk))
    desk.take_image()
    assert desk.enrol()
    desk.run_round()
    desk.do(lambda: clerks.take_over_all_of(desk))
    desk.run_round()
    assert world.observer.statuses == {"applied": 1}
    desk.restore_image(desk.images[0])
    assert _state(desk) is LineState.FORKED
    assert desk.enrol()
    desk.run_round()
    assert desk.store.cache.former_cases() == [], "the county has it"
    _restore(world)
    assert desk.enrol()
    desk.run_round()
    desk.do(lambda: clerks.take_over_all_of(desk))
    _rest(world)
    assert world.observer.statuses == {"applied": 2}


def _restore(world: World) -> None:
    world.node.restore()
    world.observer.begin_epoch(world.node)


def _active(world: World) -> set[str]:
    known = list_desks(world.node.county.context)
    return {each.id for each in known if each.status is DeskStatus.ACTIVE}


def _state(desk: DeskNode) -> LineState | None:
    report = desk.run_round()
    return None if report is None else report.state


def _rest(world: World) -> None:
    for _ in range(2):
        for desk in world.desks:
            desk.engine.compare_digest()
            assert _state(desk) is LineState.ONLINE
    compare_all(world.node, world.desks, world.observer)
