"""The certificate (证照) that a granted application ends in, from the template of its item. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from window_desk.casework.acts import (
    CertificateIssued,
)
from window_desk.casework.applicants import NaturalPerson
from window_desk.casework.case import Case
from window_desk.casework.identifiers import mask_slip
from window_desk.papers.certificate import Certificate
from window_desk.papers.facts import PaperFacts, WrongActError
from window_desk.papers.layouts.certificate_template import (
    CertificateTemplate,
    TemplateError,
    filled,
    read_template,
)
from window_desk.papers.layouts.dates import plain_date
from window_desk.papers.layouts.marks import mark_of, reprint_note
from window_desk.papers.page import QrMark

PROVISIONAL_SUFFIX = "（临时）"
PROVISIONAL_MARK = "临时"
WITHOUT_EXPIRY = "长期"
NOT_STATED = "—"


def certificate(facts: PaperFacts, template: Mapping[str, object]) -> Certificate:
    """The certificate of the act ``CertificateIssued``.

    A number that ends in （临时） marks the whole sheet as provisional. Raises
    :class:`TemplateError` if the template is wrong or asks for what the case does not have, and
    ``WrongActError`` if ``facts.act`` is another act.
    """
    body = facts.act.body
    if not isinstance(body, CertificateIssued):
        raise WrongActError("证照", "制证环节")
    read = read_template(template)
    value_of = _sources(facts, body)

    def text(source: str, field: str) -> str:
        return filled(source, value_of, read.key, field)

    provisional = body.certificate_number.endswith(PROVISIONAL_SUFFIX)
    note = reprint_note(facts)
    return Certificate(
        title=read.title,
        subtitle=text(read.subtitle, "subtitle"),
        number=body.certificate_number,
        rows=tuple(
            (row.label, _row_value(value_of, row.source, read, position))
            for position, row in enumerate(read.rows)
        ),
        paragraphs=tuple(
            text(paragraph, f"paragraphs[{position}]")
            for position, paragraph in enumerate(read.paragraphs)
        ),
        issuer=text(read.issuer, "issuer"),
        date_line=text(read.date_line, "date_line"),
        seal_hint=read.seal_hint,
        qr=QrMark(facts.code, "扫码查验真伪") if facts.code else None,
        mark=mark_of(facts, PROVISIONAL_MARK if provisional else ""),
        footer="　".join(part for part in (text(read.footer, "footer"), note) if part),
        page=read.page,
        orientation=read.orientation,
    )


def _row_value(
    value_of: Callable[[str], str | None],
    source: str,
    template: CertificateTemplate,
    position: int,
) -> str:
    value = value_of(source)
    if value is None:
        field = f"rows[{position}].source"
        raise TemplateError(template.key, field, f"“{source}”没有对应的内容")
    return value


def _sources(facts: PaperFacts, body: CertificateIssued) -> Callable[[str], str | None]:
    """What each source of a template stands for in this case; ``None`` for an unknown one."""
    case = facts.case
    known = {
        **_applicant(case),
        **_form(facts),
        "case.number": case.number,
        "item.name": case.terms.name,
        "item.department": case.terms.department,
        "certificate.number": body.certificate_number,
        "issue.date": plain_date(facts.act.day),
        "valid_until": plain_date(body.valid_until) if body.valid_until else WITHOUT_EXPIRY,
    }
    if case.decision is not None:
        known["decision.date"] = plain_date(case.decision.day)
    return known.get


def _applicant(case: Case) -> dict[str, str]:
    if isinstance(case.person, NaturalPerson):
        person = case.person
        return {
            "applicant.name": person.name,
            "applicant.id_number": person.id_number,
            "applicant.id_number_masked": mask_slip(person.id_number),
            "applicant.address": person.address or NOT_STATED,
            "applicant.phone": person.phone or NOT_STATED,
            "applicant.sex": person.sex or NOT_STATED,
            "applicant.nation": person.nation or NOT_STATED,
            "applicant.birth": plain_date(person.birth) if person.birth else NOT_STATED,
        }
    if case.organisation is not None:
        return {
            "applicant.name": case.organisation.name,
            "applicant.id_number": case.organisation.uscc,
            "applicant.id_number_masked": case.organisation.uscc,
            "applicant.address": case.organisation.address or NOT_STATED,
            "applicant.phone": case.organisation.phone or NOT_STATED,
        }
    return {}


def _form(facts: PaperFacts) -> dict[str, str]:
    """The answers, and a dash for a field of the form that was left open."""
    form = facts.item.application_form if facts.item is not None else None
    asked = {f"form.{field.key}": NOT_STATED for field in form.fields} if form else {}
    return asked | {
        f"form.{answer.key}": answer.value.strip() or NOT_STATED for answer in facts.case.answers
    }
