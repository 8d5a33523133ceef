"""反馈意见: what a co-agency of a joint item says. Screen's thread."""

from window_desk.casework.procedure_acts import FeedbackGiven
from window_desk.desk.ui.screens.cases.procedure.form import (
    EntryError,
    ProcedureForm,
    StepWords,
    UseCase,
)
from window_desk.desk.use_cases.give_feedback import give_feedback


class FeedbackForm(ProcedureForm):
    """Asks which agency, whether it consents, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.words = StepWords(
            self.tr("联合办理部门的反馈意见"),
            self.tr("记录反馈意见 (Ctrl+Enter)"),
            self.tr("已记录反馈意见"),
        )
        self._agencies: tuple[str, ...] = ()
        self.agency = self.add_choice("agency", self.tr("部门"), columns=2)
        self.consents = self.add_choice(
            "consents", self.tr("意见"), [self.tr("同意"), self.tr("不同意")], columns=2
        )
        self.remarks = self.add_field("remarks", self.tr("意见内容"))

    def prefill(self) -> None:
        """Put in what is known."""
        given = {each.agency for each in self.case.feedback if each.given_on is not None}
        names = [agency.name for agency in self.case.terms.co_agencies]
        self._agencies = tuple(sorted(names, key=lambda name: name in given))
        self.agency.set_options(self._agencies)
        self.agency.set_index(0 if names else -1)
        self.consents.set_index(0)

    def body(self) -> FeedbackGiven:
        """The act as entered."""
        if not self._agencies:
            raise EntryError("agency", self.tr("本事项没有联合办理的部门"))
        consents = self.consents.index() == 0
        remarks = self.remarks.text() if consents else self.needed("remarks")
        return FeedbackGiven(self._agencies[self.agency.index()], consents, remarks)

    def use_case(self) -> UseCase:
        """What takes the step."""
        case, body = self.case.id, self.body()
        return lambda counter: give_feedback(
            counter, case, body.agency, body.remarks, consents=body.consents
        )
