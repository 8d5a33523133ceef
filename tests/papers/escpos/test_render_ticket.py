"""Tickets to bytes, read back by a reader of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from window_desk.papers.escpos import (
    PrinterProfile,
    completion_request,
    load_profiles,
    render_ticket,
)
from window_desk.papers.escpos.encoding import encode_line, for_ticket
from window_desk.papers.text_width import text_width
from window_desk.papers.ticket import Align, Columns, Pair, Qr, Text, Ticket
from window_desk.papers.ticket_layout import TextRow, lay_out


class Printed(Protocol):
    commands: list[bytes]
    lines: list[bytes | list[bytes]]
    codes: list[bytes]
    tail: list[bytes]


Reader = Callable[[bytes], Printed]


def plain(line: bytes | list[bytes]) -> bytes:
    assert isinstance(line, bytes)
    return line


def test_a_ticket_begins_with_initialisation_and_chinese_mode(
    ticket: Ticket, profile: PrinterProfile
) -> None:
    assert render_ticket(ticket, profile).startswith(b"\x1b@\x1c&")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40), profile_id=st.sampled_from(sorted(load_profiles())))
def test_every_line_is_rom_text_or_a_picture(
    read_bytes: Reader, text: str, profile_id: str
) -> None:
    profile = load_profiles()[profile_id]
    value = Ticket("条", (Text(text), Pair("申请人", text)))
    rows = [row for row in lay_out(value, profile.columns) if isinstance(row, TextRow)]
    lines = read_bytes(render_ticket(value, profile)).lines
    if profile.chinese_from_next_line:
        assert lines.pop(0) == b""
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        encoded = encode_line(for_ticket(row.text), profile.charset)
        if encoded is None:
            assert isinstance(line, list)
            assert {len(dots) for dots in line} == {profile.dots // 8}
        else:
            assert line == encoded


def test_what_is_remembered_of_a_line_is_of_one_roll_and_one_rom(read_bytes: Reader) -> None:
    name = "买买提·吐尔逊与張偉"
    value = Ticket(
        "收件凭证", (Pair("申请人", name), Text("镕" * 30), Columns((name, "1"), (0, 4)))
    )
    for profile in [*load_profiles().values(), *reversed(load_profiles().values())]:
        rows = [row for row in lay_out(value, profile.columns) if isinstance(row, TextRow)]
        assert max(row.size * text_width(row.text) for row in rows) > profile.columns - 4
        assert all(row.size * text_width(row.text) <= profile.columns for row in rows)
        lines = read_bytes(render_ticket(value, profile)).lines[-len(rows) :]
        assert [line for line in lines if isinstance(line, bytes)] == [
            encoded
            for row in rows
            if (encoded := encode_line(for_ticket(row.text), profile.charset)) is not None
        ]


@pytest.mark.parametrize("char", "𬭎㐂😀𰻝\ue000")
def test_a_character_that_the_rom_lacks_leaves_ink(
    read_bytes: Reader, profile: PrinterProfile, char: str
) -> None:
    raster = read_bytes(render_ticket(Ticket("A", (Text(char),)), profile)).lines[-1]
    assert isinstance(raster, list)
    assert any(any(dots) for dots in raster)


def test_a_name_in_the_rom_is_sent_as_text(read_bytes: Reader) -> None:
    value = Ticket("条", (Pair("申请人", "买买提·吐尔逊"),))
    lines = read_bytes(render_ticket(value, load_profiles()["58mm-gb2312"])).lines
    assert plain(lines[-1]) == "申请人：买买提·吐尔逊".encode("gbk")


def test_the_qr_code_is_sent_as_the_manual_says() -> None:
    data = render_ticket(Ticket("条", (Qr("ABC"),)), load_profiles()["80mm-gbk"])
    expected = (
        b"\x1d(k\x04\x00\x31\x41\x32\x00"
        b"\x1d(k\x03\x00\x31\x43\x06"
        b"\x1d(k\x03\x00\x31\x45\x31"
        b"\x1d(k\x06\x00\x31\x50\x30ABC" + b"\x1d(k\x03\x00\x31\x51\x30"
    )
    assert expected in data


def test_a_long_payload_gets_smaller_modules(read_bytes: Reader) -> None:
    payload = "A" * 268
    printed = read_bytes(
        render_ticket(Ticket("条", (Qr(payload),)), load_profiles()["58mm-gb18030"])
    )
    assert printed.codes == [payload.encode()]
    assert b"\x1d(k\x03\x00\x31\x43\x05" in printed.commands


def test_a_payload_too_long_is_refused(profile: PrinterProfile) -> None:
    with pytest.raises(ValueError, match="二维码内容过长"):
        render_ticket(Ticket("条", (Qr("汉" * 1500),)), profile)


def test_a_ticket_ends_with_the_printers_cut(ticket: Ticket) -> None:
    profiles = load_profiles()
    assert render_ticket(ticket, profiles["80mm-gbk"]).endswith(b"\n\x1dVB\x00")
    assert render_ticket(ticket, profiles["58mm-gb2312"]).endswith(b"\x1bd\x05")


def test_completion_is_asked_for_after_the_cut(ticket: Ticket) -> None:
    data = render_ticket(ticket, load_profiles()["80mm-gbk"], job_tag=b"J001")
    assert data.endswith(b"\x1dVB\x00\x1d(H\x06\x0000J001")


@pytest.mark.parametrize("tag", [b"", b"J01", b"J0001", b"\x00\x01\x02\x03", b"J\xff01"])
def test_a_bad_job_tag_is_refused(tag: bytes) -> None:
    with pytest.raises(ValueError, match="4个可见ASCII字符"):
        completion_request(tag)


def test_commands_in_a_name_are_not_obeyed(read_bytes: Reader, profile: PrinterProfile) -> None:
    value = Ticket("A", (Text("WANG\x1b@\x1dV\x00\x10\x04\x01"),))
    printed = read_bytes(render_ticket(value, profile))
    assert plain(printed.lines[-1]) == b"WANG@V"
    assert printed.commands.count(b"\x1b@") == 1


def test_style_is_put_back(read_bytes: Reader, profile: PrinterProfile) -> None:
    value = Ticket("AB", (Text("BIG", Align.CENTER, 2, bold=True), Text("small")))
    commands = read_bytes(render_ticket(value, profile)).commands
    assert [c for c in commands if c[:2] == b"\x1d!"] == [b"\x1d!\x11", b"\x1d!\x00"]
    assert [c for c in commands if c[:2] == b"\x1bE"] == [b"\x1bE\x01", b"\x1bE\x00"]
    assert [c for c in commands if c[:2] == b"\x1ba"] == [b"\x1ba\x01", b"\x1ba\x00"]


def test_the_library_leaves_no_trace(tmp_path: Path) -> None:
    program = (
        "import logging, os\n"
        "from window_desk.papers.escpos import load_profiles, render_ticket\n"
        "from window_desk.papers.ticket import Ticket\n"
        "render_ticket(Ticket('A', ()), load_profiles()['80mm-gbk'])\n"
        "assert not logging.getLogger().handlers\n"
        "assert 'ESCPOS_CAPABILITIES_FILE' not in os.environ\n"
    )
    environment = {"TMPDIR": str(tmp_path), "PYTHONPATH": "src", "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=60)
    assert list(tmp_path.iterdir()) == []
