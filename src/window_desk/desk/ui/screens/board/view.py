"""The supervisor's board: this shift by clerk and window, time left, what falls due. Screen's thread."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.bar_chart import Bar, BarChart, ColumnLoad
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.case_views import (
    BoardFigures,
    ClerkLoad,
    TimeLeft,
)

_TONES = {
    TimeLeft.ON_TIME: Tone.GOOD,
    TimeLeft.SOON: Tone.NOTICE,
    TimeLeft.DUE: Tone.TROUBLE,
    TimeLeft.OVERDUE: Tone.TROUBLE,
    TimeLeft.WAITING: Tone.OFF,
    TimeLeft.SUSPENDED: Tone.OFF,
    TimeLeft.PROVISIONAL: Tone.NEUTRAL,
}


def time_left_word(state: TimeLeft) -> str:
    """A time-left class as a label."""
    translate = QCoreApplication.translate
    return {
        TimeLeft.ON_TIME: translate("Board", "时限内"),
        TimeLeft.SOON: translate("Board", "将到期"),
        TimeLeft.DUE: translate("Board", "今天到期"),
        TimeLeft.OVERDUE: translate("Board", "已超期"),
        TimeLeft.WAITING: translate("Board", "等申请人"),
        TimeLeft.PROVISIONAL: translate("Board", "日期暂定"),
        TimeLeft.SUSPENDED: translate("Board", "特别程序中"),
        TimeLeft.FINISHED: translate("Board", "已办结"),
        TimeLeft.FINISHED_LATE: translate("Board", "逾期办结"),
    }[state]


class BoardScreen(Screen):
    """Figures at the top, the shift's table at the left, shapes at the right."""

    key = "board"

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(32)
        self._numbers: list[QLabel] = []
        self._labels: list[QLabel] = []
        for place in range(6):
            number, label = QLabel(), QLabel()
            number.setProperty("role", "title")
            label.setProperty("role", "muted")
            self._numbers.append(number)
            self._labels.append(label)
            self._figures.addWidget(number, 0, place)
            self._figures.addWidget(label, 1, place)
            self._figures.setColumnStretch(place, 1)
        self.table = QTableWidget(0, 8)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.by_time_left = BarChart(self.tr("在办件时限"), self.tr("件"))
        self.due = ColumnLoad(self.tr("未来到期"), self.tr("件"))
        charts = QVBoxLayout()
        charts.setSpacing(12)
        charts.addWidget(self.by_time_left, 1)
        charts.addWidget(self.due, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 60)
        row.addLayout(charts, 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._figures)
        column.addLayout(row, 1)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("看板")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**看板**：本班各窗口、各人的收件、告知、受理、办结，以及在办件的时限。\n\n"
            "数字为今天(北京时间)本中心已知的环节数；等申请人补正的办件不计决定时限。"
        )

    def on_shown(self) -> None:
        """Count anew."""
        self.reload()
        self.table.setFocus()

    def screen_actions(self) -> list[Action]:
        """Count again."""
        return [Action("reload", self.tr("刷新"), "F5", self.reload)]

    def reload(self) -> None:
        """Show the figures of today."""
        today = self._session.today()
        figures = self._session.cache.board(today)
        self._show_figures(figures)
        self._show_loads(figures.loads)
        self.by_time_left.set_bars(
            [
                Bar(time_left_word(state), count, _TONES.get(state, Tone.NEUTRAL))
                for state, count in figures.by_time_left.items()
                if state is not TimeLeft.FINISHED
            ]
        )
        self.due.set_columns(
            [
                Bar(
                    date_words(day, today),
                    count,
                    Tone.TROUBLE if day <= today else Tone.ACCENT,
                )
                for day, count in figures.due_by_day
            ]
        )

    def _show_figures(self, figures: BoardFigures) -> None:
        shown = (
            (sum(load.received for load in figures.loads), self.tr("今日收件")),
            (sum(load.concluded for load in figures.loads), self.tr("今日办结")),
            (figures.by_time_left.get(TimeLeft.DUE, 0), self.tr("今天到期")),
            (figures.by_time_left.get(TimeLeft.OVERDUE, 0), self.tr("已超期")),
            (figures.waiting_sign_off, self.tr("待审定")),
            (figures.to_settle, self.tr("待处理")),
        )
        for number, label, (value, words) in zip(self._numbers, self._labels, shown, strict=True):
            number.setText(str(value))
            label.setText(words)

    def _show_loads(self, loads: tuple[ClerkLoad, ...]) -> None:
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("人员"),
                self.tr("窗口"),
                self.tr("收件"),
                self.tr("告知"),
                self.tr("受理"),
                self.tr("不予受理"),
                self.tr("办结"),
                self.tr("送达"),
            ]
        )
        for place in range(self.table.columnCount()):
            side = Qt.AlignmentFlag.AlignLeft if place < 2 else Qt.AlignmentFlag.AlignRight
            heading = self.table.horizontalHeaderItem(place)
            if heading is not None:
                heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        windows = {window.code: window.name for window in self._session.cache.windows()}
        self.table.setRowCount(len(loads))
        for line, load in enumerate(loads):
            cells: tuple[str | int, ...] = (
                load.clerk_name or load.clerk,
                windows.get(load.window, load.window),
                load.received,
                load.noticed,
                load.accepted,
                load.refused,
                load.concluded,
                load.delivered,
            )
            for place, cell in enumerate(cells):
                item = QTableWidgetItem(str(cell))
                if isinstance(cell, int):
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(line, place, item)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()
