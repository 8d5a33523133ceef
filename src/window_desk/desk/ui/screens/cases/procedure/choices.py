"""The seven steps of the procedure: which the law and the clerk's duties allow now, and why not."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import ActKind
from window_desk.casework.case import Case
from window_desk.casework.duties import Clerk
from window_desk.casework.next_acts import duty_objection, state_objection
from window_desk.casework.procedure_acts import ExtendedLimit
from window_desk.casework.procedure_law import used_up
from window_desk.casework.procedures import Stop, StopFlag
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.screens.case_words import act_verb
from window_desk.desk.ui.screens.cases.procedure.words import days_words, suspension_word

STEPS: tuple[ActKind, ...] = (
    ActKind.SUSPENDED,
    ActKind.RESUMED,
    ActKind.EXTENDED,
    ActKind.HEARING_STEP_TAKEN,
    ActKind.INSPECTION_STEP_TAKEN,
    ActKind.FEEDBACK_GIVEN,
    ActKind.FURTHER_NOTICE_GIVEN,
)
"""In the order of their number keys."""


@dataclass(frozen=True, slots=True)
class StepChoice:
    """One step with its words; ``why_not`` is empty where it may be taken."""

    kind: ActKind
    label: str
    detail: str
    why_not: str


def step_choices(case: Case, clerk: Clerk, today: date) -> tuple[StepChoice, ...]:
    """All seven, in the order of their keys."""
    return tuple(
        StepChoice(kind, act_verb(kind), _detail(kind, case), _why_not(kind, case, clerk, today))
        for kind in STEPS
    )


def overrun_stop(case: Case) -> Stop | None:
    """The open stop that took longer than was told in writing, if any."""
    return next(
        (stop for stop in case.stops if stop.is_open and StopFlag.OVERRUN in stop.flags), None
    )


def _why_not(kind: ActKind, case: Case, clerk: Clerk, today: date) -> str:
    refusal = duty_objection(kind, clerk, case) or state_objection(kind, case)
    if refusal is None and kind is ActKind.EXTENDED:
        spent = [used_up(case, limit, today) for limit in ExtendedLimit]
        refusal = spent[0] if None not in spent else None
    return sentence_of(refusal) if refusal is not None else ""


def _detail(kind: ActKind, case: Case) -> str:
    translate = QCoreApplication.translate
    stop = case.open_stop
    if kind is ActKind.SUSPENDED:
        return (
            translate("ProcedureChoices", "已超出告知时间，请重新告知")
            if overrun_stop(case) is not None
            else translate("ProcedureChoices", "听证、检测、专家评审等，期间不计入期限")
        )
    if kind is ActKind.RESUMED and stop is not None:
        return translate("ProcedureChoices", "{kind}：已用{actual}，告知{told}").format(
            kind=suspension_word(stop.kind),
            actual=days_words(stop.actual_days, stop.told_unit),
            told=days_words(stop.told_days, stop.told_unit),
        )
    return {
        ActKind.RESUMED: translate("ProcedureChoices", "结果已到，恢复计时"),
        ActKind.EXTENDED: translate("ProcedureChoices", "到期前一次，由机关负责人批准"),
        ActKind.HEARING_STEP_TAKEN: translate("ProcedureChoices", "告知、申请、公告、举行"),
        ActKind.INSPECTION_STEP_TAKEN: translate("ProcedureChoices", "两人以上"),
        ActKind.FEEDBACK_GIVEN: translate("ProcedureChoices", "联合办理部门的意见"),
        ActKind.FURTHER_NOTICE_GIVEN: translate(
            "ProcedureChoices", "首次告知时漏列的材料，记入过错"
        ),
    }[kind]
