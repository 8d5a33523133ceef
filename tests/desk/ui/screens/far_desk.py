"""A second desk of the township on a line of its own that can be cut, and what is done at it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM
from tests.desk.ui.screens.desk_at_counter import DeskAtCounter

from window_desk.casework.acts import Act
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.correct import correct
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.withdraw import withdraw
from window_desk.tools.demo_shift.people import Person
from window_desk.tools.emulators.cut_line import CutLine, Down, Pass


@dataclass
class FarDesk:
    """The desk and its line."""

    desk: DeskAtCounter
    line: CutLine

    def cut(self) -> None:
        """The line goes; the desk has noticed."""
        self.line.set_mode(Down())
        self.desk.wait(lambda: not self.desk.online(), "the line is not down", 30)

    def mend(self) -> None:
        """The line comes back; the county has what was done."""
        self.line.set_mode(Pass())
        self.desk.session.line.nudge()
        self.desk.settle_line()


def take(desk: DeskAtCounter, use_case: Callable[[Counter], Act]) -> None:
    """Have a use case done without the screen."""
    done: list[Act | str] = []
    desk.session.run(use_case, done.append, lambda refusal: done.append(refusal.sentence))
    desk.wait(lambda: done, "nothing came of it")
    assert isinstance(done[0], Act), done


def accepts(case: str) -> Callable[[Counter], Act]:
    """Accept."""
    return lambda counter: accept(counter, case)


def withdraws(case: str) -> Callable[[Counter], Act]:
    """Withdraw."""
    return lambda counter: withdraw(counter, case, "不办了")


def corrects(case: str, before: str, after: str) -> Callable[[Counter], Act]:
    """Correct the phone."""
    return lambda counter: correct(
        counter, case, field="phone", before=before, after=after, reason="笔误", initialled=True
    )


def known_everywhere(counter: CounterWorld, far: FarDesk) -> tuple[str, Person]:
    """A received case that both desks have."""
    person = counter.people.anybody()
    case = counter.desk.take_in(person, PLAIN_ITEM)
    counter.desk.settle_line()
    far.desk.wait(lambda: far.desk.session.cache.case_file(case), "the case does not come", 40)
    return case, person
