"""现场核查: two people or more are assigned, then their record comes in. Screen's thread."""

import re

from window_desk.casework.procedure_acts import InspectionStep, InspectionStepTaken
from window_desk.desk.ui.screens.cases.procedure.form import (
    EntryError,
    ProcedureForm,
    StepWords,
    UseCase,
)
from window_desk.desk.ui.screens.cases.procedure.words import inspection_word
from window_desk.desk.use_cases.take_inspection_step import take_inspection_step

_STEPS = tuple(InspectionStep)
_LEAST_STAFF = 2


class InspectionForm(ProcedureForm):
    """Asks who inspects, and for their record (Art. 34, 55)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("现场核查"),
            self.tr("记录现场核查 (Ctrl+Enter)"),
            self.tr("已记录现场核查"),
        )
        self.step = self.add_choice(
            "step", self.tr("环节"), [inspection_word(step) for step in _STEPS], columns=2
        )
        self.staff = self.add_field(
            "staff",
            self.tr("核查人员"),
            required=True,
            hint=self.tr("至少两人，姓名之间用顿号“、”分开"),
        )
        self.remarks = self.add_field("remarks", self.tr("核查记录"))

    def prefill(self) -> None:
        """Put in what is known."""
        inspection = self.case.inspection
        assigned = inspection is not None and inspection.assigned_on is not None
        self.step.set_index(1 if assigned else 0)
        if inspection is not None and assigned:
            self.staff.set_text("、".join(inspection.staff))

    def body(self) -> InspectionStepTaken:
        """The act as entered."""
        names = tuple(
            name.strip() for name in re.split("[、，,；;]", self.needed("staff")) if name.strip()
        )
        if len(set(names)) < _LEAST_STAFF:
            raise EntryError("staff", self.tr("现场核查须两人以上，请写全核查人员"))
        return InspectionStepTaken(_STEPS[self.step.index()], names, self.remarks.text())

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        return lambda counter: take_inspection_step(
            counter, case, body.step, body.staff, body.remarks
        )
