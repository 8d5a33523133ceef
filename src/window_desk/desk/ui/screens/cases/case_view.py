"""One case: clock, time line, materials, papers, form, and what may happen next. Screen's thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from window_desk.casework.acts import (
    Act,
    ActKind,
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.case import Case, CaseState, MaterialState
from window_desk.casework.identifiers import mask_slip
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.clock_bar import ClockBar
from window_desk.desk.ui.parts.judgement import MaterialRow
from window_desk.desk.ui.parts.material_checklist import MaterialChecklist
from window_desk.desk.ui.parts.timeline import Timeline
from window_desk.desk.ui.screens.case_words import (
    clock_model,
    moment_words,
    paper_word,
    state_word,
)
from window_desk.desk.ui.screens.cases.case_actions import CaseKeys, case_actions
from window_desk.desk.ui.screens.cases.correct_panel import Correction, CorrectPanel
from window_desk.desk.ui.screens.cases.line_list import LineList
from window_desk.desk.ui.screens.cases.next_step import screen_for
from window_desk.desk.ui.screens.cases.timeline_words import timeline_acts
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.refuse_panel import RefusePanel
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.accept import accept
from window_desk.desk.use_cases.case_views import (
    CaseFile,
)
from window_desk.desk.use_cases.conclude import conclude_on_the_spot
from window_desk.desk.use_cases.correct import correct
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.notify import hand_over_notice, notify
from window_desk.desk.use_cases.receive import FollowUp
from window_desk.desk.use_cases.refuse import refuse
from window_desk.desk.use_cases.supplement import check_materials, supplement
from window_desk.desk.use_cases.void import void
from window_desk.desk.use_cases.withdraw import withdraw


class CaseScreen(Screen):
    """The checklist takes supplements; the action bar shows what the law allows now."""

    key = "case"
    rail_key = "cases"

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._case_id = ""
        self._shown_id = ""
        self._file: CaseFile | None = None
        self._judged: dict[str, MaterialJudgement] = {}
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._subtitle = QLabel()
        self._subtitle.setProperty("role", "muted")
        for words in (self._title, self._subtitle):
            words.setWordWrap(True)
        self._fault = QLabel()
        self._fault.setProperty("role", "error")
        self._fault.setWordWrap(True)
        self.clock = ClockBar()
        self.timeline = Timeline()
        self.checklist = MaterialChecklist()
        self.papers = LineList()
        self.form = LineList()
        self.reason = ReasonPanel()
        self.correct_panel = CorrectPanel()
        self.refuse_panel = RefusePanel()
        self._revealed = ""
        self._problem = QLabel()
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._lay_out()
        self.checklist.judged.connect(self._on_material_judged)
        self.refuse_panel.confirmed.connect(self._on_refusal_confirmed)
        self.refuse_panel.cancelled.connect(self.refuse_panel.hide)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("办件")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**办件**：左边是办理环节，右边是材料、文书和申请表。\n\n"
            "- 补正：在材料上按 1–4，再按 F4 保存；齐全后自动受理\n"
            "- F3 记录告知书签收，签收才算已告知\n"
            "- 作废只作标记，编号不再使用；文书已交出的由值班长作废\n\n"
            "依据:《中华人民共和国行政许可法》第三十二条、第四十二条、第四十四条。"
        )

    def open_key(self, key: str) -> None:
        """Show another case."""
        self._case_id = key
        self._judged = {}
        self._revealed = ""
        self.reload()

    def on_shown(self) -> None:
        """Put the cursor on the checklist."""
        self.reload()
        self.checklist.setFocus()

    def screen_actions(self) -> list[Action]:
        """What may be done with the case by this clerk."""
        if self._file is None:
            return []
        return case_actions(
            self._file.case,
            self._session.clerk,
            CaseKeys(
                hand_over=self._hand_over,
                save_materials=self._save_materials,
                accept=self._accept,
                conclude=self._conclude,
                notify=self._notify,
                go_on=self._go_on,
                refuse=self._ask_refusal,
                correct=self._ask_correction,
                reveal=self._reveal,
                withdraw=self._ask_withdraw,
                void=self._ask_void,
                summary=self._print_summary,
            ),
            judged=bool(self._judged),
        )

    def reload(self) -> None:
        """Tell the case anew."""
        file = self._session.cache.case_file(self._case_id) if self._case_id else None
        self._file = file
        if file is None:
            self._show_nothing()
            return
        case = file.case
        self._title.setText(case.terms.name)
        identity = case.person.id_number if case.person is not None else ""
        self._subtitle.setText(
            " · ".join(
                part
                for part in (
                    case.number,
                    case.applicant_name,
                    self._revealed or (mask_slip(identity) if identity else ""),
                    state_word(case.state),
                )
                if part
            )
        )
        self._fault.setText("\n".join(in_words(fault.sentence) for fault in case.faults))
        self._fault.setVisible(bool(case.faults))
        model = clock_model(case, self._session.cache.calendar(), self._session.today())
        self.clock.setVisible(model is not None)
        self.clock.set_model(model)
        self.timeline.set_acts(timeline_acts(file, self._session.cache.clerks()))
        self._show_materials(case)
        self._show_papers(file)
        self.form.show_lines([f"{answer.label}:{answer.value}" for answer in case.answers])
        self.actions_changed.emit()

    def _show_nothing(self) -> None:
        """No case: neither does anything of the one before stay."""
        self._title.setText(self.tr("没有这个办件"))
        self._subtitle.setText("")
        self._fault.hide()
        self.clock.hide()
        self.timeline.set_acts(())
        self._shown_id = ""
        self.checklist.set_rows(())
        self.papers.clear()
        self.form.clear()
        self.actions_changed.emit()

    def _lay_out(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.addTab(self.checklist, self.tr("材料"))
        self._tabs.addTab(self.papers, self.tr("文书"))
        self._tabs.addTab(self.form, self.tr("申请表"))
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._tabs, 1)
        right.addWidget(self._problem)
        for panel in (self.reason, self.correct_panel, self.refuse_panel):
            right.addWidget(panel)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.timeline, 42)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        body.addWidget(side, 58)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._fault)
        column.addWidget(self.clock)
        column.addLayout(body, 1)

    def _show_materials(self, case: Case) -> None:
        """Show the materials; where nothing changed a reason that is being typed stays open."""
        rows = tuple(self._material_row(material) for material in case.materials)
        if self._shown_id != case.id or rows != self.checklist.rows():
            self._shown_id = case.id
            self.checklist.set_rows(rows)

    def _material_row(self, material: MaterialState) -> MaterialRow:
        term = material.term
        mark = self._judged.get(term.key)
        return MaterialRow(
            name=term.name,
            originals=term.originals,
            copies=term.copies,
            necessity=term.condition or self.tr("必备"),
            issuer=term.issuer,
            judgement=material.judgement if mark is None else mark.judgement,
            reason=material.reason if mark is None else mark.reason,
        )

    def _show_papers(self, file: CaseFile) -> None:
        self.papers.show_lines(
            [
                f"{paper_word(job.kind)} {job.document_number} · "
                + self.tr("第 {copy} 份").format(copy=job.copy_number)
                + f" · {print_state_word(job.state)} · {moment_words(job.changed_at)}"
                for job in file.papers
            ]
        )

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_material_judged(self, index: object, judgement: object, reason: object) -> None:
        if self._file is None or not isinstance(index, int) or not isinstance(judgement, Judgement):
            return
        material = self._file.case.materials[index]
        self._judged[material.term.key] = MaterialJudgement(
            material.term.key, judgement, str(reason)
        )
        self.actions_changed.emit()

    def _run(self, use_case: Callable[[Counter], Act], done: str) -> None:
        self._problem.setText("")
        self._session.run(use_case, partial(self._on_done, done), self._on_refused)

    def _on_done(self, sentence: str, _act: Act) -> None:
        self._judged = {}
        self.said.emit(sentence)

    def _on_refused(self, refusal: Refusal) -> None:
        self._problem.setText(sentence_of(refusal))

    def _save_materials(self) -> None:
        if self._file is None or not self._judged:
            return
        case = self._file.case
        judgements = tuple(self._judged.values())
        if case.state is CaseState.RECEIVED and case.unjudged:
            self._run(
                lambda counter: check_materials(counter, case.id, judgements),
                self.tr("已保存核对结果"),
            )
        else:
            self._run(
                lambda counter: supplement(counter, case.id, judgements, then_accept=True),
                self.tr("已记录补正"),
            )

    def _hand_over(self) -> None:
        if self._file is not None:
            case = self._file.case
            self._run(
                lambda counter: hand_over_notice(counter, case.id, case.applicant_name),
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
        self._run(
            lambda counter: notify(counter, case_id), self.tr("告知书已出，请申请人签收后按 F3")
        )

    def _go_on(self) -> None:
        if self._file is not None:
            self._session.go_to(screen_for(self._file.case), self._case_id)

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

    def _ask_refusal(self) -> None:
        self.refuse_panel.open()

    def _on_refusal_confirmed(self, follow_up: FollowUp) -> None:
        self.refuse_panel.hide()
        case_id = self._case_id
        self._run(
            lambda counter: refuse(counter, case_id, follow_up), self.tr("已出具不予受理决定书")
        )

    def _ask_correction(self) -> None:
        if self._file is not None:
            self.correct_panel.ask(self._file.case, self._correct)

    def _correct(self, correction: Correction) -> None:
        case_id = self._case_id
        self._run(
            lambda counter: correct(
                counter,
                case_id,
                field=correction.field,
                before=correction.before,
                after=correction.after,
                reason=correction.reason,
                initialled=True,
            ),
            self.tr("已当场更正"),
        )

    def _ask_withdraw(self) -> None:
        case_id = self._case_id

        def take(reason: str) -> None:
            self._run(lambda counter: withdraw(counter, case_id, reason), self.tr("已撤回"))

        self.reason.ask(self.tr("申请人撤回申请"), self.tr("撤回原因"), take)

    def _ask_void(self) -> None:
        if self._file is None:
            return
        case = self._file.case
        last = last_voidable(case)
        if last is None:
            return

        def take(reason: str) -> None:
            self._run(lambda counter: void(counter, case.id, last.id, reason), self.tr("已作废"))

        self.reason.ask(self.tr("作废最后一个环节，编号不再使用"), self.tr("作废原因"), take)


def last_voidable(case: Case) -> Act | None:
    """The last standing act that may be voided."""
    return next(
        (
            act
            for act in reversed(case.acts)
            if act.id not in case.voided and act.kind not in {ActKind.HANDED_OVER, ActKind.VOIDED}
        ),
        None,
    )
