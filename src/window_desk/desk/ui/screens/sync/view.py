"""Data sync (数据同步): what is unsent and why, what goes over the line, numbers, clock, backup."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from window_desk.casework.acts import BEIJING
from window_desk.desk.ui.desk_session import DeskSession
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseRow
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.as_of import last_contact, line_now
from window_desk.desk.ui.screens.case_words import act_word, masked_name
from window_desk.desk.ui.screens.deadlines.moved_tab import documents_folder
from window_desk.desk.ui.screens.settings.clock_panel import ClockPanel
from window_desk.desk.ui.screens.sync import words
from window_desk.desk.ui.screens.sync.fact_panel import FactPanel
from window_desk.desk.ui.screens.sync.number_table import NumberTable
from window_desk.desk.ui.screens.sync.pause_panel import PausePanel
from window_desk.desk.ui.screens.sync.transfer_panel import TransferPanel
from window_desk.desk.ui.screens.transfer_words import under_way_for_sure
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.ui.shell.status_marks import line_mark, since_words
from window_desk.desk.use_cases.diagnosis import diagnosis, write_diagnosis
from window_desk.desk.use_cases.export_table import ExportError
from window_desk.desk.use_cases.sync_ports import TransferSource
from window_desk.desk.use_cases.transfer_pause import TransferPause

_TICK_MS = 1_000


class SyncScreen(Screen):
    """Unsent acts and numbers at the left, the line at the right; looks again every second.

    ``sources`` are all who move something over the line; ``keep`` keeps what the clerk chose of the
    pause across a restart.
    """

    key = "sync"

    def __init__(
        self,
        session: DeskSession,
        pause: TransferPause,
        sources: tuple[TransferSource, ...],
        keep: Callable[[], str],
        version: str,
        enrol_again: Callable[[], None],
        folder: Callable[[], Path] = documents_folder,
    ) -> None:
        super().__init__()
        self._session, self._pause, self._sources = session, pause, sources
        self._keep, self._version, self._folder = keep, version, folder
        self._enrol_again = enrol_again
        self.unsent = CaseList(
            (
                CaseColumn("act", self.tr("环节"), 88),
                CaseColumn("applicant", self.tr("申请人"), 72),
                CaseColumn("number", self.tr("办件编号"), 184),
                CaseColumn("since", self.tr("办理时间"), 80),
                CaseColumn("why", self.tr("为什么还没上传")),
            )
        )
        self.unsent_title = QLabel()
        self.unsent_title.setProperty("role", "heading")
        numbers_title = QLabel(self.tr("号段余量"))
        numbers_title.setProperty("role", "heading")
        self.numbers = NumberTable()
        self.line = FactPanel(
            self.tr("线路"),
            (
                self.tr("现在"),
                self.tr("最后联系"),
                self.tr("问题与办法"),
                self.tr("县级备份"),
                self.tr("线路计费"),
                self.tr("大文件"),
            ),
        )
        self.transfers = TransferPanel()
        self.clock = ClockPanel(session)
        self.pause_panel = PausePanel()
        self.problem = ProblemLine()
        self._lay_out(numbers_title)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tell_line)
        self.unsent.opened.connect(self._on_opened)
        self.unsent.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("数据同步")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**数据同步**：断网照常办件，联网后按办理的先后自动上传，不用做什么。\n\n"
            "- 左上是还没上传的环节和原因；Enter 打开办件\n"
            "- 左下是本机剩下的号；“▲”表示撑不过三个工作日，请尽快联网一次\n"
            "- F5 立即同步\n"
            "- F6 暂停扫描件等大文件；办理环节照传，到时自动继续\n"
            "- F7 在按流量计费的线路上要不要自动暂停\n"
            "- F9 导出诊断，交给管理员；不含任何申请人的信息\n"
            "- F8 重新登记本机：县里停止了本机的同步时才有\n\n"
            "“已安全备份”是县里的备份；没有备份到的，本机一直保留。"
        )

    def on_shown(self) -> None:
        """Look again; the cursor stands on what is unsent."""
        self.reload()
        self._ticking.start()
        self.unsent.setFocus()

    def on_hidden(self) -> None:
        """Rest."""
        self._ticking.stop()
        self.pause_panel.close_panel()

    def screen_actions(self) -> list[Action]:
        """Sync, pause, write a diagnosis."""
        state = self._pause.state()
        row = self.unsent.current_row()
        by_hand = state.until is not None
        stopped = self._session.line.report().state in words.MAY_ENROL_AGAIN
        again = Action(
            "enrol_again", words.enrol_again_words(), "F8", self._enrol_again, tone="primary"
        )
        return [
            *([again] if stopped else []),
            Action(
                "sync",
                self.tr("立即同步"),
                "F5",
                self._sync,
                tone="normal" if stopped else "primary",
            ),
            Action(
                "pause",
                self.tr("继续传大文件") if by_hand else self.tr("暂停大文件"),
                "F6",
                self._go_on if by_hand else self._ask_pause,
            ),
            Action(
                "metered",
                self.tr("计费线路照传") if state.heeds_metered else self.tr("计费线路暂停"),
                "F7",
                self._turn_metered,
            ),
            Action("diagnosis", self.tr("导出诊断"), "F9", self._export),
            Action(
                "open",
                self.tr("打开办件"),
                "Ctrl+O",
                self._open_current,
                row is not None,
                self.tr("没有未上传的环节"),
            ),
        ]

    def reload(self) -> None:
        """Ask the cache and the line anew."""
        cache, now = self._session.cache, self._session.now()
        report = self._session.line.report()
        unsent = cache.unsent()
        count = cache.unsent_count() + sum(each.former for each in unsent)
        self.unsent_title.setText(
            self.tr("未上传 {count} 条").format(count=count) if count else self.tr("已全部上传")
        )
        self.unsent.set_rows(
            [
                CaseRow(
                    f"{each.case}/{each.act}",
                    {
                        "act": act_word(each.kind),
                        "applicant": masked_name(each.applicant),
                        "number": each.number,
                        "since": since_words(each.since, now),
                        "why": words.unsent_reason(report, place, former=each.former),
                    },
                )
                for place, each in enumerate(unsent)
            ]
        )
        self.numbers.show_series(
            cache.lease_outlook(self._session.today()), self._certificate_title
        )
        self._tell_line()
        self.actions_changed.emit()

    def _certificate_title(self, template: str) -> str:
        published = self._session.cache.certificate_template(template)
        return str(published.get("title", template)) if published is not None else template

    def _tell_line(self) -> None:
        report, now = line_now(self._session), self._session.now()
        contact, pause = last_contact(self._session), self._pause.state()
        transfers = [each for source in self._sources for each in source.transfers()]
        is_moving = bool(under_way_for_sure(transfers))
        mark = line_mark(report, contact, now, is_moving=is_moving)
        trouble = "" if is_moving else words.trouble_words(report)
        if report.state in words.MAY_ENROL_AGAIN:
            trouble += words.recovery_words(self._session.cache.recovery_file())
        paused = Tone.NEUTRAL if pause.cause is None else Tone.NOTICE
        self.line.tell(0, mark.word, Tone.NEUTRAL if mark.tone is Tone.GOOD else mark.tone)
        self.line.tell(1, words.contact_words(contact, now))
        self.line.tell(2, trouble or self.tr("没有"))
        self.line.tell(3, words.backup_words(report))
        self.line.tell(4, words.metered_words(pause))
        self.line.tell(5, words.pause_words(pause, now), paused)
        self.transfers.show_transfers(transfers, self._session.cache.arriving_cases())

    def _lay_out(self, numbers_title: QLabel) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.unsent_title)
        left.addWidget(self.unsent, 1)
        left.addWidget(numbers_title)
        left.addWidget(self.numbers, 1)
        sheet = QWidget()
        right = QVBoxLayout(sheet)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        for panel in (self.line, self.transfers, self.clock):
            right.addWidget(panel)
        right.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 58)
        row.addWidget(scroll, 42)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(self.problem)
        column.addWidget(self.pause_panel)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_moved(self, _row: object) -> None:
        self.actions_changed.emit()

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key.partition("/")[0])

    def _open_current(self) -> None:
        self._on_opened(self.unsent.current_row())

    def _sync(self) -> None:
        self._session.line.nudge()
        self.said.emit(self.tr("正在与县级同步"))

    def _ask_pause(self) -> None:
        closes_at = self._session.cache.rules().closes_at
        self.pause_panel.ask(self._session.now(), closes_at, self._pause_until)

    def _pause_until(self, until: datetime) -> None:
        self._pause.pause_until(until)
        self._kept()
        self.unsent.setFocus()

    def _go_on(self) -> None:
        self._pause.pause_until(None)
        self._kept()

    def _turn_metered(self) -> None:
        self._pause.heed_metered(heeds=not self._pause.state().heeds_metered)
        self._kept()

    def _kept(self) -> None:
        """Keep what was chosen, and say where that is not possible."""
        sentence = self._keep()
        self.problem.tell(in_words(sentence))
        if not sentence:
            self.said.emit(words.pause_words(self._pause.state(), self._session.now()))
        self.reload()

    def _export(self) -> None:
        session, now = self._session, self._session.now()
        lines = diagnosis(
            version=self._version,
            site=session.cache.site(),
            report=session.line.report(),
            last_contact=last_contact(session),
            now=now,
            unsent=session.cache.unsent(),
            to_settle=session.cache.to_settle(),
            acts=session.cache.acts_count(),
            series=session.cache.lease_outlook(session.today()),
            trust=session.clock.trust(),
            pause=self._pause.state(),
            recovery_file=session.cache.recovery_file(),
        )
        session.commands.run(
            partial(write_diagnosis, self._folder(), now.astimezone(BEIJING), lines),
            self._on_written,
            self._on_not_written,
        )

    def _on_written(self, file: Path) -> None:
        self.problem.tell("")
        self.said.emit(self.tr("已导出诊断：{file}").format(file=file))

    def _on_not_written(self, error: Exception) -> None:
        if not isinstance(error, ExportError):
            raise error
        self.problem.tell(in_words(error.sentence))
