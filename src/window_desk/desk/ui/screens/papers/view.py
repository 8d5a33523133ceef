"""Papers: certificates to issue, results to deliver, and every copy printed. Screen's thread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from window_desk.casework.acts import (
    Act,
    ActKind,
    HandOverMeans,
)
from window_desk.casework.case import Case, CaseState
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.case_list import CaseList
from window_desk.desk.ui.parts.case_rows import CaseRow
from window_desk.desk.ui.parts.confirm_panel import ConfirmPanel, Question
from window_desk.desk.ui.parts.paper_preview import PaperPreview
from window_desk.desk.ui.parts.problem_line import ProblemLine
from window_desk.desk.ui.screens.case_words import list_columns, list_rows, paper_word
from window_desk.desk.ui.screens.papers.issuing import issuing
from window_desk.desk.ui.screens.papers.ledger_table import LedgerTable
from window_desk.desk.ui.screens.papers.paper_actions import PaperKeys, paper_actions
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.deliver import deliver
from window_desk.desk.use_cases.print_ledger import (
    PrintJob,
    PrintState,
)

LEDGER_ROWS = 60
PREVIEW_DELAY_MS = 120


class PapersScreen(Screen):
    """F8 issues the certificate, F9 delivers, F6 prints a further copy."""

    key = "papers"
    shows_cases = True
    lists_cases = True

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._case: Case | None = None
        self._preview_job = ""
        self._wanted: PrintJob | None = None
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(PREVIEW_DELAY_MS)
        self._preview_timer.timeout.connect(self._draw_preview)
        self.list = CaseList(list_columns())
        self.ledger = LedgerTable()
        self.preview = PaperPreview()
        self.reason = ReasonPanel()
        self.confirm = ConfirmPanel()
        self.problem = ProblemLine()
        self._ready = QLabel(self.tr("待制证、待送达"))
        self._ready.setProperty("role", "heading")
        copies = QLabel(self.tr("打印台账"))
        copies.setProperty("role", "heading")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._ready)
        left.addWidget(self.list, 1)
        left.addWidget(copies)
        left.addWidget(self.ledger, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addWidget(self.problem)
        right.addWidget(self.reason)
        right.addWidget(self.confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(left, 60)
        row.addLayout(right, 40)
        self.list.moved.connect(self._on_case_moved)
        self.list.opened.connect(self._on_opened)
        self.ledger.moved.connect(self._on_job_moved)
        session.changed.connect(self._on_changed)

    def title(self) -> str:
        """Name of the page."""
        return self.tr("文书与送达")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**文书与送达**：上面是等制证、等送达的办件，下面是打印台账。\n\n"
            "- F8 制证;F9 核验身份后送达;F6 补打(写原因，印“补打 第n次”)\n"
            "- “不确定是否打出”时先看出纸口，再按 F3 已打出 或 F4 没打出\n"
            "- 准予决定后 10 个工作日内送达\n\n"
            "依据:《中华人民共和国行政许可法》第四十四条。"
        )

    def on_shown(self) -> None:
        """Ask the cache anew and take the focus."""
        self._session.printing.get_ready()
        self.reload()
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            # while it was filled the ledger may have had the focus from the last time
            self._on_case_moved(self.list.current_row())
        else:
            self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)
            job = self.ledger.current_job()
            if job is not None:
                self._show_job(job)

    def open_key(self, key: str) -> None:
        """Put a case in focus."""
        self.reload()
        self.list.select(key)

    def screen_actions(self) -> list[Action]:
        """Issue, deliver, print again, and answer for a doubtful copy."""
        job = self.ledger.current_job()
        return paper_actions(
            PaperKeys(
                issue=self._issue,
                deliver=self._ask_delivery,
                reprint=self._ask_reprint,
                printed=partial(self._answer, printed=True),
                not_printed=partial(self._answer, printed=False),
                open_case=self._open_current,
            ),
            issue_why=self._objection(ActKind.CERTIFICATE_ISSUED),
            deliver_why=self._objection(ActKind.DELIVERED),
            has_case=self._case is not None,
            job=job,
        )

    def reload(self) -> None:
        """Show what is to be issued and delivered, and the ledger."""
        rows = self._session.cache.cases(states=(CaseState.DECIDED, CaseState.CERTIFIED))
        # the case in focus goes to its paper in the ledger
        self.ledger.set_jobs(self._session.cache.print_jobs(limit=LEDGER_ROWS))
        self.list.set_rows(list_rows(rows))
        self.actions_changed.emit()

    def _objection(self, kind: ActKind) -> str:
        if self._case is None:
            return self.tr("没有选中办件")
        refusal = duty_objection(kind, self._session.clerk, self._case) or state_objection(
            kind, self._case
        )
        return sentence_of(refusal) if refusal is not None else ""

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_case_moved(self, row: object) -> None:
        case_id = row.key if isinstance(row, CaseRow) else None
        file = self._session.cache.case_file(case_id) if case_id else None
        self._case = file.case if file is not None else None
        if not self.ledger.hasFocus():
            self.problem.look_at(case_id or "")
            if file is not None and file.papers:
                self.ledger.select(file.papers[0].id)
                self._show_job(file.papers[0])
        self.actions_changed.emit()

    def _on_job_moved(self, job: object) -> None:
        if isinstance(job, PrintJob) and self.ledger.hasFocus():
            self.problem.look_at(job.id)
            self._show_job(job)
        self.actions_changed.emit()

    def _show_job(self, job: PrintJob) -> None:
        """Preview a copy once the cursor rests on it; rows passed on the way are not drawn."""
        self._wanted = job
        self._preview_job = job.id
        self._preview_timer.start()

    def _draw_preview(self) -> None:
        job = self._wanted
        if job is None:
            return
        caption = f"{paper_word(job.kind)} {job.document_number}"
        self._session.printing.preview(
            job.id,
            partial(self._on_pages, job.id, caption),
            partial(self._on_preview_troubled, job.id),
        )

    def _on_pages(self, job: str, caption: str, pages: Sequence[bytes]) -> None:
        if job == self._preview_job:
            self.preview.set_pages([QImage.fromData(page) for page in pages], caption)

    def _on_preview_troubled(self, job: str, sentence: str) -> None:
        if job == self._preview_job:
            self.preview.set_pages((), in_words(sentence))

    def _on_opened(self, row: object) -> None:
        if isinstance(row, CaseRow):
            self._session.go_to("case", row.key)

    def _open_current(self) -> None:
        self._on_opened(self.list.current_row())

    def _issue(self) -> None:
        if self._case is not None:
            self.problem.tell("")
            self._session.run(issuing(self._session, self._case), self._on_issued, self._on_refused)

    def _on_issued(self, _act: Act) -> None:
        self.said.emit(self.tr("证书已制，正在打印"))

    def _ask_delivery(self) -> None:
        case = self._case
        if case is None:
            return
        who = case.agent.name if case.agent is not None else case.applicant_name
        self.confirm.ask(
            Question(
                self.tr("送达给 {name}").format(name=who),
                (
                    self.tr("已核对领取人身份证件与本人一致"),
                    self.tr("领取人已在送达回证上签收"),
                ),
                self.tr("已核验并送达"),
            ),
            partial(self._deliver, case, who),
        )

    def _deliver(self, case: Case, who: str) -> None:
        self.problem.tell("")
        relation = case.agent.relation if case.agent is not None else self.tr("本人")

        def use_case(counter: Counter) -> Act:
            return deliver(
                counter,
                case.id,
                recipient=who,
                relation=relation,
                means=HandOverMeans.SIGNED,
                identity_checked=True,
            )

        self._session.run(use_case, partial(self._on_delivered, case), self._on_refused)

    def _on_delivered(self, case: Case, _act: Act) -> None:
        self.said.emit(self.tr("已送达 {number}").format(number=case.number))
        take_focus(self.list)

    def _on_refused(self, refusal: Refusal) -> None:
        self.problem.tell(sentence_of(refusal))

    def _ask_reprint(self) -> None:
        job = self.ledger.current_job()
        if job is not None and job.state is PrintState.FAILED:
            self._session.printing.print_again(job.id)
        elif job is not None:
            paper = f"{paper_word(job.kind)} {job.document_number}".strip()
            self.reason.ask(
                self.tr("补打 {paper}").format(paper=paper),
                self.tr("补打原因"),
                partial(self._session.printing.reprint, job.id),
            )

    def _answer(self, *, printed: bool) -> None:
        job = self.ledger.current_job()
        if job is not None and job.state is PrintState.UNKNOWN:
            self._session.printing.answer_unknown(job.id, printed=printed)
