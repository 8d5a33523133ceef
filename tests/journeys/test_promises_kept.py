"""Journeys through days and weeks: what the law makes of a case while nobody looks, on desk and county."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.desk.ui.screens.county_house import EXAMINER, PLAIN_ITEM, SIGNATORY, SUPERVISOR
from tests.journeys.promise_world import FarDesk, PromiseWorld, promise_world

from window_desk.casework.acts import BEIJING, ActKind
from window_desk.casework.case import Case, CaseState
from window_desk.casework.procedures import StopFlag
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.deadlines.view import DeadlinesScreen
from window_desk.desk.use_cases.accept import accepting
from window_desk.desk.use_cases.notify import hand_over_notice, notifying
from window_desk.tools.demo_shift.people import People

Key = Qt.Key
START = datetime(2026, 3, 2, 9, 5, tzinfo=BEIJING)
pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.fixture
def people() -> People:
    return People(31)


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[PromiseWorld]:
    with promise_world(qapp, tmp_path, START) as made:
        yield made


def kinds(case: Case) -> list[ActKind]:
    return [act.kind for act in case.acts]


def both_agree(world: PromiseWorld, case_id: str) -> Case:
    """The case, told alike on desk and county."""
    world.desk.settle_line()
    here, there = world.desk.case(case_id), world.county_case(case_id)
    assert here.state is there.state
    assert here.decision_clock == there.decision_clock
    assert here.notice_clock == there.notice_clock
    assert here.stops == there.stops
    return here


def printed(world: PromiseWorld, title: str) -> list[str]:
    """The sheets with this title, as text."""
    world.desk.wait_printed()
    found = []
    for path in sorted((world.folder / "pdf").glob(f"*{title}*.pdf")):
        done = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, timeout=30
        )
        found.append("".join(done.stdout.decode().split()))
    return found


def test_a_notice_of_day_5_that_is_handed_over_on_day_6_came_too_late(
    world: PromiseWorld, people: People
) -> None:
    """Rules 1.4 case 1: what counts is the telling; the agency's slip eats into its own time."""
    desk = world.desk
    person = people.anybody()
    case_id = desk.take_in(person, PLAIN_ITEM, lacking=(1,))
    world.let_it_be(march(9), 16, 30)
    screen = world.open_case(person.name)
    assert any("第5日" in warning for warning in shown_warnings(screen))
    desk.press_open("notice_given", Key.Key_F9)
    desk.wait(lambda: ActKind.NOTICE_GIVEN in kinds(desk.case(case_id)), "no notice")
    assert both_agree(world, case_id).state is CaseState.RECEIVED

    world.let_it_be(march(10), 9, 10)
    deemed = desk.wait_state(case_id, CaseState.ACCEPTED)
    assert deemed.notice_clock.deemed
    assert [fault.article for fault in deemed.faults] == ["72(3)"]
    screen = world.open_case(person.name)
    assert any("视为受理" in warning for warning in shown_warnings(screen))
    desk.press_open("hand_over", Key.Key_F3)
    desk.wait(screen.hand_over_panel.isVisible, "the paper can't be handed over")
    desk.hands.enter()
    desk.wait(lambda: ActKind.HANDED_OVER in kinds(desk.case(case_id)), "not handed over")
    told = both_agree(world, case_id)
    assert told.notice_clock.deemed
    assert told.starts_on == march(2)
    assert told.decision_clock is not None
    assert told.decision_clock.promised_due == march(9)
    assert told.decision_clock.days_left == -1

    desk.press_open("accepted", Key.Key_F8)
    desk.wait(lambda: ActKind.ACCEPTED in kinds(desk.case(case_id)), "no document")
    assert both_agree(world, case_id).decision_clock == told.decision_clock
    (letter,) = printed(world, "受理通知书")
    assert "视为受理通知书" in letter
    assert "2026年3月2日" in letter


