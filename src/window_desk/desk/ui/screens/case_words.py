"""A case in words for every screen: states, acts, rows of lists, the clock bar. Screen's thread."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import (
    BEIJING,
    ActKind,
)
from window_desk.casework.case import STATE_NAMES, Case, CaseState
from window_desk.casework.duties import DUTY_NAMES, Duty
from window_desk.casework.next_acts import ACT_NAMES
from window_desk.casework.workdays import WorkdayCalendar
from window_desk.desk.ui.parts.case_rows import CaseColumn, CaseRow
from window_desk.desk.ui.parts.clock_bar_model import ClockBarModel
from window_desk.desk.ui.parts.judgement import judgement_word
from window_desk.desk.ui.parts.time_left import TimeLeft, TimeState
from window_desk.desk.ui.screens.case_clock import (
    decision_model,
    finish_words,
    notice_model,
    notice_words,
)
from window_desk.desk.use_cases import case_views
from window_desk.desk.use_cases.print_ledger import (
    PAPER_NAMES,
    PaperKind,
)

_TIME_STATES = {
    case_views.TimeLeft.ON_TIME: TimeState.ON_TIME,
    case_views.TimeLeft.SOON: TimeState.SOON,
    case_views.TimeLeft.DUE: TimeState.DUE,
    case_views.TimeLeft.OVERDUE: TimeState.OVERDUE,
    case_views.TimeLeft.WAITING: TimeState.NONE,
    case_views.TimeLeft.PROVISIONAL: TimeState.PROVISIONAL,
    case_views.TimeLeft.SUSPENDED: TimeState.SUSPENDED,
    case_views.TimeLeft.FINISHED: TimeState.FINISHED,
    case_views.TimeLeft.FINISHED_LATE: TimeState.FINISHED_LATE,
}


_SERIAL_FROM = 14
"""Where the serial of a case number begins: beside a mark there is no room for area and date."""
_UNDECIDED_ENDS = frozenset({CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.VOIDED})


def state_word(state: CaseState) -> str:
    """The state in the screen's language."""
    return QCoreApplication.translate("CaseState", STATE_NAMES[state])


def act_word(kind: ActKind) -> str:
    """The act in the screen's language."""
    return QCoreApplication.translate("ActKind", ACT_NAMES[kind])


ARCHIVED = "archived:"
"""Before the number, in the key of a row of an archived case."""


def act_verb(kind: ActKind) -> str:
    """What a clerk does by the act, for buttons and next steps; in Chinese the same word."""
    return QCoreApplication.translate("ActVerb", ACT_NAMES[kind])


def paper_word(kind: PaperKind) -> str:
    """The paper in the screen's language."""
    return QCoreApplication.translate("PaperKind", PAPER_NAMES[kind])


def duty_words(duties: Iterable[Duty]) -> str:
    """The duties in the screen's language, one after the other."""
    translate = QCoreApplication.translate
    return translate("Duty", "、").join(translate("Duty", DUTY_NAMES[duty]) for duty in duties)


def moment_words(instant: datetime) -> str:
    """Day and minute in Beijing time."""
    return instant.astimezone(BEIJING).strftime("%m-%d %H:%M")


def masked_name(name: str) -> str:
    """A name for lists that others may see: the first character and a mark for the rest."""
    return name if len(name) <= 1 else f"{name[0]}{'*' * min(len(name) - 1, 2)}"


def time_left_of(row: case_views.CaseRow) -> TimeLeft:
    """The time left of a listed case: its promise, the notice that is still owed, or its finish."""
    state = _TIME_STATES[row.time_left]
    told = ""
    if row.notice_workday is not None and state is not TimeState.OVERDUE:
        told = notice_words(row.notice_workday, row.days_left)
    elif row.finish is not None and state in {TimeState.FINISHED, TimeState.FINISHED_LATE}:
        told = finish_words(row.finish)
    elif state is TimeState.FINISHED and row.state in _UNDECIDED_ENDS:
        told = QCoreApplication.translate("TimeLeft", "已结束")
    return TimeLeft(state, row.days_left, told=told)


def list_columns() -> tuple[CaseColumn, ...]:
    """Columns of every list of cases."""
    translate = QCoreApplication.translate
    return (
        CaseColumn("time_left", translate("CaseColumns", "时限"), kind="pill"),
        CaseColumn("item", translate("CaseColumns", "事项")),
        CaseColumn("applicant", translate("CaseColumns", "申请人"), 96),
        CaseColumn("state", translate("CaseColumns", "状态"), 76),
        CaseColumn("next", translate("CaseColumns", "下一步"), 88),
        CaseColumn("number", translate("CaseColumns", "办件编号"), 184, "muted"),
    )


def list_row(row: case_views.CaseRow) -> CaseRow:
    """One case as a row; what was changed here alone, or is to be settled, is marked by a word.

    The mark stands before the serial of the number, by which the case is found as well.
    """
    translate = QCoreApplication.translate
    mark = translate("CaseColumns", "未上传") if row.unsent else ""
    if row.unsettled:
        mark = translate("CaseColumns", "待处理")
    return CaseRow(
        key=row.case,
        cells={
            "item": row.item_name,
            "applicant": masked_name(row.applicant),
            "state": state_word(row.state),
            "next": act_verb(row.next_kind) if row.next_kind is not None else "",
            "number": f"{mark} · …{row.number[_SERIAL_FROM:]}" if mark else row.number,
        },
        time_left=time_left_of(row),
    )


def list_rows(rows: Sequence[case_views.CaseRow]) -> list[CaseRow]:
    """Cases as rows."""
    return [list_row(row) for row in rows]


def archived_row(case: case_views.ArchivedCase) -> CaseRow:
    """An archived case as a row of the same columns; it can't be opened."""
    translate = QCoreApplication.translate
    return CaseRow(
        key=f"{ARCHIVED}{case.number}",
        cells={
            "item": translate("CaseColumns", "档案 {archive}").format(archive=case.archive),
            "state": translate("CaseColumns", "已归档"),
            "number": case.number,
        },
    )


def clock_model(case: Case, calendar: WorkdayCalendar, today: date) -> ClockBarModel | None:
    """The clock bar of a case: before acceptance that of the notice; ``None`` where none runs."""
    clock = case.decision_clock
    if clock is None:
        return notice_model(case, calendar, today)
    if case.has_ended and clock.decided_on is None:
        return None
    return decision_model(case, clock, calendar, today)


def material_words(case: Case) -> list[tuple[str, str, str]]:
    """Name, judgement and reason of each material."""
    return [
        (material.term.name, judgement_word(material.judgement), material.reason)
        for material in case.materials
    ]
