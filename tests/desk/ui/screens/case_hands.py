"""Opening a case by keys."""

from tests.desk.ui.screens.counter_world import CounterWorld

from window_desk.desk.ui.screens.cases.case_view import CaseScreen
from window_desk.desk.ui.screens.cases.list_view import CasesScreen


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