def test_a_hand_over_of_day_4_whose_record_arrives_on_day_9_puts_the_case_right(
    world: PromiseWorld, people: People
) -> None:
    """Rules 1.4 case 5: by the earliest record of either side, and the supervisor is told."""
    desk, house = world.desk, world.house
    person = people.anybody()
    case_id = desk.take_in(person, PLAIN_ITEM, lacking=(1,))
    desk.settle_line()
    far = FarDesk(world.folder / "far", world.now)
    try:
        far.enrol(house)
        desk.wait(lambda: far.knows(case_id), "the far desk hears of nothing")
        desk.wait(far.has_numbers, "the far desk has no numbers")
        far.line.close()
        world.let_it_be(march(6), 10)
        counter = far.counter(house)

        def tell() -> None:
            with counter.journal.transaction() as transaction:
                notifying(counter, transaction, case_id)
            hand_over_notice(counter, case_id, person.name)

        far.executor.submit(tell).result()
        far_case = far.store.cache.case_file(case_id)
        assert far_case is not None
        assert far_case.case.state is CaseState.AWAITING_SUPPLEMENT

        world.let_it_be(march(10), 9)
        assert desk.wait_state(case_id, CaseState.ACCEPTED).notice_clock.deemed
        assert both_agree(world, case_id).faults[0].article == "72(3)"

        world.let_it_be(march(13), 15)
        far.reconnect()
        desk.wait(lambda: not far.store.cache.unsent_count(), "the far desk keeps its acts")
        desk.session.line.nudge()
        right = desk.wait_state(case_id, CaseState.AWAITING_SUPPLEMENT)
        assert not right.notice_clock.deemed
        assert right.notice_clock.told_on == march(6)
        assert right.faults == ()
        assert both_agree(world, case_id).state is CaseState.AWAITING_SUPPLEMENT
        desk.wait(desk.session.cache.deadline_faults, "nobody is told")
        (reversal,) = desk.session.cache.deadline_faults()
        assert reversal.case == case_id
        assert "视为受理" in reversal.sentence
        desk.sign_in(SUPERVISOR)
        desk.go("deadlines")
        desk.hands.ctrl(Key.Key_3)
        page = desk.screen(DeadlinesScreen)
        desk.wait(lambda: page.faults.count() == 1, "the reminder is not on the page")
    finally:
        far.close()


def test_a_suspension_that_takes_longer_than_was_told_is_told_anew(
    world: PromiseWorld, people: People
) -> None:
    desk = world.desk
    person = people.anybody()
    case_id = desk.take_in(person, PLAIN_ITEM, accepting)
    world.let_it_be(march(4), 10)
    desk.sign_in(EXAMINER)
    screen = world.open_case(person.name)
    suspend(world, screen, days="2")
    held = both_agree(world, case_id)
    assert held.decision_clock is not None
    assert (held.decision_clock.promised_due, held.decision_clock.days_left) == (None, 3)
    (letter,) = printed(world, "特别程序告知书")
    assert "2个工作日" in letter

    world.let_it_be(march(9), 9)
    late = both_agree(world, case_id)
    assert late.stops[0].flags == (StopFlag.OVERRUN,)
    screen = world.open_case(person.name)
    assert any("重新书面告知" in warning for warning in shown_warnings(screen))
    desk.hands.ctrl(Key.Key_R)
    form = screen.procedure.suspension
    desk.wait(lambda: form.isVisible() and form.told_days.line.hasFocus(), "no form to tell anew")
    desk.type_over("6")
    desk.hands.ctrl(Key.Key_Return)
    desk.wait(lambda: not screen.procedure.isVisible(), screen.procedure.outlook.outcome().detail)
    anew = both_agree(world, case_id)
    assert anew.stops[0].told_days == 6
    assert anew.stops[0].flags == ()
    assert anew.faults == ()
    assert len(printed(world, "特别程序告知书")) == 2

    world.let_it_be(march(11), 9)
    screen = world.open_case(person.name)
    open_step(world, screen, "2")
    desk.hands.ctrl(Key.Key_A)
    desk.hands.type("2026-03-10")
    desk.hands.enter()
    desk.hands.type("鉴定意见书已出")
    desk.hands.ctrl(Key.Key_Return)
    desk.wait(lambda: not screen.procedure.isVisible(), screen.procedure.outlook.outcome().detail)
    resumed = both_agree(world, case_id)
    assert resumed.stops[0].end == march(10)
    assert resumed.decision_clock is not None
    assert resumed.decision_clock.promised_due == march(13)
    assert resumed.next_due == march(13)

    desk.sign_in(SIGNATORY)
    screen = world.open_case(person.name)
    open_step(world, screen, "3")
    extension = screen.procedure.forms[ActKind.EXTENDED]
    desk.wait(extension.isVisible, "no form of the extension")


