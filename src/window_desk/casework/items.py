"""Service items (事项) and the eight disclosures (八公开) that each of them carries.

Field names follow GB/T 39046-2020 table 4; code sets are its annexes A.1 to A.6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from window_desk.casework.limits import Limit

ITEM_TYPE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "00": "行政权力",
        "01": "行政许可",
        "02": "行政处罚",
        "03": "行政强制",
        "04": "行政征收",
        "05": "行政给付",
        "06": "行政检查",
        "07": "行政确认",
        "08": "行政奖励",
        "09": "行政裁决",
        "10": "其他行政权力",
        "20": "公共服务",
    }
)
"""事项类型代码, GB/T 39046 A.1."""


class CaseType(StrEnum):
    """办件类型, GB/T 39046 A.6."""

    ON_THE_SPOT = "on_the_spot"
    PROMISED = "promised"


class Authority(StrEnum):
    """Who decides a case after the window took it in (行使层级)."""

    TOWNSHIP = "township"
    COUNTY = "county"


class Necessity(StrEnum):
    """Whether a material is always needed (是否必备)."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"


class ResultKind(StrEnum):
    """What the applicant holds at the end."""

    CERTIFICATE = "certificate"
    DECISION = "decision"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True)
class Material:
    """One material (申请材料) of an item; ``condition`` says when a conditional one is needed."""

    key: str
    name: str
    originals: int
    copies: int
    necessity: Necessity
    issuer: str
    condition: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Law, its article and the sentence that carries the item (设定依据)."""

    law: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in integer fen with its basis (收费依据); free items have none."""

    name: str
    fee_fen: int
    basis: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the application form; ``choices`` empty means free text."""

    key: str
    label: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """The application form (申请书), free of charge under Art. 29 and 58."""

    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The result (结果); ``template`` names a certificate template in ``forms/certificates``."""

    name: str
    kind: ResultKind
    template: str = ""
    valid_months: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step of the procedure (办理流程) and who takes it."""

    name: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CoAgency:
    """共同实施部门 of a joint item; its limit is ``None`` where the local rule gives it."""

    name: str
    feedback_limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One version of a service item, effective from a day until the day before ``effective_until``.

    Limits are ``None`` while they are not known; an unknown limit is never read as zero.
    ``co_agencies`` make it a joint item (联合办理), ``quantity_limit`` is the number of places
    (数量限制). Where ``renewal`` is set the item also renews certificates: the form asks for the day
    on which the certificate expires (``certificate_expires_on``), empty for a first application.
    ``hearing_by_law`` and ``inspection_by_law`` say what the law demands before the decision.
    """

    implementation_code: str
    version: int
    effective_from: date
    effective_until: date | None
    basic_code: str
    name: str
    pinyin_initials: str
    item_type: str
    window: str
    department_code: str
    department: str
    case_type: CaseType
    decided_by: Authority
    serves_natural_persons: bool
    serves_legal_persons: bool
    procedure: tuple[ProcedureStep, ...]
    legal_basis: tuple[LegalBasis, ...]
    conditions: tuple[str, ...]
    materials: tuple[Material, ...]
    statutory_limit: Limit | None
    promised_limit: Limit | None
    fees: tuple[Fee, ...]
    application_form: ApplicationForm | None
    result: ItemResult
    special_procedures: tuple[str, ...] = ()
    co_agencies: tuple[CoAgency, ...] = ()
    quantity_limit: int | None = None
    renewal: bool = False
    hearing_by_law: bool = False
    inspection_by_law: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether the window can accept it: materials, limits and legal basis are all there."""
        return bool(self.materials and self.legal_basis and self.promised_limit) and (
            self.statutory_limit is not None or self.case_type is CaseType.ON_THE_SPOT
        )

    def in_force_on(self, day: date) -> bool:
        """Whether this version may be applied for on ``day``."""
        return self.effective_from <= day and (
            self.effective_until is None or day < self.effective_until
        )


@dataclass(frozen=True, slots=True)
class Window:
    """One service window (窗口) of a centre."""

    code: str
    name: str
    pinyin_initials: str
