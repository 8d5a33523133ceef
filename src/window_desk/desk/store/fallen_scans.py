"""Uploads whose act does not count any more: void, or refused and settled. Any transaction."""

from typing import Final

from window_desk.casework.acts import ActKind, Received
from window_desk.casework.voiding import voids_among
from window_desk.desk.store.engine import Rows
from window_desk.protocol.act_codec import decode_act

_REFUSED: Final = """
    SELECT upload.act FROM blob_upload AS upload JOIN act ON act.id = upload.act
    WHERE act.standing IN ('refused', 'conflict') AND act.position <= ?
        AND act.settled_at <> '' AND substr(act.settled_at, 1, 10) < ?
"""
_WITH_VOIDS: Final = """
    SELECT DISTINCT upload.case_id FROM blob_upload AS upload
    JOIN act AS void ON void.case_id = upload.case_id
    WHERE void.kind = ? AND void.standing = 'applied' AND void.position <= ? AND void.day < ?
"""
_APPLIED: Final = """
    SELECT content, position, day FROM act
    WHERE case_id = ? AND standing = 'applied' ORDER BY position
"""


def fallen_uploads(rows: Rows, before: str, backup_position: int) -> list[str]:
    """Acts with an upload that fell before a day (ISO) and at or below a position: the county's own rule."""
    fallen = [act for (act,) in rows.all(_REFUSED, backup_position, before)]
    for (case,) in rows.all(_WITH_VOIDS, ActKind.VOIDED.value, backup_position, before):
        void = _void_acts(rows, case, before, backup_position)
        uploads = rows.all("SELECT act FROM blob_upload WHERE case_id = ?", case)
        fallen += [act for (act,) in uploads if act in void]
    return fallen


def _void_acts(rows: Rows, case: str, before: str, backup_position: int) -> set[str]:
    found = rows.all(_APPLIED, case)
    acts = [decode_act(content) for content, _, _ in found]
    old = {
        act.id
        for act, (_, position, day) in zip(acts, found, strict=True)
        if day < before and position <= backup_position
    }
    void = {target for target, by in voids_among(acts).items() if by.id in old}
    receipt = next((act.id for act in acts if isinstance(act.body, Received)), "")
    return {act.id for act in acts} if receipt in void else void
