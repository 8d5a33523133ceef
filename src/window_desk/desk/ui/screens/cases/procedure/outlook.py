"""What will come of a step of the procedure, said before it is taken. Screen's thread."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import ActBody, FurtherNoticeGiven
from window_desk.casework.case import Case, DecisionClock
from window_desk.casework.limits import DayUnit
from window_desk.casework.procedure_acts import (
    Extended,
    FeedbackGiven,
    HearingStepTaken,
    InspectionStepTaken,
    Resumed,
    Suspended,
)
from window_desk.desk.ui.desk_session import sentence_of
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.outcome_panel import Outcome
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.procedure.words import days_words, flag_words
from window_desk.desk.use_cases.preview_procedure import ProcedurePreview


def outlook_words(body: ActBody, preview: ProcedurePreview, today: date) -> Outcome:
    """The refusal, or the clocks as they would then stand."""
    translate = QCoreApplication.translate
    if preview.refusal is not None:
        return Outcome(
            translate("ProcedureOutlook", "现在不能办理"),
            sentence_of(preview.refusal),
            Tone.TROUBLE,
        )
    case = preview.case
    if case is None:
        return Outcome(translate("ProcedureOutlook", "可以办理"), "", Tone.ACCENT)
    match body:
        case Suspended():
            return _suspended(body, case, today)
        case Resumed():
            return _running(translate("ProcedureOutlook", "恢复计时"), case, today)
        case Extended():
            return _running(translate("ProcedureOutlook", "延长后"), case, today)
        case FurtherNoticeGiven():
            return _further(case, today)
        case _:
            return Outcome(
                translate("ProcedureOutlook", "可以办理"),
                "",
                Tone.ACCENT,
                tuple(_following(body, case, today)),
            )


def due_lines(clock: DecisionClock, today: date) -> list[str]:
    """The due days of the clocks that run; a held one has none."""
    translate = QCoreApplication.translate
    days = (
        (translate("ProcedureOutlook", "承诺日"), clock.promised_due),
        (translate("ProcedureOutlook", "法定日"), clock.statutory_due),
    )
    return [f"{label} {date_words(day, today)}" for label, day in days if day is not None]


def _suspended(body: Suspended, case: Case, today: date) -> Outcome:
    translate = QCoreApplication.translate
    stop = next((s for s in case.stops if s.is_open and s.start == body.start), case.open_stop)
    clock = case.decision_clock
    if stop is not None and not stop.counts:
        return Outcome(
            translate("ProcedureOutlook", "会记录，但暂不停止计时"),
            "；".join(flag_words(stop)),
            Tone.NOTICE,
            tuple(due_lines(clock, today)) if clock is not None else (),
        )
    if clock is None:
        return Outcome(translate("ProcedureOutlook", "可以办理"), "", Tone.ACCENT)
    headline = translate("ProcedureOutlook", "暂停后显示剩余{days}").format(
        days=days_words(clock.days_left, DayUnit.WORKDAY)
    )
    if clock.promised_due is not None:
        headline = translate("ProcedureOutlook", "法定期限停止计时，承诺日不变")
    return Outcome(
        headline,
        translate("ProcedureOutlook", "从{day}起不算进期限，到结果来的那天；书面告知{days}").format(
            day=date_words(body.start + timedelta(days=1), today),
            days=days_words(body.told_days, body.told_unit),
        ),
        Tone.OFF,
        tuple(due_lines(clock, today)),
    )


def _running(headline: str, case: Case, today: date) -> Outcome:
    clock = case.decision_clock
    lines = due_lines(clock, today) if clock is not None else []
    return Outcome(f"{headline}  {'　'.join(lines)}" if lines else headline, "", Tone.GOOD)


def _further(case: Case, today: date) -> Outcome:
    translate = QCoreApplication.translate
    clock = case.decision_clock
    stopped = case.rules.further_notice_suspends and clock is not None
    return Outcome(
        translate("ProcedureOutlook", "会出具通知书，并记入过错（第七十二条第四项）"),
        translate("ProcedureOutlook", "补正期间不算进期限（本地规则）")
        if stopped
        else translate("ProcedureOutlook", "补正期间照样计时"),
        Tone.NOTICE,
        () if clock is None or stopped else (" ".join(due_lines(clock, today)),),
    )


def _following(body: ActBody, case: Case, today: date) -> list[str]:
    translate = QCoreApplication.translate
    found: list[tuple[str, date | None]] = []
    if isinstance(body, HearingStepTaken) and case.hearing is not None:
        hearing = case.hearing
        found = [
            (translate("ProcedureOutlook", "申请听证最迟"), hearing.ask_by),
            (translate("ProcedureOutlook", "举行听证最迟"), hearing.hold_by),
            (translate("ProcedureOutlook", "听证日"), hearing.hearing_on),
        ]
    elif isinstance(body, InspectionStepTaken) and case.inspection is not None:
        found = [(translate("ProcedureOutlook", "指派核查人员最迟"), case.inspection.assign_by)]
    elif isinstance(body, FeedbackGiven):
        found = [
            (translate("ProcedureOutlook", "仍待{agency}反馈，最迟").format(agency=f.agency), f.due)
            for f in case.feedback
            if f.given_on is None
        ]
    return [f"{label} {date_words(day, today)}" for label, day in found if day is not None]
