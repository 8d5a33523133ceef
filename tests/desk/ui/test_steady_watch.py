"""What comes and goes is told without flicker."""

from PySide6.QtWidgets import QApplication

from window_desk.desk.ui.steady_watch import SteadyWatch


def told_of(*found: int | None) -> list[object]:
    """What is told while one look after the other finds these."""
    looks = iter(found)
    told: list[object] = []
    watch = SteadyWatch(lambda: next(looks))
    watch.told.connect(told.append)
    for _look in found:
        watch.look_once()
    return told


def test_what_is_over_at_once_is_never_told(qapp: QApplication) -> None:
    assert told_of(None, 3, None, 5, None, None) == []


def test_what_stays_is_told_with_each_change_until_it_is_gone(qapp: QApplication) -> None:
    assert told_of(None, 9, 7, 7, 4, None, None, None) == [7, 4, None]


def test_a_short_gap_ends_nothing(qapp: QApplication) -> None:
    assert told_of(9, 7, None, 6, None, None, 2) == [7, 6, None]
