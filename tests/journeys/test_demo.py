"""A whole shift: what it must leave, whatever was cut and killed in its middle."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from tests.journeys.conftest import DEMO_S, PlayedShift

pytestmark = [pytest.mark.journey, pytest.mark.timeout(DEMO_S + 60)]

RARE = "叶𬭎𠮷"
MINORITY = "买买提·吐尔逊"
SCREENS = (
    *("enrolment", "sign-in", "workbench-empty", "workbench", "intake", "intake-filled"),
    *("intake-notice", "intake-refuse", "cases", "case", "sign-off", "papers"),
    *("papers-certificate", "to-settle", "board", "settings", "palette", "help"),
    *("case-suspended", "case-procedure", "deadlines", "deadlines-later", "deadlines-workdays"),
    *("deadlines-after", "deadlines-moved", "deadlines-faults"),
    *("sync", "sync-offline", "to-settle-conflict", "case-scans"),
)
ENGLISH = ("workbench", "intake-filled", "case", "papers")


def output_of(*command: str) -> str:
    """What a command writes; it must succeed."""
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def test_nothing_is_off(shift: PlayedShift) -> None:
    assert shift.summary["troubles"] == []
    assert shift.status == 0


def test_everything_reached_the_county(shift: PlayedShift) -> None:
    summary = shift.summary
    assert (summary["unsent"], summary["refused"], summary["conflicts"]) == (0, 0, 0)
    assert summary["desk_digest"] == summary["county_digest"]
    assert summary["desk_digest"] not in {"", "0" * 64}


def test_a_conflict_was_settled_and_a_scan_is_at_the_county(shift: PlayedShift) -> None:
    assert (shift.summary["conflicts_settled"], shift.summary["scans"]) == (1, 1)
    contested = [case for case in shift.cases if case.case == "contested-outpatient"]
    assert [case.county for case in contested] == ["withdrawn"]


def test_the_desk_was_killed_and_went_on(shift: PlayedShift) -> None:
    assert shift.summary["power_cuts"] == 1
    half_typed = [case for case in shift.cases if case.case == "manual-reimbursement"]
    assert [case.county for case in half_typed] == ["accepted"]


def test_every_case_ends_where_it_must(shift: PlayedShift) -> None:
    assert len(shift.cases) >= 12
    assert len({case.item for case in shift.cases}) >= 6
    assert {RARE, MINORITY} <= {case.applicant for case in shift.cases}
    for case in shift.cases:
        assert (case.desk, case.county) == (case.expected, case.expected), case.case
    ends = {case.expected for case in shift.cases}
    assert {"accepted", "refused", "delivered", "withdrawn", "voided"} <= ends
    assert {"granted", "denied"} <= {case.outcome for case in shift.cases}


def test_the_summary_lies_in_the_folder(shift: PlayedShift) -> None:
    assert json.loads((shift.out / "summary.json").read_text("utf-8")) == shift.summary


def test_a_day_off_published_in_the_shift_moves_promises(shift: PlayedShift) -> None:
    moved = shift.summary["promises_moved"]
    assert isinstance(moved, int)
    assert 0 < moved <= len(shift.cases)


def test_a_complete_intake_takes_few_keys(shift: PlayedShift) -> None:
    presses = shift.summary["intake_key_presses"]
    assert isinstance(presses, int)
    assert 0 < presses <= 12


def test_every_ticket_is_there_and_its_code_reads(shift: PlayedShift) -> None:
    pictures = shift.files("tickets/*.png")
    assert len(pictures) == len(shift.files("tickets/*.bin")) == shift.summary["tickets"]
    for picture in pictures:
        code = output_of(
            "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)
        )
        assert code.startswith("WD1:519999:"), picture.name


def test_every_sheet_names_its_applicant(shift: PlayedShift) -> None:
    sheets = shift.files("papers/*.pdf")
    made = (shift.summary["letters"], shift.summary["certificates"])
    assert (
        sum("证书" not in s.name for s in sheets),
        sum("证书" in s.name for s in sheets),
    ) == made
    names = {case.applicant for case in shift.cases}
    found: set[str] = set()
    for sheet in sheets:
        text = "".join(output_of("pdftotext", str(sheet), "-").split())
        here = {name for name in names if name in text}
        assert here, sheet.name
        found |= here
    assert found == names
    assert {RARE, MINORITY} <= found


def test_every_sheet_is_sound_and_carries_its_fonts(shift: PlayedShift) -> None:
    for sheet in shift.files("papers/*.pdf"):
        output_of("qpdf", "--check", str(sheet))
        fonts = output_of("pdffonts", str(sheet)).splitlines()[2:]
        assert fonts, sheet.name
        assert all(line.split()[-5] == "yes" for line in fonts), sheet.name


def test_the_desk_keeps_no_readable_name_or_number(shift: PlayedShift) -> None:
    files = [path for path in (shift.out / "work" / "desk").rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" for path in files)
    for path in files:
        readable = output_of("strings", "-a", "-e", "S", str(path))
        content = path.read_bytes()
        for case in shift.cases:
            assert case.applicant not in readable, path.name
            assert case.applicant.encode() not in content, path.name
            assert case.id_number not in readable, path.name
            assert case.id_number.encode() not in content, path.name


def test_every_screen_was_pictured(shift: PlayedShift) -> None:
    wanted = {(name, "") for name in SCREENS} | {(name, "-en") for name in ENGLISH}
    for name, language in wanted:
        for width, height in ((1366, 768), (1920, 1080)):
            for theme in ("light", "dark"):
                file = f"{name}-{width}x{height}-{theme}{language}.png"
                with Image.open(shift.out / "screenshots" / file) as picture:
                    assert picture.size == (width, height)
                    colours = picture.convert("RGB").getcolors(width * height)
                    assert colours is not None
                    assert len(colours) > 50, file


def test_ended_by_a_signal_it_leaves_no_process(tmp_path: Path) -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "window_desk", "demo", "--out", str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        config = wait_for(tmp_path / "work" / "desk.json")
        demo.terminate()
        assert demo.wait(30) != 0
    finally:
        demo.kill()
        demo.wait()
    for key in ("reader_control", "line_control", "county_address", "printer_address"):
        port = int(str(config[key]).rpartition(":")[2])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), 5).close()


def wait_for(file: Path) -> dict[str, object]:
    """The content of a JSON file once it is whole."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            loaded: dict[str, object] = json.loads(file.read_text("utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
        else:
            return loaded
    raise TimeoutError(file)
