"""Use cases by a clock that is in doubt: refused before a number is spent, and settled by word."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.casework.builders import ANSWERS, IN_ORDER, PERSON
from tests.desk.store.scripted_pc import ScriptedPc
from tests.desk.store.world import CASE_SERIES, ITEM, RECEIVER, SIGNATORY, World
from tests.desk.use_cases.paper_scenes import ISSUER, T

from window_desk.casework.clock_trust import ClockDoubt, TimeBasis
from window_desk.casework.duties import Clerk
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.confirm_time import confirm_time
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.receive import Receipt, receive


@pytest.fixture
def pc() -> ScriptedPc:
    return ScriptedPc()


@pytest.fixture
def clock(pc: ScriptedPc) -> PcClock:
    return PcClock(pc)


@pytest.fixture
def world(tmp_path: Path, pc: ScriptedPc, clock: PcClock) -> Iterator[World]:
    opened = World(tmp_path, keeper=clock).open()
    opened.enrol()
    opened.publish_reference()
    opened.lend_numbers()
    pc.hear_county(clock)
    yield opened
    opened.close()


def doing(world: World, use_case: Callable[[Counter], T], clerk: Clerk = RECEIVER) -> T:
    cache = world.store.cache
    counter = Counter(world.store.journal, world.keeper, cache.site(), cache.calendar(), clerk)
    return world.on_writer(use_case, counter)


def taking_in(counter: Counter) -> Receipt:
    return receive(
        counter,
        Application(item=ITEM, window="NY", person=PERSON, answers=ANSWERS, judgements=IN_ORDER),
    )


def used(world: World, series: str) -> int:
    return sum(stock.used for stock in world.store.cache.leases() if stock.series == series)


def test_by_a_wrong_clock_a_case_is_received_under_the_countys_date_and_not_accepted(
    world: World, pc: ScriptedPc
) -> None:
    pc.wrong = timedelta(days=-30)
    receipt = doing(world, taking_in)
    assert receipt.number[6:14] == "20260302"
    with pytest.raises(ActRefusedError) as refused:
        doing(world, lambda counter: accept(counter, receipt.case))
    assert refused.value.refusal.code == "clock_wrong"
    assert used(world, "acceptance:YL:2026") == 0
    pc.wrong = timedelta(0)
    assert doing(world, lambda counter: accept(counter, receipt.case)).happened_at == pc.true


def test_after_the_clock_was_set_back_a_receipt_costs_no_number_and_a_supervisor_settles_it(
    world: World, pc: ScriptedPc, clock: PcClock
) -> None:
    pc.restart()
    pc.wrong = timedelta(hours=-1)
    with pytest.raises(ActRefusedError) as refused:
        doing(world, taking_in)
    assert refused.value.refusal.code == "clock_set_back"
    assert used(world, CASE_SERIES) == 0
    with pytest.raises(ActRefusedError) as refused:
        doing(world, confirm_time)
    assert refused.value.refusal.code == "duty_missing"
    assert doing(world, taking_in, ISSUER).case, "a supervisor takes it in himself"
    pc.wrong = timedelta(0)
    doing(world, confirm_time, SIGNATORY)
    receipt = doing(world, taking_in)
    file = world.store.cache.case_file(receipt.case)
    assert file is not None
    reading = file.acts[0].act.clock
    assert (reading.doubts, reading.confirmed_by) == ((), SIGNATORY.number)
    pc.wrong = timedelta(minutes=3)
    with pytest.raises(ActRefusedError) as refused:
        doing(world, taking_in)
    assert refused.value.refusal.code == "clock_jumped"
    pc.hear_county(clock)
    assert doing(world, taking_in).case
    assert clock.trust().doubts == {ClockDoubt.DRIFTED}


def test_nobody_vouches_for_what_the_county_has_told(world: World, clock: PcClock) -> None:
    with pytest.raises(ActRefusedError) as refused:
        doing(world, confirm_time, SIGNATORY)
    assert refused.value.refusal.code == "time_known"
    assert clock.trust().basis is TimeBasis.COUNTY
