"""Limits across many cases: moved promises, what falls due when, faults.

Functions over a reader's rows.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from window_desk.casework.case import Case, CaseState
from window_desk.casework.fold import fold
from window_desk.casework.next_acts import UNDECIDED
from window_desk.casework.workdays import Certainty
from window_desk.desk.store.act_rows import folded_acts
from window_desk.desk.store.case_projection import known_acts
from window_desk.desk.store.case_rows import COLUMNS, Reckoning, case_row, listed
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.reversals import recent_reversals
from window_desk.desk.store.telling import Telling
from window_desk.desk.use_cases.case_views import CaseRow, TimeLeft
from window_desk.desk.use_cases.deadline_views import DueDay, FaultRow, MovedPromiseRow

RECENT_DAYS: Final = 30
_MOST_ROWS: Final = 500

_MOVED: Final = """
    SELECT id FROM case_row WHERE ended = 0 AND moved_to IS NOT NULL
    ORDER BY min(printed_due, moved_to), row LIMIT ?
"""
_BY_DUE: Final = """
    SELECT due, state, certainty, left_when_stopped IS NOT NULL, count(*) FROM case_row
    WHERE ended = 0 {span} GROUP BY due, state, certainty, left_when_stopped IS NOT NULL
"""
_SPAN: Final = "AND due BETWEEN ? AND ?"
_UNDECIDED: Final = json.dumps(sorted(UNDECIDED))
# the plus keeps SQLite from walking through all cases of these states
_STATUTORY: Final = """
    SELECT statutory_due, count(*) FROM case_row
    WHERE ended = 0 AND statutory_due BETWEEN ? AND ?
        AND +state IN (SELECT value FROM json_each(?))
    GROUP BY statutory_due
"""
_DUE_ON: Final = f"""
    SELECT {COLUMNS} FROM case_row c WHERE c.row IN (
        SELECT row FROM case_row WHERE ended = 0 AND due = ?
        UNION
        SELECT row FROM case_row WHERE ended = 0 AND statutory_due = ?
            AND state IN (SELECT value FROM json_each(?))
    )
    ORDER BY c.urgency, c.row LIMIT {_MOST_ROWS}
"""  # noqa: S608 - constant column names
_WITH_FAULTS: Final = """
    SELECT id FROM case_row WHERE fault_count > 0 AND (ended = 0 OR last_act_on >= ?)
    ORDER BY last_act_on DESC, row DESC LIMIT ?
"""


def recent(today: date) -> str:
    """The day from which on what has ended is still of interest."""
    return (today - timedelta(days=RECENT_DAYS)).isoformat()


def moved_promises(rows: Rows, telling: Telling, limit: int) -> list[MovedPromiseRow]:
    """Open cases whose printed date the calendar moved, the earliest binding day first."""
    found = [case for (case,) in rows.all(_MOVED, limit)]
    moved = [row for case in told_anew(rows, found, telling) if (row := _moved(case, telling))]
    return sorted(moved, key=lambda row: (row.binding, row.number))


def open_by_due(
    rows: Rows, reckoning: Reckoning, span: tuple[date, date] | None = None
) -> Iterator[tuple[date | None, TimeLeft, int]]:
    """How many open cases share a due day and a class of time left; all days, or those of ``span``."""
    for due, _state, time_left, count in _by_due(rows, reckoning, span):
        yield due, time_left, count


def due_calendar(rows: Rows, reckoning: Reckoning, start: date, end: date) -> list[DueDay]:
    """What falls due on every day from ``start`` to ``end``; without a calendar no day is known."""
    calendar = reckoning.calendar
    if calendar is None:
        return []
    classes: dict[date, Counter[TimeLeft]] = {}
    promised: Counter[date] = Counter()
    for due, state, time_left, count in _by_due(rows, reckoning, (start, end)):
        if due is not None:
            classes.setdefault(due, Counter())[time_left] += count
            promised[due] += count if state in UNDECIDED else 0
    statutory = {
        date.fromisoformat(day): count
        for day, count in rows.all(_STATUTORY, start.isoformat(), end.isoformat(), _UNDECIDED)
    }
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return [
        DueDay(
            day,
            calendar.is_workday(day),
            calendar.certainty(day),
            dict(classes.get(day, {})),
            promised[day],
            statutory.get(day, 0),
        )
        for day in days
    ]


def due_on(rows: Rows, reckoning: Reckoning, day: date) -> list[CaseRow]:
    """Open cases for which ``day`` matters now, or is when their statutory limit ends."""
    text = day.isoformat()
    return [case_row(row, reckoning) for row in listed(rows, _DUE_ON, text, text, _UNDECIDED)]


def faults(rows: Rows, telling: Telling, limit: int) -> list[FaultRow]:
    """Faults of cases that are open or ended lately, and acceptances put right, newest first."""
    found = [case for (case,) in rows.all(_WITH_FAULTS, recent(telling.today), limit)]
    told = [row for case in told_anew(rows, found, telling) for row in _faults(case)]
    told += recent_reversals(rows, recent(telling.today), limit)
    return sorted(told, key=lambda row: (row.day, row.number), reverse=True)[:limit]


def _by_due(
    rows: Rows, reckoning: Reckoning, span: tuple[date, date] | None
) -> Iterator[tuple[date | None, CaseState, TimeLeft, int]]:
    statement = _BY_DUE.format(span=_SPAN if span else "")
    values = [day.isoformat() for day in span or ()]
    for due_text, state_code, certainty, is_suspended, count in rows.all(statement, *values):
        due = date.fromisoformat(due_text) if due_text else None
        state = CaseState(state_code)
        time_left = reckoning.time_left(
            state, due, Certainty(certainty), is_suspended=bool(is_suspended)
        )
        yield due, state, time_left, count


def told_anew(rows: Rows, cases: Sequence[str], telling: Telling) -> Iterator[Case]:
    """The cases as of now, from their acts."""
    for acts in known_acts(rows, cases).values():
        case = fold(folded_acts(acts), telling.calendar, telling.now, telling.rules)
        if case is not None:
            yield case


def _moved(case: Case, telling: Telling) -> MovedPromiseRow | None:
    if case.moved is None or case.has_ended:
        return None
    return MovedPromiseRow(
        case=case.id,
        number=case.number,
        item_name=case.terms.name,
        applicant=case.applicant_name,
        phone=_phone(case),
        printed=case.moved.printed,
        now=case.moved.now,
        certainty=telling.calendar.certainty(case.moved.now),
        decided=case.decision is not None,
    )


def _phone(case: Case) -> str:
    """The applicant's phone, or his agent's where he gave none."""
    for known in (case.person, case.organisation, case.agent):
        if known is not None and known.phone:
            return known.phone
    return ""


def _faults(case: Case) -> Iterator[FaultRow]:
    days = {act.id: act.day for act in case.acts}
    clerks = frozenset(act.clerk for act in case.acts)
    for fault in case.faults:
        yield FaultRow(
            case=case.id,
            number=case.number,
            item_name=case.terms.name,
            applicant=case.applicant_name,
            article=fault.article,
            sentence=fault.sentence,
            day=days.get(fault.act, case.received_on),
            act=fault.act,
            ended=case.has_ended,
            clerks=clerks,
        )
