"""Scans whose bytes are not what names them: found by verify, kept out of what counts as backed up."""

import io
import json
import random
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select, update
from tests.county.backups.conftest import quiet
from tests.county.builders import enrolled
from tests.county.small_county import Wall, make_county
from tests.county.uploads import Upload

from window_desk.county.backups.restore import restore_backup
from window_desk.county.backups.take import take_backup
from window_desk.county.bootstrap import County, open_county
from window_desk.county.serving import serving
from window_desk.county.store.database import Database
from window_desk.county.store.scan_acts import case_numbers
from window_desk.county.store.tables import blob_piece
from window_desk.protocol import messages as m
from window_desk.tools import progress_lines as lines
from window_desk.tools.county import command

PIECE = m.MAX_BLOB_PIECE_BYTES
FIRST = random.Random(1).randbytes(2 * PIECE + 77)
SECOND = random.Random(2).randbytes(5_000)
THIRD = random.Random(3).randbytes(3_000)


def scan(address: str, content: bytes) -> Upload:
    """A case with one scan that the county holds whole; the desk is closed."""
    wall = Wall()
    with open_county(address, clock=wall) as county, serving(county) as url:
        desk = enrolled(county, url, wall)
        case = desk.accept_case()
        desk.push()
        upload = Upload(desk, case, content)
        upload.attach()
        upload.send_all()
        desk.close()
    return upload


@pytest.fixture
def address(empty_database: str) -> str:
    """A county without acts."""
    make_county(empty_database, Wall()).close()
    return empty_database


@pytest.fixture
def embedded(tmp_path: Path) -> str:
    """The same in an embedded file, where PostgreSQL makes no difference."""
    address = f"sqlite:///{tmp_path / 'embedded.sqlite'}"
    make_county(address, Wall()).close()
    return address


def spoil(address: str, upload: Upload, *, shorten: bool = False) -> None:
    """Change a byte of its first piece, or lose its last piece."""
    database = Database.at(address)
    mine = blob_piece.c.sha256 == upload.sha256
    with database.writing() as connection:
        if shorten:
            connection.execute(delete(blob_piece).where(mine, blob_piece.c.start > 0))
        else:
            content = connection.execute(
                select(blob_piece.c.content).where(mine, blob_piece.c.start == 0)
            ).scalar_one()
            wrong = bytes([content[0] ^ 1]) + bytes(content[1:])
            connection.execute(
                update(blob_piece).where(mine, blob_piece.c.start == 0).values(content=wrong)
            )
    database.close()


def watermark(county: County) -> int:
    return county.standing().backup.position


def number_of(county: County, upload: Upload) -> str:
    with county.context.database.reading() as connection:
        return case_numbers(connection, county.context.county, [upload.case])[upload.case]


@pytest.mark.parametrize("shorten", [False, True])
def test_a_damaged_scan_is_named_by_digest_and_case(address: str, *, shorten: bool) -> None:
    damaged, whole = scan(address, FIRST), scan(address, SECOND)
    told: list[tuple[int, int]] = []
    with open_county(address) as county:
        report = county.verify_scans(lambda done, all_: told.append((done, all_)))
        assert (report.scans, report.bytes) == (2, len(FIRST) + len(SECOND))
        assert (report.faults, report.damaged) == ([], [])
        assert told[-1] == (report.bytes, report.bytes)
    spoil(address, damaged, shorten=shorten)
    with open_county(address) as county:
        report = county.verify_scans()
        assert len(report.faults) == 1
        number = number_of(county, damaged)
        assert len(number) == 20
        assert damaged.sha256 in report.faults[0]
        assert number in report.faults[0]
        held = PIECE if shorten else len(FIRST)
        assert f"应有{len(FIRST)}字节，实有{held}字节" in report.faults[0]
        assert whole.sha256 not in report.faults[0]
        assert county.verify().faults == []


