"""What became of refused and conflicting acts, told from the settlement acts of their cases.

``settled_at``, ``settled_by`` and ``resolution`` of an act are the newest settlement that names it.
Writer thread, inside the caller's transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from window_desk.casework.acts import ActKind
from window_desk.casework.settlement import Settled
from window_desk.desk.store.act_rows import in_order
from window_desk.desk.store.engine import Rows
from window_desk.desk.use_cases.case_views import KnownAct
from window_desk.protocol.refusal_codes import WITH_TRANSACTION

_PUT: Final = """
    UPDATE act SET settled_at = ?, settled_by = ?, resolution = ?
    WHERE id = ? AND standing IN ('conflict', 'refused')
"""


def tell_settlements(rows: Rows, known: Mapping[str, Sequence[KnownAct]]) -> None:
    """Bring what the settlements of these cases name up to date; ``known`` has all their acts."""
    values: dict[str, tuple[str, str, str]] = {}
    for acts in known.values():
        if any(each.act.kind is ActKind.SETTLED for each in acts):
            values.update(_told(acts))
    rows.run_many(_PUT, [(*told, act) for act, told in values.items()])


def counts(settlement: KnownAct) -> bool:
    """Whether a settlement counts: also one that the county refused (its clerk left meanwhile, say).

    It is a record of what somebody did, and every desk of the case has it. One that was saved together
    with a step that failed settles nothing: the step is to be dealt with anew.
    """
    refusal = settlement.refusal
    return refusal is None or refusal.code != WITH_TRANSACTION


def _told(acts: Sequence[KnownAct]) -> dict[str, tuple[str, str, str]]:
    told: dict[str, tuple[str, str, str]] = {}
    for each in in_order(acts):
        body = each.act.body
        if not isinstance(body, Settled):
            continue
        if not counts(each):
            told.update({act: ("", "", "") for act in body.acts if act not in told})
            continue
        at = each.act.happened_at.isoformat() if body.way.closes else ""
        told.update(dict.fromkeys(body.acts, (at, each.act.clerk, body.note or body.way.value)))
    return told
