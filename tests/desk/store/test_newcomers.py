"""Many new cases on one page: kept at once, told in lists behind whatever a clerk does."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.desk.store.recomputing import case_rows, told_from_scratch
from tests.desk.store.world import EPOCH, World, received

from window_desk.casework import acts as a
from window_desk.desk.store.newcomers import FEWEST
from window_desk.desk.store.writer import Writer
from window_desk.desk.use_cases.case_views import ArrivingCases
from window_desk.protocol import messages as m

_ROOT = Path(__file__).parents[3]
MANY = 3 * FEWEST + 7

_KILLED_BEFORE_THEY_ARE_TOLD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.desk.store.test_newcomers import MANY, page_of_new_cases
from tests.desk.store.world import EPOCH, World
world = World(Path(sys.argv[1])).open()
world.position = world.on_writer(world.store.sync.identity).cursor
page = page_of_new_cases(world, MANY)
def take():
    world.store.sync.apply_page(EPOCH, page, world.position)
    print("durable", flush=True)
    sys.stdin.readline()
world.on_writer(take)
"""


def page_of_new_cases(world: World, count: int) -> list[m.FeedEntry]:
    """One receipt each."""
    return [
        world.entry(
            world.other.sealed(world.other.act(f"new-{number:05d}", received(number), "1001"))
        )
        for number in range(1, count + 1)
    ]


def page_of_later_cases(world: World) -> list[m.FeedEntry]:
    """Just as many as are put off."""
    return [
        world.entry(
            world.other.sealed(world.other.act(f"later-{number}", received(9_000 + number), "1001"))
        )
        for number in range(FEWEST)
    ]


def apply_then(world: World, entries: list[m.FeedEntry], then: Callable[[], None]) -> None:
    """Take a page and do ``then`` before any chunk can run."""

    def take() -> None:
        world.store.sync.apply_page(EPOCH, entries, world.position)
        then()

    world.on_writer(take)


def listed(world: World) -> set[str]:
    return {row.case for row in world.store.cache.cases(limit=10_000)}


def test_acts_and_cursor_are_kept_with_the_page_and_lists_follow(world: World) -> None:
    page = page_of_new_cases(world, MANY)
    found: list[int] = []

    def look() -> None:
        identity = world.store.sync.identity()
        assert identity is not None
        found.append(identity.cursor)
        found.append(world.store.sync.digest().count)
        found.append(len(listed(world)))
        # one that is looked at is there at once
        file = world.store.cache.case_file("new-00607")
        assert file is not None
        assert file.case.state == "received"

    apply_then(world, page, look)
    assert found == [world.position, MANY, 0]
    world.let_newcomers_in()
    assert len(listed(world)) == MANY
    assert case_rows(world) == told_from_scratch(world)
    assert [row.case for row in world.store.cache.cases(text="王秀兰", limit=1_000)]


def test_what_is_not_listed_yet_is_counted(world: World) -> None:
    page = page_of_new_cases(world, 2 * MANY)
    cache, counted = world.store.cache, []

    def note() -> None:
        counted.append((cache.arriving_cases(), len(listed(world))))

    def take() -> None:
        world.store.sync.apply_page(EPOCH, page[:MANY], world.position)
        note()
        for _chunk in range(2):
            world.store._newcomers._tell_some()
            note()
        world.store.sync.apply_page(EPOCH, page[MANY:], world.position)
        note()

    world.on_writer(take)
    assert counted == [
        (ArrivingCases(MANY, MANY, is_first=True), 0),
        (ArrivingCases(MANY - 200, MANY, is_first=True), 200),
        (ArrivingCases(MANY - 400, MANY, is_first=True), 400),
        (ArrivingCases(2 * MANY - 400, 2 * MANY, is_first=True), 400),
    ]
    world.let_newcomers_in()
    assert cache.arriving_cases() is None
    apply_then(world, later := page_of_later_cases(world), world.store._newcomers.stop)
    assert cache.arriving_cases() == ArrivingCases(len(later), len(later), is_first=False)
    world.reopen()
    world.let_newcomers_in()
    assert world.store.cache.arriving_cases() is None
    assert len(listed(world)) == 2 * MANY + len(later)


def test_a_case_with_several_acts_is_counted_once(world: World) -> None:
    page = page_of_new_cases(world, 300)
    for number in range(1, 151):
        act = world.other.act(f"new-{number:05d}", a.Withdrawn("不办了"))
        page.append(world.entry(world.other.sealed(act)))
    page += page_of_later_cases(world)
    left: list[int] = []

    def take() -> None:
        world.store.sync.apply_page(EPOCH, page, world.position)
        for _chunk in range(2):
            world.store._newcomers._tell_some()
            arriving = world.store.cache.arriving_cases()
            assert arriving is not None
            left.append(arriving.left)

    world.on_writer(take)
    assert left == [FEWEST + 100, FEWEST]


def test_few_new_cases_are_told_with_their_page(world: World) -> None:
    apply_then(world, page_of_new_cases(world, FEWEST - 1), lambda: None)
    assert len(listed(world)) == FEWEST - 1


