"""Papers by keys: certificate, preview, delivery, and copies that did not come out as they should."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM

from window_desk.casework.acts import (
    Delivered,
)
from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.intake.presenter import ACCEPT, CONCLUDE
from window_desk.desk.ui.screens.papers.view import PapersScreen
from window_desk.desk.ui.screens.settings.presenter import SettingKey
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintJob,
    PrintState,
)

Key = Qt.Key
BIRTH_ITEM = "生育登记"


def birth_case(counter: CounterWorld) -> str:
    """A case that waits for its certificate."""
    desk = counter.desk
    person = counter.people.with_rare_name()
    case = desk.take_in(person, BIRTH_ITEM, CONCLUDE, answers={"孩次": "一孩"})
    desk.wait_printed()
    return case


def at_papers(counter: CounterWorld, case: str) -> PapersScreen:
    desk = counter.desk
    desk.go("papers")
    screen = desk.screen(PapersScreen)
    desk.choose(screen.list, case)
    return screen


def at_ledger(counter: CounterWorld, wanted: Callable[[PrintJob], bool]) -> PapersScreen:
    """The papers screen with the newest such copy in focus."""
    desk = counter.desk
    desk.go("papers")
    screen = desk.screen(PapersScreen)
    while not screen.ledger.hasFocus():
        desk.press(Key.Key_Tab)
    desk.hands.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(screen.ledger.rowCount()):
        job = screen.ledger.current_job()
        if job is not None and wanted(job):
            return screen
        desk.press(Key.Key_Down)
    raise AssertionError("no such copy in the ledger")


def test_certificate_is_issued_shown_and_delivered(counter: CounterWorld) -> None:
    desk = counter.desk
    case = birth_case(counter)
    screen = at_papers(counter, case)
    desk.press(Key.Key_F9)
    assert "先制证" in desk.reason()
    desk.press_open("issue", Key.Key_F8)
    desk.wait_state(case, CaseState.CERTIFIED)
    desk.wait_printed()
    at_ledger(counter, lambda job: job.case == case and job.kind is PaperKind.CERTIFICATE)
    desk.wait(lambda: has_page(screen), "no preview")
    at_papers(counter, case)
    desk.press_open("deliver", Key.Key_F9)
    desk.wait(screen.confirm.isVisible, "nobody asks who takes it")
    desk.press(Key.Key_Escape)
    assert desk.case(case).state is CaseState.CERTIFIED
    desk.press(Key.Key_F9)
    desk.press(Key.Key_Right)
    desk.hands.enter()
    body = desk.wait_state(case, CaseState.DELIVERED).acts[-1].body
    assert isinstance(body, Delivered)
    assert body.identity_checked
    desk.wait(lambda: not screen.list.select(case), "a delivered case still waits")


def has_page(screen: PapersScreen) -> bool:
    return bool(screen.preview.page_count())


def test_reprint_is_numbered_and_marked(counter: CounterWorld) -> None:
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    tickets = len(counter.printer.tickets)
    screen = at_ledger(counter, lambda job: job.case == case and job.kind is PaperKind.RECEIPT_SLIP)
    desk.press(Key.Key_F6)
    desk.wait(screen.reason.isVisible, "nobody asks why")
    desk.hands.enter()
    assert "未填写" in screen.reason.field.error()
    desk.hands.type("申请人遗失")
    desk.hands.enter()
    desk.wait(lambda: len(counter.printer.tickets) == tickets + 1, "nothing was printed")
    desk.wait_printed()
    copies = [
        job
        for job in desk.session.cache.print_jobs()
        if job.case == case and job.kind is PaperKind.RECEIPT_SLIP
    ]
    assert sorted(job.copy_number for job in copies) == [1, 2]
    assert "补打".encode("gbk") in counter.printer.tickets[-1].raw


def test_paper_that_ran_out_leaves_a_doubtful_copy(counter: CounterWorld) -> None:
    desk = counter.desk
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    counter.printer.machine.end_paper(3)
    at_ledger(counter, lambda job: job.case == case and job.kind is PaperKind.RECEIPT_SLIP)
    desk.press(Key.Key_F6)
    desk.hands.type("看不清")
    desk.hands.enter()
    desk.wait(lambda: state_of(counter, case, 2) is PrintState.UNKNOWN, "not doubtful")
    desk.wait(desk.banner, "nobody says that the paper ran out")
    counter.printer.machine.load_paper()
    at_ledger(counter, lambda job: job.case == case and job.state is PrintState.UNKNOWN)
    desk.press_open("not_printed", Key.Key_F4)
    desk.wait(lambda: state_of(counter, case, 3) is PrintState.CONFIRMED, "not printed again")


def test_doubtful_copy_that_did_come_out(counter: CounterWorld) -> None:
    desk = counter.desk
    counter.printer.machine.end_paper(3)
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait(lambda: state_of(counter, case, 1) is PrintState.UNKNOWN, "not doubtful")
    counter.printer.machine.load_paper()
    at_ledger(counter, lambda job: job.case == case and job.state is PrintState.UNKNOWN)
    desk.press_open("printed", Key.Key_F3)
    desk.wait(lambda: state_of(counter, case, 1) is PrintState.CONFIRMED, "still doubtful")
    copies = [j for j in desk.session.cache.print_jobs() if j.case == case]
    assert max(job.copy_number for job in copies if job.kind is PaperKind.RECEIPT_SLIP) == 1


def test_absent_printer_is_said_and_the_copy_printed_later(counter: CounterWorld) -> None:
    desk = counter.desk
    settings = desk.program.settings
    address = settings.get(SettingKey.PRINTER_ADDRESS.value)
    settings.set(SettingKey.PRINTER_ADDRESS.value, "127.0.0.1:9")
    try:
        case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
        desk.wait(lambda: "没有打印" in desk.banner(), "nobody says that the printer is away")
        assert desk.case(case).state is CaseState.ACCEPTED, "the act stands without its paper"
        assert state_of(counter, case, 1) is PrintState.FAILED
    finally:
        settings.set(SettingKey.PRINTER_ADDRESS.value, address)
    at_ledger(counter, lambda job: job.case == case and job.state is PrintState.FAILED)
    desk.press(Key.Key_F6)
    desk.wait(lambda: state_of(counter, case, 1) is PrintState.CONFIRMED, "not printed")


def state_of(counter: CounterWorld, case: str, copy: int) -> PrintState | None:
    """The state of a copy of the receipt slip."""
    for job in counter.desk.session.cache.print_jobs():
        if (job.case, job.kind, job.copy_number) == (case, PaperKind.RECEIPT_SLIP, copy):
            return job.state
    return None


def test_copy_in_question_is_the_one_shown(counter: CounterWorld) -> None:
    """F6 on a case that waits prints its own paper again, not the newest of the ledger."""
    desk = counter.desk
    case = birth_case(counter)
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    screen = at_papers(counter, case)
    job = screen.ledger.current_job()
    assert job is not None
    assert job.case == case


def test_the_page_comes_back_on_the_paper_of_the_case_in_focus(counter: CounterWorld) -> None:
    """Also where the focus was left in the ledger, on a paper of another case."""
    desk = counter.desk
    case = birth_case(counter)
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.wait_printed()
    at_papers(counter, case)
    at_ledger(counter, lambda job: job.case != case)
    desk.go("workbench")
    desk.go("papers")
    screen = desk.screen(PapersScreen)
    row, job = screen.list.current_row(), screen.ledger.current_job()
    assert row is not None
    assert job is not None
    assert (row.key, job.case) == (case, case)
