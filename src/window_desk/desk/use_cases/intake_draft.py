"""The intake as typed so far: kept at every change, so that no power cut loses a key press."""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from window_desk.casework.acts import (
    FormAnswer,
    MaterialJudgement,
)
from window_desk.casework.applicants import Agent, IdKind, LegalPerson, NaturalPerson
from window_desk.casework.items import ServiceItem
from window_desk.desk.use_cases.application import Application
from window_desk.desk.use_cases.device_values import CardKind, IdCard

KEPT_DRAFT = "kept-draft"
"""What the intake is opened with to take up a draft that another screen kept."""


@dataclass(slots=True)
class CardFacts:
    """What an ID card said, kept beside the typed fields so that differences can be marked."""

    name: str
    id_number: str
    address: str
    sex: str
    nation: str
    birth: date | None
    valid_until: date | None


def card_facts(card: IdCard) -> CardFacts:
    """The part of a read card that intake uses."""
    resident = card.kind is CardKind.RESIDENT
    return CardFacts(
        name=card.name,
        id_number=card.id_number,
        address=card.address,
        sex=card.sex.chinese,
        nation=card.nation if resident else "",
        birth=card.birth_date,
        valid_until=card.valid_until,
    )


@dataclass(slots=True)
class SettledByReceipt:
    """A refused receipt that this one takes again: its case, and the acts that are settled by it."""

    case: str
    acts: tuple[str, ...]


@dataclass(slots=True)
class IntakeDraft:
    """Fields by name, answers by form key and judgements by material key, as typed."""

    item_code: str = ""
    item_version: int = 0
    organisation: bool = False
    with_agent: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, MaterialJudgement] = field(default_factory=dict)
    card: CardFacts | None = None
    settles: SettledByReceipt | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        return not (self.item_code or any(self.fields.values()) or self.judgements)

    def encode(self) -> bytes:
        """The draft as JSON bytes."""
        return msgspec.json.encode(self)

    @classmethod
    def decode(cls, body: bytes) -> "IntakeDraft":
        """Read a kept draft; one that an older program wrote differently starts empty."""
        try:
            return msgspec.json.decode(body, type=cls)
        except msgspec.DecodeError:
            return cls()

    def take_applicant(
        self, applicant: NaturalPerson | LegalPerson | None, agent: Agent | None
    ) -> None:
        """Fill the fields from an application that was entered before; of a card nothing is left."""
        if isinstance(applicant, NaturalPerson):
            self.fields["id_number"] = applicant.id_number
        elif applicant is not None:
            self.fields["uscc"] = applicant.uscc
            self.fields["legal_representative"] = applicant.legal_representative
        if applicant is not None:
            self.fields |= {
                "name": applicant.name,
                "phone": applicant.phone,
                "address": applicant.address,
            }
        if agent is not None:
            self.fields |= {
                "agent_name": agent.name,
                "agent_id_number": agent.id_number,
                "agent_phone": agent.phone,
                "agent_relation": agent.relation,
                "agent_authorization": agent.authorization,
            }

    def text(self, name: str) -> str:
        """A field without blanks at its ends."""
        return self.fields.get(name, "").strip()

    def person(self) -> NaturalPerson:
        """The natural person as entered; what the card alone knows comes from the card."""
        card = self.card
        same = card is not None and card.id_number == self.text("id_number")
        return NaturalPerson(
            name=self.text("name"),
            id_kind=IdKind.RESIDENT_ID,
            id_number=self.text("id_number"),
            phone=self.text("phone"),
            address=self.text("address"),
            sex=card.sex if card is not None and same else "",
            nation=card.nation if card is not None and same else "",
            birth=card.birth if card is not None and same else None,
            id_valid_until=card.valid_until if card is not None and same else None,
        )

    def legal_person(self) -> LegalPerson:
        """The organisation as entered."""
        return LegalPerson(
            name=self.text("name"),
            uscc=self.text("uscc"),
            legal_representative=self.text("legal_representative"),
            phone=self.text("phone"),
            address=self.text("address"),
        )

    def agent(self) -> Agent | None:
        """Who acts for the applicant, if anybody."""
        if not self.with_agent:
            return None
        return Agent(
            name=self.text("agent_name"),
            id_number=self.text("agent_id_number"),
            phone=self.text("agent_phone"),
            relation=self.text("agent_relation"),
            authorization=self.text("agent_authorization"),
        )

    def application(self, item: ServiceItem, window: str) -> Application:
        """The application as it stands."""
        form = item.application_form
        return Application(
            item=item,
            window=window,
            person=None if self.organisation else self.person(),
            organisation=self.legal_person() if self.organisation else None,
            agent=self.agent(),
            answers=tuple(
                FormAnswer(asked.key, asked.label, self.answers.get(asked.key, "").strip())
                for asked in (form.fields if form is not None else ())
            ),
            judgements=tuple(
                self.judgements[m.key] for m in item.materials if m.key in self.judgements
            ),
        )
