"""Facts of papers from folded cases, and the cases that every paper must be right for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tests.casework.builders import (
    AGENT,
    LACKING,
    LONG_NAME_PERSON,
    MINORITY_PERSON,
    ORGANISATION,
    PERSON,
    RARE_PERSON,
    CaseStory,
    calendar,
    service_item,
)

from window_desk.casework.acts import (
    BEIJING,
    ActKind,
    Judgement,
    MaterialJudgement,
)
from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.papers.certificate import Certificate
from window_desk.papers.facts import ListFacts, PaperFacts
from window_desk.papers.layouts.acceptance import acceptance
from window_desk.papers.layouts.certificate import certificate
from window_desk.papers.layouts.decision import decision
from window_desk.papers.layouts.delivery_record import delivery_record
from window_desk.papers.layouts.extension import extension_letter
from window_desk.papers.layouts.further_notice import further_notice_letter
from window_desk.papers.layouts.one_time_notice import one_time_notice, one_time_notice_letter
from window_desk.papers.layouts.receipt_slip import receipt_slip
from window_desk.papers.layouts.refusal import refusal
from window_desk.papers.layouts.summary import summary
from window_desk.papers.layouts.supplement_slip import supplement_slip
from window_desk.papers.layouts.suspension import suspension_letter
from window_desk.papers.letter import Letter
from window_desk.papers.ticket import Ticket

FORMS = Path(__file__).parents[3] / "forms"
CODE = "WD1:QH:0195000100007000800000000000000A:7D1B8C0E55A1F0C2"
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Variant:
    """One case that a paper must be right for."""

    name: str
    applicant: NaturalPerson | LegalPerson = PERSON
    agent: Agent | None = None
    start: datetime = datetime(2026, 3, 2, 9, 5, tzinfo=BEIJING)
    promised_days: int = 7
    copy_number: int = 1
    voided: bool = False

    def story(self) -> CaseStory:
        """A story with nothing told yet."""
        return CaseStory(service_item(promised_days=self.promised_days), start=self.start)


VARIANTS = (
    Variant("ordinary"),
    Variant("rare", RARE_PERSON),
    Variant("minority", MINORITY_PERSON),
    Variant("hundred", LONG_NAME_PERSON),
    Variant("legal", ORGANISATION),
    Variant("agent", agent=AGENT),
    Variant("provisional", start=datetime(2026, 12, 14, 16, 40, tzinfo=BEIJING), promised_days=20),
    Variant("copy", copy_number=2),
    Variant("voided", voided=True),
)


def template(name: str = "timber-felling") -> dict[str, object]:
    """A certificate template as shipped."""
    read = json.loads((FORMS / "certificates" / f"{name}.json").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def facts(
    story: CaseStory,
    kind: ActKind,
    *,
    copy_number: int = 1,
    reason: str = "",
    today: date = TODAY,
    rules: LocalRules = DEFAULT_RULES,
) -> PaperFacts:
    """The facts of the paper of the story's newest act of ``kind``."""
    case, act = story.case(rules=rules), story.act_of(kind)
    return PaperFacts(
        case=case,
        act=act,
        site_name="云岭镇便民服务中心",
        county_name="青禾县",
        agency_name=case.terms.department,
        clerk_name="陈晓梅",
        window_name="农业农村窗口",
        phone="0599-1234567",
        copy_number=copy_number,
        reason=reason,
        code=CODE,
        today=today,
        voided=act.id in case.voided,
        item=story.item,
        known_until=calendar().coverage_until,
    )


def list_facts() -> ListFacts:
    """The facts of a plain list of materials."""
    return ListFacts(
        service_item(), "云岭镇便民服务中心", "农业农村窗口", "0599-1234567", "陈晓梅", TODAY
    )


def _received(variant: Variant, lacking: bool = False) -> CaseStory:
    story = variant.story()
    if lacking:
        return story.received(variant.applicant, agent=variant.agent, judgements=LACKING)
    return story.received(variant.applicant, agent=variant.agent)


