"""Acceptances by default that a late record put right: the fold forgets them, a supervisor must not.

A row is written when a case that stood as accepted by default is told as told in time after all: the
hand-over was recorded by a desk whose line was down (rules of the counter 1.4, case 5).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from window_desk.casework.case import Case, CaseState
from window_desk.casework.notice_clock import first_telling
from window_desk.desk.store.engine import Row, Rows
from window_desk.desk.store.projected_row import COLUMNS
from window_desk.desk.use_cases.deadline_views import FaultRow

_ARTICLES: Final = COLUMNS.index("fault_articles")
_DEEMED: Final = "72(3)"
_PUT_RIGHT = "告知书于{}送达，记录{}才到达，视为受理已自动更正，请值班长知悉"

_INSERT: Final = "INSERT OR IGNORE INTO acceptance_reversal VALUES (?, ?, ?, ?)"
_RECENT: Final = """
    SELECT r.case_id, r.act, r.told_on, r.noticed_on, c.number, c.item_name, c.applicant, c.ended,
        (SELECT group_concat(DISTINCT a.clerk) FROM act a WHERE a.case_id = r.case_id)
    FROM acceptance_reversal r JOIN case_row c ON c.id = r.case_id
    WHERE c.ended = 0 OR r.noticed_on >= ? ORDER BY r.noticed_on DESC LIMIT ?
"""


def reversal_of(case: Case, old: Row, new: Row, today: date) -> Row | None:
    """The row to keep if ``case`` stood as accepted by default and does so no more."""
    was_deemed = _DEEMED in str(old[_ARTICLES]).split()
    if not was_deemed or case.notice_clock.deemed or _DEEMED in str(new[_ARTICLES]).split():
        return None
    telling = first_telling([act for act in case.acts if act.id not in case.voided])
    if telling is None or case.state is CaseState.VOIDED:
        return None
    return (case.id, telling.id, telling.day.isoformat(), today.isoformat())


def keep(rows: Rows, reversals: Sequence[Row]) -> None:
    """Keep what :func:`reversal_of` found; the first of a case stays. Writer thread."""
    rows.run_many(_INSERT, reversals)


def recent_reversals(rows: Rows, since: str, limit: int) -> Iterator[FaultRow]:
    """Those of open cases, and of others noticed since that day, newest first."""
    for case, act, told_on, noticed_on, number, item_name, applicant, ended, clerks in rows.all(
        _RECENT, since, limit
    ):
        yield FaultRow(
            case=case,
            number=number,
            item_name=item_name,
            applicant=applicant,
            article="",
            sentence=_PUT_RIGHT.format(told_on, noticed_on),
            day=date.fromisoformat(noticed_on),
            act=act,
            ended=bool(ended),
            clerks=frozenset(str(clerks or "").split(",")),
        )
