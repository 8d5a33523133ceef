"""The ledger of stops, and every other clock of the procedure, as rows of words. Screen's thread."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework.case import Case
from window_desk.casework.procedures import Extension, Feedback, Stop, StopFlag
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.fact_list import FactRow
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.cases.procedure.words import (
    days_words,
    flag_words,
    hearing_word,
    limit_word,
    suspension_word,
)


def ledger_rows(case: Case, today: date) -> list[FactRow]:
    """Stops by their first day, then extension, hearing, inspection, feedback and renewal."""
    rows = [_stop_row(case, stop, today) for stop in case.stops]
    rows += [_extension_row(case, extension, today) for extension in case.extensions]
    for row in (_hearing_row(case, today), _inspection_row(case, today)):
        rows += [row] if row is not None else []
    rows += [_feedback_row(each, today) for each in case.feedback]
    renewal = _renewal_row(case, today)
    return [*rows, renewal] if renewal is not None else rows


def _stop_row(case: Case, stop: Stop, today: date) -> FactRow:
    translate = QCoreApplication.translate
    span = date_words(stop.start, today)
    if stop.end is not None:
        span = f"{span} → {date_words(stop.end, today)}"
    state = (
        translate("ProcedureLedger", "进行中")
        if stop.is_open
        else translate("ProcedureLedger", "已结束")
    )
    told = translate("ProcedureLedger", "告知{told}，实际{actual}").format(
        told=days_words(stop.told_days, stop.told_unit),
        actual=days_words(stop.actual_days, stop.told_unit),
    )
    counted = (
        translate("ProcedureLedger", "扣除：这段时间不算进期限")
        if stop.counts
        else translate("ProcedureLedger", "不扣除：这段时间照样算进期限")
    )
    numbers = "、".join(_numbers(case, stop.papers))
    lines = [f"{told} · {counted}"]
    if numbers:
        lines.append(translate("ProcedureLedger", "文书 {numbers}").format(numbers=numbers))
    lines.append(translate("ProcedureLedger", "依据 {basis}").format(basis=stop.basis))
    reason = f"{stop.reason} → {stop.result}" if stop.result else stop.reason
    lines.append(translate("ProcedureLedger", "事由 {reason}").format(reason=reason))
    overrun = StopFlag.OVERRUN in stop.flags
    tone = Tone.GOOD
    if stop.flags:
        tone = Tone.TROUBLE if overrun else Tone.NOTICE
    elif stop.is_open:
        tone = Tone.OFF
    return FactRow(
        headline=f"{suspension_word(stop.kind)}　{span}　{state}",
        lines=tuple(lines),
        tone=tone,
        warning="；".join(flag_words(stop)),
    )


def _numbers(case: Case, papers: tuple[str, ...]) -> list[str]:
    translate = QCoreApplication.translate
    found = []
    for act in case.acts:
        number = getattr(act.body, "document_number", "")
        if act.id in papers and number:
            handed = act.id in case.handed_over
            state = (
                translate("ProcedureLedger", "已送达")
                if handed
                else translate("ProcedureLedger", "未送达")
            )
            found.append(f"{number}（{state}）")
    return found


def _extension_row(case: Case, extension: Extension, today: date) -> FactRow:
    translate = QCoreApplication.translate
    terms = case.terms
    limit = (
        terms.promised_limit
        if extension.limit.value == "promised" or terms.statutory_limit is None
        else terms.statutory_limit
    )
    return FactRow(
        headline=translate("ProcedureLedger", "延长{limit}{days}").format(
            limit=limit_word(extension.limit), days=days_words(extension.days, limit.unit)
        ),
        lines=(
            translate("ProcedureLedger", "{day}，{who}批准").format(
                day=date_words(extension.day, today), who=extension.approved_by
            ),
            translate("ProcedureLedger", "事由 {reason}").format(reason=extension.reason),
            *(
                translate("ProcedureLedger", "文书 {numbers}").format(numbers=number)
                for number in _numbers(case, (extension.act,))
            ),
        ),
        tone=Tone.ACCENT,
    )


def _dated(found: list[tuple[str, date | None]], today: date) -> tuple[str, ...]:
    return tuple(f"{label} {date_words(day, today)}" for label, day in found if day is not None)


def _hearing_row(case: Case, today: date) -> FactRow | None:
    hearing = case.hearing
    if hearing is None:
        return None
    translate = QCoreApplication.translate
    late = hearing.held_on is None and (
        (hearing.hold_by is not None and hearing.hold_by < today)
        or (hearing.hearing_on is not None and hearing.hearing_on < today)
    )
    step = (
        hearing_word(hearing.step)
        if hearing.step is not None
        else translate("ProcedureLedger", "依法应当听证，尚未开始")
    )
    waiting = hearing.is_owed or hearing.step is None
    return FactRow(
        headline=translate("ProcedureLedger", "听证　{step}").format(step=step),
        lines=_dated(
            [
                (translate("ProcedureLedger", "告知听证权利"), hearing.told_on),
                (translate("ProcedureLedger", "最迟申请"), hearing.ask_by),
                (translate("ProcedureLedger", "申请听证"), hearing.asked_on),
                (translate("ProcedureLedger", "最迟举行"), hearing.hold_by),
                (translate("ProcedureLedger", "公告"), hearing.announced_on),
                (translate("ProcedureLedger", "听证日"), hearing.hearing_on),
                (translate("ProcedureLedger", "已举行"), hearing.held_on),
            ],
            today,
        ),
        tone=Tone.TROUBLE if late else Tone.NOTICE if waiting else Tone.GOOD,
        warning=translate("ProcedureLedger", "应举行的听证尚未举行，请尽快办理") if late else "",
    )


def _inspection_row(case: Case, today: date) -> FactRow | None:
    inspection = case.inspection
    if inspection is None:
        return None
    translate = QCoreApplication.translate
    state = translate("ProcedureLedger", "待指派")
    if inspection.reported_on is not None:
        state = translate("ProcedureLedger", "已提交核查记录")
    elif inspection.assigned_on is not None:
        state = translate("ProcedureLedger", "已指派，待核查记录")
    staff = "、".join(inspection.staff)
    lines = _dated(
        [
            (translate("ProcedureLedger", "最迟指派"), inspection.assign_by),
            (translate("ProcedureLedger", "指派"), inspection.assigned_on),
            (translate("ProcedureLedger", "核查记录"), inspection.reported_on),
        ],
        today,
    )
    if staff:
        lines = (
            *lines,
            translate("ProcedureLedger", "核查人员 {staff}").format(staff=staff),
        )
    done = inspection.reported_on is not None
    return FactRow(
        headline=translate("ProcedureLedger", "现场核查　{state}").format(state=state),
        lines=lines,
        tone=Tone.TROUBLE if inspection.late else Tone.GOOD if done else Tone.NOTICE,
        warning=(
            translate("ProcedureLedger", "未在受理后5个工作日内指派两名以上人员")
            if inspection.late
            else ""
        ),
    )


def _feedback_row(each: Feedback, today: date) -> FactRow:
    translate = QCoreApplication.translate
    if each.given_on is None:
        state = translate("ProcedureLedger", "待反馈")
    elif each.consents:
        state = translate("ProcedureLedger", "同意")
    else:
        state = translate("ProcedureLedger", "不同意")
    return FactRow(
        headline=f"{each.agency}　{state}",
        lines=_dated(
            [
                (translate("ProcedureLedger", "最迟反馈"), each.due),
                (translate("ProcedureLedger", "反馈"), each.given_on),
            ],
            today,
        ),
        tone=Tone.TROUBLE if each.late else Tone.GOOD if each.consents else Tone.NOTICE,
        warning=translate("ProcedureLedger", "该部门反馈逾期") if each.late else "",
    )


def _renewal_row(case: Case, today: date) -> FactRow | None:
    renewal = case.renewal
    if renewal is None:
        return None
    translate = QCoreApplication.translate
    timely = (
        translate("ProcedureLedger", "按期申请")
        if renewal.timely
        else translate("ProcedureLedger", "申请晚于届满前30个工作日")
    )
    return FactRow(
        headline=translate("ProcedureLedger", "延续　原证有效期至{day}").format(
            day=date_words(renewal.expires_on, today)
        ),
        lines=(
            timely,
            translate("ProcedureLedger", "届满当日24时前未决定的，视为准予延续"),
        ),
        tone=Tone.TROUBLE if renewal.deemed else Tone.NOTICE,
        warning=translate("ProcedureLedger", "已视为准予延续") if renewal.deemed else "",
    )
