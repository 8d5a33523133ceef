"""Settlement (处理): what became of acts that the county refused or found in conflict.

It is an act of its own, so that every desk of the case learns of it; it never changes the case.
Refused acts are in no fold: whether the named ones are among them is for the reader of the record.
"""

from dataclasses import dataclass
from enum import StrEnum

from window_desk.casework.refusals import Refusal, mandatory, not_too_long

MAX_SETTLED_ACTS = 50
_MAX_ID = 64


class SettleWay(StrEnum):
    """How the matter goes on. ``SUPERVISOR_ASKED`` and ``REOPENED`` leave it open."""

    REDONE = "redone"
    PAPER_TAKEN_BACK = "paper_taken_back"
    LEFT_STANDING = "left_standing"
    SUPERVISOR_ASKED = "supervisor_asked"
    REOPENED = "reopened"

    @property
    def closes(self) -> bool:
        """Whether nothing is left to do."""
        return self not in {SettleWay.SUPERVISOR_ASKED, SettleWay.REOPENED}


@dataclass(frozen=True, slots=True)
class Settled:
    """处理: ``acts`` are the ids of the refused acts, the cause before those parked behind it.

    ``note`` says in words what was done; it may be empty where the step was taken again.
    """

    acts: tuple[str, ...]
    way: SettleWay
    note: str


def settlement_objection(body: Settled) -> Refusal | None:
    """Why this settlement can't stand, or ``None``; the case itself need not exist."""
    if not body.acts:
        return Refusal("field_empty", "acts", "没有指明要处理的环节，请重新选择")
    if len(body.acts) > MAX_SETTLED_ACTS or any(not 0 < len(act) <= _MAX_ID for act in body.acts):
        return Refusal("acts_wrong", "acts", "要处理的环节过多或标识不对，请分开处理")
    if body.way is SettleWay.REDONE:
        return not_too_long(body.note, "note", "处理说明")
    return mandatory(body.note, "note", "处理说明")
