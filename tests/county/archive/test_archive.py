"""Archives of closed cases: what goes in, that it stands alone, and that changes are found."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import zstandard
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.county.backups.conftest import quiet
from tests.county.conftest import NewDesk
from tests.county.small_county import PERSON, RECEIVER, Wall

from window_desk.casework import acts as a
from window_desk.county.archive.check import check_archive
from window_desk.county.archive.sealing import (
    MAGIC,
    SealBrokenError,
    SealedReader,
    SealingWriter,
)
from window_desk.county.archive.write import write_archive
from window_desk.county.backups.manifest import BackupError
from window_desk.county.bootstrap import County
from window_desk.tools.county import command

NEXT_DAY = date(2026, 3, 11)


def _closed_and_open(county: County, new_desk: NewDesk) -> tuple[str, str]:
    """A delivered case with a refused act after it, and one that is only accepted."""
    desk = new_desk()
    closed, still_open = desk.accept_case(), desk.accept_case()
    desk.finish_case(closed)
    desk.take(closed, (a.Withdrawn("申请人撤回"), RECEIVER))
    desk.push()
    return closed, still_open


def test_closed_cases_are_copied_whole_and_stand_alone(
    county: County, new_desk: NewDesk, wall: Wall, tmp_path: Path
) -> None:
    closed, still_open = _closed_and_open(county, new_desk)
    before = county.digest()
    counted = write_archive(county, NEXT_DAY, None, None, quiet)
    assert (counted.cases, counted.acts, counted.file) == (1, 8, "")
    assert write_archive(county, date(2026, 3, 10), None, None, quiet).cases == 0
    plain, sealed = tmp_path / "plain.archive", tmp_path / "sealed.archive"
    for file, passphrase in ((plain, None), (sealed, "正确的口令")):
        written = write_archive(county, NEXT_DAY, file, passphrase, quiet)
        assert (written.cases, written.acts) == (1, 8)
        found = check_archive(file, passphrase, county.public_key(), quiet)
        assert (found.cases, found.acts, found.faults) == (1, 8, ())
        assert file.stat().st_mode & 0o777 == 0o600
    lines = zstandard.ZstdDecompressor().decompressobj().decompress(plain.read_bytes()).splitlines()
    case = json.loads(lines[1])
    assert (case["case"], case["state"]) == (closed, "delivered")
    assert [act["status"] for act in case["acts"]] == ["applied"] * 7 + ["refused"]
    assert json.loads(case["acts"][0]["content"])["body"]["person"]["name"] == PERSON.name
    assert PERSON.name.encode() not in sealed.read_bytes()
    assert still_open not in plain.read_bytes().decode(errors="ignore")
    assert county.digest() == before
    assert county.verify().faults == []
    with pytest.raises(BackupError, match="已存在"):
        write_archive(county, NEXT_DAY, plain, None, quiet)


def test_a_case_touched_since_is_not_closed_long_enough(
    county: County, new_desk: NewDesk, wall: Wall
) -> None:
    desk = new_desk()
    case = desk.accept_case()
    desk.finish_case(case)
    desk.push()
    wall.forward(timedelta(days=1))
    desk.open_session()
    desk.take(case, (a.Withdrawn("申请人撤回"), RECEIVER))
    desk.push()
    assert write_archive(county, NEXT_DAY, None, None, quiet).cases == 0
    assert write_archive(county, date(2026, 3, 12), None, None, quiet).cases == 1


def _repacked(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    plain = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    return zstandard.ZstdCompressor().compress(change(plain))


CHANGES: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda p: p.replace(PERSON.name.encode(), "王大明".encode()), "校验值"),
    (lambda p: p.replace(b'"status":"refused"', b'"status":"applied"'), "数量或校验值"),
    (lambda p: b"\n".join([p.splitlines()[0], *p.splitlines()[2:]]) + b"\n", "数量或校验值"),
    (lambda p: p.replace(b'"state":"delivered"', b'"state":"withdrawn"'), "数量或校验值"),
    (lambda p: p + b"{}\n", "结尾之后"),
]


def test_what_was_changed_is_found(county: County, new_desk: NewDesk, tmp_path: Path) -> None:
    _closed_and_open(county, new_desk)
    file = tmp_path / "archive"
    write_archive(county, NEXT_DAY, file, None, quiet)
    good = file.read_bytes()
    for change, fault in CHANGES:
        file.write_bytes(_repacked(good, change))
        assert any(fault in found for found in check_archive(file, None, None, quiet).faults)


def test_another_countys_key_and_broken_files(
    county: County, new_desk: NewDesk, tmp_path: Path
) -> None:
    desk = new_desk()
    file, sealed = tmp_path / "archive", tmp_path / "sealed"
    write_archive(county, NEXT_DAY, file, None, quiet)
    write_archive(county, NEXT_DAY, sealed, "口令", quiet)
    assert "县级签名不符。" in check_archive(file, None, desk.key.public, quiet).faults
    for passphrase, sentence in ((None, "口令保护"), ("错误", "口令不对")):
        with pytest.raises(BackupError, match=sentence):
            check_archive(sealed, passphrase, None, quiet)
    for path in (file, sealed):
        path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(BackupError, match="不完整"):
            check_archive(path, "口令", None, quiet)
    file.write_bytes(b"no archive at all")
    with pytest.raises(BackupError, match="读不出"):
        check_archive(file, None, None, quiet)


def test_archive_from_the_terminal(tmp_path: Path) -> None:
    runner = CliRunner()
    place = ["--database", f"sqlite:///{tmp_path / 'county.db'}"]
    secret = tmp_path / "passphrase"
    secret.write_text("一句口令\n", encoding="utf-8")
    out = tmp_path / "2020.archive"
    options = ["--before", "2021-01-01", "--passphrase-file", str(secret)]
    assert runner.invoke(command, [*place, "archive", *options]).exit_code == 2
    made = runner.invoke(command, [*place, "archive", *options, "--out", str(out), "--json"])
    assert json.loads(made.output)["cases"] == 0
    checked = runner.invoke(
        command, ["archive-check", str(out), "--passphrase-file", str(secret), "--json"]
    )
    assert json.loads(checked.output)["faults"] == []
    wrong = runner.invoke(command, ["archive-check", str(out)])
    assert wrong.exit_code == 1
    assert "口令保护" in wrong.output


@settings(max_examples=4, deadline=None)
@given(
    parts=st.lists(st.binary(max_size=300_000), max_size=4),
    cut=st.integers(min_value=1, max_value=200),
)
def test_a_sealed_stream_comes_back_and_a_cut_one_does_not(parts: list[bytes], cut: int) -> None:
    target = io.BytesIO()
    writer = SealingWriter(target, "口令")
    for part in parts:
        writer.write(part)
    writer.finish()
    sealed = target.getvalue()

    def read(content: bytes) -> bytes:
        source = io.BytesIO(content)
        assert source.read(len(MAGIC)) == MAGIC
        return io.BufferedReader(SealedReader(source, "口令")).read()

    assert read(sealed) == b"".join(parts)
    with pytest.raises(SealBrokenError):
        read(sealed[: max(len(MAGIC), len(sealed) - cut)])
