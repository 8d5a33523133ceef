"""Who applies, as label and value. Pure.

Papers that the citizen keeps show the first three and last four of an ID number (rules of the
counter, personal data); an organisation's code is public and stands in full.
"""

from __future__ import annotations

from window_desk.casework.applicants import Agent, IdKind
from window_desk.casework.case import Case
from window_desk.casework.identifiers import mask_slip

Row = tuple[str, str]


def applicant_rows(case: Case) -> tuple[Row, ...]:
    """Applicant, document, contact and agent for a slip, one fact a row; the phone is masked."""
    rows = _applicant(case)
    phone = _phone(case)
    if phone:
        rows.append(("联系电话", masked_phone(phone)))
    if case.agent is not None:
        rows += _agent(case.agent)
    return tuple(rows)


def sheet_applicant_rows(case: Case) -> tuple[Row, ...]:
    """The same for a sheet, whose wide rows hold a person and the document; the phone in full."""
    (label, name), *details = _applicant(case)
    if _phone(case):
        details.append(("电话", _phone(case)))
    rows = [(label, f"{name}（{'，'.join(f'{what}{value}' for what, value in details)}）")]
    if case.agent is not None:
        (label, agent), *more = _agent(case.agent)
        rows.append((label, "，".join((agent, *(value for _, value in more)))))
    return tuple(rows)


def masked_phone(phone: str) -> str:
    """``138****5678``; a number of fewer than eight digits shows its last two alone."""
    if len(phone) < 8:
        return f"****{phone[-2:]}"
    return f"{phone[:3]}****{phone[-4:]}"


def _applicant(case: Case) -> list[Row]:
    if case.person is not None:
        kind = case.person.id_kind
        label = "身份证号" if kind is IdKind.RESIDENT_ID else "证件号码"
        number = mask_slip(case.person.id_number)
        shown = number if kind is IdKind.RESIDENT_ID else f"{kind.label} {number}"
        return [("申请人", case.person.name), (label, shown)]
    if case.organisation is not None:
        return [
            ("申请人", case.organisation.name),
            ("信用代码", case.organisation.uscc),
            ("法定代表人", case.organisation.legal_representative),
        ]
    return [("申请人", "")]


def _phone(case: Case) -> str:
    applicant = case.person or case.organisation
    return applicant.phone if applicant is not None else ""


def _agent(agent: Agent) -> list[Row]:
    relation = f"（{agent.relation}）" if agent.relation else ""
    rows = [("代理人", f"{agent.name}{relation}"), ("代理人证号", mask_slip(agent.id_number))]
    if agent.authorization:
        rows.append(("授权材料", agent.authorization))
    return rows
