"""The acts of the procedure in the words of the timeline."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework import acts as a
from window_desk.casework import procedure_acts as p
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.screens.cases.procedure.words import (
    days_words,
    hearing_word,
    inspection_word,
    suspension_word,
)


def procedure_detail(body: a.ActBody) -> str:
    """What an act of the procedure says; empty for every other."""
    translate = QCoreApplication.translate
    match body:
        case p.Suspended():
            return _suspended(body)
        case p.Resumed(end=end, result=result):
            return _joined(date_words(end), result)
        case p.Extended():
            return _extended(body)
        case p.HearingStepTaken(step=step, hearing_on=day, remarks=remarks):
            return _joined(hearing_word(step), _day(day), remarks)
        case p.InspectionStepTaken(step=step, staff=staff, remarks=remarks):
            return _joined(inspection_word(step), "、".join(staff), remarks)
        case p.FeedbackGiven(agency=agency, consents=consents, remarks=remarks):
            says = translate("Timeline", "同意") if consents else translate("Timeline", "不同意")
            return _joined(agency, says, remarks)
        case a.FurtherNoticeGiven(document_number=number, entries=entries, reason=reason):
            return _joined(number, "、".join(entry.name for entry in entries), reason)
        case _:
            return ""


def _suspended(body: p.Suspended) -> str:
    translate = QCoreApplication.translate
    pattern = (
        translate("Timeline", "{number}，{kind}，重新告知共{days}")
        if body.restates
        else translate("Timeline", "{number}，{kind}，{day}起，告知{days}")
    )
    return pattern.format(
        number=body.document_number,
        kind=suspension_word(body.kind),
        day=date_words(body.start),
        days=days_words(body.told_days, body.told_unit),
    )


def _extended(body: p.Extended) -> str:
    translate = QCoreApplication.translate
    due = body.statutory_due if body.limit is p.ExtendedLimit.STATUTORY else body.promised_due
    text = translate("Timeline", "{number}，延长{days}日").format(
        number=body.document_number, days=body.days
    )
    if due is None:
        return text
    return _joined(text, translate("Timeline", "到{day}").format(day=date_words(due)))


def _joined(*parts: str) -> str:
    return "，".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return date_words(day) if day is not None else ""
