"""The clock bar of a case: which clock runs, its marks, and its state by the county's thresholds.

Pure values for the screen's thread.
"""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from window_desk.casework.case import Case, CaseState, DecisionClock
from window_desk.casework.local_rules import LocalRules
from window_desk.casework.procedure_acts import ExtendedLimit
from window_desk.casework.procedures import Finish
from window_desk.casework.workdays import CalendarError, Certainty, WorkdayCalendar
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel, ClockKind, DueKind, DueMark
from window_desk.desk.ui.parts.time_left import TimeState


def decision_model(
    case: Case, clock: DecisionClock, calendar: WorkdayCalendar, today: date
) -> ClockBarModel:
    """The decision clock: both limits, stops, the extension, and the printed day where it moved."""
    held = clock.suspended_since is not None and clock.promised_due is None
    clock = _kept(case, clock, calendar, today)
    return ClockBarModel(
        start=clock.start,
        today=clock.decided_on or today,
        marks=_decision_marks(case, clock),
        suspensions=clock.suspensions,
        extensions=tuple((each.day, each.days) for each in case.extensions),
        provisional_from=calendar.coverage_until + timedelta(days=1),
        december_from=date(calendar.coverage_until.year, 12, 1),
        held_until=_held_until(calendar, today, clock.days_left) if held else None,
        state=_decision_state(clock, case.rules, held=held),
        days_left=clock.days_left,
        statutory_days_left=clock.statutory_days_left if clock.decided_on is None else None,
        told=_decision_words(clock, held=held),
    )


def notice_model(case: Case, calendar: WorkdayCalendar, today: date) -> ClockBarModel | None:
    """The clock of the one-time notice (Art. 32(4)): it runs from receipt until somebody tells."""
    clock = case.notice_clock
    waits = case.state is CaseState.AWAITING_SUPPLEMENT
    if case.state is not CaseState.RECEIVED and not waits:
        return None
    marks = [DueMark(DueKind.NOTICE, clock.due)]
    if clock.told_on is not None:
        marks.append(DueMark(DueKind.TOLD, clock.told_on))
    if waits and case.supplement_due is not None:
        marks.append(DueMark(DueKind.SUPPLEMENT, case.supplement_due))
    days_left = None if waits else _workdays_left(calendar, today, clock.due)
    return ClockBarModel(
        start=case.received_on,
        today=today,
        marks=tuple(marks),
        kind=ClockKind.NOTICE,
        provisional_from=calendar.coverage_until + timedelta(days=1),
        december_from=date(calendar.coverage_until.year, 12, 1),
        state=TimeState.NONE if waits else _notice_state(case, days_left),
        days_left=days_left,
        told=(
            QCoreApplication.translate("TimeLeft", "已告知，等申请人补正")
            if waits
            else notice_words(clock.workday or 0, days_left)
        ),
    )


def notice_words(workday: int, days_left: int | None) -> str:
    """The notice clock in words: 告知第4日 · 剩 1 日; nothing where its days are not known."""
    translate = QCoreApplication.translate
    if days_left is None:
        return ""
    if days_left < 0:
        return translate("TimeLeft", "告知超期 {days} 日").format(days=-days_left)
    if workday <= 0:
        return translate("TimeLeft", "告知还剩 {left} 日").format(left=days_left)
    if days_left == 0:
        return translate("TimeLeft", "告知第{day}日 · 今天到期").format(day=workday)
    return translate("TimeLeft", "告知第{day}日 · 剩 {left} 日").format(day=workday, left=days_left)


def finish_words(finish: Finish) -> str:
    """How a decided case stood against its promise."""
    translate = QCoreApplication.translate
    return {
        Finish.EARLY: translate("TimeLeft", "提前办结"),
        Finish.IN_TIME: translate("TimeLeft", "按期办结"),
        Finish.LATE: translate("TimeLeft", "逾期办结"),
    }[finish]


def _decision_marks(case: Case, clock: DecisionClock) -> tuple[DueMark, ...]:
    longer = dict.fromkeys(ExtendedLimit, 0)
    for each in case.extensions:
        longer[each.limit] += each.days
    marks = []
    if clock.promised_due is not None:
        days = longer[ExtendedLimit.PROMISED]
        marks.append(DueMark(DueKind.PROMISED, clock.promised_due, days))
    if clock.statutory_due is not None:
        days = longer[ExtendedLimit.STATUTORY]
        marks.append(DueMark(DueKind.STATUTORY, clock.statutory_due, days))
    moved = case.moved
    if moved is not None and clock.promised_due == moved.printed:
        marks.append(DueMark(DueKind.RECKONED, moved.now))
    elif moved is not None:
        marks.append(DueMark(DueKind.PRINTED, moved.printed))
    return tuple(marks)


def _kept(
    case: Case, clock: DecisionClock, calendar: WorkdayCalendar, today: date
) -> DecisionClock:
    """The clock by the day that the window keeps: the printed one where the calendar moved it on.

    After a stop or an extension the day that its own paper gave counts.
    """
    moved = case.moved
    if moved is None or moved.is_earlier or case.stops or case.extensions:
        return clock
    left = _workdays_left(calendar, clock.decided_on or today, moved.binding)
    if left is None:
        return clock
    certainty = calendar.certainty(moved.binding)
    return replace(clock, promised_due=moved.binding, days_left=left, certainty=certainty)


def _decision_state(clock: DecisionClock, rules: LocalRules, *, held: bool) -> TimeState:
    if clock.decided_on is not None:
        late = clock.finish is Finish.LATE
        return TimeState.FINISHED_LATE if late else TimeState.FINISHED
    if held:
        return TimeState.SUSPENDED
    if clock.closed or clock.days_left < 0:
        return TimeState.OVERDUE
    if clock.days_left <= rules.red_workdays:
        return TimeState.DUE
    if clock.days_left <= rules.yellow_workdays:
        return TimeState.SOON
    if clock.certainty is Certainty.PROVISIONAL:
        return TimeState.PROVISIONAL
    return TimeState.ON_TIME


def _decision_words(clock: DecisionClock, *, held: bool) -> str:
    if clock.finish is not None:
        return finish_words(clock.finish)
    if held:
        translate = QCoreApplication.translate
        return translate("TimeLeft", "暂停中，剩 {days} 个工作日").format(days=clock.days_left)
    return ""


def _notice_state(case: Case, days_left: int | None) -> TimeState:
    if days_left is None:
        return TimeState.NONE
    if days_left < 0:
        return TimeState.OVERDUE
    if days_left == 0:
        return TimeState.DUE
    warned = (case.notice_clock.workday or 0) >= case.rules.notice_warning_day
    return TimeState.SOON if warned else TimeState.ON_TIME


def _workdays_left(calendar: WorkdayCalendar, today: date, due: date) -> int | None:
    try:
        return calendar.workdays_between(today, due)
    except CalendarError:
        return None


def _held_until(calendar: WorkdayCalendar, today: date, days_left: int) -> date | None:
    try:
        return calendar.add_workdays(today, max(0, days_left))
    except CalendarError:
        return None