def _told(variant: Variant, story: CaseStory, kind: ActKind) -> PaperFacts:
    if variant.voided:
        story.voided(story.act_of(kind))
    reason = "卡纸" if variant.copy_number > 1 else ""
    return facts(story, kind, copy_number=variant.copy_number, reason=reason)


def receipt_of(variant: Variant) -> Ticket:
    return receipt_slip(_told(variant, _received(variant), ActKind.RECEIVED))


def _notice_facts(variant: Variant) -> PaperFacts:
    story = _received(variant, lacking=True).noticed(date(2026, 3, 20))
    return _told(variant, story, ActKind.NOTICE_GIVEN)


def notice_of(variant: Variant) -> Ticket:
    return one_time_notice(_notice_facts(variant))


def notice_letter_of(variant: Variant) -> Letter:
    return one_time_notice_letter(_notice_facts(variant))


def summary_of(variant: Variant) -> Ticket:
    return summary(_told(variant, _received(variant).accepted(), ActKind.RECEIVED))


def acceptance_of(variant: Variant) -> Letter:
    return acceptance(_told(variant, _received(variant).accepted(), ActKind.ACCEPTED))


def refusal_of(variant: Variant) -> Letter:
    return refusal(_told(variant, _received(variant).refused(), ActKind.REFUSED))


def decision_of(variant: Variant) -> Letter:
    return decision(_told(variant, _received(variant).granted(), ActKind.DECIDED))


def suspension_of(variant: Variant) -> Letter:
    story = _received(variant).accepted().suspended()
    return suspension_letter(_told(variant, story, ActKind.SUSPENDED))


def extension_of(variant: Variant) -> Letter:
    story = _received(variant).accepted().extended()
    return extension_letter(_told(variant, story, ActKind.EXTENDED))


def further_notice_of(variant: Variant) -> Letter:
    story = _received(variant).accepted().asked_further()
    return further_notice_letter(_told(variant, story, ActKind.FURTHER_NOTICE_GIVEN))


def delivery_record_of(variant: Variant) -> Letter:
    """The blank one of an acceptance, to be signed."""
    return delivery_record(_told(variant, _received(variant).accepted(), ActKind.ACCEPTED))


def supplement_slip_of(variant: Variant) -> Ticket:
    story = _received(variant, lacking=True).noticed(date(2026, 3, 20)).handed_over()
    story.supplemented((MaterialJudgement("consent", Judgement.IN_ORDER),))
    return supplement_slip(_told(variant, story, ActKind.SUPPLEMENTED))


def certificate_of(variant: Variant, name: str = "birth-registration") -> Certificate:
    story = _received(variant).granted().certificate_issued(valid_until=date(2027, 3, 2))
    made = template(name)
    made["rows"] = [
        {"label": "持有人", "source": "applicant.name"},
        {"label": "证件号码", "source": "applicant.id_number_masked"},
        {"label": "住址", "source": "applicant.address"},
        {"label": "采伐地点", "source": "form.place"},
        {"label": "有效期至", "source": "valid_until"},
    ]
    return certificate(_told(variant, story, ActKind.CERTIFICATE_ISSUED), made)


TICKETS: dict[str, Callable[[Variant], Ticket]] = {
    "receipt_slip": receipt_of,
    "one_time_notice": notice_of,
    "summary": summary_of,
    "supplement_slip": supplement_slip_of,
}
SHEETS: dict[str, Callable[[Variant], Letter | Certificate]] = {
    "notice_letter": notice_letter_of,
    "acceptance": acceptance_of,
    "refusal": refusal_of,
    "decision": decision_of,
    "suspension": suspension_of,
    "extension": extension_of,
    "further_notice": further_notice_of,
    "delivery_record": delivery_record_of,
    "certificate": certificate_of,
}
PAPERS: dict[str, Callable[[Variant], Ticket | Letter | Certificate]] = {**TICKETS, **SHEETS}
