"""The pieces that mostly show: confirmation, outcome, time line, preview, charts, empty state."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from window_desk.desk.ui import theme
from window_desk.desk.ui.parts.bar_chart import Bar, BarChart, ColumnLoad
from window_desk.desk.ui.parts.confirm_panel import ConfirmPanel, Question
from window_desk.desk.ui.parts.elided_label import ElidedLabel
from window_desk.desk.ui.parts.empty_state import EmptyState
from window_desk.desk.ui.parts.outcome_panel import Outcome, OutcomePanel
from window_desk.desk.ui.parts.paper_preview import PaperPreview
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState, paint_shape
from window_desk.desk.ui.parts.time_left_pill import TimeLeftPill, pill_width
from window_desk.desk.ui.parts.timeline import Timeline, TimelineAct
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.parts.tone_mark import ToneMark

Key = Qt.Key
QUESTION = Question("签发并用印？", ("生成决定书", "记入用印台账"), "签发")


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[tuple[ConfirmPanel, QLineEdit, list[str]]]:
    page = QWidget()
    column = QVBoxLayout(page)
    line, panel = QLineEdit(), ConfirmPanel()
    column.addWidget(line)
    column.addWidget(panel)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    line.setFocus()
    said: list[str] = []
    panel.ask(QUESTION, lambda: said.append("yes"), lambda: said.append("no"))
    yield panel, line, said
    page.close()


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ((Key.Key_Return,), "no"),
        ((Key.Key_Escape,), "no"),
        ((Key.Key_Right, Key.Key_Return), "yes"),
        ((Key.Key_Right, Key.Key_Left, Key.Key_Return), "no"),
        ((Key.Key_Tab, Key.Key_Space), "yes"),
    ],
)
def test_question_is_answered_by_keys_once(
    qtbot: QtBot,
    asked: tuple[ConfirmPanel, QLineEdit, list[str]],
    keys: tuple[Qt.Key, ...],
    answer: str,
) -> None:
    panel, line, said = asked
    press(qtbot, *keys)
    assert said == [answer]
    assert not panel.isVisible()
    assert QApplication.focusWidget() is line
    panel.confirm()
    panel.decline()
    assert said == [answer]


def test_outcome_changes(qtbot: QtBot) -> None:
    panel = OutcomePanel()
    qtbot.addWidget(panel)
    outcome = Outcome("缺两份：一次性告知", "最迟 3月9日", Tone.NOTICE, ("申请表", "无房证明"))
    panel.show_outcome(outcome)
    assert panel.outcome() == outcome
    assert panel.accessibleName() == outcome.headline
    assert "无房证明" in panel.accessibleDescription()


def test_timeline_shows_what_is_not_sent(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_acts(
        [
            TimelineAct("3月2日 09:12", "王秀英", "3 号窗口", "受理", signed=True),
            TimelineAct("3月5日 10:02", "李强", "2 号窗口", "特别程序", "现场勘验", sent=False),
        ],
    )
    shown = [label.text() for label in timeline.findChildren(QLabel)]
    assert "已用章 · 已上传" in shown
    assert "未上传" in shown
    assert "现场勘验" in shown
    timeline.set_acts([])
    assert timeline.acts() == ()


def test_preview_zooms_by_keys(qtbot: QtBot) -> None:
    preview = PaperPreview()
    qtbot.addWidget(preview)
    page = QImage(210, 297, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    preview.set_pages([page, page], "受理通知书")
    preview.resize(400, 500)
    preview.show()
    assert preview.page_count() == 2
    QTest.keyClick(preview, Key.Key_Plus)
    assert preview.zoom() == pytest.approx(1.25)
    for _ in range(20):
        QTest.keyClick(preview, Key.Key_Minus)
    assert preview.zoom() == pytest.approx(0.25)
    QTest.keyClick(preview, Key.Key_0)
    assert preview.zoom() == 1
    QTest.keyClick(preview, Key.Key_PageDown)


def test_charts_say_their_numbers(qtbot: QtBot) -> None:
    lying, standing = BarChart("在办", "件"), ColumnLoad("到期", "件")
    for chart in (lying, standing):
        qtbot.addWidget(chart)
    bars = [Bar("1 号", 3), Bar("2 号", 0, Tone.TROUBLE)]
    lying.set_bars(bars)
    standing.set_columns(bars)
    assert lying.text_alternative() == "在办: 1 号 3 件, 2 号 0 件"
    assert standing.accessibleName() == "到期: 1 号 3 件, 2 号 0 件"
    assert not lying.grab().isNull()
    standing.set_columns([])
    assert not standing.grab().isNull()


def test_empty_state_speaks(qtbot: QtBot) -> None:
    empty = EmptyState("没有待处理的事")
    qtbot.addWidget(empty)
    empty.set_words("没有草稿", "新收一件吧")
    assert empty.accessibleName() == "没有草稿"


@pytest.mark.parametrize("state", list(TimeState))
def test_pill_has_room_for_its_words(qtbot: QtBot, state: TimeState) -> None:
    pill = TimeLeftPill(TimeLeft(state, 12))
    qtbot.addWidget(pill)
    assert pill.sizeHint().width() == pill_width(TimeLeft(state, 12), pill.fontMetrics())


def test_every_tone_has_its_own_shape(qtbot: QtBot) -> None:
    shapes = set()
    for tone in (Tone.GOOD, Tone.NOTICE, Tone.TROUBLE, Tone.OFF, Tone.NEUTRAL):
        mark = ToneMark(tone, 12)
        qtbot.addWidget(mark)
        mark.resize(12, 12)
        image = mark.grab().toImage()
        ground = theme.current().color("window").name()
        shapes.add(
            tuple(image.pixelColor(x, y).name() != ground for x in range(12) for y in range(12)),
        )
    assert len(shapes) == 5


def test_elided_label_gives_way(qtbot: QtBot) -> None:
    label = ElidedLabel("青石镇便民服务中心 · 3 号窗口")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.elided()
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    label.resize(60, 20)
    assert label.elided()
    assert not label.grab().isNull()


def test_every_state_of_time_has_its_own_shape(qtbot: QtBot) -> None:
    shapes = set()
    for state in TimeState:
        image = QImage(18, 18, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_shape(painter, state, QRectF(2, 2, 14, 14), "text")
        painter.end()
        shapes.add(
            tuple(image.pixelColor(x, y).lightness() < 128 for x in range(18) for y in range(18)),
        )
    assert len(shapes) == len(TimeState)


def test_problem_stays_with_what_it_is_about(qtbot: QtBot) -> None:
    line = ProblemLine()
    qtbot.addWidget(line)
    line.look_at("one")
    line.tell("办件已撤回")
    line.look_at("one")
    assert (line.text(), line.isVisible()) == ("办件已撤回", True)
    line.look_at("other")
    assert (line.text(), line.isVisible()) == ("", False)
