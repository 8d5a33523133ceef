"""Duties (岗位职责): who may take which act. The desk asks out of kindness, the county for safety."""

from dataclasses import dataclass
from enum import StrEnum

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.items import Authority


class Duty(StrEnum):
    """One duty of a clerk."""

    RECEIVE = "receive"
    EXAMINE = "examine"
    SIGN_OFF = "sign_off"
    DECIDE = "decide"
    ISSUE = "issue"
    DELIVER = "deliver"
    SUPERVISE = "supervise"


DUTY_NAMES: dict[Duty, str] = {
    Duty.RECEIVE: "收件受理",
    Duty.EXAMINE: "审核",
    Duty.SIGN_OFF: "审定签发",
    Duty.DECIDE: "当场决定",
    Duty.ISSUE: "制证",
    Duty.DELIVER: "送达",
    Duty.SUPERVISE: "值班管理",
}

REQUIRED_DUTY: dict[ActKind, Duty] = {
    ActKind.RECEIVED: Duty.RECEIVE,
    ActKind.CORRECTED_ON_THE_SPOT: Duty.RECEIVE,
    ActKind.MATERIALS_CHECKED: Duty.RECEIVE,
    ActKind.NOTICE_GIVEN: Duty.RECEIVE,
    ActKind.HANDED_OVER: Duty.RECEIVE,
    ActKind.SUPPLEMENTED: Duty.RECEIVE,
    ActKind.ACCEPTED: Duty.RECEIVE,
    ActKind.REFUSED: Duty.RECEIVE,
    ActKind.NOT_OUR_AGENCY: Duty.RECEIVE,
    ActKind.EXAMINED: Duty.EXAMINE,
    ActKind.SIGNED_OFF: Duty.SIGN_OFF,
    ActKind.DECIDED: Duty.SIGN_OFF,
    ActKind.CONCLUDED_ON_THE_SPOT: Duty.DECIDE,
    ActKind.CERTIFICATE_ISSUED: Duty.ISSUE,
    ActKind.DELIVERED: Duty.DELIVER,
    ActKind.WITHDRAWN: Duty.RECEIVE,
    ActKind.VOIDED: Duty.RECEIVE,
    ActKind.SUSPENDED: Duty.EXAMINE,
    ActKind.RESUMED: Duty.EXAMINE,
    ActKind.EXTENDED: Duty.SIGN_OFF,
    ActKind.FURTHER_NOTICE_GIVEN: Duty.SUPERVISE,
    ActKind.FEEDBACK_GIVEN: Duty.EXAMINE,
    ActKind.HEARING_STEP_TAKEN: Duty.EXAMINE,
    ActKind.INSPECTION_STEP_TAKEN: Duty.EXAMINE,
    ActKind.SETTLED: Duty.RECEIVE,
    ActKind.SCAN_ATTACHED: Duty.RECEIVE,
}

COUNTY_DECISION_ACTS = frozenset(
    {
        ActKind.EXAMINED,
        ActKind.SIGNED_OFF,
        ActKind.DECIDED,
        ActKind.CONCLUDED_ON_THE_SPOT,
        ActKind.SUSPENDED,
        ActKind.RESUMED,
        ActKind.EXTENDED,
        ActKind.FEEDBACK_GIVEN,
        ActKind.HEARING_STEP_TAKEN,
        ActKind.INSPECTION_STEP_TAKEN,
    }
)
"""The acts by which an item that the county decides is decided; the rest is the window's."""


@dataclass(frozen=True, slots=True)
class Clerk:
    """A clerk as desk and county know him. ``number`` is the 工号 with which he signs in."""

    number: str
    name: str
    site: str
    level: Authority
    windows: tuple[str, ...]
    duties: frozenset[Duty]
    active: bool = True

    def has(self, duty: Duty) -> bool:
        """Whether the clerk is in service and holds ``duty``."""
        return self.active and duty in self.duties
