"""Changes in a row are told at once, then now and then, and the last one always."""

from pytestqt.qtbot import QtBot

from window_desk.desk.ui.change_pace import ChangePace


def test_a_single_change_is_told_at_once_and_once(qtbot: QtBot) -> None:
    pace = ChangePace()
    told: list[int] = []
    pace.due.connect(lambda: told.append(1))
    pace.note()
    assert len(told) == 1
    with qtbot.waitSignal(pace._resting.timeout):
        pass
    assert len(told) == 1
    pace.note()
    assert len(told) == 2


def test_of_many_changes_in_a_row_the_last_is_told_too(qtbot: QtBot) -> None:
    pace = ChangePace()
    seen: list[int] = []
    state = [0]
    pace.due.connect(lambda: seen.append(state[0]))
    for change in range(1, 101):
        state[0] = change
        pace.note()
    assert seen == [1]
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [1, 100]
    with qtbot.waitSignal(pace._resting.timeout):
        pass
    assert seen == [1, 100], "nothing changed since"


def test_nothing_is_told_after_a_stop(qtbot: QtBot) -> None:
    pace = ChangePace()
    told: list[int] = []
    pace.due.connect(lambda: told.append(1))
    pace.note()
    pace.note()
    pace.stop()
    with qtbot.assertNotEmitted(pace.due, wait=400):
        pass
    assert len(told) == 1
