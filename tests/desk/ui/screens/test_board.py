"""The supervisor's board counts what was done; others do not see it."""

from collections import Counter

from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld
from tests.desk.ui.screens.county_house import PLAIN_ITEM, RECEIVER, SUPERVISOR

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import CaseState
from window_desk.desk.ui.screens.board.view import BoardScreen
from window_desk.desk.ui.screens.intake.presenter import ACCEPT, NOTIFY
from window_desk.desk.use_cases.case_views import (
    Standing,
)

_COLUMNS = {
    ActKind.RECEIVED: 2,
    ActKind.NOTICE_GIVEN: 3,
    ActKind.ACCEPTED: 4,
}


def test_figures_equal_the_acts(counter: CounterWorld) -> None:
    desk = counter.desk
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, ACCEPT)
    desk.take_in(counter.people.anybody(), PLAIN_ITEM, NOTIFY, lacking=(0,))
    assert "board" not in desk.program.window.screen_keys()
    done = acts_by_clerk(counter)
    desk.sign_in(SUPERVISOR)
    desk.go("board")
    screen = desk.screen(BoardScreen)
    clerk = counter.house.clerk(RECEIVER).name
    for kind, column in _COLUMNS.items():
        assert sum_of(screen, clerk, column) == done[RECEIVER, kind], kind
    desk.press(Qt.Key.Key_F5)
    cases = desk.session.cache.cases(limit=1000)
    waiting = sum(row.state is CaseState.EXAMINED for row in cases)
    numbers = [number for number, _words in screen.figures.figures()]
    received = (count for (_who, kind), count in done.items() if kind is ActKind.RECEIVED)
    assert numbers[0] == sum(received)
    assert numbers[4] == waiting
    assert screen.by_time_left.text_alternative()


def acts_by_clerk(counter: CounterWorld) -> Counter[tuple[str, ActKind]]:
    """Acts of today, voided ones too, by clerk and kind, counted one by one."""
    cache = counter.desk.session.cache
    today = counter.desk.session.today()
    done: Counter[tuple[str, ActKind]] = Counter()
    for row in cache.cases(limit=1000):
        file = cache.case_file(row.case)
        assert file is not None
        for known in file.acts:
            stands = known.standing in {Standing.APPLIED, Standing.QUEUED}
            if stands and known.act.day == today:
                done[known.act.clerk, known.act.kind] += 1
    return done


def sum_of(screen: BoardScreen, clerk: str, column: int) -> int:
    found = 0
    for line in range(screen.table.rowCount()):
        name, figure = screen.table.item(line, 0), screen.table.item(line, column)
        if name is not None and figure is not None and name.text() == clerk:
            found += int(figure.text())
    return found
