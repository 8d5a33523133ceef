"""What the acts of the special procedures (特别程序) and of the limits state: stops, extensions,
hearings, inspections, the feedback of co-agencies, and what is asked for late.

Sources: 行政许可法 Art. 34, 42, 45, 47, 48, 50, 55; 优化营商环境条例 36. Pure values.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from window_desk.casework.limits import DayUnit


class SuspensionKind(StrEnum):
    """Why a decision clock may stop: the closed list of Art. 45, and any other with its own basis."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    OTHER = "other"


SUSPENSION_NAMES: dict[SuspensionKind, str] = {
    SuspensionKind.HEARING: "听证",
    SuspensionKind.TENDER: "招标",
    SuspensionKind.AUCTION: "拍卖",
    SuspensionKind.INSPECTION: "检验",
    SuspensionKind.TESTING: "检测",
    SuspensionKind.QUARANTINE: "检疫",
    SuspensionKind.APPRAISAL: "鉴定",
    SuspensionKind.EXPERT_REVIEW: "专家评审",
    SuspensionKind.OTHER: "其他",
}


@dataclass(frozen=True, slots=True)
class Suspended:
    """特别程序: the clock stops at the end of ``start``; 特别程序告知书 tells ``told_days``.

    ``basis`` is the law that demands the step (依法需要). ``restates`` is the id of the open stop
    whose days this paper tells anew. Without a paper (``document_number`` empty) the stop is on
    record and does not count.
    """

    document_number: str
    kind: SuspensionKind
    basis: str
    reason: str
    told_days: int
    told_unit: DayUnit
    start: date
    restates: str = ""


@dataclass(frozen=True, slots=True)
class Resumed:
    """特别程序结束: the result of the stop ``suspension`` (an act's id) arrived on ``end``."""

    suspension: str
    end: date
    result: str


class ExtendedLimit(StrEnum):
    """Which limit an extension lengthens."""

    STATUTORY = "statutory"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Extended:
    """延长办理期限: by ``days`` of the limit's own unit, with the due days as printed, ``provisional``
    where one of them lies past the published calendar.

    A statutory limit is lengthened by the head of the agency (Art. 42), ``approved_by``; a promised
    one only up to the statutory limit and with its reason made public (营商环境条例 36).
    """

    document_number: str
    limit: ExtendedLimit
    days: int
    reason: str
    basis: str
    approved_by: str
    promised_due: date | None
    statutory_due: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """反馈意见 of a co-agency of a joint item."""

    agency: str
    consents: bool
    remarks: str


class HearingStep(StrEnum):
    """Steps of a hearing (听证, Art. 47 and 48)."""

    RIGHT_TOLD = "right_told"
    ASKED = "asked"
    WAIVED = "waived"
    ANNOUNCED = "announced"
    HELD = "held"


HEARING_NAMES: dict[HearingStep, str] = {
    HearingStep.RIGHT_TOLD: "告知听证权利",
    HearingStep.ASKED: "申请听证",
    HearingStep.WAIVED: "放弃听证",
    HearingStep.ANNOUNCED: "公告听证时间",
    HearingStep.HELD: "举行听证",
}


@dataclass(frozen=True, slots=True)
class HearingStepTaken:
    """One step of a hearing; ``hearing_on`` is the day announced, ``None`` for every other step."""

    step: HearingStep
    hearing_on: date | None
    remarks: str


class InspectionStep(StrEnum):
    """Steps of an inspection on the spot (现场核查, Art. 34 and 55)."""

    ASSIGNED = "assigned"
    REPORTED = "reported"


INSPECTION_NAMES: dict[InspectionStep, str] = {
    InspectionStep.ASSIGNED: "指派核查人员",
    InspectionStep.REPORTED: "提交核查记录",
}


@dataclass(frozen=True, slots=True)
class InspectionStepTaken:
    """One step of an inspection; ``staff`` are the names of at least two."""

    step: InspectionStep
    staff: tuple[str, ...]
    remarks: str
