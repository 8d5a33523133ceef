"""A new calendar or new rules: open cases are told anew in chunks, and a clerk goes on working."""

import os
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.desk.store.recomputing import between_chunks, case_rows, told_from_scratch
from tests.desk.store.world import EPOCH, World, received

from window_desk.casework import acts as a
from window_desk.casework.local_rules import DEFAULT_RULES
from window_desk.desk.store.recomputation import CASES_IN_A_CHUNK
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.case_views import CaseRow
from window_desk.desk.use_cases.deadline_views import Recomputation, RecomputationCause
from window_desk.protocol import messages as m

_ROOT = Path(__file__).parents[3]
MANY = 3 * CASES_IN_A_CHUNK + 7
BEFORE, AFTER = date(2026, 3, 9), date(2026, 3, 10)

_KILLED_BETWEEN_CHUNKS = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from datetime import date
from tests.desk.store.recomputing import between_chunks
from tests.desk.store.world import World
world = World(Path(sys.argv[1])).open()
world.position = world.on_writer(world.store.sync.identity).cursor
chunks = int(sys.argv[3])
def wait_for_the_end():
    print(world.store.cache.recomputation().done, flush=True)
    sys.stdin.readline()
works = [int] * (chunks - 1) + [wait_for_the_end]
between_chunks(world, [world.moved_calendar(date(2026, 3, 9))], *works)
"""


@pytest.fixture
def many(world: World) -> World:
    """A desk with more open cases than one chunk tells."""
    world.others_receive(MANY)
    return world


def due_days(world: World) -> set[date | None]:
    return {row.due for row in world.store.cache.cases(limit=10_000)}


def test_the_page_only_notes_what_is_to_be_told(many: World) -> None:
    assert many.store.cache.recomputation() is None
    noted: list[Recomputation | None] = []
    many.store.subscribe(lambda _change: noted.append(many.store.cache.recomputation()))
    many.move_calendar(BEFORE)
    assert noted[0] == Recomputation(0, MANY, RecomputationCause.CALENDAR)
    # a case that is looked at is right at once
    file = many.store.cache.case_file("other-00607")
    assert file is not None
    assert file.case.notice_clock.due == AFTER
    many.let_recompute()
    assert due_days(many) == {AFTER}
    assert case_rows(many) == told_from_scratch(many)


def test_listeners_hear_of_the_beginning_and_the_end(many: World) -> None:
    heard: list[StoreChange] = []
    many.store.subscribe(heard.append)
    many.move_calendar(BEFORE)
    many.let_recompute()
    assert Topic.RECOMPUTED in heard[0].topics
    assert heard[-1].topics == {Topic.RECOMPUTED, Topic.CASES}


def test_a_clerk_works_between_the_chunks(many: World) -> None:
    def work(number: int) -> int:
        many.take_here(f"mine-{number}", [received(9_000 + number)])
        # one that was told anew already, and one that was not
        many.take_here(f"other-{number + 1:05d}", [a.Withdrawn("不办了")])
        many.take_here(f"other-{MANY - number:05d}", [a.Withdrawn("不办了")])
        told = many.store.cache.recomputation()
        return told.done if told is not None else MANY

    works = [partial(work, number) for number in range(3)]
    done = between_chunks(many, [many.moved_calendar(BEFORE)], *works)
    assert done == [CASES_IN_A_CHUNK * number for number in (1, 2, 3)]
    many.let_recompute()
    assert case_rows(many) == told_from_scratch(many)


def test_a_second_calendar_begins_the_count_again(many: World) -> None:
    def again() -> Recomputation | None:
        many.store.sync.apply_page(EPOCH, [many.moved_calendar(AFTER, version=3)], many.position)
        return many.store.cache.recomputation()

    (told,) = between_chunks(many, [many.moved_calendar(BEFORE)], again)
    assert told == Recomputation(0, MANY, RecomputationCause.CALENDAR)
    many.let_recompute()
    # the second notice has the first day on again
    assert due_days(many) == {BEFORE}
    assert case_rows(many) == told_from_scratch(many)


def test_it_goes_on_after_the_program_was_closed(many: World) -> None:
    # closing begins with this
    between_chunks(many, [many.moved_calendar(BEFORE)], many.store._recomputer.stop)
    assert due_days(many) == {BEFORE, AFTER}
    many.close()
    many.open()
    many.let_recompute()
    assert due_days(many) == {AFTER}
    assert case_rows(many) == told_from_scratch(many)


@pytest.mark.parametrize("chunks", [1, 2])
def test_it_goes_on_after_a_kill_between_chunks(many: World, tmp_path: Path, chunks: int) -> None:
    many.close()
    child = subprocess.Popen(
        [sys.executable, "-c", _KILLED_BETWEEN_CHUNKS, str(tmp_path), str(_ROOT), str(chunks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    assert child.stdout is not None
    assert int(child.stdout.readline()) == chunks * CASES_IN_A_CHUNK
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=60)
    many.open()
    many.let_recompute()
    assert due_days(many) == {AFTER}
    assert case_rows(many) == told_from_scratch(many)
    assert many.store.quick_check() == ()


def test_the_same_calendar_again_tells_nothing_anew(many: World) -> None:
    many.move_calendar(BEFORE)
    many.let_recompute()
    many.move_calendar(BEFORE, version=3)
    assert many.store.cache.recomputation() is None


def test_new_local_rules_are_a_cause(many: World) -> None:
    noted: list[Recomputation | None] = []
    many.store.subscribe(lambda _change: noted.append(many.store.cache.recomputation()))
    many.publish_rules(closes_at="16:30", signature="ab12")
    assert noted[0] == Recomputation(0, MANY, RecomputationCause.RULES)
    many.let_recompute()
    assert many.store.cache.rules().closes_at.isoformat("minutes") == "16:30"
    assert case_rows(many) == told_from_scratch(many)


@pytest.mark.parametrize("body", [{"closes_at": "late"}, {"unknown": 1}, ["no", "mapping"]])
def test_rules_that_do_not_hold_leave_the_defaults(
    world: World, body: object, caplog: pytest.LogCaptureFixture
) -> None:
    world.page([world.reference(m.ReferenceKind.SETTING, "local_rules", 1, body)])
    assert world.store.cache.rules() == DEFAULT_RULES
    assert "local rules" in caplog.text
    caplog.clear()


def test_ended_cases_are_left_alone(world: World) -> None:
    world.take("mine", received(9_000), a.Withdrawn("不办了"))
    before = case_rows(world)
    world.move_calendar(BEFORE)
    assert world.store.cache.recomputation() is None
    assert case_rows(world) == before


def test_rows_that_wait_are_shown_as_they_were(many: World) -> None:
    """Lists may be stale while the work goes on; nothing is missing from them."""
    shown: list[list[CaseRow]] = []
    many.store.subscribe(lambda _change: shown.append(list(many.store.cache.cases(limit=10_000))))
    many.move_calendar(BEFORE)
    many.let_recompute()
    assert {len(rows) for rows in shown} == {MANY}
    assert {row.due for row in shown[0]} == {BEFORE}
    assert {row.due for row in shown[-1]} == {AFTER}


def test_a_clerks_act_is_flushed_as_before(many: World) -> None:
    def flushing() -> list[tuple[object, ...]]:
        return many.store.journal._parts.writer.rows.all("PRAGMA synchronous")

    full = many.on_writer(flushing)
    assert full == [(2,)]
    works = [flushing, flushing]
    assert between_chunks(many, [many.moved_calendar(BEFORE)], *works) == [full, full]
