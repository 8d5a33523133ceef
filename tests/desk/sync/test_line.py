"""The line with everything real: county over HTTP, encrypted stores, and a proxy that misbehaves."""

import logging
import random
import time
from pathlib import Path

import pytest
from tests.county.small_county import PERSON
from tests.desk.sync.conftest import NewDesk
from tests.desk.sync.model_store import ModelStore
from tests.desk.sync.real_desk import RealDesk, RunningWall, Told, WrongPc

from window_desk.casework.clock_trust import ClockDoubt, TimeBasis
from window_desk.county.bootstrap import County
from window_desk.county.serving import serving
from window_desk.desk.pc_clock import PcClock
from window_desk.desk.sync.line import CountyLine, Pace
from window_desk.desk.use_cases.line_ports import Line, LineState
from window_desk.tools.emulators.cut_line import BlackHole, CutAfter, CutLine, Truncate

QUICK = Pace(wait_s=2, poll_s=5.0, nudge_gap_s=0.05)
LISTENING = Pace(wait_s=25, poll_s=60.0)


def test_an_act_reaches_another_desk_while_both_listen(new_desk: NewDesk) -> None:
    here, there = new_desk(pace=LISTENING), new_desk(pace=LISTENING)
    (case,) = here.receive()
    began = time.monotonic()
    here.line.nudge()
    there.told.wait_for(lambda: there.knows(case))
    assert time.monotonic() - began < 2.0
    here.told.wait_for(lambda: here.line.report().unsent == 0)
    assert here.told.threads == {"sync"}


def test_desks_and_county_agree_in_the_end(county: County, new_desk: NewDesk) -> None:
    desks = [new_desk(pace=QUICK), new_desk(pace=QUICK)]
    cases = [case for desk in desks for case in desk.receive(40)]
    for desk in desks:
        desk.line.nudge()
    for desk in desks:
        desk.told.wait_for(lambda desk=desk: all(map(desk.knows, cases)))  # type: ignore[misc]
        desk.told.wait_for(lambda desk=desk: desk.line.report().unsent == 0)  # type: ignore[misc]
        desk.line.compare_digest()
    expected = county.digest().xor
    for desk in desks:
        desk.told.wait_for(lambda desk=desk: desk.store.cache.case_digest() == expected)  # type: ignore[misc]
        assert desk.line.report().state is LineState.ONLINE
    assert county.verify().faults == []
    assert county.digest().count == 80


def test_a_wrong_clock_is_told(new_desk: NewDesk) -> None:
    desk = new_desk(pace=QUICK, wrong_s=-1_000.0)
    report = desk.told.wait_for_state(LineState.ONLINE)
    assert report.offset_ms is not None
    assert abs(report.offset_ms - 1_000_000) < 1_000
    trust = desk.clock.trust()
    assert trust.basis is TimeBasis.COUNTY
    assert abs(trust.offset_ms - 1_000_000) < 1_000
    assert {ClockDoubt.DRIFTED, ClockDoubt.WRONG} == trust.doubts
    desk.pc.wrong_s = 7_200.0
    assert abs(desk.clock.trust().county_ms - trust.county_ms) < 20_000


def test_work_goes_on_while_the_line_is_down_and_is_sent_when_it_is_back(
    county: County, new_desk: NewDesk, cut_line: CutLine
) -> None:
    desk = new_desk(cut_line.url, QUICK)
    cut_line.go_down()
    desk.receive(5)
    desk.line.nudge()
    report = desk.told.wait_for_state(LineState.OFFLINE)
    desk.told.wait_for(lambda: desk.line.report().unsent == 5)
    assert report.last_contact is not None
    assert "网" in report.sentence
    cut_line.pass_on()
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)
    desk.told.wait_for_state(LineState.ONLINE)
    assert county.digest().count == 5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_line_that_cuts_at_random_loses_and_doubles_nothing(
    county: County, new_desk: NewDesk, cut_line: CutLine, seed: int
) -> None:
    desk = new_desk(cut_line.url, QUICK)
    cut_line.set_mode(Truncate(seed, 0.2))
    for _ in range(15):
        desk.receive(2)
        desk.line.nudge()
    for _ in range(200):
        if desk.line.report().unsent == 0 and desk.store.cache.unsent_count() == 0:
            break
        told = len(desk.told.reports)
        desk.line.nudge()
        desk.told.wait_for(lambda told=told: len(desk.told.reports) > told)  # type: ignore[misc]
    cut_line.pass_on()
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)
    expected = county.digest().xor
    desk.told.wait_for(lambda: desk.store.cache.case_digest() == expected)
    assert county.digest().count == 30
    assert county.verify().faults == []


def test_a_reply_lost_after_the_county_committed_is_asked_for_again(
    county: County, new_desk: NewDesk, cut_line: CutLine
) -> None:
    desk = new_desk(cut_line.url, QUICK)
    cut_line.set_mode(CutAfter(0))
    desk.receive(3)
    desk.line.nudge()
    desk.told.wait_for_state(LineState.OFFLINE)
    assert county.digest().count == 3
    assert desk.line.report().unsent == 3
    cut_line.pass_on()
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)
    assert county.digest().count == 3


