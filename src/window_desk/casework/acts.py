"""The acts (办理环节) that make a case, and what each of them states.

An act is immutable. Its body is one of the dataclasses below, chosen by its kind; the wire form is
``protocol.act_codec``. Bodies carry what was told to the applicant at that moment (terms, dates,
numbers), so that a case can be told from its acts alone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache

from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.procedure_acts import (
    Extended,
    FeedbackGiven,
    HearingStepTaken,
    InspectionStepTaken,
    Resumed,
    Suspended,
)
from window_desk.casework.scan_acts import ScanAttached
from window_desk.casework.settlement import Settled
from window_desk.casework.terms import ItemTerms

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


class ActKind(StrEnum):
    """Every official step that a case can take."""

    RECEIVED = "received"
    CORRECTED_ON_THE_SPOT = "corrected_on_the_spot"
    MATERIALS_CHECKED = "materials_checked"
    NOTICE_GIVEN = "notice_given"
    HANDED_OVER = "handed_over"
    SUPPLEMENTED = "supplemented"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_OUR_AGENCY = "not_our_agency"
    EXAMINED = "examined"
    SIGNED_OFF = "signed_off"
    DECIDED = "decided"
    CONCLUDED_ON_THE_SPOT = "concluded_on_the_spot"
    CERTIFICATE_ISSUED = "certificate_issued"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    FURTHER_NOTICE_GIVEN = "further_notice_given"
    FEEDBACK_GIVEN = "feedback_given"
    HEARING_STEP_TAKEN = "hearing_step_taken"
    INSPECTION_STEP_TAKEN = "inspection_step_taken"
    SETTLED = "settled"
    SCAN_ATTACHED = "scan_attached"


class Judgement(StrEnum):
    """What the clerk finds of one material (合格 / 缺 / 不合要求 / 不适用)."""

    IN_ORDER = "in_order"
    MISSING = "missing"
    NOT_AS_REQUIRED = "not_as_required"
    NOT_APPLICABLE = "not_applicable"


class RefusalGround(StrEnum):
    """Grounds of 不予受理 other than another agency's competence."""

    NOT_SUBJECT_TO_PERMIT = "not_subject_to_permit"
    CONDITIONS_NOT_MET = "conditions_not_met"
    ITEM_NO_LONGER_OFFERED = "item_no_longer_offered"


class Opinion(StrEnum):
    """Opinion of an examiner or a signatory."""

    GRANT = "grant"
    DENY = "deny"
    RETURN = "return"


class Outcome(StrEnum):
    """The decision itself (准予 / 不予)."""

    GRANTED = "granted"
    DENIED = "denied"


class HandOverMeans(StrEnum):
    """How a paper reached the applicant; each leaves a record (送达方式)."""

    SIGNED = "signed"
    REGISTERED_POST = "registered_post"
    RECORDED_MESSAGE = "recorded_message"


@dataclass(frozen=True, slots=True)
class MaterialJudgement:
    """One judged material; ``reason`` is mandatory for not-as-required and not-applicable."""

    key: str
    judgement: Judgement
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One filled field of the application form, with its label as printed."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Received:
    """收件: materials taken in. Exactly one of ``person`` and ``organisation`` is set.

    ``certificate_expires_on`` is the last valid day of the certificate that a renewal renews.
    """

    number: str
    terms: ItemTerms
    window: str
    person: NaturalPerson | None
    organisation: LegalPerson | None
    agent: Agent | None
    answers: tuple[FormAnswer, ...]
    judgements: tuple[MaterialJudgement, ...]
    certificate_expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectedOnTheSpot:
    """当场更正 (Art. 32(3)): ``field`` is ``name``, ``phone``, ``address`` or ``form.<key>``."""

    field: str
    before: str
    after: str
    reason: str
    initialled: bool


@dataclass(frozen=True, slots=True)
class MaterialsChecked:
    """The checklist judged after receipt (核对材料)."""

    judgements: tuple[MaterialJudgement, ...]


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """One missing or defective material and what is required."""

    key: str
    name: str
    judgement: Judgement
    required: str


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """补正材料一次性告知书 made out; it counts as told only when handed over."""

    document_number: str
    entries: tuple[NoticeEntry, ...]
    submit_where: str
    submit_until: date | None


@dataclass(frozen=True, slots=True)
class FurtherNoticeGiven:
    """审查阶段补正: what stood at the first notice and was not named in it, asked for late.

    A fault under Art. 72(4); only a supervisor may, with the ``reason`` why it was found late.
    """

    document_number: str
    entries: tuple[NoticeEntry, ...]
    submit_where: str
    submit_until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A paper made by ``paper_act`` reached the applicant (送达文书).

    ``evidence`` proves any means but a signature: the number of the registered letter, or of the
    message.
    """

    paper_act: str
    document_number: str
    means: HandOverMeans
    recipient: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Supplemented:
    """补正: the judgements of the materials handed in now."""

    judgements: tuple[MaterialJudgement, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """受理: the dates as printed on the 受理通知书."""

    document_number: str
    promised_due: date
    statutory_due: date | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """不予受理 with reasons (Art. 32(1), 38)."""

    document_number: str
    ground: RefusalGround
    reason: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class NotOurAgency:
    """不予受理 because another agency is competent (Art. 32(2)); the agency is mandatory."""

    document_number: str
    target_agency: str
    reason: str


@dataclass(frozen=True, slots=True)
class Examined:
    """审核: the examiner's opinion."""

    opinion: Opinion
    remarks: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """核准: the signatory's opinion, another person than the examiner."""

    opinion: Opinion
    remarks: str