def test_verify_exits_with_what_it_found_unless_scans_are_skipped(embedded: str) -> None:
    upload = scan(embedded, FIRST)

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(command, ["--database", embedded, "verify", *options])
        return done.exit_code, done.output

    code, text = run("--json")
    assert (code, json.loads(text)["scans"], json.loads(text)["scan_bytes"]) == (0, 1, len(FIRST))
    spoil(embedded, upload)
    code, text = run()
    assert code == 1
    assert upload.sha256 in text
    assert "1 scans, 1 faults" in text
    code, text = run("--json")
    assert code == 1
    assert upload.sha256 in json.loads(text)["faults"][0]
    code, text = run("--skip-scans")
    assert code == 0
    assert "no scans, 0 faults" in text
    assert run("--drop-damaged")[0] == 1
    assert run() == (0, "3 acts, 0 scans, 0 faults\n")


def test_a_backup_with_a_damaged_scan_is_kept_and_lets_no_desk_part_with_its_copy(
    embedded: str, tmp_path: Path
) -> None:
    upload = scan(embedded, FIRST)
    spoil(embedded, upload)
    folder = tmp_path / "backups"
    folder.mkdir()
    report = take_backup(embedded, folder, verify=True, progress=quiet, keep=1)
    assert not report.verified
    assert upload.sha256 in report.damaged[0]
    assert Path(report.file).exists()
    with open_county(embedded) as county:
        assert watermark(county) == 0
    told = CliRunner().invoke(
        command, ["--database", embedded, "backup", str(tmp_path / "b"), "--verify"]
    )
    assert told.exit_code == 1
    assert "水位未提高" in told.output


def test_a_backup_reads_the_scans_that_no_verified_backup_holds_yet(
    embedded: str, tmp_path: Path
) -> None:
    """What was proved once is not read at every backup; ``verify`` reads all."""
    old, newest = scan(embedded, FIRST), scan(embedded, SECOND)
    assert take_backup(embedded, tmp_path / "one", verify=True, progress=quiet).verified
    scan(embedded, THIRD)
    read: list[int] = []

    def count(phase: str, done: int, _whole: int) -> None:
        if phase == "scans":
            read.append(done)

    report = take_backup(embedded, tmp_path / "two", verify=True, progress=count)
    assert report.verified
    # desks keep what became complete at the watermark itself
    assert read[-1] == len(newest.content) + len(THIRD)
    spoil(embedded, old)
    assert take_backup(embedded, tmp_path / "three", verify=True, progress=quiet).verified
    with open_county(embedded) as county:
        assert len(county.verify_scans().faults) == 1


def test_a_restore_drops_damaged_scans_so_that_desks_may_send_them_again(
    address: str, another_database: str, tmp_path: Path
) -> None:
    upload, whole = scan(address, FIRST), scan(address, SECOND)
    spoil(address, upload)
    take_backup(address, tmp_path / "one", verify=True, progress=quiet)
    restored = restore_backup(another_database, tmp_path / "one", replace=False, progress=quiet)
    assert len(restored.damaged) == 1
    assert upload.sha256 in restored.damaged[0]
    wall = Wall()
    with open_county(another_database, clock=wall) as county, serving(county) as url:
        assert watermark(county) == county.digest().position
        desk = enrolled(county, url, wall)
        upload.desk = whole.desk = desk
        assert whole.get().content == SECOND
        assert upload.offset() == 0
        upload.send_all()
        assert upload.get().content == FIRST
        desk.close()
        assert county.verify_scans().faults == []


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_that_ends_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(lines, "_DRAW_EVERY_S", 0.0)
    tell = lines.progress_lines()
    tell("scans", 50, 100)
    assert "[###############...............] 核查扫描件… 50%" in screen.getvalue()
    tell("scans", 100, 100)
    assert screen.getvalue().endswith("\x1b[K\r")
    assert "\n" not in screen.getvalue()