def test_a_restored_county_gets_the_lost_acts_again(
    tmp_path: Path, county: County, new_desk: NewDesk
) -> None:
    desk = new_desk(pace=QUICK)
    desk.receive(3)
    desk.line.nudge()
    desk.told.wait_for(lambda: desk.line.report().unsent == 0)
    epoch = county.begin_epoch()
    desk.receive(2)
    desk.line.nudge()
    desk.told.wait_for(lambda: county.digest().count == 5 and desk.line.report().unsent == 0)
    identity = desk.sync.identity()
    assert identity is not None
    assert identity.epoch == epoch
    assert desk.store.cache.case_digest() == county.digest().xor


def test_a_withdrawn_desk_says_so_and_gives_no_number(county: County, new_desk: NewDesk) -> None:
    desk = new_desk(pace=QUICK)
    desk.receive(1)
    county.withdraw_desk(county.desks()[0].id)
    desk.line.nudge()
    report = desk.told.wait_for_state(LineState.WITHDRAWN)
    assert report.unsent == 1
    with pytest.raises(AssertionError, match="case:"):
        desk.receive(1)


def test_nudges_on_a_dead_line_are_tried_but_not_in_a_storm(
    new_desk: NewDesk, cut_line: CutLine
) -> None:
    desk = new_desk(cut_line.url, Pace(wait_s=2, poll_s=5.0, nudge_gap_s=0.3))
    cut_line.go_down()
    desk.line.nudge()
    desk.told.wait_for_state(LineState.OFFLINE)
    began = time.monotonic()
    for _ in range(3):
        told = len(desk.told.reports)
        for _ in range(50):
            desk.line.nudge()
        desk.told.wait_for(lambda told=told: len(desk.told.reports) > told)  # type: ignore[misc]
    assert time.monotonic() - began >= 0.5


@pytest.mark.parametrize("trouble", ["listening", "black hole", "connecting"])
def test_closing_does_not_wait_for_the_line(
    new_desk: NewDesk, cut_line: CutLine, trouble: str
) -> None:
    desk = new_desk(cut_line.url, LISTENING)
    if trouble == "black hole":
        cut_line.set_mode(BlackHole())
        desk.receive(1)
        desk.line.nudge()
    elif trouble == "connecting":
        cut_line.go_down()
        desk.told.wait_for_state(LineState.OFFLINE)
    began = time.monotonic()
    assert desk.line.close()
    assert time.monotonic() - began < 2.0


def test_before_enrolment_the_line_waits_and_then_starts(
    tmp_path: Path, county: County, county_url: str, wall: RunningWall
) -> None:
    desk = RealDesk(tmp_path / "desk", wall, pace=QUICK)
    port: Line = desk.line
    try:
        assert port.report().state is LineState.NEVER
        desk.line.start()
        assert "登记" in desk.told.wait_for_state(LineState.NEVER).sentence
        desk.enrol(county, county_url)
        desk.line.nudge()
        desk.told.wait_for_state(LineState.ONLINE)
    finally:
        desk.close()


def test_a_county_that_was_stopped_and_started_is_found_again(
    county: County, county_url: str, new_desk: NewDesk
) -> None:
    port = 0
    with serving(county) as url:
        port = int(url.rpartition(":")[2])
        desk = new_desk(url, QUICK)
    desk.line.nudge()
    desk.told.wait_for_state(LineState.OFFLINE)
    desk.receive(1)
    with serving(county, port=port):
        desk.line.nudge()
        desk.told.wait_for(lambda: desk.line.report().unsent == 0)


def test_logs_hold_no_personal_data(
    new_desk: NewDesk, cut_line: CutLine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = new_desk(cut_line.url, QUICK)
    desk.receive(2)
    cut_line.set_mode(CutAfter(30))
    desk.line.nudge()
    desk.told.wait_for_state(LineState.OFFLINE)
    assert "round failed: cut" in caplog.text
    assert PERSON.name not in caplog.text
    assert PERSON.id_number not in caplog.text


def test_a_listener_that_fails_stops_nobody(
    tmp_path: Path, county: County, county_url: str, wall: RunningWall,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    desk = RealDesk(tmp_path / "desk", wall, pace=QUICK)

    def failing(*_: object) -> None:
        raise RuntimeError(PERSON.name)

    try:
        desk.line.subscribe(failing)
        desk.enrol(county, county_url)
        desk.line.start()
        desk.told.wait_for(desk.has_numbers)
        desk.line.nudge()
        desk.told.wait_for_state(LineState.ONLINE)
    finally:
        desk.close()
    assert "listener failed: RuntimeError" in caplog.text
    assert PERSON.name not in caplog.text


def test_the_first_contact_is_spread_but_never_keeps_a_clerk_waiting(wall: RunningWall) -> None:
    store, told = ModelStore(), Told()
    store.who = None
    line = CountyLine(
        store, RealDesk.connect, PcClock(WrongPc(wall)), lambda: 0, app_version="0.1.0",
        rng=random.Random(1), pace=Pace(first_spread_s=3_600.0),
    )  # fmt: skip
    line.subscribe(told)
    line.start()
    assert line._due_s > time.monotonic() + 60
    assert told.reports == []
    line.nudge()
    told.wait_for_state(LineState.NEVER)
    assert line.close()