@dataclass(frozen=True, slots=True)
class Decided:
    """决定: the sealed decision; a denial carries its reason (Art. 38)."""

    document_number: str
    outcome: Outcome
    reason: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class ConcludedOnTheSpot:
    """即办: decided while the applicant waits (Art. 34)."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class CertificateIssued:
    """制证: the certificate as printed; ``sha256`` is that of its PDF."""

    certificate_number: str
    template: str
    holder: str
    valid_until: date | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """送达: the result is in the applicant's hands."""

    recipient: str
    relation: str
    means: HandOverMeans
    identity_checked: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """撤回 by the applicant."""

    reason: str


@dataclass(frozen=True, slots=True)
class Voided:
    """作废 of one earlier act; its number stays used. ``supervisor`` where paper has left."""

    act: str
    reason: str
    supervisor: str


ActBody = (
    Received
    | CorrectedOnTheSpot
    | MaterialsChecked
    | NoticeGiven
    | HandedOver
    | Supplemented
    | Accepted
    | Refused
    | NotOurAgency
    | Examined
    | SignedOff
    | Decided
    | ConcludedOnTheSpot
    | CertificateIssued
    | Delivered
    | Withdrawn
    | Voided
    | Suspended
    | Resumed
    | Extended
    | FurtherNoticeGiven
    | FeedbackGiven
    | HearingStepTaken
    | InspectionStepTaken
    | Settled
    | ScanAttached
)

BODY_TYPES: dict[ActKind, type[ActBody]] = {
    ActKind.RECEIVED: Received,
    ActKind.CORRECTED_ON_THE_SPOT: CorrectedOnTheSpot,
    ActKind.MATERIALS_CHECKED: MaterialsChecked,
    ActKind.NOTICE_GIVEN: NoticeGiven,
    ActKind.HANDED_OVER: HandedOver,
    ActKind.SUPPLEMENTED: Supplemented,
    ActKind.ACCEPTED: Accepted,
    ActKind.REFUSED: Refused,
    ActKind.NOT_OUR_AGENCY: NotOurAgency,
    ActKind.EXAMINED: Examined,
    ActKind.SIGNED_OFF: SignedOff,
    ActKind.DECIDED: Decided,
    ActKind.CONCLUDED_ON_THE_SPOT: ConcludedOnTheSpot,
    ActKind.CERTIFICATE_ISSUED: CertificateIssued,
    ActKind.DELIVERED: Delivered,
    ActKind.WITHDRAWN: Withdrawn,
    ActKind.VOIDED: Voided,
    ActKind.SUSPENDED: Suspended,
    ActKind.RESUMED: Resumed,
    ActKind.EXTENDED: Extended,
    ActKind.FURTHER_NOTICE_GIVEN: FurtherNoticeGiven,
    ActKind.FEEDBACK_GIVEN: FeedbackGiven,
    ActKind.HEARING_STEP_TAKEN: HearingStepTaken,
    ActKind.INSPECTION_STEP_TAKEN: InspectionStepTaken,
    ActKind.SETTLED: Settled,
    ActKind.SCAN_ATTACHED: ScanAttached,
}
KIND_OF_BODY: dict[type[ActBody], ActKind] = {body: kind for kind, body in BODY_TYPES.items()}


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Where an act comes from that a former identity of the PC never sent (decision 0030).

    ``desk``, ``sequence`` and ``hash`` are those under which it was sealed first, ``printed`` the hash in
    the code on its paper. ``by`` is the clerk who looked at it and sent it on, ``at`` when (UTC).
    """

    desk: str
    sequence: int
    hash: str
    printed: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it stands in a journal. ``at`` is the PC's time, aware, UTC.

    ``sequence`` is the desk's gapless number from 1, ``previous`` the SHA-256 (hex) of the content
    of its predecessor (empty for the first), ``transaction`` groups acts saved together and
    ``seen`` is the county position of the newest act of this case that the desk knew. An act that was
    ``taken_over`` is dated as it was taken first, and has the id that it had then.
    """

    id: str
    desk: str
    sequence: int
    previous: str
    transaction: str
    case: str
    kind: ActKind
    schema: int
    body: ActBody
    clerk: str
    at: datetime
    clock: ClockReading
    seen: int
    taken_over: TakenOver | None = None

    @property
    def happened_at(self) -> datetime:
        """County time of the act as well as the desk knew it (UTC)."""
        return (self.at + timedelta(milliseconds=self.clock.offset_ms)).astimezone(UTC)

    @property
    def day(self) -> date:
        """Legal date of the act: the local date in Beijing time."""
        return legal_day(self.at, self.clock)


def legal_day(at: datetime, clock: ClockReading) -> date:
    """The date in Beijing time of a PC's instant, as well as its clock was known."""
    offset_ms = clock.offset_ms
    return local_day(at + timedelta(milliseconds=offset_ms) if offset_ms else at)


@lru_cache(4_096)
def local_day(instant: datetime) -> date:
    """The date of an aware instant in Beijing time (UTC+8 fixed).

    Remembered: one fold asks for the day of each act about ten times.
    """
    return instant.astimezone(BEIJING).date()
