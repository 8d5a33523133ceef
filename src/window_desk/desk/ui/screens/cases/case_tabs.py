"""The tabs of a case: materials, papers, the ledger of stops, the application form. Screen's thread."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from window_desk.casework.case import Case, MaterialState
from window_desk.desk.ui.parts.fact_list import FactList, FactRow
from window_desk.desk.ui.parts.judgement import MaterialRow
from window_desk.desk.ui.parts.material_checklist import MaterialChecklist
from window_desk.desk.ui.screens.case_words import moment_words, paper_word
from window_desk.desk.ui.screens.cases.case_header import MOST_WARNINGS
from window_desk.desk.ui.screens.cases.case_warnings import CaseWarning
from window_desk.desk.ui.screens.cases.line_list import LineList
from window_desk.desk.ui.screens.cases.material_marks import MaterialMarks
from window_desk.desk.ui.screens.cases.procedure_ledger import ledger_rows
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.use_cases.case_views import CaseFile


class CaseTabs(QTabWidget):
    """The checklist takes supplements; the other tabs only show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_id = ""
        self.checklist = MaterialChecklist()
        self.papers = LineList()
        self.procedures = FactList(
            self.tr("没有特别程序、延长期限、听证、现场核查。需要时按 Ctrl+T。")
        )
        self.form = LineList()
        self.addTab(self.checklist, self.tr("材料"))
        self.addTab(self.papers, self.tr("文书"))
        self.addTab(self.procedures, self.tr("特别程序"))
        self.addTab(self.form, self.tr("申请表"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_file(
        self,
        file: CaseFile,
        marks: MaterialMarks,
        warnings: Sequence[CaseWarning],
        today: date,
    ) -> None:
        """Show a case with the marks that are not saved yet."""
        case = file.case
        self._show_materials(case, marks)
        self.papers.show_lines(
            [
                f"{paper_word(job.kind)} {job.document_number} · "
                + self.tr("第 {copy} 份").format(copy=job.copy_number)
                + f" · {print_state_word(job.state)} · {moment_words(job.changed_at)}"
                for job in file.papers
            ]
        )
        more = [FactRow(each.sentence, tone=each.tone) for each in warnings[MOST_WARNINGS:]]
        self.procedures.show_rows([*more, *ledger_rows(case, today)])
        self.form.show_lines([f"{answer.label}:{answer.value}" for answer in case.answers])

    def show_nothing(self) -> None:
        """No case: nothing of the one before stays."""
        self._shown_id = ""
        self.checklist.set_rows(())
        self.papers.clear()
        self.procedures.show_rows(())
        self.form.clear()

    def _show_materials(self, case: Case, marks: MaterialMarks) -> None:
        """Show the materials; where nothing changed a reason that is being typed stays open."""
        rows = tuple(self._material_row(case, material, marks) for material in case.materials)
        if self._shown_id != case.id or rows != self.checklist.rows():
            self._shown_id = case.id
            self.checklist.set_rows(rows)

    def _material_row(
        self, case: Case, material: MaterialState, marks: MaterialMarks
    ) -> MaterialRow:
        term = material.term
        mark = marks.judged.get(term.key)
        scans = sum(scan.material == term.key for scan in case.scans)
        return MaterialRow(
            name=term.name,
            originals=term.originals,
            copies=term.copies,
            necessity=term.condition or self.tr("必备"),
            issuer=term.issuer,
            judgement=material.judgement if mark is None else mark.judgement,
            reason=material.reason if mark is None else mark.reason,
            error=marks.objections.get(term.key, ""),
            note=self.tr("扫描件 {count}").format(count=scans) if scans else "",
        )
