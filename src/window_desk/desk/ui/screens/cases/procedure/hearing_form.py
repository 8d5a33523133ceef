"""听证: its steps with their days. Screen's thread."""

from window_desk.casework.procedure_acts import HearingStep, HearingStepTaken
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.cases.procedure.form import ProcedureForm, StepWords, UseCase
from window_desk.desk.ui.screens.cases.procedure.words import hearing_word
from window_desk.desk.use_cases.take_hearing_step import take_hearing_step

_STEPS = tuple(HearingStep)
_AFTER = {
    HearingStep.RIGHT_TOLD: HearingStep.ASKED,
    HearingStep.ASKED: HearingStep.ANNOUNCED,
    HearingStep.ANNOUNCED: HearingStep.HELD,
}


class HearingForm(ProcedureForm):
    """Asks which step was taken (Art. 46 to 48)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("听证"),
            self.tr("记录听证环节 (Ctrl+Enter)"),
            self.tr("已记录听证环节"),
        )
        self.step = self.add_choice(
            "step", self.tr("环节"), [hearing_word(step) for step in _STEPS], columns=3
        )
        self.hearing_on = self.add_field("hearing_on", self.tr("听证日"), required=True)
        self.remarks = self.add_field("remarks", self.tr("说明"))
        self.step.chosen.connect(self._on_step_chosen)

    def prefill(self) -> None:
        """Put in what is known."""
        taken = self.case.hearing.step if self.case.hearing is not None else None
        likely = _AFTER.get(taken, taken) if taken is not None else HearingStep.RIGHT_TOLD
        self.step.set_index(_STEPS.index(likely))
        self._on_step_chosen(self.step.index())

    def body(self) -> HearingStepTaken:
        """The act as entered."""
        step = _STEPS[self.step.index()]
        day = self.day("hearing_on") if step is HearingStep.ANNOUNCED else None
        return HearingStepTaken(step, day, self.remarks.text())

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        return lambda counter: take_hearing_step(
            counter, case, body.step, body.hearing_on, body.remarks
        )

    def _on_step_chosen(self, place: int) -> None:
        hearing = self.case.hearing if self.setting is not None else None
        if hearing is not None:
            self.hearing_on.set_hint(
                self.tr("提前7个工作日公告，最早{day}").format(
                    day=date_words(hearing.earliest, self.now.today)
                )
            )
        self.show_part("hearing_on", shown=_STEPS[place] is HearingStep.ANNOUNCED)
