"""Turn the facts of a paper into bytes for a printer, or into pictures for the screen.

Deterministic: the same facts, template and profile give the same bytes. May run on any thread; the
renderers are imported when the first paper of their kind is wanted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from window_desk.casework.acts import (
    CertificateIssued,
)
from window_desk.desk.use_cases.print_ledger import (
    PAPER_NAMES,
    PaperKind,
)
from window_desk.papers.certificate import Certificate
from window_desk.papers.facts import ListFacts, PaperFacts
from window_desk.papers.layouts.acceptance import acceptance
from window_desk.papers.layouts.certificate import certificate
from window_desk.papers.layouts.decision import decision
from window_desk.papers.layouts.delivery_record import delivery_record
from window_desk.papers.layouts.extension import extension_letter
from window_desk.papers.layouts.further_notice import further_notice_letter
from window_desk.papers.layouts.materials_list import materials_list
from window_desk.papers.layouts.one_time_notice import one_time_notice, one_time_notice_letter
from window_desk.papers.layouts.receipt_slip import receipt_slip
from window_desk.papers.layouts.refusal import refusal
from window_desk.papers.layouts.summary import summary
from window_desk.papers.layouts.supplement_slip import supplement_slip
from window_desk.papers.layouts.suspension import suspension_letter
from window_desk.papers.letter import Letter
from window_desk.papers.ticket import Ticket

if TYPE_CHECKING:
    from PIL.Image import Image

    from window_desk.papers.escpos import PrinterProfile

ESCPOS = "application/vnd.escpos"
PDF = "application/pdf"
PREVIEW_DPI = 110
_DEFAULT_PROFILE = "80mm-gbk"

Template = Mapping[str, object]
Facts = PaperFacts | ListFacts
Layout = Ticket | Letter | Certificate


_LAYOUTS: dict[PaperKind, Callable[[PaperFacts], Layout]] = {
    PaperKind.RECEIPT_SLIP: receipt_slip,
    PaperKind.ONE_TIME_NOTICE: one_time_notice,
    PaperKind.SUMMARY: summary,
    PaperKind.ACCEPTANCE: acceptance,
    PaperKind.REFUSAL: refusal,
    PaperKind.DECISION: decision,
    PaperKind.SUSPENSION: suspension_letter,
    PaperKind.EXTENSION: extension_letter,
    PaperKind.FURTHER_NOTICE: further_notice_letter,
    PaperKind.SUPPLEMENT_SLIP: supplement_slip,
    PaperKind.DELIVERY_RECORD: delivery_record,
}


class PaperNotRenderedError(Exception):
    """A paper cannot be made. ``sentence`` is Chinese and says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """The bytes of one copy: ``mime`` is :data:`ESCPOS` for a roll, :data:`PDF` for sheets."""

    content: bytes
    mime: str


def lay_out(
    kind: PaperKind, facts: Facts, template: Template | None = None, *, on_roll: bool = True
) -> Layout:
    """The paper as a value; a notice is a ticket, or a letter where there is no roll.

    Raises :class:`PaperNotRenderedError` if the facts or the template do not make this paper.
    """
    try:
        if isinstance(facts, ListFacts):
            if kind is not PaperKind.MATERIALS_LIST:
                raise PaperNotRenderedError(f"{PAPER_NAMES[kind]}须在办件中打印，请先打开办件。")
            return materials_list(facts)
        return _case_paper(kind, facts, template, on_roll=on_roll)
    except ValueError as error:
        raise PaperNotRenderedError(str(error)) from error


def _case_paper(
    kind: PaperKind, facts: PaperFacts, template: Template | None, *, on_roll: bool
) -> Layout:
    if kind is PaperKind.MATERIALS_LIST:
        raise PaperNotRenderedError("申请材料清单须按事项打印，请先选择事项。")
    if kind is PaperKind.CERTIFICATE:
        if template is None:
            raise PaperNotRenderedError("没有找到证照模板，请等待数据同步后再制证。")
        return certificate(facts, template)
    if kind is PaperKind.ONE_TIME_NOTICE and not on_roll:
        return one_time_notice_letter(facts)
    return _LAYOUTS[kind](facts)


def render(
    kind: PaperKind,
    facts: Facts,
    template: Template | None = None,
    profile: PrinterProfile | None = None,
) -> RenderedPaper:
    """One copy as bytes for the printer with ``profile``, or as PDF for a sheet.

    Without a profile a notice becomes a letter, and other tickets are refused. Raises
    :class:`PaperNotRenderedError`: a character that no font has is named, a certificate that would
    not be the sheet whose hash was registered is not made.
    """
    layout = lay_out(kind, facts, template, on_roll=profile is not None)
    try:
        if isinstance(layout, Ticket):
            if profile is None:
                raise PaperNotRenderedError("没有设置小票打印机，请到“设置”填写打印机地址和型号。")
            from window_desk.papers.escpos import render_ticket

            return RenderedPaper(render_ticket(layout, profile), ESCPOS)
        pdf = render_sheets(layout)
    except ValueError as error:
        raise PaperNotRenderedError(str(error)) from error
    _require_registered(facts, pdf)
    return RenderedPaper(pdf, PDF)


def render_sheets(layout: Letter | Certificate) -> bytes:
    """A letter or certificate as PDF; raises ``ValueError`` as the renderers do."""
    from window_desk.papers.pdf import render_certificate, render_letter

    if isinstance(layout, Letter):
        return render_letter(layout)
    return render_certificate(layout)


def _require_registered(facts: Facts, pdf: bytes) -> None:
    """The first copy of a valid certificate must be the very sheet whose hash its act states."""
    if isinstance(facts, ListFacts) or not isinstance(facts.act.body, CertificateIssued):
        return
    registered = facts.act.body.sha256
    if not registered or facts.copy_number > 1 or facts.voided:
        return
    if hashlib.sha256(pdf).hexdigest() != registered:
        raise PaperNotRenderedError(
            "证照内容与制证时登记的不一致（模板或者申请信息已变），请作废后重新制证。"
        )


def preview(
    kind: PaperKind,
    facts: Facts,
    template: Template | None = None,
    profile: PrinterProfile | None = None,
) -> tuple[bytes, ...]:
    """The paper as PNG, one a page, for the screen; a roll is one picture, one pixel a dot.

    Without a profile a notice is shown as the letter that it would be, other tickets on a wide
    roll. Raises :class:`PaperNotRenderedError`.
    """
    layout = lay_out(kind, facts, template, on_roll=profile is not None)
    try:
        pictures = (
            [_roll(layout, profile)]
            if isinstance(layout, Ticket)
            else _pages(render_sheets(layout))
        )
    except ValueError as error:
        raise PaperNotRenderedError(str(error)) from error
    return tuple(map(_png, pictures))


def _roll(ticket: Ticket, profile: PrinterProfile | None) -> Image:
    from window_desk.papers.escpos import load_profiles, picture_of_ticket

    return picture_of_ticket(ticket, profile or load_profiles()[_DEFAULT_PROFILE])


def _pages(pdf: bytes) -> list[Image]:
    from window_desk.papers.pdf.picture import pictures_of_pdf

    return pictures_of_pdf(pdf, PREVIEW_DPI)


def _png(picture: Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
