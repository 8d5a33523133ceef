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
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel, ClockKind, DueKind, DueMark
from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState, words

START = date(2026, 3, 2)
MODEL = ClockBarModel(
    START,
    date(2026, 3, 11),
    (DueMark(DueKind.PROMISED, date(2026, 3, 26)), DueMark(DueKind.STATUTORY, date(2026, 3, 30))),
    suspensions=((date(2026, 3, 5), date(2026, 3, 9)),),
    state=TimeState.ON_TIME,
    days_left=11,
    statutory_days_left=13,
)


def both(today: date, promised: date, statutory: date) -> ClockBarModel:
    marks = (DueMark(DueKind.PROMISED, promised), DueMark(DueKind.STATUTORY, statutory))
    return ClockBarModel(START, today, marks)


days = st.integers(0, 400).map(lambda n: START + timedelta(days=n))


@given(today=days, promised=days, statutory=days)
def test_fraction_stays_on_the_line_and_keeps_order(
    today: date, promised: date, statutory: date
) -> None:
    model = both(today, promised, statutory)
    ordered = sorted([START, today, promised, statutory])
    places = [model.fraction(day) for day in ordered]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(today=days, promised=days, statutory=days, width=st.integers(300, 1200))
def test_labels_never_touch(today: date, promised: date, statutory: date, width: int) -> None:
    assert QApplication.instance() is not None
    model = both(today, promised, statutory)
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
        "法定还剩 13 个工作日",
    ):
        assert part in told


def test_provisional_day_says_so_and_names_its_year() -> None:
    model = ClockBarModel(
        date(2026, 12, 4),
        date(2026, 12, 10),
        (
            DueMark(DueKind.PROMISED, date(2026, 12, 15)),
            DueMark(DueKind.STATUTORY, date(2027, 1, 4)),
        ),
        provisional_from=date(2027, 1, 1),
        december_from=date(2026, 12, 1),
        state=TimeState.PROVISIONAL,
        days_left=12,
    )
    assert "承诺 12月15日 周二(可能调整)" in description(model)
    assert "法定 2027年1月4日 周一(暂定)" in description(model)


def test_one_label_where_both_days_are_the_same() -> None:
    due = date(2026, 3, 30)
    labels = day_labels(both(START, due, due))
    assert [label.text for label in labels[1:]] == ["承诺、法定 3月30日 周一"]


def test_what_holds_lengthens_and_moves_the_clock_is_told() -> None:
    held = ClockBarModel(
        START,
        date(2026, 3, 11),
        (DueMark(DueKind.PRINTED, date(2026, 3, 13)),),
        suspensions=((date(2026, 3, 4), None),),
        extensions=((date(2026, 3, 3), 10),),
        held_until=date(2026, 3, 20),
        state=TimeState.SUSPENDED,
        days_left=7,
    )
    told = description(held)
    for part in ("暂停 3月4日 周三 起", "3月3日 周二 延长 10 日", "凭证印 3月13日 周五"):
        assert part in told
    assert held.fraction(held.today) < 1
    longer = ClockBarModel(START, START, (DueMark(DueKind.STATUTORY, date(2026, 4, 14), 10),))
    assert "法定 4月14日 周二(延10日)" in description(longer)


def test_notice_clock_has_its_own_labels() -> None:
    model = ClockBarModel(
        START,
        date(2026, 3, 6),
        (DueMark(DueKind.NOTICE, date(2026, 3, 9)),),
        ClockKind.NOTICE,
        state=TimeState.SOON,
        days_left=1,
        told="告知第4日 · 剩 1 日",
    )
    told = description(model)
    assert told == "收件 3月2日 周一 · 告知期限 3月9日 周一 · 告知第4日 · 剩 1 日"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (TimeLeft(TimeState.ON_TIME, 12), "还剩 12 个工作日"),
        (TimeLeft(TimeState.DUE, 0), "今天到期"),
        (TimeLeft(TimeState.OVERDUE, -3), "超期 3 个工作日"),
        (TimeLeft(TimeState.OVERDUE), "已超期"),
        (TimeLeft(TimeState.SOON, 2, "天"), "还剩 2 天"),
        (TimeLeft(TimeState.ON_TIME), "办理中"),
        (TimeLeft(TimeState.DUE, 1), "还剩 1 个工作日"),
        (TimeLeft(TimeState.OVERDUE, 0), "已过下班时间"),
        (TimeLeft(TimeState.SUSPENDED, 4), "暂停中 · 剩 4 个工作日"),
        (TimeLeft(TimeState.SUSPENDED), "暂停中"),
        (TimeLeft(TimeState.PROVISIONAL, 9), "暂定剩 9 个工作日"),
        (TimeLeft(TimeState.FINISHED, 3), "已办结"),
        (TimeLeft(TimeState.FINISHED, 3, told="提前办结"), "提前办结"),
        (TimeLeft(TimeState.FINISHED_LATE, -2), "逾期办结"),
        (TimeLeft(TimeState.NONE), "未计时"),
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
    bar.set_model(
        ClockBarModel(
            START,
            date(2026, 3, 11),
            tuple(DueMark(kind, date(2026, 3, 12 + n)) for n, kind in enumerate(DueKind)),
            suspensions=((date(2026, 3, 10), None),),
            extensions=((date(2026, 3, 6), 10),),
            provisional_from=date(2026, 3, 16),
            december_from=date(2026, 3, 12),
            held_until=date(2026, 3, 20),
            state=state,
            days_left=3,
            statutory_days_left=-2,
        )
    )
    bar.resize(bar.sizeHint())
    image = bar.grab().toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    name = {TimeState.OVERDUE: "due", TimeState.NONE: "finished"}.get(state, state.value)
    assert theme.current().color(name).name() in colors
    assert bar.accessibleName()
