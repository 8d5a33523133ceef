"""The line goes and comes back: work goes on, and the status bar says how things stand."""

from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM
from tests.desk.ui.screens.intake_hands import applicant_ready

from window_desk.casework.case import CaseState
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.intake.presenter import ACCEPT
from window_desk.desk.use_cases.numbering import case_series
from window_desk.desk.use_cases.ports import NoNumberLeftError

Key = Qt.Key


def word(counter: CounterWorld, key: str) -> str:
    return counter.desk.program.window.status.word(key)


def cut(counter: CounterWorld) -> None:
    counter.house.stop()
    counter.desk.wait(lambda: "断网" in word(counter, "line"), "the status bar does not tell", 30)


def mend(counter: CounterWorld) -> None:
    counter.house.start()
    counter.desk.wait(lambda: "联网" in word(counter, "line"), "the status bar does not tell", 40)


def test_status_bar_tells_of_the_line_and_of_what_is_unsent(counter: CounterWorld) -> None:
    desk = counter.desk
    desk.wait(lambda: word(counter, "line") == "联网", "it is not quiet")
    # after a change of language by another test the devices are asked again, beside the screen
    desk.wait(lambda: "就绪" in word(counter, "printer"), "the printer is not ready")
    desk.wait(lambda: "就绪" in word(counter, "reader"), "the reader is not ready")
    desk.wait(lambda: "时钟准确" in word(counter, "clock"), "the clock is not right")
    cut(counter)
    case = desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    assert desk.case(case).state is CaseState.ACCEPTED
    desk.wait(lambda: "未上传 2 条" in word(counter, "line"), "unsent acts are not counted", 40)
    mend(counter)
    desk.wait(lambda: word(counter, "line") == "联网", "something is unsent", 40)


def test_no_number_left_is_said_and_the_draft_stays(counter: CounterWorld) -> None:
    desk, person = counter.desk, counter.people.anybody()
    cut(counter)
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    use_up_numbers(counter)
    screen = applicant_ready(counter, "xcsl", PLAIN_ITEM, person)
    desk.hands.type("0")
    desk.press(Key.Key_F8)
    desk.wait(lambda: screen.outcome.outcome().tone is Tone.TROUBLE, "nobody says why")
    assert "号段已用完" in screen.outcome.outcome().detail
    assert screen.applicant.fields["name"].text() == person.name
    mend(counter)
    desk.wait(lambda: free_numbers(counter) > 0, "no new numbers", 40)
    desk.press(Key.Key_F8)
    desk.wait_state(desk.newest_of(person.name).id, CaseState.ACCEPTED)


def series(counter: CounterWorld) -> str:
    session = counter.desk.session
    return case_series(session.cache.site().code, session.today().year)


def free_numbers(counter: CounterWorld) -> int:
    return sum(
        stock.free
        for stock in counter.desk.session.cache.leases()
        if stock.series == series(counter)
    )


def use_up_numbers(counter: CounterWorld) -> None:
    session, wanted = counter.desk.session, series(counter)

    def take_all() -> None:
        with session.journal.transaction() as transaction:
            try:
                while True:
                    transaction.take_number(wanted)
            except NoNumberLeftError:
                return

    session.journal.executor.submit(take_all).result()
    assert free_numbers(counter) == 0
