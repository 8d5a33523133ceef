"""The preview: as wide as the roll, with a code that a telephone reads."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from window_desk.papers.escpos import (
    PrinterProfile,
    load_profiles,
    picture_of_ticket,
    render_ticket,
)
from window_desk.papers.ticket import Align, Qr, Ticket
from window_desk.papers.ticket_bitmap import draw_row
from window_desk.papers.ticket_layout import TextRow


def decoded(picture: Image.Image, folder: Path) -> str:
    path = folder / "picture.png"
    picture.save(path)
    command = ["zbarimg", "-q", "--raw", "--nodbus", str(path)]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=60
    ).stdout.strip()


def test_the_picture_is_as_wide_as_the_roll(ticket: Ticket, profile: PrinterProfile) -> None:
    picture = picture_of_ticket(ticket, profile)
    assert picture.width == profile.dots + 32
    assert picture.mode == "L"


@pytest.mark.parametrize("payload", ["https://example.cn/q/1", "HC1:" + "A1B2" * 66])
def test_the_code_on_the_picture_is_read(
    profile: PrinterProfile, payload: str, tmp_path: Path
) -> None:
    picture = picture_of_ticket(Ticket("条", (Qr(payload, "扫码查询"),)), profile)
    assert decoded(picture, tmp_path) == payload


def test_the_code_drawn_for_a_printer_that_cannot_is_read(tmp_path: Path) -> None:
    profile = replace(load_profiles()["58mm-gb18030"], native_qr=False)
    data = render_ticket(Ticket("A", (Qr("hello"),)), profile)
    start = data.rindex(b"\x1dv0\x00")
    width = int.from_bytes(data[start + 4 : start + 6], "little") * 8
    height = int.from_bytes(data[start + 6 : start + 8], "little")
    body = data[start + 8 : start + 8 + width * height // 8]
    picture = ImageOps.invert(Image.frombytes("1", (width, height), body).convert("L"))
    assert decoded(ImageOps.expand(picture, 20, 255), tmp_path) == "hello"


@pytest.mark.parametrize(
    ("align", "left"), [(Align.LEFT, 0), (Align.CENTER, 168), (Align.RIGHT, 336)]
)
def test_a_drawn_line_stands_where_a_printed_one_would(align: Align, left: int) -> None:
    box = draw_row(TextRow("𬭎𬭎", align), 384).getbbox()
    assert box is not None
    assert left <= box[0] < left + 6
    assert left + 42 < box[2] <= left + 48


@pytest.mark.parametrize("char", "WMm@%_Q")
def test_wide_letters_are_squeezed_into_their_cell(char: str) -> None:
    row = draw_row(TextRow(f" {char} "), 384)
    box = row.getbbox()
    assert box is not None
    assert box[0] >= 12
    assert box[2] <= 24


def test_bold_and_double_size_take_more_ink() -> None:
    def ink(row: TextRow) -> int:
        return draw_row(row, 384).histogram()[-1]

    once = ink(TextRow("王小明"))
    assert ink(TextRow("王小明", bold=True)) > once
    assert ink(TextRow("王小明", size=2)) > 2 * once


def test_the_text_of_the_picture_does_not_depend_on_the_printers_rom(ticket: Ticket) -> None:
    profiles = load_profiles()
    with_rom = picture_of_ticket(ticket, profiles["80mm-gbk"])
    assert with_rom == picture_of_ticket(ticket, profiles["80mm-no-chinese"])
