"""What a clerk enters at intake, before it becomes acts; also the shape of the kept draft."""

from dataclasses import dataclass, field
from datetime import date

from window_desk.casework.acts import (
    FormAnswer,
    MaterialJudgement,
)
from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.items import ServiceItem
from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.entered_dates import read_date

EXPIRES_ON = "certificate_expires_on"
"""Key of the form field in which a renewal says when its certificate expires."""


@dataclass(frozen=True, slots=True)
class Application:
    """One application at the window. Exactly one of ``person`` and ``organisation`` is set."""

    item: ServiceItem
    window: str
    person: NaturalPerson | None = None
    organisation: LegalPerson | None = None
    agent: Agent | None = None
    answers: tuple[FormAnswer, ...] = ()
    judgements: tuple[MaterialJudgement, ...] = field(default=())

    @property
    def certificate_expires_on(self) -> date | None:
        """When the certificate that a renewal renews expires; ``None`` for every other item."""
        return read_date(self._answer(EXPIRES_ON)) if self.item.renewal else None

    def answer_objections(self) -> tuple[Refusal, ...]:
        """Mandatory form fields that are still empty, and an expiry that is no date."""
        form = self.item.application_form
        asked = form.fields if form is not None else ()
        found = [
            Refusal(
                "field_empty",
                f"form.{field.key}",
                "“{title}”未填写，请填写后再提交",
                {"title": field.label},
            )
            for field in asked
            if field.required and not self._answer(field.key)
        ]
        expiry = next((field for field in asked if field.key == EXPIRES_ON), None)
        if (
            self.item.renewal
            and expiry is not None
            and self._answer(EXPIRES_ON)
            and self.certificate_expires_on is None
        ):
            found.append(
                Refusal(
                    "date_malformed",
                    f"form.{EXPIRES_ON}",
                    "“{title}”不是日期，请写成2026年5月1日或20260501的样子",
                    {"title": expiry.label},
                )
            )
        return tuple(found)

    def _answer(self, key: str) -> str:
        return next((answer.value.strip() for answer in self.answers if answer.key == key), "")
