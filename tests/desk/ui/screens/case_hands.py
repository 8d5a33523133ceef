"""Cases that tests begin with, and opening one by keys."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM

from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen
from window_desk.desk.ui.screens.intake.presenter import NOTIFY
from window_desk.desk.use_cases.notify import hand_over_notice
from window_desk.desk.use_cases.withdraw import withdraw


def open_case(counter: CounterWorld, name: str) -> CaseScreen:
    """Alt+3, the whole name, Enter."""
    desk = counter.desk
    desk.go("cases")
    found = desk.screen(CasesScreen).list
    desk.hands.type(name)
    desk.wait(lambda: found.count() == 1, f"{name} is not the only one found")
    desk.hands.enter()
    desk.wait(lambda: desk.program.window.current_key() == "case", "the case did not open")
    screen = desk.screen(CaseScreen)
    desk.wait(screen.checklist.hasFocus, "no cursor on the checklist")
    return screen


def noticed_case(counter: CounterWorld, *lacking: int) -> str:
    """A case whose applicant was told that these materials are missing."""
    desk = counter.desk
    person = counter.people.anybody()
    case = desk.take_in(person, PLAIN_ITEM, NOTIFY, lacking=lacking)
    desk.session.run(
        lambda counter_: hand_over_notice(counter_, case, person.name), lambda _: None, print
    )
    desk.wait_state(case, CaseState.AWAITING_SUPPLEMENT)
    return case


@contextmanager
def nothing_saved(counter: CounterWorld) -> Iterator[None]:
    """Whatever is done within waits, as at a disk that is busy, and is saved in its order afterwards."""
    go_on = threading.Event()
    counter.desk.session.journal.executor.submit(go_on.wait)
    try:
        yield
    finally:
        go_on.set()


def withdraw_meanwhile(counter: CounterWorld, case: str) -> None:
    """What another window did, and this screen has not heard of."""
    counter.desk.session.run(
        lambda counter_: withdraw(counter_, case, "申请人不办了"), lambda _: None, print
    )
