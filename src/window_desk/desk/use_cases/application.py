"""What a clerk enters at intake, before it becomes acts; also the shape of the kept draft."""

from dataclasses import dataclass, field

from window_desk.casework.acts import (
    FormAnswer,
    MaterialJudgement,
)
from window_desk.casework.applicants import Agent, LegalPerson, NaturalPerson
from window_desk.casework.items import ServiceItem
from window_desk.casework.refusals import Refusal


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

    def missing_answers(self) -> tuple[Refusal, ...]:
        """Mandatory form fields that are still empty."""
        if self.item.application_form is None:
            return ()
        answered = {answer.key for answer in self.answers if answer.value.strip()}
        return tuple(
            Refusal(
                "field_empty",
                f"form.{asked.key}",
                "“{title}”未填写，请填写后再提交",
                {"title": asked.label},
            )
            for asked in self.item.application_form.fields
            if asked.required and asked.key not in answered
        )
