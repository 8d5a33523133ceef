"""The workday calendar by month, the notices it rests on, and publishing for the county's supervisors."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.duties import Duty
from window_desk.casework.items import Authority
from window_desk.casework.workdays import LAST_DAY, OverlayKind, WorkdayCalendar
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.deadlines.calendar_legend import CalendarLegend
from window_desk.desk.ui.screens.deadlines.month_days import (
    MonthDayKind,
    kind_word,
    month_days,
)
from window_desk.desk.ui.screens.deadlines.month_grid import (
    MonthGrid,
    day_sentence,
    month_later,
    shown_days,
)
from window_desk.desk.ui.screens.deadlines.publish_panel import PublishPanel
from window_desk.desk.ui.screens.deadlines.tab import DeadlineTab
from window_desk.desk.ui.shell.action import Action


class CalendarTab(DeadlineTab):
    """Arrows choose a day, Page Up and Down a month; F7 publishes."""

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._told = ""
        self.month = QLabel()
        self.month.setProperty("role", "title")
        self.grid = MonthGrid()
        self.headline = QLabel()
        self.headline.setProperty("role", "heading")
        self.headline.setWordWrap(True)
        self.coverage = QLabel()
        self.coverage.setWordWrap(True)
        self.notices = _list()
        self.local = _list()
        self._no_local = QLabel(self.tr("没有本地放假日和值班日。"))
        self._no_local.setProperty("role", "muted")
        self.publishing = PublishPanel(session)
        self.side = QStackedWidget()
        self.side.addWidget(self._facts())
        self.side.addWidget(self.publishing)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.month)
        left.addWidget(self.grid, 1)
        left.addWidget(self.headline)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 62)
        row.addWidget(self.side, 38)
        self.grid.moved.connect(self._on_day_moved)
        self.publishing.published.connect(self.said)
        self.publishing.closed.connect(self._on_publishing_closed)

    def name(self) -> str:
        """Return the word on the tab."""
        return self.tr("工作日历")

    def tab_actions(self) -> list[Action]:
        """Leaf, go home, publish."""
        return [
            Action("earlier", self.tr("上个月"), "F6", self._leaf_back),
            Action("later", self.tr("下个月"), "F8", self._leaf_on),
            Action("today", self.tr("回到今天"), "F9", self._go_home),
            Action(
                "publish",
                self.tr("发布新通知…"),
                "F7",
                self._publish,
                self._may_publish(),
                self.tr("只有县中心的值班管理人员可以发布"),
            ),
        ]

    def reload(self) -> None:
        """Show the calendar as it is in force now; the day in focus stays."""
        calendar = self._session.cache.calendar()
        if self._told != calendar.version:
            self._told = calendar.version
            self._show_facts(calendar)
        self._show(calendar, self.grid.day() or self._session.today())
        if not self._may_publish():
            self.publishing.close_panel()
        self.actions_changed.emit()

    def take_focus(self) -> None:
        """Put the keys on the grid, or on the file that is being chosen."""
        if self.publishing.isHidden():
            self.grid.setFocus()
        else:
            self.publishing.file.setFocus()

    def _facts(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.coverage)
        column.addWidget(CalendarLegend())
        column.addWidget(_heading(self.tr("放假通知")))
        column.addWidget(self.notices, 3)
        column.addWidget(_heading(self.tr("本地日历")))
        column.addWidget(self._no_local)
        column.addWidget(self.local, 2)
        return page

    def _show_facts(self, calendar: WorkdayCalendar) -> None:
        today = self._session.today()
        until = calendar.coverage_until
        self.coverage.setText(
            self.tr(
                "放假通知已发布到 {year} 年底；{year} 年12月仍可能由次年通知调整，以后的日期为暂定。"
            ).format(year=until.year)
        )
        self.notices.clear()
        for notice in reversed(calendar.notices):
            item = QListWidgetItem(
                self.tr("{year}年  {paper}").format(
                    year=notice.year, paper="；".join(notice.papers)
                )
            )
            item.setToolTip(item.text())
            self.notices.addItem(item)
        self.local.clear()
        kinds = {
            OverlayKind.LOCAL_OFF: MonthDayKind.LOCAL_OFF,
            OverlayKind.DUTY_OPEN: MonthDayKind.DUTY,
        }
        for day in reversed(calendar.overlays):
            kind = kind_word(kinds[day.kind])
            self.local.addItem(f"{date_words(day.date, today)}  {kind}  {day.name}")
        self.local.setVisible(bool(calendar.overlays))
        self._no_local.setVisible(not calendar.overlays)

    def _show(self, calendar: WorkdayCalendar, day: date) -> None:
        if not calendar.coverage_from <= day <= LAST_DAY:
            self.said.emit(self.tr("工作日历只到这里"))
            return
        today = self._session.today()
        page = [each for each in shown_days(day) if calendar.coverage_from <= each <= LAST_DAY]
        told = month_days(calendar, page)
        self.grid.set_days(told, day, today)
        self.month.setText(self.tr("{year}年{month}月").format(year=day.year, month=day.month))
        here = next(each for each in told if each.day == day)
        self.headline.setText(day_sentence(here, today))

    def _on_day_moved(self, day: object) -> None:
        if isinstance(day, date):
            self._show(self._session.cache.calendar(), day)

    def _leaf_back(self) -> None:
        self._on_day_moved(month_later(self.grid.day() or self._session.today(), -1))

    def _leaf_on(self) -> None:
        self._on_day_moved(month_later(self.grid.day() or self._session.today(), 1))

    def _go_home(self) -> None:
        self._on_day_moved(self._session.today())
        self.grid.setFocus()

    def _may_publish(self) -> bool:
        if not self._session.is_signed_in:
            return False
        clerk = self._session.clerk
        return clerk.level is Authority.COUNTY and clerk.has(Duty.SUPERVISE)

    def _publish(self) -> None:
        self.side.setCurrentWidget(self.publishing)
        self.publishing.open()

    def _on_publishing_closed(self) -> None:
        self.side.setCurrentIndex(0)
        self.grid.setFocus()


def _list() -> QListWidget:
    made = QListWidget()
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setUniformItemSizes(True)
    return made


def _heading(words: str) -> QLabel:
    made = QLabel(words)
    made.setProperty("role", "heading")
    return made
