"""What stands at the top of a case: what is late, what is nearly late, and what the law made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import ActKind
from window_desk.casework.case import Case, CaseState
from window_desk.casework.limits import DayUnit
from window_desk.casework.notice_clock import NOTICE_WORKDAYS
from window_desk.casework.procedures import StopFlag
from window_desk.casework.workdays import CalendarError, WorkdayCalendar
from window_desk.desk.ui.parts.date_words import date_words
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.case_words import act_word
from window_desk.desk.ui.screens.cases.procedure.words import (
    days_words,
    flag_word,
    suspension_word,
)
from window_desk.desk.ui.sentences import in_words
from window_desk.desk.use_cases.case_views import KnownAct, Standing

_NEAR_RENEWAL_WORKDAYS = 30
_DEEMED = "72(3)"


@dataclass(frozen=True, slots=True)
class CaseWarning:
    """One sentence and how it is meant."""

    sentence: str
    tone: Tone


def settle_warnings(acts: Iterable[KnownAct]) -> list[CaseWarning]:
    """Steps that the county refused or found in conflict and that nobody dealt with yet."""
    translate = QCoreApplication.translate
    open_ones = [
        each
        for each in acts
        if each.standing in {Standing.CONFLICT, Standing.REFUSED}
        and not each.settled
        and each.act.kind is not ActKind.SETTLED
    ]
    if not open_ones:
        return []
    conflict = any(each.standing is Standing.CONFLICT for each in open_ones)
    pattern = (
        translate("CaseWarnings", "有冲突待处理：{steps}，请到“待处理”（Alt+6）处理")
        if conflict
        else translate("CaseWarnings", "有未采纳的环节待处理：{steps}，请到“待处理”（Alt+6）处理")
    )
    kinds = dict.fromkeys(each.act.kind for each in open_ones)
    steps = translate("ToSettle", "、").join(act_word(kind) for kind in kinds)
    return [CaseWarning(pattern.format(steps=steps), Tone.TROUBLE)]


def warnings_of(case: Case, calendar: WorkdayCalendar, today: date) -> list[CaseWarning]:
    """The warnings of a case, the gravest first; faults that stand on its record come last."""
    found = [
        *_acceptance(case, today),
        *_notice(case, today),
        *_supplement(case, calendar, today),
        *_stops(case),
        *_feedback(case),
        *_renewal(case, calendar, today),
    ]
    # The sentence above tells more of a deemed acceptance than its fault does.
    told = _DEEMED if case.notice_clock.deemed else ""
    found += [
        CaseWarning(in_words(fault.sentence), Tone.TROUBLE)
        for fault in case.faults
        if not told or fault.article != told
    ]
    return found


def _acceptance(case: Case, today: date) -> list[CaseWarning]:
    """视为受理: since when, and that its document is still owed."""
    if not case.notice_clock.deemed or case.state is CaseState.VOIDED:
        return []
    translate = QCoreApplication.translate
    accepted = any(act.kind is ActKind.ACCEPTED and act.id not in case.voided for act in case.acts)
    pattern = (
        translate("CaseWarnings", "视为受理：到{due}没有告知，自收件日{day}起即为受理")
        if accepted or case.has_ended
        else translate(
            "CaseWarnings",
            "视为受理：到{due}没有告知，自收件日{day}起即为受理，请按 F8 补出视为受理通知书",
        )
    )
    sentence = pattern.format(
        due=date_words(case.notice_clock.due, today), day=date_words(case.received_on, today)
    )
    return [CaseWarning(sentence, Tone.NOTICE)]


def _notice(case: Case, today: date) -> list[CaseWarning]:
    clock = case.notice_clock
    day = clock.workday
    if day is None or day < case.rules.notice_warning_day or clock.told_on is not None:
        return []
    if case.state is not CaseState.RECEIVED:
        return []
    sentence = QCoreApplication.translate(
        "CaseWarnings", "告知期限第{day}日，最迟{due}告知或受理，逾期视为受理"
    ).format(day=day, due=date_words(clock.due, today))
    return [CaseWarning(sentence, Tone.TROUBLE if day >= NOTICE_WORKDAYS else Tone.NOTICE)]


def _supplement(case: Case, calendar: WorkdayCalendar, today: date) -> list[CaseWarning]:
    due = case.supplement_due
    translate = QCoreApplication.translate
    if case.lapsed and due is not None:
        sentence = translate("CaseWarnings", "申请人未在{day}前补正，按本地规则视为撤回").format(
            day=date_words(due, today)
        )
        return [CaseWarning(sentence, Tone.NOTICE)]
    if due is None or case.state is not CaseState.AWAITING_SUPPLEMENT or not case.owed:
        return []
    if today > due:
        sentence = translate("CaseWarnings", "补正已过{day}的期限，请提醒申请人").format(
            day=date_words(due, today)
        )
        return [CaseWarning(sentence, Tone.TROUBLE)]
    if _workdays_until(calendar, today, due) <= case.rules.yellow_workdays:
        sentence = translate("CaseWarnings", "补正期限将到：{day}，请提醒申请人").format(
            day=date_words(due, today)
        )
        return [CaseWarning(sentence, Tone.NOTICE)]
    return []


def _stops(case: Case) -> list[CaseWarning]:
    """Open stops that hold nothing yet; one that overran is a fault of the record and told there."""
    return [
        CaseWarning(
            QCoreApplication.translate("CaseWarnings", "{kind}：{words}").format(
                kind=suspension_word(stop.kind), words=flag_word(flag, stop)
            ),
            Tone.NOTICE,
        )
        for stop in case.stops
        if stop.is_open
        for flag in stop.flags
        if flag in {StopFlag.NOT_HANDED_OVER, StopFlag.OUTSIDE_CLOCK}
    ]


def _feedback(case: Case) -> list[CaseWarning]:
    if case.decision is not None:
        return []
    return [
        CaseWarning(
            QCoreApplication.translate("CaseWarnings", "{agency}反馈意见逾期，请催办").format(
                agency=each.agency
            ),
            Tone.NOTICE,
        )
        for each in case.feedback
        if each.late and each.given_on is None
    ]


def _renewal(case: Case, calendar: WorkdayCalendar, today: date) -> list[CaseWarning]:
    renewal = case.renewal
    if renewal is None or case.decision is not None or case.has_ended:
        return []
    left = _workdays_until(calendar, today, renewal.expires_on)
    if left > _NEAR_RENEWAL_WORKDAYS:
        return []
    sentence = QCoreApplication.translate(
        "CaseWarnings", "原证{day}届满，还剩{left}，届时未决定即视为准予延续"
    ).format(
        day=date_words(renewal.expires_on, today),
        left=days_words(max(left, 0), DayUnit.WORKDAY),
    )
    near = left <= case.rules.yellow_workdays
    return [CaseWarning(sentence, Tone.TROUBLE if near else Tone.NOTICE)]


def _workdays_until(calendar: WorkdayCalendar, today: date, day: date) -> int:
    try:
        return calendar.workdays_between(today, day)
    except CalendarError:
        return (day - today).days
