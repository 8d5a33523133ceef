"""What the sentences of a paper have in common: how the applicant is addressed, which law is named,
how quoted reasons end. Pure."""

from __future__ import annotations

from window_desk.casework.case import Case
from window_desk.casework.items import LegalBasis
from window_desk.casework.limits import DayUnit, Limit
from window_desk.casework.procedure_acts import ExtendedLimit
from window_desk.casework.terms import (
    ItemTerms,
)
from window_desk.papers.facts import PaperFacts
from window_desk.papers.layouts.dates import plain_date

# 行政许可法 governs permits; for other items its procedure is followed by analogy.
_PERMIT_BY, _OTHER_BY = "依照", "参照"


def address(case: Case) -> str:
    """``你`` for a person, ``你单位`` for an organisation."""
    return "你单位" if case.organisation is not None else "你"


def case_words(facts: PaperFacts) -> dict[str, str]:
    """What sentences about an application may speak of."""
    case = facts.case
    return {
        "you": address(case),
        "received_on": plain_date(case.received_on),
        "item": case.terms.name,
        "number": case.number,
        "by": _PERMIT_BY if facts.is_permit else _OTHER_BY,
    }


def ended(text: str) -> str:
    """``text`` as a whole sentence: one full stop at its end, whatever the clerk typed."""
    return text.strip().rstrip("。；;，,.") + "。"


def limit_words(limit: Limit) -> str:
    """A limit as it stands on paper: ``当日办结``, ``5个工作日`` or ``60日``."""
    return "当日办结" if limit.days == 0 else days_words(limit.days, limit.unit)


def days_words(days: int, unit: DayUnit) -> str:
    """A number of days: ``5个工作日`` or ``60日``."""
    return f"{days}个工作日" if unit is DayUnit.WORKDAY else f"{days}日"


def extension_words(terms: ItemTerms, limit: ExtendedLimit, days: int) -> str:
    """By how much a limit is lengthened, in the unit of that limit."""
    lengthened = terms.statutory_limit if limit is ExtendedLimit.STATUTORY else terms.promised_limit
    return days_words(days, lengthened.unit if lengthened is not None else DayUnit.WORKDAY)


def fee_words(fee_fen: int) -> str:
    """A fee in yuan: ``不收费`` or ``12.50元``."""
    if fee_fen == 0:
        return "不收费"
    yuan, fen = divmod(fee_fen, 100)
    return f"{yuan}元" if fen == 0 else f"{yuan}.{fen:02}元"


def law_words(basis: LegalBasis) -> str:
    """``《law》article``; a name that has its brackets keeps them."""
    law = basis.law if basis.law.startswith("《") else f"《{basis.law}》"
    return f"{law}{basis.article}"


def copies_words(originals: int, copies: int) -> str:
    """``原件1份、复印件2份``; empty where nothing is handed in."""
    parts = [f"原件{originals}份"] if originals else []
    parts += [f"复印件{copies}份"] if copies else []
    return "、".join(parts)