def shown_warnings(screen: CaseScreen) -> list[str]:
    """What stands at the top of the case."""
    return [warning.sentence for warning in screen.header.warnings()]


def open_step(world: PromiseWorld, screen: CaseScreen, number: str) -> None:
    """Ctrl+T and a number."""
    desk = world.desk
    desk.hands.ctrl(Key.Key_T)
    desk.wait(screen.procedure.menu.hasFocus, "no cursor on the steps")
    desk.hands.type(number)


def suspend(world: PromiseWorld, screen: CaseScreen, days: str) -> None:
    """An appraisal by keys."""
    desk = world.desk
    open_step(world, screen, "1")
    desk.wait(screen.procedure.suspension.kind.hasFocus, "no cursor at the kinds")
    desk.hands.type("7")
    desk.hands.enter()
    desk.hands.enter()
    for text in ("《老年人权益保障法》第三十三条", "核实户籍年龄", days):
        desk.type_over(text)
        desk.hands.enter()
    desk.hands.ctrl(Key.Key_Return)
    desk.wait(lambda: not screen.procedure.isVisible(), screen.procedure.outlook.outcome().detail)


# The notice of the next year --------------------------------------------------------------------

DECEMBER = datetime(2026, 12, 17, 9, 0, tzinfo=BEIJING)
NOTICE_2027 = {
    "year": 2027,
    "papers": ["国务院办公厅关于2027年部分节假日安排的通知"],
    "days": [
        {"name": "元旦", "date": "2026-12-27", "isOffDay": False},
        {"name": "元旦", "date": "2026-12-30", "isOffDay": True},
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
    ],
}
MOVED = {
    date(2026, 12, 28): date(2026, 12, 27),
    date(2026, 12, 30): date(2026, 12, 29),
    date(2026, 12, 31): date(2027, 1, 4),
}


def test_the_notice_of_2027_moves_some_of_200_promises_and_keeps_what_was_printed(
    qapp: QApplication, tmp_path: Path, people: People
) -> None:
    with promise_world(qapp, tmp_path, DECEMBER) as world:
        desk = world.desk
        cases = []
        for day in (17, 21, 23, 24):
            if day != DECEMBER.day:
                world.let_it_be(date(2026, 12, day), 9)
            cases += [desk.take_in(people.anybody(), PLAIN_ITEM, accepting) for _ in range(50)]
        desk.settle_line()
        before = {case: desk.case(case).decision_clock for case in cases}
        file = tmp_path / "2027.json"
        file.write_text(json.dumps(NOTICE_2027, ensure_ascii=False), "utf-8")
        command = [
            sys.executable,
            "-m",
            "window_desk",
            "county",
            "--database",
            world.house.database,
        ]
        done = subprocess.run(
            [*command, "calendar", "publish", str(file), "--json"],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        cache = desk.session.cache
        desk.session.line.nudge()
        desk.wait(lambda: cache.calendar().coverage_until == date(2027, 12, 31), "no notice", 40)
        desk.wait(lambda: cache.recomputation() is None, "not told anew", 60)
        moved = {row.case: row for row in cache.moved_promises()}
        assert len(moved) == 150
        for case, clock in before.items():
            assert clock is not None
            assert clock.promised_due is not None
            row = moved.get(case)
            now = MOVED.get(clock.promised_due)
            assert (row and (row.printed, row.now)) == (now and (clock.promised_due, now))
        earlier = next(case for case, row in moved.items() if row.now == date(2026, 12, 29))
        told = both_agree(world, earlier)
        assert told.moved is not None
        assert told.moved.printed == date(2026, 12, 30)
        assert told.next_due == date(2026, 12, 29)
        later = next(case for case, row in moved.items() if row.now == date(2027, 1, 4))
        assert both_agree(world, later).next_due == date(2026, 12, 31)
        desk.go("deadlines")
        desk.hands.ctrl(Key.Key_2)
        page = desk.screen(DeadlinesScreen)
        desk.wait(lambda: page.moved.count() == 150, "the list is not on the page")
