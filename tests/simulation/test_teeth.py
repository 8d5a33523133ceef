"""What the desk does not believe, and that the observer sees what it cannot know."""

from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import update
from tests.simulation import clerks, files
from tests.simulation.desk_node import DeskNode
from tests.simulation.observer import compare_all
from tests.simulation.promises import BrokenPromiseError
from tests.simulation.world import World, everybody_enrolled

from window_desk.county.store.tables import blob
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.protocol import messages as m


@pytest.fixture
def world() -> Iterator[World]:
    """Everybody enrolled, two acts waiting at the first desk."""
    with everybody_enrolled() as opened_world:
        first = opened_world.desks[0]
        for _ in range(2):
            first.do(lambda: clerks.receive_one(first))
        yield opened_world


def test_a_reply_short_of_one_result_is_not_believed(world: World) -> None:
    desk = world.desks[0]
    desk.line.forge = lambda reply: (
        msgspec.structs.replace(reply, results=reply.results[:-1])
        if isinstance(reply, m.PushReply)
        else reply
    )
    report = desk.run_round()
    assert report is not None
    assert report.state is LineState.OFFLINE
    assert desk.store.cache.unsent_count() > 0
    world.observer.look_at(desk, world.node)
    desk.line.forge = lambda reply: reply
    _rest(world)


def test_a_shorter_reply_that_says_so_leaves_the_rest_in_the_outbox(world: World) -> None:
    """Acknowledged is what is named, not what was sent: the rest goes out again and is known there."""
    desk = world.desks[0]
    forged = 0

    def short(reply: msgspec.Struct) -> msgspec.Struct:
        nonlocal forged
        if isinstance(reply, m.PushReply) and not forged:
            forged = 1
            return msgspec.structs.replace(reply, results=reply.results[:-1], count=reply.count - 1)
        return reply

    desk.line.forge = short
    report = desk.run_round()
    assert forged
    assert report is not None
    assert report.state is LineState.ONLINE
    _rest(world)


def test_the_observer_sees_an_acknowledgement_of_what_never_arrived(world: World) -> None:
    desk, other = world.desks[:2]
    other.do(lambda: clerks.receive_one(other))
    mine = [
        m.ActResult(sequence, act, m.ActStatus.APPLIED, 99 + sequence)
        for act, sequence in desk.rows.all(
            "SELECT id, sequence FROM act WHERE desk = ? ORDER BY sequence", desk.desk
        )
    ]
    desk.line.troubles = {"push": "lost"}
    desk.run_round()
    reply = m.PushReply(world.node.epoch, len(mine), len(mine), tuple(mine), world.time.now)
    desk.sync.record_results(reply)
    with pytest.raises(BrokenPromiseError, match="acknowledged"):
        world.observer.look_at(desk, world.node)


def test_the_observer_sees_a_desk_that_was_kept_in_the_dark(world: World) -> None:
    desk, other = world.desks[:2]
    desk.run_round()
    other.line.forge = lambda reply: (
        msgspec.structs.replace(
            reply, entries=tuple(m.OutOfScopeEntry(entry.position) for entry in reply.entries)
        )
        if isinstance(reply, m.PullReply)
        else reply
    )
    other.engine.compare_digest()
    report = other.run_round()
    assert report is not None
    with pytest.raises(BrokenPromiseError, match="digests agree"):
        world.observer.after_round(report)
    with pytest.raises(BrokenPromiseError, match="hold the same"):
        compare_all(world.node, world.desks, world.observer)
    # The desk noticed it too: it loads a snapshot and is whole again.
    other.line.forge = lambda reply: reply
    _rest(world)


def test_the_observer_sees_a_scan_that_the_county_was_only_said_to_have(world: World) -> None:
    desk = world.desks[0]
    _attach_to_the_first_case(desk)
    desk.line.forge = lambda reply: (
        msgspec.structs.replace(reply, offset=reply.size, position=1)
        if isinstance(reply, m.BlobState)
        else reply
    )
    files.move_all(desk, 5)
    desk.line.forge = lambda reply: reply
    with pytest.raises(BrokenPromiseError, match="every scan arrives"):
        _rest(world)


def test_the_observer_sees_a_piece_that_was_acknowledged_and_not_kept(world: World) -> None:
    desk = world.desks[0]
    _attach_to_the_first_case(desk)
    files.move_all(desk, 2)
    world.node.start_again()
    with world.node.county.context.database.writing() as connection:
        connection.execute(update(blob).values(received=0))
    with pytest.raises(BrokenPromiseError, match="before it is durable"):
        world.node.start_again()


def test_a_scan_over_the_worst_line_arrives_in_pieces(world: World) -> None:
    """Every trouble once for an offset and once for a piece, and the county ends in between."""
    desk = world.desks[0]
    _attach_to_the_first_case(desk)
    for trouble in ("lost", "reply lost", "cut", "late", "twice", "slow"):
        desk.line.troubles = {"blob_offset": trouble, "send_piece": trouble}
        files.move_all(desk, 5)
        files.move_all(desk, 5)
        world.node.start_again()
        world.time.move(1_000_000)
    files.move_all(desk, 20)
    assert world.node.county.verify_scans().scans == 1
    _rest(world)


def _attach_to_the_first_case(desk: DeskNode) -> None:
    """A file of several pieces, whose act has arrived."""
    desk.run_round()
    case = desk.rows.all("SELECT id FROM case_row ORDER BY row LIMIT 1")[0][0]
    desk.do(lambda: files.attach(desk, case, 150_000))
    desk.run_round()


def _rest(world: World) -> None:
    for _ in range(2):
        for desk in world.desks:
            desk.engine.compare_digest()
            report = desk.run_round()
            assert report is not None
            assert report.state is LineState.ONLINE
    compare_all(world.node, world.desks, world.observer)
