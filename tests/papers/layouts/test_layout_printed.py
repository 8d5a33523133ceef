"""The papers as they come out: PDF text, pages, QR codes, and what a printer makes of the bytes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.papers.layouts.stories import CODE, SHEETS, TICKETS, VARIANTS, Variant, list_facts

from window_desk.papers.escpos import (
    Charset,
    CutKind,
    PrinterProfile,
    load_profiles,
    picture_of_ticket,
    render_ticket,
)
from window_desk.papers.layouts.materials_list import materials_list
from window_desk.papers.letter import Letter
from window_desk.papers.pdf import render_certificate, render_letter
from window_desk.papers.ticket import Ticket
from window_desk.tools.emulators import rom_font
from window_desk.tools.emulators.paper_strip import Ticket as PrintedTicket
from window_desk.tools.emulators.printer_machine import PrinterMachine

PROFILES = load_profiles()
ROMS: dict[Charset, rom_font.Charset] = {
    Charset.NONE: "none",
    Charset.GB2312: "gb2312",
    Charset.GBK: "gbk",
    Charset.GB18030_TWO_BYTE: "gb18030",
}
NAMES_DUE_DAYS = {"acceptance", "suspension", "extension"}
NAMES = {variant.name: variant for variant in VARIANTS}


def pdf_of(paper: str, variant: Variant) -> bytes:
    sheet = SHEETS[paper](variant)
    return render_letter(sheet) if isinstance(sheet, Letter) else render_certificate(sheet)


def text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-raw", str(file), "-"], capture_output=True, check=True
    )
    return re.sub(r"\s", "", done.stdout.decode())


def printed(ticket: Ticket, profile: PrinterProfile) -> PrintedTicket:
    """What a printer with the profile's ROM makes of the ticket, without a single fault."""
    tickets: list[PrintedTicket] = []
    machine = PrinterMachine(profile.dots, ROMS[profile.charset], tickets.append)
    machine.connect(lambda _answer: None).receive(render_ticket(ticket, profile))
    assert machine.faults == ()
    if profile.cut is CutKind.NONE:
        machine.tear_off()
    (only,) = tickets
    return only


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", SHEETS)
def test_a_sheet_reads_right_and_is_the_same_every_time(
    paper: str, name: str, tmp_path: Path
) -> None:
    variant = NAMES[name]
    pdf = pdf_of(paper, variant)
    text = text_of(pdf, tmp_path)
    assert variant.applicant.name in text
    assert "〔2026〕" in text
    assert pdf == pdf_of(paper, variant)
    for mark, stands in (
        ("补打第1次", variant.copy_number > 1),
        ("作废", variant.voided),
        ("暂定", name == "provisional" and paper in NAMES_DUE_DAYS),
    ):
        assert (mark in text) is stands


@pytest.mark.parametrize("paper", SHEETS)
def test_an_ordinary_sheet_is_one_page(paper: str, tmp_path: Path) -> None:
    for variant in ("ordinary", "legal", "agent"):
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf_of(paper, NAMES[variant]))
        told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True, text=True)
        assert re.search(r"Pages:\s+1\n", told.stdout), variant


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("paper", TICKETS)
def test_a_printer_has_nothing_to_complain_of(paper: str, profile: str) -> None:
    for name in ("ordinary", "rare", "minority", "hundred", "agent", "copy"):
        ticket = TICKETS[paper](NAMES[name])
        strip = printed(ticket, PROFILES[profile])
        assert not strip.torn
        assert render_ticket(ticket, PROFILES[profile]) == render_ticket(ticket, PROFILES[profile])


def test_the_plain_list_prints_too() -> None:
    for profile in PROFILES.values():
        assert not printed(materials_list(list_facts()), profile).torn


def test_what_the_printer_reads_is_what_the_slip_says() -> None:
    strip = printed(TICKETS["receipt_slip"](NAMES["minority"]), PROFILES["58mm-gb18030"])
    text = re.sub(r"\s", "", strip.text)
    assert "收件凭证" in text
    assert "阿卜杜热西提·买买提明" in text


@pytest.mark.parametrize("profile", ["58mm-gb18030", "80mm-gbk"])
@pytest.mark.parametrize("paper", TICKETS)
def test_the_code_is_read_from_the_printed_strip_and_from_the_preview(
    paper: str, profile: str, tmp_path: Path
) -> None:
    ticket = TICKETS[paper](NAMES["ordinary"])
    strip, preview = tmp_path / "strip.png", tmp_path / "preview.png"
    printed(ticket, PROFILES[profile]).picture.save(strip)
    picture_of_ticket(ticket, PROFILES[profile]).save(preview)
    for picture in (strip, preview):
        read = subprocess.run(
            ["zbarimg", "-q", "--raw", "--nodbus", str(picture)],
            capture_output=True,
            check=True,
            text=True,
        )
        assert read.stdout.strip() == CODE
