"""Lists for the workbench, the supervisor's board and To settle. Functions over a reader's rows."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from window_desk.casework.acts import (
    ActKind,
    Received,
)
from window_desk.casework.case import CaseState
from window_desk.casework.duties import COUNTY_DECISION_ACTS, REQUIRED_DUTY, Clerk, Duty
from window_desk.casework.items import Authority
from window_desk.casework.procedures import Finish
from window_desk.desk.store import archived_cases, print_ledger
from window_desk.desk.store.act_rows import KNOWN_COLUMNS, acts_of, in_order, known_act
from window_desk.desk.store.case_rows import COLUMNS, Listed, Reckoning, case_row, listed
from window_desk.desk.store.deadlines import open_by_due, recent
from window_desk.desk.store.engine import Rows
from window_desk.desk.use_cases.case_views import (
    BoardFigures,
    CaseRow,
    ClerkLoad,
    KnownAct,
    SettleEntry,
    Standing,
    TimeLeft,
    UnsentAct,
    WaitingGroup,
)
from window_desk.desk.use_cases.deadline_views import DeadlineCounts
from window_desk.desk.use_cases.settle_groups import grouped

_MOST_ROWS: Final = 500

_SIGN_OFF_KINDS: Final = frozenset({ActKind.SIGNED_OFF, ActKind.DECIDED})
_DELIVERY_KINDS: Final = frozenset({ActKind.DELIVERED})
_APPLICANT_KINDS: Final = frozenset({ActKind.SUPPLEMENTED})

_NOT_DECIDED: Final = frozenset({CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.VOIDED})
# the index is named: to sort by row the planner would rather read every act
UNSETTLED: Final = (
    "act INDEXED BY act_unsettled"
    " WHERE standing IN ('conflict', 'refused') AND settled_at = '' AND kind <> 'settled'"
)
"""What follows FROM for acts that were refused or in conflict and that nobody settled yet."""
_OPEN: Final = f"""
    SELECT {COLUMNS} FROM case_row c
    WHERE c.ended = 0
        AND c.next_kind IN (SELECT value FROM json_each(?))
        AND (? OR c.window IN (SELECT value FROM json_each(?)) OR c.clerk = ?)
        AND (? OR c.decided_by <> ? OR c.next_kind NOT IN (SELECT value FROM json_each(?)))
        AND NOT (c.next_kind = 'signed_off' AND c.examiner = ?)
        AND {{due}}
    ORDER BY c.urgency, c.row LIMIT {_MOST_ROWS}
