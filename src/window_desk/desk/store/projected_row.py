"""A case as a row of ``case_row``: its columns and their values. Pure."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import compress
from operator import ne
from typing import Final

from window_desk.casework.case import Case, CaseState
from window_desk.casework.next_acts import next_kind
from window_desk.casework.refold import next_change
from window_desk.casework.workdays import Certainty
from window_desk.desk.store.telling import Telling

COLUMNS: Final = (
    "row", "id", "number", "item_name", "applicant", "agent", "state", "window", "clerk",
    "decided_by", "examiner", "received_on", "due", "certainty", "next_kind", "ended",
    "refold_on", "unsent", "statutory_due", "accepted_on", "notice_due", "left_when_stopped",
    "finish", "printed_due", "moved_to", "supplement_due", "fault_count", "fault_articles",
    "last_act_on", "limited_item", "urgency",
)  # fmt: skip
FOUND_BY: Final = tuple(COLUMNS.index(name) for name in ("applicant", "agent", "item_name"))
"""Places of the columns that a case is searched by."""

INSERT_ROW: Final = (
    f"INSERT INTO case_row ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
)

RUNNING: Final = "1"
SUSPENDED: Final = "2"
WAITING: Final = "3"
FINISHED: Final = "4"
_NO_DAY: Final = "9999-12-31"


def row_of(row: int, case: Case, unsent: int, telling: Telling) -> tuple[object, ...]:
    """The values of :data:`COLUMNS`."""
    due = case.next_due
    kind = next_kind(case)
    clock = case.decision_clock
    notice = case.notice_clock
    moved = case.moved
    is_held = clock is not None and clock.promised_due is None and case.decision is None
    left = clock.days_left if clock is not None and is_held and not case.has_ended else None
    untold = case.state is CaseState.RECEIVED and notice.told_on is None
    articles = sorted({fault.article for fault in case.faults if fault.article})
    return (
        row,
        case.id,
        case.number,
        case.terms.name,
        case.applicant_name,
        case.agent.name if case.agent else "",
        case.state.value,
        case.window,
        case.received_by,
        case.terms.decided_by.value,
        case.examiner,
        case.received_on.isoformat(),
        _text(due),
        (telling.calendar.certainty(due) if due is not None else Certainty.FIRM).value,
        kind.value if kind is not None else None,
        int(case.has_ended),
        _text(next_change(case, telling.today, telling.calendar)),
        unsent,
        _text(clock.statutory_due) if clock is not None else None,
        clock.start.isoformat() if clock is not None else None,
        notice.due.isoformat() if untold else None,
        left,
        clock.finish.value if clock is not None and clock.finish is not None else "",
        _text(moved.printed) if moved is not None else None,
        _text(moved.now) if moved is not None else None,
        _text(case.supplement_due),
        len(case.faults),
        " ".join(articles),
        case.acts[-1].day.isoformat(),
        case.terms.implementation_code if case.terms.quantity_limit is not None else None,
        urgency_of(case, due, left),
    )


def changes(old: Sequence[object], new: Sequence[object]) -> tuple[int, ...]:
    """Places of the columns that differ between two tellings of one row."""
    return tuple(compress(range(len(new)), map(ne, old, new)))


@cache
def update_of(places: tuple[int, ...]) -> str:
    """The statement that changes these columns and touches no other column's index; row comes last."""
    named = ", ".join(f"{COLUMNS[place]} = ?" for place in places)
    return f"UPDATE case_row SET {named} WHERE row = ?"  # noqa: S608 - constant column names


def urgency_of(case: Case, due: date | None, left_when_stopped: int | None) -> str:
    """Sorts by time left: by due day, then suspended ones, then waiting ones, then finished ones."""
    if case.has_ended:
        return FINISHED
    if due is not None:
        return f"{RUNNING}{due.isoformat()}"
    if left_when_stopped is not None:
        return f"{SUSPENDED}{max(0, left_when_stopped):05d}"
    return f"{WAITING}{_text(case.supplement_due) or _NO_DAY}"


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
