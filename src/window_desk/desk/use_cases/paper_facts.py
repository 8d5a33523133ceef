"""Collect what a paper is made from: the case, its act, and the names that the desk knows.

Reads the cache, so it runs on the screen's thread; the facts themselves may cross threads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.case import Case
from window_desk.casework.items import ServiceItem
from window_desk.desk.use_cases.case_views import CaseFile, KnownAct
from window_desk.desk.use_cases.ports import Cache, Site
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintJob,
)
from window_desk.papers.facts import ListFacts, PaperFacts
from window_desk.protocol.paper_code import paper_code, printed_hash

PHONE_SETTING = "site.phone"


@dataclass(frozen=True, slots=True)
class PaperSurroundings:
    """What papers say of the desk itself: names by clerk number and window code, and the phone."""

    site: Site
    clerk_names: Mapping[str, str]
    window_names: Mapping[str, str]
    phone: str

    def clerk_name(self, number: str) -> str:
        """The clerk's name, or his number where the name is not known here."""
        return self.clerk_names.get(number, number)

    def window_name(self, code: str) -> str:
        """The window's name, or its code where the name is not known here."""
        return self.window_names.get(code, code)


def surroundings_of(cache: Cache) -> PaperSurroundings:
    """The names that the cache knows now."""
    return PaperSurroundings(
        site=cache.site(),
        clerk_names={number: clerk.name for number, clerk in cache.clerks().items()},
        window_names={window.code: window.name for window in cache.windows()},
        phone=cache.setting(PHONE_SETTING),
    )


def facts_of(
    surroundings: PaperSurroundings,
    case: Case,
    act: Act,
    item: ServiceItem | None,
    *,
    content: bytes,
    today: date,
    copy_number: int = 1,
    reason: str = "",
    known_until: date | None = None,
) -> PaperFacts:
    """The facts of one copy of the paper of ``act``, whose bytes are ``content``.

    The agency in whose name it speaks is the department that the item names; ``known_until`` is the
    last day that the holiday notices cover.
    """
    site = surroundings.site
    return PaperFacts(
        case=case,
        act=act,
        site_name=site.name,
        county_name=site.county_name,
        agency_name=case.terms.department,
        clerk_name=surroundings.clerk_name(act.clerk),
        window_name=surroundings.window_name(case.window),
        phone=surroundings.phone,
        copy_number=copy_number,
        reason=reason,
        code=code_of(site.county, act, content),
        today=today,
        voided=act.id in case.voided,
        item=item,
        known_until=known_until,
    )


def code_of(county: str, act: Act, content: bytes) -> str:
    """The QR text of the paper that ``act`` made; ``content`` are the act's bytes."""
    return paper_code(county, act.id, printed_hash(content, act))


def facts_of_job(cache: Cache, job: PrintJob, today: date) -> PaperFacts | ListFacts:
    """The facts of one copy in the print ledger.

    Raises ``LookupError`` with a Chinese sentence if its case, act or item is not known here.
    """
    surroundings = surroundings_of(cache)
    if job.kind is PaperKind.MATERIALS_LIST:
        item = cache.item(job.item)
        if item is None:
            raise LookupError("没有找到要打印的事项，请重新选择事项后打印。")
        return list_facts_of(surroundings, item, job.clerk, today)
    file = cache.case_file(job.case)
    known = _known_act(file, job.act) if file is not None else None
    if file is None or known is None:
        raise LookupError("没有找到要打印的文书所属的办件，请等待数据同步后再打印。")
    terms = file.case.terms
    return facts_of(
        surroundings,
        file.case,
        known.act,
        cache.item(terms.implementation_code, terms.version),
        content=known.content,
        today=today,
        copy_number=job.copy_number,
        reason=job.reason,
        known_until=cache.calendar().coverage_until,
    )


def _known_act(file: CaseFile, act: str) -> KnownAct | None:
    """The act ``act`` of those that the case is told from."""
    return next(
        (each for each in file.acts if each.act.id == act and each.act in file.case.acts), None
    )


def list_facts_of(
    surroundings: PaperSurroundings, item: ServiceItem, clerk: str, today: date
) -> ListFacts:
    """The facts of a plain list of materials, printed by the clerk with this number."""
    return ListFacts(
        item=item,
        site_name=surroundings.site.name,
        window_name=surroundings.window_name(item.window),
        phone=surroundings.phone,
        clerk_name=surroundings.clerk_name(clerk),
        today=today,
    )
