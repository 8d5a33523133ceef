"""Issue a certificate (制证): its number, the sheet, the sheet's hash in the act, the print job.

Runs on the writer thread, everything in one transaction. The sheet is drawn inside it (twice, a
few hundredths of a second once :func:`warm_up` has read the fonts), so that a number is never taken
without its act: what could fail for the clerk (law, policy, template, a character without a glyph)
is tried with a specimen number before a number is taken, and if the transaction still fails the
store gives the number back or accounts for it as void.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from window_desk.casework.acts import (
    Act,
    ActKind,
    CertificateIssued,
)
from window_desk.casework.case import Case
from window_desk.casework.items import ServiceItem
from window_desk.casework.law import objection
from window_desk.casework.refusals import Refusal
from window_desk.desk.use_cases.counter import ActRefusedError, Counter
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.numbering import certificate_series
from window_desk.desk.use_cases.paper_facts import PaperSurroundings, facts_of
from window_desk.desk.use_cases.ports import JournalTransaction
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PaperToPrint,
)
from window_desk.desk.use_cases.render_paper import render_sheets
from window_desk.papers.layouts.certificate import PROVISIONAL_SUFFIX, certificate
from window_desk.papers.layouts.certificate_template import (
    CertificateTemplate,
    OfflinePolicy,
    read_template,
)
from window_desk.protocol.act_codec import encode_act

_LAST_SERIAL_DIGITS = 8


@dataclass(frozen=True, slots=True)
class CertificateMeans:
    """What a certificate is made with: the item's version, its template as published, the line.

    ``surroundings`` are collected on the screen's thread beforehand.
    """

    item: ServiceItem
    template: Mapping[str, object]
    line: LineState
    surroundings: PaperSurroundings


def warm_up() -> None:
    """Import the PDF renderer and read its fonts; to be called once on a thread that may wait."""
    from window_desk.papers.pdf.typeface import text_font_name

    text_font_name()


def issue_certificate(counter: Counter, case: str, means: CertificateMeans) -> Act:
    """Issue the certificate of a granted case and queue its print.

    Raises :class:`ActRefusedError` (law, duty, offline policy, template, a character that cannot be
    printed), ``NoNumberLeftError`` or ``StoreFailureError``; nothing is saved then.
    """
    template = _template(means.template)
    with counter.journal.transaction() as transaction:
        told = counter.standing_case(transaction, case, ActKind.CERTIFICATE_ISSUED)
        _require_fitting(told, means.item, template)
        suffix = _number_suffix(template, means.line)
        today = counter.today()
        specimen = _number(template, today, 10**_LAST_SERIAL_DIGITS - 1) + suffix
        _draw(counter, transaction, told, means, specimen)
        serial = transaction.take_number(
            certificate_series(template.key, counter.site.code, today.year)
        )
        number = _number(template, today, serial) + suffix
        act = _draw(counter, transaction, told, means, number)
        refusal = objection(told, act, counter.clerk, counter.now())
        if refusal is not None:
            raise ActRefusedError(refusal)
        transaction.append(act)
        transaction.queue_paper(
            PaperToPrint(PaperKind.CERTIFICATE, case, act.id, number), counter.clerk.number
        )
        return act


def valid_until(issued: date, months: int) -> date | None:
    """The last day of ``months`` months from ``issued``; ``None`` for a certificate without expiry.

    民法典 Art. 202: the corresponding day of the last month, or its end where there is none.
    """
    if months <= 0:
        return None
    year, month = divmod(issued.year * 12 + issued.month - 1 + months, 12)
    return date(year, month + 1, min(issued.day, calendar.monthrange(year, month + 1)[1]))


def _template(mapping: Mapping[str, object]) -> CertificateTemplate:
    try:
        return read_template(mapping)
    except ValueError as error:
        raise _refused("template", "template", str(error)) from error


def _number(template: CertificateTemplate, today: date, serial: int) -> str:
    try:
        return template.number_for(today.year, serial)
    except ValueError as error:
        raise _refused("template", "template", str(error)) from error


def _require_fitting(case: Case, item: ServiceItem, template: CertificateTemplate) -> None:
    terms = case.terms
    if (item.implementation_code, item.version) != (terms.implementation_code, terms.version):
        raise _refused("item", "item", "事项版本与受理时不一致，请等待数据同步后再制证。")
    if template.key != terms.certificate_template:
        raise _refused("template", "template", "证照模板与事项不符，请等待数据同步后再制证。")


def _number_suffix(template: CertificateTemplate, line: LineState) -> str:
    """Nothing, or （临时） where the template allows no more while the county is away."""
    if line is LineState.ONLINE or template.offline_policy is OfflinePolicy.OFFLINE_LEASED:
        return ""
    if template.offline_policy is OfflinePolicy.OFFLINE_PROVISIONAL:
        return PROVISIONAL_SUFFIX
    raise ActRefusedError(
        Refusal(
            "online_only",
            "line",
            "“{title}”须联网核验后制证，现在连不上县中心，请恢复网络后再制证。",
            {"title": template.title},
        )
    )


def _draw(
    counter: Counter,
    transaction: JournalTransaction,
    case: Case,
    means: CertificateMeans,
    number: str,
) -> Act:
    """The act with the hash of its sheet, drawn under ``number``."""
    months = means.item.result.valid_months
    body = CertificateIssued(
        certificate_number=number,
        template=case.terms.certificate_template,
        holder=case.applicant_name,
        valid_until=valid_until(counter.today(), months),
        sha256="",
    )
    act = transaction.compose(case.id, body, counter.clerk.number)
    facts = facts_of(
        means.surroundings,
        case,
        act,
        means.item,
        content=encode_act(act),
        today=counter.today(),
    )
    try:
        sheet = render_sheets(certificate(facts, means.template))
    except ValueError as error:
        raise _refused("certificate", "certificate", str(error)) from error
    return replace(act, body=replace(body, sha256=hashlib.sha256(sheet).hexdigest()))


def _refused(code: str, field: str, sentence: str) -> ActRefusedError:
    return ActRefusedError(Refusal(code, field, "{sentence}", {"sentence": sentence}))
