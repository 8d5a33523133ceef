"""Corrections on the spot (当场更正, Art. 32(3)): which fields they may touch and what they leave."""

from dataclasses import replace
from typing import TypeVar

from window_desk.casework import acts as a
from window_desk.casework.acts import (
    FormAnswer,
)
from window_desk.casework.applicants import LegalPerson, NaturalPerson

Applicant = TypeVar("Applicant", bound=NaturalPerson | LegalPerson)

FORM = "form."


def corrected_applicant(applicant: Applicant, field: str, value: str) -> Applicant:
    """``applicant`` with ``name``, ``phone`` or ``address`` changed."""
    match field:
        case "name":
            return replace(applicant, name=value)
        case "phone":
            return replace(applicant, phone=value)
        case _:
            return replace(applicant, address=value)


def corrected_answers(
    answers: tuple[FormAnswer, ...], correction: a.CorrectedOnTheSpot
) -> tuple[FormAnswer, ...]:
    """``answers`` with the one that ``correction`` names changed."""
    key = correction.field.removeprefix(FORM)
    return tuple(
        replace(answer, value=correction.after) if answer.key == key else answer
        for answer in answers
    )


def value_of(
    applicant: NaturalPerson | LegalPerson | None, answers: tuple[FormAnswer, ...], field: str
) -> str | None:
    """What ``field`` holds now; ``None`` when it is none that can be corrected on the spot."""
    if field.startswith(FORM):
        key = field.removeprefix(FORM)
        return next((answer.value for answer in answers if answer.key == key), None)
    if applicant is None:
        return None
    match field:
        case "name":
            return applicant.name
        case "phone":
            return applicant.phone
        case "address":
            return applicant.address
        case _:
            return None
