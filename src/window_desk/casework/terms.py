"""The terms (办理条款) of an item as they stood when a case was received; they never change for it."""

from dataclasses import dataclass

from window_desk.casework.items import (
    Authority,
    CaseType,
    CoAgency,
    Necessity,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import Limit


@dataclass(frozen=True, slots=True)
class MaterialTerm:
    """A material as the item asked for it when the case was received."""

    key: str
    name: str
    necessity: Necessity
    originals: int
    copies: int
    issuer: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class ItemTerms:
    """The version of the item under which a case was received; it never changes for that case."""

    implementation_code: str
    version: int
    name: str
    department: str
    case_type: CaseType
    decided_by: Authority
    statutory_limit: Limit | None
    promised_limit: Limit
    materials: tuple[MaterialTerm, ...]
    result_name: str
    result_kind: ResultKind
    certificate_template: str
    fee_fen: int
    co_agencies: tuple[CoAgency, ...] = ()
    quantity_limit: int | None = None
    renewal: bool = False
    hearing_by_law: bool = False
    inspection_by_law: bool = False

    @property
    def is_joint(self) -> bool:
        """Whether several agencies handle it together (联合办理, Art. 42)."""
        return bool(self.co_agencies)


def terms_of(item: ServiceItem) -> ItemTerms:
    """Freeze what ``item`` promises; raises ``ValueError`` while the item is incomplete."""
    if not item.is_complete or item.promised_limit is None:
        msg = f"事项“{item.name}”资料不完整，窗口暂不能受理"
        raise ValueError(msg)
    return ItemTerms(
        implementation_code=item.implementation_code,
        version=item.version,
        name=item.name,
        department=item.department,
        case_type=item.case_type,
        decided_by=item.decided_by,
        statutory_limit=item.statutory_limit,
        promised_limit=item.promised_limit,
        materials=tuple(
            MaterialTerm(m.key, m.name, m.necessity, m.originals, m.copies, m.issuer, m.condition)
            for m in item.materials
        ),
        result_name=item.result.name,
        result_kind=item.result.kind,
        certificate_template=item.result.template,
        fee_fen=sum(fee.fee_fen for fee in item.fees),
        co_agencies=item.co_agencies,
        quantity_limit=item.quantity_limit,
        renewal=item.renewal,
        hearing_by_law=item.hearing_by_law,
        inspection_by_law=item.inspection_by_law,
    )
