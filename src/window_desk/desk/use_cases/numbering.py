"""Case and document numbers out of leased serials."""

from datetime import date
from enum import StrEnum

from window_desk.casework.identifiers import with_check_character
from window_desk.desk.use_cases.ports import JournalTransaction, Site


class DocumentSeries(StrEnum):
    """The series of sealed documents, with the letter of their document number (文号)."""

    NOTICE = "notice"
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    DECISION = "decision"
    SUSPENSION = "suspension"
    EXTENSION = "extension"
    FURTHER = "further"


DOCUMENT_LETTERS: dict[DocumentSeries, str] = {
    DocumentSeries.NOTICE: "补",
    DocumentSeries.ACCEPTANCE: "受",
    DocumentSeries.REFUSAL: "不",
    DocumentSeries.DECISION: "决",
    DocumentSeries.SUSPENSION: "特",
    DocumentSeries.EXTENSION: "延",
    DocumentSeries.FURTHER: "审",
}


def case_series(site: str, year: int) -> str:
    """Lease series of case numbers."""
    return f"case:{site}:{year}"


def document_series(series: DocumentSeries, site: str, year: int) -> str:
    """Lease series of one kind of document."""
    return f"{series}:{site}:{year}"


def certificate_series(template: str, site: str, year: int) -> str:
    """Lease series of one kind of certificate."""
    return f"certificate:{template}:{site}:{year}"


def take_case_number(transaction: JournalTransaction, site: Site, today: date) -> str:
    """A new 办件编号: area code, date, serial and ISO 7064 MOD 37,36 character, 20 in all."""
    serial = transaction.take_number(case_series(site.code, today.year))
    return with_check_character(f"{site.area_code[:6]}{today:%Y%m%d}{serial:05d}")


def take_document_number(
    transaction: JournalTransaction, site: Site, series: DocumentSeries, today: date
) -> str:
    """A new 文号: 机关简称 + letter + 字 + 〔year〕 + serial + 号."""
    serial = transaction.take_number(document_series(series, site.code, today.year))
    return f"{site.agency_prefix}{DOCUMENT_LETTERS[series]}字〔{today.year}〕{serial}号"
