"""A disk that fails under a real desk: what was told is kept, and the desk says so and goes read-only."""

from pathlib import Path

import pytest
from tests.faults.prepared_desk import PreparedDesk, acknowledged, assert_whole, own_acts
from tests.faults.processes import Process, wait_until
from tests.faults.strace import failing, require_strace

_CASES = 40
_AT_WORK = 12
_MANY_CASES = 250


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedDesk:
    require_strace()
    return PreparedDesk.make(tmp_path)


@pytest.mark.parametrize("files", ["database_files", "mark_files"])
def test_after_a_failed_flush_the_desk_only_reads(prepared: PreparedDesk, files: str) -> None:
    """One flush alone fails: the next would succeed, and still nothing more may be written."""
    before = failing("fsync,fdatasync", "EIO", str(_AT_WORK), getattr(prepared, files))
    lines = prepared.work(prepared.plan(_CASES), before)
    told = acknowledged(lines)
    refused = [line for line in lines if line["event"] == "refused"]
    assert told
    assert refused, lines[-1]
    first = lines.index(refused[0])
    assert [line["event"] for line in lines[first:-1]] == ["refused"] * len(refused)
    assert (refused[0]["code"], refused[1]["code"]) == ("disk_error", "read_only")
    for line in refused:
        assert "磁盘（/" in line["sentence"]
        assert line["sentence"].endswith("。")
        assert line["readable"] == len(told)
    desk = prepared.reopen()
    try:
        assert_whole(desk, told)
        assert len(desk.receive()) == 1
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("calls", "files"), [("pwrite64", "database_files"), ("write", "mark_files")]
)
def test_a_full_disk_is_written_again_once_there_is_room(
    prepared: PreparedDesk, calls: str, files: str
) -> None:
    before = failing(calls, "ENOSPC", f"{_AT_WORK}..{_AT_WORK + 2}", getattr(prepared, files))
    lines = prepared.work(prepared.plan(_CASES), before)
    told = acknowledged(lines)
    refused = [line for line in lines if line["event"] == "refused"]
    assert refused, lines[-1]
    assert {line["code"] for line in refused} == {"disk_full"}
    assert "空间不足" in refused[0]["sentence"]
    last = lines.index(refused[-1])
    assert acknowledged(lines[last:]), "nothing was saved after there was room again"
    desk = prepared.reopen()
    try:
        assert_whole(desk, told)
        assert set(told) == {act.id for act in own_acts(desk)}
    finally:
        desk.close()


def test_a_failed_flush_of_the_database_itself_is_noticed(prepared: PreparedDesk) -> None:
    """Folding the WAL into the database comes after the commit: what was told stays true."""
    database = prepared.database_files[:1]
    before = failing("fsync,fdatasync", "EIO", "1", database)
    lines = prepared.work(prepared.plan(_MANY_CASES), before)
    told = acknowledged(lines)
    refused = [line for line in lines if line["event"] == "refused"]
    assert refused, lines[-1]
    assert {line["code"] for line in refused} == {"read_only"}
    desk = prepared.reopen()
    try:
        assert_whole(desk, told)
    finally:
        desk.close()


def test_what_is_durable_still_goes_to_the_county(prepared: PreparedDesk) -> None:
    """The desk can't note the county's answers any more, but the acts get there."""
    before = failing("fsync,fdatasync", "EIO", str(_AT_WORK), prepared.database_files)
    log = prepared.place.folder / "county.log"
    told: list[str] = []
    with Process("desk_process", prepared.plan(0, pause_s=0.05), log, before) as desk:
        while (line := desk.await_next())["event"] != "refused":
            told += acknowledged([line])
        with Process("county_process", prepared.county_plan, log) as county:
            county.await_line("ready")
            wait_until(lambda: set(told) <= prepared.county_acts())
    assert told