def test_a_case_in_the_lists_is_never_late(world: World) -> None:
    world.others(world.other.act("known", received(9_001), "1001"))
    withdrawn = world.entry(world.other.sealed(world.other.act("known", a.Withdrawn("不办了"))))
    states: list[str] = []

    def look() -> None:
        states.extend(row.state for row in world.store.cache.cases())

    apply_then(world, [withdrawn, *page_of_new_cases(world, MANY)], look)
    assert states == ["withdrawn"]
    world.let_newcomers_in()
    assert len(listed(world)) == MANY + 1


def test_further_acts_of_cases_that_wait_are_told_right(world: World) -> None:
    further: list[m.FeedEntry] = []

    def more() -> None:
        world.take_here("new-00003", [a.Withdrawn("不办了")])
        for case in ("new-00004", "new-00606"):
            act = world.other.act(case, a.Withdrawn("不办了"))
            further.append(world.entry(world.other.sealed(act)))
        world.store.sync.apply_page(EPOCH, further, world.position)

    apply_then(world, page_of_new_cases(world, MANY), more)
    world.let_newcomers_in()
    rows = case_rows(world)
    assert {case for case, row in rows.items() if row["state"] == "withdrawn"} == {
        *("new-00003", "new-00004", "new-00606")
    }
    assert rows == told_from_scratch(world)


def test_they_follow_after_the_program_was_closed(world: World) -> None:
    # closing begins with this
    apply_then(world, page_of_new_cases(world, MANY), world.store._newcomers.stop)
    assert not listed(world)
    world.reopen()
    world.let_newcomers_in()
    assert len(listed(world)) == MANY
    assert case_rows(world) == told_from_scratch(world)


def test_they_follow_after_a_kill(world: World, tmp_path: Path) -> None:
    world.close()
    child = subprocess.Popen(
        [sys.executable, "-c", _KILLED_BEFORE_THEY_ARE_TOLD, str(tmp_path), str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "durable\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    world.open()
    world.let_newcomers_in()
    assert len(listed(world)) == MANY
    assert case_rows(world) == told_from_scratch(world)


@pytest.mark.parametrize("count", [3, MANY])
def test_a_new_desk_starts_from_a_snapshot(world: World, count: int) -> None:
    page = page_of_new_cases(world, count)
    reference = m.ReferenceEntry(
        1, m.ReferenceKind.CALENDAR_NOTICE, "2026", 2, world.moved_calendar_body()
    )
    snapshot = m.Snapshot(
        "epoch-2", world.position, (reference, *page), m.StateDigest(0, 0, ""), world.clock.at
    )
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    assert world.on_writer(world.store.sync.digest).count == count
    world.let_newcomers_in()
    assert len(listed(world)) == count
    assert case_rows(world) == told_from_scratch(world)


def test_how_far_a_snapshot_is_comes_while_it_is_kept(world: World) -> None:
    page = page_of_new_cases(world, 2_050)
    snapshot = m.Snapshot(
        "epoch-2", world.position, tuple(page), m.StateDigest(0, 0, ""), world.clock.at
    )
    told: list[int] = []
    world.on_writer(world.store.sync.load_snapshot, snapshot, told.append)
    assert told == [2_000, 2_050]


def test_a_snapshot_of_what_waits_leaves_nothing_out(world: World) -> None:
    page = page_of_new_cases(world, MANY)
    apply_then(world, page, world.store._newcomers.stop)
    fewer = page[: FEWEST + 1]
    reference = m.ReferenceEntry(
        1, m.ReferenceKind.CALENDAR_NOTICE, "2026", 2, world.moved_calendar_body()
    )
    position = fewer[-1].position
    snapshot = m.Snapshot(
        "epoch-2", position, (reference, *fewer), m.StateDigest(0, 0, ""), world.clock.at
    )
    world.on_writer(world.store.sync.load_snapshot, snapshot)
    world.reopen()
    world.let_newcomers_in()
    assert len(listed(world)) == FEWEST + 1
    assert case_rows(world) == told_from_scratch(world)


def test_a_second_page_before_the_first_is_told_leaves_nothing_out(world: World) -> None:
    page = page_of_new_cases(world, 2 * FEWEST)
    first, second = page[:FEWEST], page[FEWEST:]

    def again() -> None:
        world.store.sync.apply_page(EPOCH, second, world.position)

    apply_then(world, first, again)
    world.let_newcomers_in()
    assert len(listed(world)) == 2 * FEWEST
    assert case_rows(world) == told_from_scratch(world)


def test_memory_is_let_go_once_after_many_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[bool] = []
    really = Writer.let_memory_go

    def let_memory_go(writer: Writer) -> None:
        really(writer)
        let_go.append(True)

    monkeypatch.setattr(Writer, "let_memory_go", let_memory_go)
    few = len(world.others_receive(3))
    world.let_newcomers_in()
    assert not let_go
    world.page(page_of_new_cases(world, MANY))
    world.let_newcomers_in()
    world.on_writer(lambda: None)
    assert let_go == [True]
    assert len(listed(world)) == MANY + few
