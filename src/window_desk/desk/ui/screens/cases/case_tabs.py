"""The tabs of a case: materials, papers, the ledger of stops, the application form. Screen's thread."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from window_desk.casework.acts import Judgement
from window_desk.casework.case import Case, MaterialState
from window_desk.desk.ui.parts.fact_list import FactList, FactRow
from window_desk.desk.ui.parts.judgement import MaterialRow
from window_desk.desk.ui.parts.material_checklist import MaterialChecklist
from window_desk.desk.ui.screens.case_words import moment_words, paper_word
from window_desk.desk.ui.screens.cases.case_header import MOST_WARNINGS
from window_desk.desk.ui.screens.cases.case_warnings import CaseWarning
from window_desk.desk.ui.screens.cases.line_list import LineList
from window_desk.desk.ui.screens.cases.material_marks import MaterialMarks, is_asked_too_late
from window_desk.desk.ui.screens.cases.procedure_ledger import ledger_rows
from window_desk.desk.ui.screens.print_words import print_state_word
from window_desk.desk.use_cases.case_views import CaseFile


class CaseTabs(QTabWidget):
    """The checklist takes supplements, ``marks`` until they are saved; the other tabs only show."""

    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = MaterialMarks()
        self._case: Case | None = None
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
        self.checklist.judged.connect(self._on_judged)

    def show_file(
        self,
        file: CaseFile,
        warnings: Sequence[CaseWarning],
        today: date,
    ) -> None:
        """Show a case with the marks that are not saved yet."""
        case = file.case
        self._show_materials(case)
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
        self._case = None
        self.checklist.set_rows(())
        self.papers.clear()
        self.procedures.show_rows(())
        self.form.clear()

    def _show_materials(self, case: Case) -> None:
        """Show the materials; where nothing changed a reason that is being typed stays open."""
        rows = tuple(self._material_row(case, material) for material in case.materials)
        before, self._case = self._case, case
        if before is None or before.id != case.id or rows != self.checklist.rows():
            self.checklist.set_rows(rows)

    def _on_judged(self, index: object, judgement: object, reason: object) -> None:
        case = self._case
        if case is None or not isinstance(index, int) or not isinstance(judgement, Judgement):
            return
        material = case.materials[index]
        key = material.term.key
        if is_asked_too_late(case, material, judgement):
            self.marks.object_to(
                key,
                self.tr(
                    "首次告知书未列这项材料，不得再要求补正；确需补正的由值班长按 Ctrl+T、7 办理"
                ),
            )
            self.checklist.set_judgement(index, material.judgement, material.reason)
            self.checklist.set_error(index, self.marks.objections[key])
        else:
            self.marks.judge(key, judgement, str(reason))
        self.marked.emit()

    def _material_row(self, case: Case, material: MaterialState) -> MaterialRow:
        term = material.term
        mark = self.marks.judged.get(term.key)
        scans = sum(scan.material == term.key for scan in case.scans)
        return MaterialRow(
            name=term.name,
            originals=term.originals,
            copies=term.copies,
            necessity=term.condition or self.tr("必备"),
            issuer=term.issuer,
            judgement=material.judgement if mark is None else mark.judgement,
            reason=material.reason if mark is None else mark.reason,
            error=self.marks.objections.get(term.key, ""),
            note=self.tr("扫描件 {count}").format(count=scans) if scans else "",
        )
