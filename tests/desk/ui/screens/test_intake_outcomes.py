"""Intake by keys on real parts: each of the outcomes, from the item to the paper."""

from PySide6.QtCore import Qt
from tests.desk.ui.screens.conftest import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM

from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.desk.use_cases.ports import PaperKind, PrintState
from window_desk.tools.demo_shift.people import Person
from window_desk.tools.emulators.card_record import VirtualCard

Key = Qt.Key


def lay_card(counter: CounterWorld, person: Person) -> None:
    counter.reader.place(VirtualCard.from_json(person.card()))


def choose_item(counter: CounterWorld, initials: str, name: str) -> IntakeScreen:
    desk = counter.desk
    desk.go("intake")
    screen = desk.screen(IntakeScreen)
    desk.wait(screen.finder.line.hasFocus, "no cursor in the finder")
    desk.hands.type(initials)
    desk.hands.enter()
    assert screen.presenter.item is not None
    assert screen.presenter.item.name == name
    return screen


def read_card(counter: CounterWorld, person: Person) -> None:
    desk = counter.desk
    screen = desk.screen(IntakeScreen)
    lay_card(counter, person)
    desk.press(Key.Key_F5)
    desk.wait(lambda: screen.applicant.fields["name"].text() == person.name, "no card")
    desk.wait(screen.applicant.fields["phone"].line.hasFocus, "no cursor at the phone")


def test_complete_case_takes_at_most_12_keys_and_prints(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    tickets = len(counter.printer.tickets)
    before = desk.hands.presses
    screen = choose_item(counter, "xcsl", PLAIN_ITEM)
    read_card(counter, person)
    desk.hands.type(person.phone)
    desk.hands.enter()
    desk.wait(screen.checklist.hasFocus, "no cursor on the checklist")
    desk.hands.type("0")
    assert "现在受理" in screen.outcome.outcome().headline
    desk.press(Key.Key_F8)
    assert desk.hands.presses - before - len(person.phone) <= 12
    case = desk.newest_of(person.name)
    assert desk.wait_state(case.id, CaseState.ACCEPTED).person is not None
    desk.wait(lambda: "已受理" in desk.toast(), "no toast")
    desk.wait_printed()
    jobs = [job for job in desk.session.cache.print_jobs() if job.case == case.id]
    assert {(job.kind, job.state) for job in jobs} == {
        (PaperKind.RECEIPT_SLIP, PrintState.CONFIRMED),
        (PaperKind.ACCEPTANCE, PrintState.CONFIRMED),
    }
    assert len(counter.printer.tickets) == tickets + 1
    assert not counter.printer.faults
    assert any(
        case.number in path.name or "受理" in path.name
        for path in (counter.folder / "pdf").iterdir()
    )
    assert screen.presenter.item is None
    desk.settle_line()
