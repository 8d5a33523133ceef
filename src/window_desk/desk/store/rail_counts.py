"""What waits at the screens of the rail, counted. Functions over a reader's rows; cheap at any size."""

from typing import Final

from window_desk.casework.duties import Clerk
from window_desk.desk.store.act_rows import KNOWN_COLUMNS, acts_of, in_order, known_act
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.former_cases import former_cases
from window_desk.desk.store.workbench import UNSETTLED
from window_desk.desk.use_cases.case_views import KnownAct, RailCounts, newest_settlement
from window_desk.desk.use_cases.settle_groups import asks_supervisor, concerns, grouped

MOST: Final = 200
"""No count goes on beyond this: nobody reads more from a badge."""

_FOR_SIGN_OFF: Final = f"""
    SELECT count(*) FROM (
        SELECT 1 FROM case_row
        WHERE ended = 0 AND next_kind IN ('examined', 'signed_off')
            AND state IN ('accepted', 'examined')
        LIMIT {MOST}
    )
"""  # noqa: S608 - a constant number
_WITH_PAPERS: Final = f"""
    SELECT count(*) FROM (
        SELECT 1 FROM case_row WHERE state IN ('decided', 'certified') LIMIT {MOST}
    )
"""  # noqa: S608 - a constant number


def rail_counts(rows: Rows, desk: str, clerk: Clerk) -> RailCounts:
    """Each count is at most :data:`MOST`, but for what is to be settled."""
    return RailCounts(
        sign_off=_count(rows, _FOR_SIGN_OFF),
        papers=_count(rows, _WITH_PAPERS),
        to_settle=_to_settle(rows, desk, clerk) + len(former_cases(rows, desk)),
    )


def _to_settle(rows: Rows, desk: str, clerk: Clerk) -> int:
    found = rows.all(f"SELECT {KNOWN_COLUMNS} FROM {UNSETTLED} ORDER BY row")  # noqa: S608
    known = [each for row in found if (each := known_act(row)) is not None]
    passed_on = {
        act
        for (act,) in rows.all(f"SELECT id FROM {UNSETTLED} AND settled_by <> ''")  # noqa: S608
    }
    return sum(
        concerns(cause, desk, clerk)
        or (cause.act.id in passed_on and _is_with_supervisor(rows, cause))
        for cause, _followers in grouped(known)
    )


def _is_with_supervisor(rows: Rows, cause: KnownAct) -> bool:
    of_case = in_order(acts_of(rows, cause.act.case))
    return asks_supervisor(newest_settlement(of_case, cause.act.id))


def _count(rows: Rows, statement: str) -> int:
    found = rows.first(statement)
    return int(found[0]) if found is not None else 0
