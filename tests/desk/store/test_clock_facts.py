"""What a desk knows of the time outlives the program, and costs an act no flush of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.desk.store.scripted_pc import ScriptedPc
from tests.desk.store.world import NOON, World, received

from window_desk.casework.clock_trust import ClockDoubt, ClockFacts, TimeBasis, epoch_ms
from window_desk.desk.pc_clock import PcClock, SystemTime
from window_desk.desk.store import clock_facts, meta
from window_desk.desk.store.meta import Key

_ROOT = Path(__file__).parents[3]
_HOUR = timedelta(hours=1)
_RECEIVE_AND_DIE = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from datetime import timedelta
from pathlib import Path
from tests.desk.store.scripted_pc import ScriptedPc
from tests.desk.store.world import World
from window_desk.desk.pc_clock import PcClock
pc = ScriptedPc()
pc.wait(timedelta(minutes=1))
world = World(Path(sys.argv[1]), keeper=PcClock(pc)).open()
pc.wait(timedelta(hours=2))
world.receive()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def pc() -> ScriptedPc:
    return ScriptedPc()


@pytest.fixture
def world(tmp_path: Path, pc: ScriptedPc) -> Iterator[World]:
    """An enrolled desk that has just heard its county, by a clock that may be moved."""
    opened = World(tmp_path, keeper=PcClock(pc)).open()
    opened.enrol()
    opened.publish_reference()
    opened.lend_numbers()
    pc.hear_county(clock_of(opened))
    opened.on_writer(opened.store.sync.note_clock)
    yield opened
    opened.close()


def clock_of(world: World) -> PcClock:
    assert isinstance(world.keeper, PcClock)
    return world.keeper


def kept(world: World) -> ClockFacts:
    return world.on_writer(lambda: clock_facts.read(world.store.journal._parts.writer.rows))


def start_anew(world: World, pc: ScriptedPc) -> PcClock:
    """The program starts again and remembers what was kept."""
    world.close()
    world.keeper = PcClock(pc)
    world.open()
    return clock_of(world)


def test_the_time_is_kept_with_the_act_and_not_by_itself(world: World, pc: ScriptedPc) -> None:
    before = kept(world)
    pc.wait(_HOUR)
    clock_of(world).trust()
    assert kept(world) == before
    world.receive()
    assert kept(world).highest_ms == epoch_ms(NOON + _HOUR)


def test_an_act_that_was_not_saved_keeps_no_time(world: World, pc: ScriptedPc) -> None:
    before = kept(world)
    pc.wait(_HOUR)

    def failing() -> None:
        with world.store.journal.transaction() as transaction:
            transaction.append(transaction.compose("case", received(9), "1001"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.on_writer(failing)
    assert kept(world) == before


def test_within_a_boot_the_countys_word_outlives_the_program(world: World, pc: ScriptedPc) -> None:
    pc.wait(_HOUR)
    pc.wrong = timedelta(days=-2)
    trust = start_anew(world, pc).trust()
    assert (trust.basis, trust.county_ms) == (TimeBasis.COUNTY, epoch_ms(NOON + _HOUR))
    assert trust.doubts == {ClockDoubt.DRIFTED, ClockDoubt.WRONG}
    case = world.receive()
    file = world.store.cache.case_file(case)
    assert file is not None
    act = file.acts[0].act
    assert act.happened_at == NOON + _HOUR
    assert (act.clock.doubts, act.clock.basis) == (("drifted", "wrong"), "county")


def test_a_clock_set_back_while_the_pc_was_off_is_known_after_a_kill(tmp_path: Path) -> None:
    first = World(tmp_path, keeper=PcClock(ScriptedPc())).open()
    first.enrol()
    first.publish_reference()
    first.lend_numbers()
    first.close()
    killed = subprocess.run(
        [sys.executable, "-c", _RECEIVE_AND_DIE, str(tmp_path), str(_ROOT)],
        env={**os.environ, "PYTHONPATH": str(_ROOT / "src")},
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    pc = ScriptedPc(true=NOON + _HOUR, boot="boot-2")
    world = World(tmp_path, keeper=PcClock(pc)).open()
    try:
        assert clock_of(world).trust().doubts >= {ClockDoubt.SET_BACK}
        pc.wait(2 * _HOUR)
        assert ClockDoubt.SET_BACK not in clock_of(world).trust().doubts
    finally:
        world.close()


def test_a_jump_is_known_after_a_restart_of_program_and_pc(world: World, pc: ScriptedPc) -> None:
    pc.restart()
    clock = start_anew(world, pc)
    assert clock.trust().doubts == frozenset()
    pc.wrong = timedelta(hours=5)
    assert clock.trust().doubts == {ClockDoubt.JUMPED}
    world.on_writer(world.store.journal.keep_time)
    assert start_anew(world, pc).trust().doubts == {ClockDoubt.JUMPED}
    pc.restart()
    assert start_anew(world, pc).trust().doubts == {ClockDoubt.JUMPED}
    clock_of(world).confirm("1003")
    world.on_writer(world.store.journal.keep_time)
    trust = start_anew(world, pc).trust()
    assert (trust.basis, trust.confirmed_by) == (TimeBasis.SUPERVISOR, "1003")
    assert trust.doubts == frozenset()


def test_the_offset_that_the_former_version_kept_is_taken_over(
    world: World, pc: ScriptedPc
) -> None:
    noted_at = NOON - timedelta(days=1)

    def of_the_former_version() -> None:
        with world.store.journal._parts.writer.transaction() as rows:
            rows.run("DELETE FROM meta WHERE key = ?", Key.CLOCK_FACTS.value)
            meta.put(rows, {Key.CLOCK_OFFSET_MS: -90_000, Key.CLOCK_NOTED_AT: noted_at.isoformat()})

    world.on_writer(of_the_former_version)
    trust = start_anew(world, pc).trust()
    assert (trust.offset_ms, trust.basis) == (-90_000, TimeBasis.STORED)
    assert trust.proof_age_s == 86_400
    assert trust.doubts == frozenset()


def test_the_clock_of_this_pc_goes_on(tmp_path: Path) -> None:
    pc = SystemTime()
    first = pc.monotonic_ms()
    assert pc.boot
    assert pc.boot == SystemTime().boot or sys.platform != "linux"
    assert pc.monotonic_ms() >= first
    clock = PcClock(pc)
    assert abs(clock.trust().county_ms - epoch_ms(clock.now())) < 5_000
