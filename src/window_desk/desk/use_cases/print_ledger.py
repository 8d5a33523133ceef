"""Papers and the print ledger as values: what is printed, and what became of each copy. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """Every paper that leaves the window."""

    RECEIPT_SLIP = "receipt_slip"
    ONE_TIME_NOTICE = "one_time_notice"
    MATERIALS_LIST = "materials_list"
    SUMMARY = "summary"
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    DECISION = "decision"
    CERTIFICATE = "certificate"
    SUSPENSION = "suspension"
    EXTENSION = "extension"
    FURTHER_NOTICE = "further_notice"
    SUPPLEMENT_SLIP = "supplement_slip"
    DELIVERY_RECORD = "delivery_record"


PAPER_NAMES: dict[PaperKind, str] = {
    PaperKind.RECEIPT_SLIP: "收件凭证",
    PaperKind.ONE_TIME_NOTICE: "补正材料一次性告知书",
    PaperKind.MATERIALS_LIST: "申请材料清单",
    PaperKind.SUMMARY: "办件摘要",
    PaperKind.ACCEPTANCE: "受理通知书",
    PaperKind.REFUSAL: "不予受理决定书",
    PaperKind.DECISION: "决定书",
    PaperKind.CERTIFICATE: "证书",
    PaperKind.SUSPENSION: "特别程序告知书",
    PaperKind.EXTENSION: "延长办理期限告知书",
    PaperKind.FURTHER_NOTICE: "审查阶段补正材料通知书",
    PaperKind.SUPPLEMENT_SLIP: "补正材料接收凭证",
    PaperKind.DELIVERY_RECORD: "送达回证",
}


class PrintState(StrEnum):
    """State of one copy; nothing is ever resent by itself from ``sending`` or ``unknown``."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One copy of a paper in the print ledger.

    ``act`` is the act that the paper belongs to (empty for a plain list of materials, whose item is
    then ``item``). ``content`` is empty until rendered: ESC/POS bytes for a ticket, else a PDF.
    """

    id: str
    case: str
    act: str
    item: str
    kind: PaperKind
    document_number: str
    copy_number: int
    state: PrintState
    trouble: str
    reason: str
    clerk: str
    queued_at: datetime
    changed_at: datetime
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class PaperToPrint:
    """A request for one copy; ``reason`` is mandatory from the second copy on."""

    kind: PaperKind
    case: str
    act: str
    document_number: str
    item: str = ""
    reason: str = ""
