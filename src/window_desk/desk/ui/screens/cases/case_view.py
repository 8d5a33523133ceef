"""One case: clock, time line, materials, papers, form, and what may happen next. Screen's thread."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.acts import (
    Act,
    ActKind,
    MaterialJudgement,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.next_acts import next_acts
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.parts.timeline import Timeline
from window_desk.desk.ui.screens.cases.case_actions import CaseKeys, case_actions
from window_desk.desk.ui.screens.cases.case_header import CaseHeader
from window_desk.desk.ui.screens.cases.case_questions import CaseQuestions
from window_desk.desk.ui.screens.cases.case_tabs import CaseTabs
from window_desk.desk.ui.screens.cases.case_warnings import settle_warnings, warnings_of
from window_desk.desk.ui.screens.cases.next_step import screen_for
from window_desk.desk.ui.screens.cases.procedure.form import UseCase
from window_desk.desk.ui.screens.cases.procedure_panel import ProcedurePanel
from window_desk.desk.ui.screens.cases.scans.case_scans import CaseScans, dropped_files
from window_desk.desk.ui.screens.cases.timeline_words import timeline_acts
from window_desk.desk.ui.screens.hand_over_panel import HandOverPanel
from window_desk.desk.ui.screens.hand_over_words import title_of_paper
from window_desk.desk.ui.screens.paper_hand_over import PaperHandOver, handing_over_paper
from window_desk.desk.ui.screens.submission_edit import SubmissionEdit
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.case_views import (
    CaseFile,
)
from window_desk.desk.use_cases.conclude import conclude_on_the_spot
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.notify import notify, offered_submission, papers_to_hand_over
from window_desk.desk.use_cases.supplement import check_materials, supplement


class CaseScreen(Screen):
    """The checklist takes supplements; the action bar shows what the law allows now."""

    key = "case"
    rail_key = "cases"
    shows_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._case_id = ""
        self._offered_for = ""
        self._file: CaseFile | None = None
        self.header = CaseHeader()
        self.timeline = Timeline()
        self.tabs = CaseTabs()
        self.checklist = self.tabs.checklist
        self.submission = SubmissionEdit()
        self.procedure = ProcedurePanel(session)
        self.hand_over_panel = HandOverPanel()
        self._paper_hand_over = PaperHandOver(session, self.hand_over_panel)
        self.questions = CaseQuestions(self._run)
        self.reason = self.questions.reason
        self.scans = CaseScans(session, self.reason, self._run_beside)
        self.tabs.addTab(self.scans.tab, self.tr("扫描件"))
        self.setAcceptDrops(True)
        self._revealed = ""
        self.problem = ProblemLine()
        self._lay_out()
        self.tabs.marked.connect(self.actions_changed)
        self.procedure.taken.connect(self._on_step_taken)
        self.procedure.closed.connect(self._on_procedure_closed)
        self._paper_hand_over.said.connect(self.said)
        self.scans.said.connect(self.said)
        self.scans.panel.closed.connect(self._on_attach_closed)
        self._paper_hand_over.closed.connect(self._on_hand_over_closed)
        session.changed.connect(self._on_changed)
        QShortcut(
            QKeySequence("Alt+N"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.submission.setFocus)
        QShortcut(
            QKeySequence("Alt+O"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._show_scans)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("办件")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**办件**：左边是办理环节，右边是材料、文书和申请表。\n\n"
            "- 补正：在材料上按 1–4，再按 F4 保存；齐全后自动受理\n"
            "- F3 记录文书送达：签收、挂号邮寄或短信/平台消息；送达才算已告知\n"
            "- Ctrl+O 给选中的材料添加扫描件，Alt+O 看扫描件；也可以把文件拖进来\n"
            "- Ctrl+T 时限与程序：特别程序、延长期限、听证、现场核查、反馈意见、审查阶段补正\n"
            "- 作废只作标记，编号不再使用；文书已交出的由值班长作废\n\n"
            "依据:《中华人民共和国行政许可法》第三十二条、第四十二条、第四十四条、第四十五条。"
        )

    def open_key(self, key: str) -> None:
        """Show a case; marks of the one that was shown before stay if it is the same."""
        if key != self._case_id:
            self._close_panels()
            self.tabs.setCurrentIndex(0)
            self.checklist.setFocus()
            self.tabs.marks.clear()
        self._case_id = key
        self.problem.look_at(key)
        self._revealed = ""
        self.reload()

    def on_shown(self) -> None:
        """Put the cursor on the checklist, or back into the question that is still open."""
        self.reload()
        if self.hand_over_panel.asks:
            take_focus(self.hand_over_panel)
        elif self.procedure.isHidden():
            self.checklist.setFocus()
        else:
            self.procedure.take_up()

    def screen_actions(self) -> list[Action]:
        """What may be done with the case by this clerk."""
        if self._file is None:
            return []
        return case_actions(
            self._file.case,
            self._session.clerk,
            CaseKeys(
                hand_over=self._hand_over,
                procedure=self._ask_procedure,
                restate=self._restate,
                save_materials=self._save_materials,
                accept=self._accept,
                conclude=self._conclude,
                notify=self._notify,
                go_on=self._go_on,
                refuse=self._asking(self.questions.ask_refusal),
                correct=self._asking(self.questions.ask_correction),
                reveal=self._reveal,
                withdraw=self._asking(self.questions.ask_withdrawal),
                void=self._asking(self.questions.ask_voiding),
                summary=self._print_summary,
                scan=self._attach_scan,
            ),
            judged=bool(self.tabs.marks.judged),
        )

    def reload(self) -> None:
        """Tell the case anew."""
        file = self._session.cache.case_file(self._case_id) if self._case_id else None
        self._file = file
        if file is None:
            self._show_nothing()
            return
        case, today, calendar = file.case, self._session.today(), self._session.cache.calendar()
        self.scans.show_case(case)
        warnings = [
            *settle_warnings(file.acts),
            *warnings_of(case, calendar, today),
            *self.scans.warnings(),
        ]
        self.header.show_case(case, warnings, calendar, today, self._revealed)
        self.timeline.set_acts(timeline_acts(file, self._session.cache.clerks()))
        self.tabs.show_file(file, warnings, today)
        self.procedure.show_case(case)
        self._show_submission(case)
        self.actions_changed.emit()

    def _show_nothing(self) -> None:
        """No case: neither does anything of the one before stay."""
        self.header.show_nothing()
        self.timeline.set_acts(())
        self.tabs.show_nothing()
        self.scans.leave()
        self.submission.hide()
        self.actions_changed.emit()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.tabs, 1)
        right.addWidget(self.submission)
        right.addWidget(self.problem)
        right.addWidget(self.procedure, 1)
        right.addWidget(self.hand_over_panel)
        right.addWidget(self.scans.panel)
        right.addWidget(self.questions)
        side = QWidget()
        side.setLayout(right)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.timeline, 42)
        body.addWidget(side, 58)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _show_submission(self, case: Case) -> None:
        """Where a notice may be given its place and day stand below, ready to be changed."""
        kinds = {act.kind for act in next_acts(case, self._session.clerk) if act.allowed}
        asking = self.hand_over_panel.asks or not self.procedure.isHidden()
        shown = ActKind.NOTICE_GIVEN in kinds and not asking
        if shown and (self.submission.isHidden() or self._offered_for != case.id):
            self._offered_for = case.id
            cache = self._session.cache
            self.submission.offer(
                offered_submission(
                    cache.site(), cache.calendar(), case.rules, self._session.today()
                )
            )
        self.submission.setVisible(shown)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _run(self, use_case: Callable[[Counter], Act], done: str) -> None:
        """What was marked and not saved is settled by the act too."""
        settles = partial(self._on_settled, self._case_id, dict(self.tabs.marks.judged))
        self._run_beside(use_case, done, settles)

    def _run_beside(
        self,
        use_case: Callable[[Counter], Act],
        done: str,
        settled: Callable[[], None] = lambda: None,
    ) -> None:
        """For an act that says nothing of the marks: they stay."""
        self.problem.tell("")
        self._session.run(use_case, partial(self._on_done, done, settled), self._on_refused)

    def _on_done(self, sentence: str, settled: Callable[[], None], _act: Act) -> None:
        settled()
        self.said.emit(sentence)

    def _on_settled(self, case: str, sent: Mapping[str, MaterialJudgement]) -> None:
        """Marks that were made while the act was saved stay."""
        if case == self._case_id:
            self.tabs.marks.saved(sent)
            self.actions_changed.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        self.problem.tell(sentence_of(refusal))

    def _save_materials(self) -> None:
        if self._file is None or not self.tabs.marks.judged:
            return
        case = self._file.case
        judgements = tuple(self.tabs.marks.judged.values())
        if case.state is CaseState.RECEIVED and case.unjudged:
            checked = partial(check_materials, case=case.id, judgements=judgements)
            self._run(checked, self.tr("已保存核对结果"))
        else:
            told = partial(supplement, case=case.id, judgements=judgements, then_accept=True)
            self._run(told, self.tr("已记录补正"))

    def _hand_over(self) -> None:
        """Ask how the paper that comes next reached the applicant: the notice, else the newest."""
        waiting = papers_to_hand_over(self._file.case) if self._file is not None else ()
        if self._file is None or not waiting:
            return
        case, paper = self._file.case, waiting[0]
        self._close_panels()
        self.submission.hide()
        self._paper_hand_over.ask(
            self.tr("{paper} {number}：怎样送达").format(
                paper=title_of_paper(paper), number=getattr(paper.body, "document_number", "")
            ),
            "",
            case.applicant_name,
            handing_over_paper(case.id, paper.id),
            self.tr("已记录送达"),
        )

    def _accept(self) -> None:
        case_id = self._case_id
        self._run(lambda counter: accept(counter, case_id), self.tr("已受理"))

    def _conclude(self) -> None:
        case_id = self._case_id
        self._run(lambda counter: conclude_on_the_spot(counter, case_id), self.tr("已当场办结"))

    def _notify(self) -> None:
        case_id = self._case_id
        at = self.submission.submission(self._session.today())
        if at is not None:
            self.problem.tell("")
            self._session.run(
                lambda counter: notify(counter, case_id, submission=at),
                self._on_noticed,
                self._on_refused,
            )

    def _on_noticed(self, _act: Act) -> None:
        """The applicant is most likely at the counter: ask at once whether he was told."""
        self.reload()
        self._hand_over()

    def _ask_procedure(self, kind: ActKind | None = None) -> None:
        if self._file is not None:
            self._close_panels()
            self.tabs.hide()
            self.submission.hide()
            self.procedure.ask(self._file.case, kind)

    def _restate(self) -> None:
        self._ask_procedure(ActKind.SUSPENDED)

    def _on_step_taken(self, use_case: UseCase, done: str) -> None:
        self.problem.tell("")
        self._session.run(use_case, partial(self._on_step_done, done), self.procedure.tell_refusal)

    def _on_step_done(self, done: str, _act: Act) -> None:
        self.procedure.close_panel()
        self.said.emit(done)

    def _on_procedure_closed(self) -> None:
        self.tabs.show()
        self.reload()
        take_focus(self.checklist)

    def _on_hand_over_closed(self) -> None:
        self.reload()
        take_focus(self.checklist)

    def _close_panels(self) -> None:
        """One question at a time."""
        self.questions.close_all()
        self.scans.panel.close_panel()
        self.hand_over_panel.close_panel()
        self.procedure.close_panel()

    def _go_on(self) -> None:
        if self._file is not None:
            self._session.go_to(screen_for(self._file.case), self._case_id)

    def on_hidden(self) -> None:
        """No scan stays in clear on the disk."""
        self.scans.copies.remove()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the case."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is offered for the chosen material; Enter adds it."""
        event.acceptProposedAction()
        self._attach_scan(dropped_files(event.mimeData()))

    def _attach_scan(self, paths: Sequence[Path] = ()) -> None:
        if self.scans.panel.isVisible() and not paths:
            self.scans.panel.browse()
        elif self._file is not None:
            self._close_panels()
            self.submission.hide()
            self.scans.ask(self.checklist.current_index(), paths)

    def _on_attach_closed(self) -> None:
        self.reload()
        in_tab = self.tabs.currentWidget() is self.scans.tab
        take_focus(self.scans.tab.list if in_tab else self.checklist)

    def _show_scans(self) -> None:
        self.tabs.setCurrentWidget(self.scans.tab)
        self.scans.tab.list.setFocus()

    def _print_summary(self) -> None:
        self._session.printing.print_summary(self._case_id)
        self.said.emit(self.tr("正在打印办件摘要"))

    def _reveal(self) -> None:
        """Show the whole ID number; who looked and when is logged."""
        if self._file is None or self._file.case.person is None:
            return
        self._revealed = self._file.case.person.id_number
        journal, clerk = self._session.journal, self._session.clerk.number
        self._session.commands.run(
            partial(journal.record_reveal, clerk, self._case_id, "id_number"), self._on_revealed
        )

    def _on_revealed(self, _nothing: None) -> None:
        self.reload()
        self.said.emit(self.tr("已显示证件号，查看已记入日志"))

    def _asking(self, ask: Callable[[Case], None]) -> Callable[[], None]:
        """Ask about the case at hand, one question at a time."""

        def run() -> None:
            if self._file is not None:
                self._close_panels()
                ask(self._file.case)

        return run
