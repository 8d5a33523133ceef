"""Sheets to a folder and to CUPS' ``lp``, played by a script."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from window_desk.desk.devices.document_printer import (
    CupsPrinter,
    FolderPrinter,
    file_name,
    open_document_printer,
)
from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceError,
    DeviceTrouble,
    Failed,
    Sent,
    Unknown,
)

PDF = b"%PDF-1.4 a sheet"


def test_a_sheet_is_in_the_folder_whole_before_it_is_confirmed(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "new" / "folder")
    assert printer.send(PDF, "云岭受字〔2026〕1号-受理通知书-1").result(0) == Confirmed()
    (file,) = (tmp_path / "new" / "folder").iterdir()
    assert file.name == "云岭受字〔2026〕1号-受理通知书-1.pdf"
    assert file.read_bytes() == PDF


def test_a_folder_that_cannot_be_fails_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    outcome = FolderPrinter(tmp_path / "file" / "below").send(PDF, "a").result(0)
    assert outcome == Failed(DeviceTrouble.ABSENT)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert FolderPrinter(tmp_path).send(PDF, "a").result(0) == Failed(DeviceTrouble.NO_PERMISSION)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青禾采字〔2026〕0001号-证书-1", "青禾采字〔2026〕0001号-证书-1"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a:b*c?"d<e>f|g\\h\n', "a_b_c_d_e_f_g_h_"),
        (" . ", "document"),
        ("长" * 100, "长" * 66),
    ],
)
def test_titles_become_names_that_every_system_allows(title: str, name: str) -> None:
    assert file_name(title) == name


def program(folder: Path, body: str) -> str:
    """An ``lp`` of our own, in Python."""
    script = folder / "lp"
    script.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n", "utf-8")
    script.chmod(0o755)
    return str(script)


def test_lp_gets_queue_title_and_sheet(tmp_path: Path) -> None:
    told = tmp_path / "told"
    lp = program(
        tmp_path,
        f"open({str(told)!r}, 'w').write(repr((sys.argv[1:], sys.stdin.buffer.read())))",
    )
    assert CupsPrinter("office", lp).send(PDF, "题目").result(0) == Sent()
    assert told.read_text("utf-8") == repr((["-d", "office", "-t", "题目", "-"], PDF))


def test_lp_that_refuses_is_missing_or_hangs(tmp_path: Path) -> None:
    absent = Failed(DeviceTrouble.ABSENT)
    assert CupsPrinter("x", program(tmp_path, "sys.exit(1)")).send(PDF, "a").result(0) == absent
    assert CupsPrinter("x", str(tmp_path / "none")).send(PDF, "a").result(0) == absent
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    not_ours = CupsPrinter("x", str(plain)).send(PDF, "a").result(0)
    assert not_ours == Failed(DeviceTrouble.NO_PERMISSION)
    slow = CupsPrinter("x", program(tmp_path, "time.sleep(30)"), timeout_s=0.2)
    assert slow.send(PDF, "a").result(0) == Unknown(DeviceTrouble.NO_ANSWER)


def test_addresses(tmp_path: Path) -> None:
    assert isinstance(open_document_printer(f"folder:{tmp_path}"), FolderPrinter)
    assert isinstance(open_document_printer(" cups:HP_LaserJet "), CupsPrinter)
    for wrong in ("", "folder:", "cups:", "cups:a b", "cups:-o", "lpt1", str(tmp_path)):
        with pytest.raises(DeviceError, match="文书打印机地址写得不对") as error:
            open_document_printer(wrong)
        assert error.value.trouble is DeviceTrouble.BAD_ADDRESS