"""  # noqa: S608 - constant column names
_DUE_BY: Final = "c.due <= ?"
_DUE_LATER: Final = "(c.due IS NULL OR c.due > ?)"

_COUNTED: Final[dict[ActKind, str]] = {
    ActKind.RECEIVED: "received",
    ActKind.NOTICE_GIVEN: "noticed",
    ActKind.ACCEPTED: "accepted",
    ActKind.REFUSED: "refused",
    ActKind.NOT_OUR_AGENCY: "refused",
    ActKind.DECIDED: "concluded",
    ActKind.CONCLUDED_ON_THE_SPOT: "concluded",
    ActKind.DELIVERED: "delivered",
}


def waiting(
    rows: Rows, clerk: Clerk, desk: str, today: date, reckoning: Reckoning
) -> Mapping[WaitingGroup, Sequence[CaseRow]]:
    """The workbench of ``clerk``: a case stands in the first group that fits, and in To settle.

    To settle are conflicts and what was refused to this ``desk``; to a supervisor, everything.
    """
    mine = {kind for kind, duty in REQUIRED_DUTY.items() if clerk.has(duty)}
    others = mine - _SIGN_OFF_KINDS - _DELIVERY_KINDS - _APPLICANT_KINDS
    due_kinds = set(ActKind) if clerk.has(Duty.SUPERVISE) else mine
    kinds_of_group: dict[WaitingGroup, tuple[set[ActKind], str]] = {
        WaitingGroup.DUE_TODAY: (due_kinds, _DUE_BY),
        WaitingGroup.WAITING_FOR_ME: (others, _DUE_LATER),
        WaitingGroup.WAITING_FOR_APPLICANT: (mine & _APPLICANT_KINDS, _DUE_LATER),
        WaitingGroup.FOR_SIGN_OFF: (mine & _SIGN_OFF_KINDS, _DUE_LATER),
        WaitingGroup.TO_DELIVER: (mine & _DELIVERY_KINDS, _DUE_LATER),
    }
    unsettled = unsettled_cases(rows)
    groups = {
        group: marked(
            [case_row(row, reckoning) for row in _open_cases(rows, clerk, kinds, due, today)],
            unsettled,
        )
        for group, (kinds, due) in kinds_of_group.items()
    }
    groups[WaitingGroup.TO_SETTLE] = [
        case_row(row, reckoning)
        for row in listed(
            rows,
            f"SELECT {COLUMNS} FROM case_row c WHERE c.id IN"  # noqa: S608
            f" (SELECT case_id FROM {UNSETTLED}"
            " AND (? OR desk = ? OR standing = 'conflict'))"
            f" ORDER BY c.urgency, c.row LIMIT {_MOST_ROWS}",
            clerk.has(Duty.SUPERVISE),
            desk,
        )
    ]
    return groups


def unsettled(rows: Rows) -> list[SettleEntry]:
    """Refused and conflicting acts that nobody settled yet, by cause, oldest first."""
    found = rows.all(f"SELECT {KNOWN_COLUMNS} FROM {UNSETTLED} ORDER BY row")  # noqa: S608
    known = [each for row in found if (each := known_act(row)) is not None]
    return [_settle_entry(rows, cause, followers) for cause, followers in grouped(known)]


def unsettled_cases(rows: Rows) -> frozenset[str]:
    """Cases with an act that was refused or in conflict and that nobody settled yet."""
    return frozenset(
        case
        for (case,) in rows.all(f"SELECT DISTINCT case_id FROM {UNSETTLED}")  # noqa: S608
    )


def marked(rows: Sequence[CaseRow], unsettled: frozenset[str]) -> list[CaseRow]:
    """Rows of a list; of the ``unsettled`` cases it is said."""
    if not unsettled:
        return list(rows)
    return [
        msgspec.structs.replace(row, unsettled=True) if row.case in unsettled else row
        for row in rows
    ]


def board(rows: Rows, today: date, reckoning: Reckoning, names: Mapping[str, str]) -> BoardFigures:
    """Figures for the supervisor; ``names`` gives clerks' names by number."""
    by_time_left: Counter[TimeLeft] = Counter()
    due_by_day: Counter[date] = Counter()
    for due, time_left, count in open_by_due(rows, reckoning):
        by_time_left[time_left] += count
        if due is not None:
            due_by_day[due] += count
    since = recent(today)
    return BoardFigures(
        loads=_loads(rows, today, names),
        by_time_left=dict(by_time_left),
        due_by_day=tuple(sorted(due_by_day.items())),
        waiting_sign_off=_count(
            rows, "SELECT count(*) FROM case_row WHERE ended = 0 AND next_kind = 'signed_off'"
        ),
        to_settle=_count(rows, f"SELECT count(*) FROM {UNSETTLED}"),  # noqa: S608
        unsent=unsent_count(rows),
        moved=_moved(rows),
        suspended=by_time_left[TimeLeft.SUSPENDED],
        finished=_finished(rows, since),
        faults_by_article=_faults_by_article(rows, since),
    )


def deadline_counts(rows: Rows, today: date) -> DeadlineCounts:
    """Two figures of the board; the page of limits asks at each change, also while much comes in."""
    return DeadlineCounts(_moved(rows), sum(_faults_by_article(rows, recent(today)).values()))


def _moved(rows: Rows) -> int:
    return _count(rows, "SELECT count(*) FROM case_row WHERE ended = 0 AND moved_to IS NOT NULL")


def _finished(rows: Rows, since: str) -> dict[Finish, int]:
    found = rows.all(
        "SELECT finish, count(*) FROM case_row WHERE finish <> '' AND last_act_on >= ?"
        " AND state NOT IN (SELECT value FROM json_each(?)) GROUP BY finish",
        since,
        json.dumps(sorted(_NOT_DECIDED)),
    )
    return {Finish(finish): count for finish, count in found}


def unsent_count(rows: Rows) -> int:
    """Acts that the county has not acknowledged."""
    return _count(rows, "SELECT count(*) FROM act WHERE standing = 'queued'")


def unsent(rows: Rows, desk: str, limit: int) -> list[UnsentAct]:
    """Acts that the county has not acknowledged: those of this ``desk`` in the order in which they go,
    and then those that a former identity of the PC left.
    """
    found = rows.all(
        f"SELECT {KNOWN_COLUMNS} FROM act WHERE standing = 'queued'"  # noqa: S608
        " ORDER BY desk <> ?, sequence LIMIT ?",
        desk,
        limit,
    )
    names: dict[str, tuple[str, str, str]] = {}
    acts = []
    for row in found:
        known = known_act(row)
        if known is None:
            continue
        case = known.act.case
        if case not in names:
            names[case] = names_of(rows, case)
        number, _item, applicant = names[case]
        acts.append(
            UnsentAct(
                known.act.id,
                case,
                number,
                applicant,
                known.act.kind,
                known.act.happened_at,
                former=known.act.desk != desk,
            )
        )
    return acts


