"""Pages on the way to the writer: the next one is fetched meanwhile, and no failure is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.store.world import EPOCH, World, received

from window_desk.desk.sync.on_writer import OnWriter
from window_desk.desk.use_cases.sync_ports import FeedGapError
from window_desk.protocol.messages import ActEntry


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled desk with its reference data."""
    opened = World(tmp_path).open()
    opened.enrol()
    opened.publish_reference()
    yield opened
    opened.close()


@pytest.fixture
def store(world: World) -> OnWriter:
    """Its store as the sync thread has it."""
    return OnWriter(world.store.sync, world.store.journal.executor)


def entry_of(world: World, serial: int) -> ActEntry:
    act = world.other.act(f"case-{serial}", received(serial), "1001")
    return world.entry(world.other.sealed(act))


def cursor_of(store: OnWriter) -> int:
    identity = store.identity()
    assert identity is not None
    return identity.cursor


def test_a_page_before_the_last_is_not_waited_for_and_the_next_call_sees_it(
    world: World, store: OnWriter
) -> None:
    go_on = threading.Event()
    world.store.journal.executor.submit(go_on.wait)
    first = entry_of(world, 1)
    assert store.apply_page(EPOCH, [first], first.position + 1) == first.position
    go_on.set()
    last = entry_of(world, 2)
    assert store.apply_page(EPOCH, [last], last.position) == last.position
    assert cursor_of(store) == last.position
    assert {row.case for row in world.store.cache.cases()} == {"case-1", "case-2"}


def test_a_page_that_failed_says_so_at_the_next_call_and_once(
    world: World, store: OnWriter
) -> None:
    before = cursor_of(store)
    world.position += 1
    late = entry_of(world, 1)
    store.apply_page(EPOCH, [late], late.position + 1)
    with pytest.raises(FeedGapError):
        store.next_batch(10, 1_000)
    assert store.next_batch(10, 1_000) is None
    assert cursor_of(store) == before


def test_no_page_follows_one_that_failed(world: World, store: OnWriter) -> None:
    before = cursor_of(store)
    fitting = entry_of(world, 1)
    store.apply_page("another epoch", [fitting], fitting.position + 1)
    with pytest.raises(FeedGapError):
        store.apply_page(EPOCH, [fitting], fitting.position + 1)
    assert cursor_of(store) == before
    assert store.apply_page(EPOCH, [fitting], fitting.position) == fitting.position


def test_the_last_page_fails_at_once(world: World, store: OnWriter) -> None:
    world.position += 1
    late = entry_of(world, 1)
    with pytest.raises(FeedGapError):
        store.apply_page(EPOCH, [late], late.position)
