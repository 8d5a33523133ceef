"""What a case asks before an act that needs words: why withdrawn, voided, refused or corrected."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from window_desk.casework.acts import Act, ActKind
from window_desk.casework.case import Case
from window_desk.desk.ui.screens.cases.correct_panel import Correction, CorrectPanel
from window_desk.desk.ui.screens.reason_panel import ReasonPanel
from window_desk.desk.ui.screens.refuse_panel import RefusePanel
from window_desk.desk.use_cases.correct import correct
from window_desk.desk.use_cases.counter import Counter
from window_desk.desk.use_cases.receive import FollowUp
from window_desk.desk.use_cases.refuse import refuse
from window_desk.desk.use_cases.void import void
from window_desk.desk.use_cases.withdraw import withdraw

Run = Callable[[Callable[[Counter], Act], str], None]

_NOT_OFFERED = frozenset(
    {ActKind.HANDED_OVER, ActKind.SCAN_ATTACHED, ActKind.SETTLED, ActKind.VOIDED}
)


class CaseQuestions(QWidget):
    """Three panels, one shown at a time; ``run`` takes the act and says what was done."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._case_id = ""
        self.reason = ReasonPanel()
        self.correct_panel = CorrectPanel()
        self.refuse_panel = RefusePanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for panel in (self.reason, self.correct_panel, self.refuse_panel):
            column.addWidget(panel)
        self.refuse_panel.confirmed.connect(self._on_refusal_confirmed)
        self.refuse_panel.cancelled.connect(self.refuse_panel.hide)

    def close_all(self) -> None:
        """Take every question back."""
        self.reason.close_panel()
        self.correct_panel.hide()
        self.refuse_panel.hide()

    def ask_refusal(self, case: Case) -> None:
        """不予受理."""
        self._case_id = case.id
        self.refuse_panel.open()

    def ask_correction(self, case: Case) -> None:
        """当场更正."""
        self._case_id = case.id
        self.correct_panel.ask(case, self._correct)

    def ask_withdrawal(self, case: Case) -> None:
        """撤回."""

        def take(reason: str) -> None:
            self._run(lambda counter: withdraw(counter, case.id, reason), self.tr("已撤回"))

        self.reason.ask(self.tr("申请人撤回申请"), self.tr("撤回原因"), take)

    def ask_voiding(self, case: Case) -> None:
        """作废 of the last act that may be voided."""
        last = last_voidable(case)
        if last is None:
            return

        def take(reason: str) -> None:
            self._run(lambda counter: void(counter, case.id, last.id, reason), self.tr("已作废"))

        self.reason.ask(self.tr("作废最后一个环节，编号不再使用"), self.tr("作废原因"), take)

    def _on_refusal_confirmed(self, follow_up: FollowUp) -> None:
        self.refuse_panel.hide()
        case_id = self._case_id
        self._run(
            lambda counter: refuse(counter, case_id, follow_up), self.tr("已出具不予受理决定书")
        )

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


def last_voidable(case: Case) -> Act | None:
    """The last standing act that may be voided."""
    return next(
        (
            act
            for act in reversed(case.acts)
            if act.id not in case.voided and act.kind not in _NOT_OFFERED
        ),
        None,
    )
