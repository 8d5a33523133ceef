"""The supervisor's board: this shift by clerk and window, time left, what falls due. Screen's thread."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from window_desk.casework.case import ENDED
from window_desk.casework.procedures import Finish
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.bar_chart import Bar, BarChart, ColumnLoad
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseRow
from window_desk.desk.ui.parts.date_words import month_day_words
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.board.figure_row import FigureRow
from window_desk.desk.ui.screens.case_words import list_columns, list_rows
from window_desk.desk.ui.screens.fault_words import article_label
from window_desk.desk.ui.screens.time_left_words import TIME_STATES, time_left_word
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases import case_views
from window_desk.desk.use_cases.case_views import (
    BoardFigures,
    ClerkLoad,
    TimeLeft,
)

_FIGURES = 8
_DAYS_AHEAD = 7
_HEAT = 60


class BoardScreen(Screen):
    """Figures at the top, the shift's table at the left, shapes at the right."""

    key = "board"
    shows_cases = True
    lists_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.figures = FigureRow(_FIGURES)
        self.rates = QLabel()
        self.rates.setProperty("role", "muted")
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
        self.faults = BarChart(self.tr("近30天差错(行政许可法)"), self.tr("件"))
        kept = {"time_left", "item", "applicant", "next"}
        self.heat = CaseList([column for column in list_columns() if column.key in kept])
        charts = QVBoxLayout()
        charts.setSpacing(12)
        charts.addWidget(self.by_time_left, 1)
        charts.addWidget(self.due, 1)
        charts.addWidget(self.faults)
        lists = QVBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.table, 45)
        lists.addWidget(self.heat, 55)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(lists, 60)
        row.addLayout(charts, 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addWidget(self.rates)
        column.addLayout(row, 1)
        self.heat.opened.connect(self._on_opened)
        self.heat.moved.connect(self._on_heat_moved)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("看板")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**看板**：本班各窗口、各人的收件、告知、受理、办结，以及在办件的时限。\n\n"
            "下面是最急的在办件，按时限先后；Tab 换到那里，Enter 打开。\n\n"
            "数字为今天(北京时间)本中心已知的环节数；等申请人补正的办件不计决定时限，"
            "暂停中的按停下时剩的天数。差错按行政许可法第七十二条分项，明细在“时限”页。"
        )

    def on_shown(self) -> None:
        """Count anew."""
        self.reload()
        self.table.setFocus()

    def screen_actions(self) -> list[Action]:
        """Count again, open the case in focus, go to moved promises and faults."""
        return [
            Action("reload", self.tr("刷新"), "F5", self.reload),
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                self.heat.current_row() is not None,
                self.tr("没有在办件"),
            ),
            Action("moved", self.tr("承诺变动"), "F8", self._go_to_moved),
            Action("faults", self.tr("提醒"), "F9", self._go_to_faults),
        ]

    def reload(self) -> None:
        """Show the figures of today."""
        today = self._session.today()
        figures = self._session.cache.board(today)
        self._show_figures(figures)
        self._show_loads(figures.loads)
        red = self._session.cache.rules().red_workdays
        self.by_time_left.set_bars(
            [
                Bar(time_left_word(left, red), figures.by_time_left[left], state=state)
                for left, state in TIME_STATES.items()
                if left in figures.by_time_left and left is not TimeLeft.FINISHED
            ]
        )
        self.due.set_columns(self._due_columns(figures, today))
        faults = sorted(figures.faults_by_article.items(), key=lambda entry: (not entry[0], entry))
        bars = [Bar(article_label(article), count, Tone.TROUBLE) for article, count in faults]
        self.rates.setText(self._rates(figures.finished))
        self.rates.setVisible(bool(figures.finished))
        self.faults.set_bars(bars)
        self.faults.setVisible(bool(bars))
        self.heat.set_rows(list_rows(self._hottest()))
        self.actions_changed.emit()

    def _rates(self, finished: Mapping[Finish, int]) -> str:
        """Numerator and denominator of each rate, never a bare percentage."""
        whole = sum(finished.values())
        parts = [
            f"{name} {finished.get(finish, 0)}/{whole}"
            for finish, name in (
                (Finish.EARLY, self.tr("提前办结")),
                (Finish.IN_TIME, self.tr("按期办结")),
                (Finish.LATE, self.tr("逾期办结")),
            )
        ]
        return self.tr("近30日已决定的办件：{rates}（不含不予受理、撤回和未决定的）").format(
            rates=" · ".join(parts)
        )

    def _hottest(self) -> list[case_views.CaseRow]:
        """Open cases by time left; those that wait for nobody here stand last."""
        rows = self._session.cache.cases(by_time_left=True, limit=_HEAT)
        return [row for row in rows if row.state not in ENDED]

    def _due_columns(self, figures: BoardFigures, today: date) -> list[Bar]:
        """What fell due before today, in one column, then the next days on which something does."""
        past = sum(count for day, count in figures.due_by_day if day < today)
        columns = [Bar(self.tr("此前"), past, Tone.TROUBLE)] if past else []
        for day, count in [entry for entry in figures.due_by_day if entry[0] >= today][
            :_DAYS_AHEAD
        ]:
            tone = Tone.TROUBLE if day == today else Tone.ACCENT
            columns.append(Bar(month_day_words(day), count, tone))
        return columns

    def _show_figures(self, figures: BoardFigures) -> None:
        shown = [
            (sum(load.received for load in figures.loads), self.tr("今日收件")),
            (sum(load.concluded for load in figures.loads), self.tr("今日办结")),
            (figures.by_time_left.get(TimeLeft.DUE, 0), self.tr("今天到期")),
            (figures.by_time_left.get(TimeLeft.OVERDUE, 0), self.tr("已超期")),
            (figures.waiting_sign_off, self.tr("待审定")),
            (figures.to_settle, self.tr("待处理")),
            (figures.suspended, self.tr("暂停中")),
            (figures.moved, self.tr("承诺变动")),
        ]
        self.figures.set_figures(shown)

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

    def _on_heat_moved(self, _row: object) -> None:
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key)

    def _open_current(self) -> None:
        self._on_opened(self.heat.current_row())

    def _go_to_moved(self) -> None:
        self._session.go_to("deadlines", "moved")

    def _go_to_faults(self) -> None:
        self._session.go_to("deadlines", "faults")