def acts_count(rows: Rows) -> int:
    """All acts known here."""
    return _count(rows, "SELECT count(*) FROM act")


def _open_cases(
    rows: Rows, clerk: Clerk, kinds: set[ActKind], due: str, today: date
) -> list[Listed]:
    if not kinds:
        return []
    return listed(
        rows,
        _OPEN.format(due=due),
        json.dumps(sorted(kinds)),
        not clerk.windows,
        json.dumps(clerk.windows),
        clerk.number,
        clerk.level is Authority.COUNTY or clerk.has(Duty.SUPERVISE),
        Authority.COUNTY.value,
        json.dumps(sorted(COUNTY_DECISION_ACTS)),
        clerk.number,
        today.isoformat(),
    )


def _settle_entry(rows: Rows, known: KnownAct, followers: tuple[KnownAct, ...]) -> SettleEntry:
    act = known.act
    of_case = in_order(acts_of(rows, act.case))
    newer = tuple(
        each
        for each in of_case
        if each.act.id != act.id
        and each.standing is Standing.APPLIED
        and each.position is not None
        and each.position > act.seen
        and each.act.desk != act.desk
    )
    shown = _row_names(rows, act.case) or _told_by_receipt(rows, of_case)
    group = {act.id, *(each.act.id for each in followers)}
    papers = tuple(job for job in print_ledger.jobs_of_case(rows, act.case) if job.act in group)
    number, item_name, applicant = shown
    return SettleEntry(
        known, number, item_name, applicant, papers, newer, followers, tuple(of_case)
    )


def _row_names(rows: Rows, case: str) -> tuple[str, str, str] | None:
    found = rows.first("SELECT number, item_name, applicant FROM case_row WHERE id = ?", case)
    return (found[0], found[1], found[2]) if found is not None else None


def names_of(rows: Rows, case: str) -> tuple[str, str, str]:
    """Number, item and applicant of a case."""
    return _row_names(rows, case) or _told_by_receipt(rows, in_order(acts_of(rows, case)))


def _told_by_receipt(rows: Rows, acts: Sequence[KnownAct]) -> tuple[str, str, str]:
    """A case whose receipt was refused has no row: its names stand in the refused receipt.

    Of an archived one only the number is left.
    """
    for each in acts:
        body = each.act.body
        if isinstance(body, Received):
            applicant = body.person or body.organisation
            return body.number, body.terms.name, applicant.name if applicant else ""
    return (archived_cases.number_of(rows, acts[0].act.case) if acts else ""), "", ""


def _loads(rows: Rows, today: date, names: Mapping[str, str]) -> tuple[ClerkLoad, ...]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for clerk, window, kind, count in rows.all(
        "SELECT a.clerk, c.window, a.kind, count(*) FROM act a JOIN case_row c ON c.id = a.case_id"
        " WHERE a.day = ? AND a.standing IN ('applied', 'queued')"
        " GROUP BY a.clerk, c.window, a.kind",
        today.isoformat(),
    ):
        load = counts.setdefault((clerk, window), Counter())
        counted = _COUNTED.get(ActKind(kind)) if kind in set(ActKind) else None
        if counted is not None:
            load[counted] += count
    return tuple(
        ClerkLoad(
            clerk=clerk,
            clerk_name=names.get(clerk, clerk),
            window=window,
            received=load["received"],
            noticed=load["noticed"],
            accepted=load["accepted"],
            refused=load["refused"],
            concluded=load["concluded"],
            delivered=load["delivered"],
        )
        for (clerk, window), load in sorted(counts.items())
    )


def _faults_by_article(rows: Rows, since: str) -> dict[str, int]:
    cases: Counter[str] = Counter()
    for articles, count in rows.all(
        "SELECT fault_articles, count(*) FROM case_row"
        " WHERE fault_count > 0 AND (ended = 0 OR last_act_on >= ?) GROUP BY fault_articles",
        since,
    ):
        for article in articles.split():
            cases[article] += count
    return dict(sorted(cases.items()))


def _count(rows: Rows, statement: str, *values: object) -> int:
    found = rows.first(statement, *values)
    return int(found[0]) if found is not None else 0
