"""The clock bar: where a day lies, and labels that never touch."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.clock_bar import ClockBar
from window_desk.desk.ui.parts.clock_bar_labels import day_labels, description, place_labels
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel
from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState, words

START = date(2026, 3, 2)
MODEL = ClockBarModel(
    START,
    date(2026, 3, 11),
    date(2026, 3, 26),
    date(2026, 3, 30),
    ((date(2026, 3, 5), date(2026, 3, 9)),),
    None,
    TimeState.ON_TIME,
    11,
)
days = st.integers(0, 400).map(lambda n: START + timedelta(days=n))


@given(today=days, promised=days, statutory=days)
def test_fraction_stays_on_the_line_and_keeps_order(
    today: date, promised: date, statutory: date
) -> None:
    model = ClockBarModel(START, today, promised, statutory)
    ordered = sorted([START, today, promised, statutory])
    places = [model.fraction(day) for day in ordered]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(today=days, promised=days, statutory=days, width=st.integers(300, 1200))
def test_labels_never_touch(today: date, promised: date, statutory: date, width: int) -> None:
    assert QApplication.instance() is not None
    model = ClockBarModel(START, today, promised, statutory)
    track, row = QRectF(7, 30, width - 14, 10), QRectF(0, 48, width, 20)
    metrics = QFontMetricsF(QApplication.font())
    placed = place_labels(day_labels(model), model, track, row, metrics)
    assert placed
    for left, right in pairwise(placed):
        assert left.left + left.width < right.left
    assert placed[0].left >= 0
    assert placed[-1].left + placed[-1].width <= max(width, placed[-1].width)


@pytest.fixture(autouse=True)
def _screen(qapp: QApplication) -> None:
    """Text is measured: the application must be there."""


def test_whole_bar_in_words() -> None:
    told = description(MODEL)
    for part in (
        "受理 3月2日 周一",
        "承诺 3月26日 周四",
        "法定 3月30日 周一",
        "特别程序 3月5日 周四 至 3月9日 周一",
        "还剩 11 个工作日",
    ):
        assert part in told


def test_provisional_day_says_so_and_names_its_year() -> None:
    model = ClockBarModel(
        date(2026, 12, 4),
        date(2026, 12, 10),
        None,
        date(2027, 1, 4),
        (),
        date(2027, 1, 1),
        TimeState.PROVISIONAL,
        12,
    )
    assert "法定 2027年1月4日 周一(暂定)" in description(model)


def test_one_label_where_both_days_are_the_same() -> None:
    due = date(2026, 3, 30)
    labels = day_labels(ClockBarModel(START, START, due, due))
    assert [label.text for label in labels[1:]] == ["承诺、法定 3月30日 周一"]


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (TimeLeft(TimeState.ON_TIME, 12), "还剩 12 个工作日"),
        (TimeLeft(TimeState.DUE, 0), "今天到期"),
        (TimeLeft(TimeState.OVERDUE, -3), "超期 3 个工作日"),
        (TimeLeft(TimeState.OVERDUE), "已超期"),
        (TimeLeft(TimeState.SOON, 2, "天"), "还剩 2 天"),
        (TimeLeft(TimeState.ON_TIME), "办理中"),
        (TimeLeft(TimeState.FINISHED), "已办结"),
    ],
)
def test_words(left: TimeLeft, said: str) -> None:
    assert words(left) == said


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("state", list(TimeState))
def test_bar_is_painted_in_the_colour_of_its_state(
    qtbot: QtBot, state: TimeState, *, compact: bool
) -> None:
    bar = ClockBar(compact=compact)
    qtbot.addWidget(bar)
    bar.set_model(ClockBarModel(START, date(2026, 3, 11), state=state, days_left=3))
    bar.resize(bar.sizeHint())
    image = bar.grab().toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    name = {TimeState.OVERDUE: "due", TimeState.NONE: "finished"}.get(state, state.value)
    assert theme.current().color(name).name() in colors
    assert bar.accessibleName()
