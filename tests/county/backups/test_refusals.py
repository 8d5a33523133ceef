"""Backups that are not whole, targets that are not free, disks that are full: one sentence, nothing lost."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import text
from tests.county.backups.conftest import CASES, fill, quiet
from tests.county.small_county import Wall, make_county

from window_desk.county.backups.manifest import BackupError, manifest_path, read_manifest
from window_desk.county.backups.restore import restore_backup
from window_desk.county.backups.take import take_backup
from window_desk.county.bootstrap import open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.store import postgresql_dumps, sqlite_copies
from window_desk.county.store.database import Database
from window_desk.county.store.migrate import (
    DatabaseTooNewError,
    RestoreUnfinishedError,
    newest_revision,
)

_SOURCES = str(Path(__file__).parents[3] / "src")


def changed(data: Path, **fields: object) -> None:
    """Write other values into a backup's manifest."""
    manifest = msgspec.structs.replace(read_manifest(data), **fields)
    manifest_path(data).write_bytes(msgspec.json.encode(manifest))


def _truncate(data: Path) -> None:
    data.write_bytes(data.read_bytes()[:-4096])


def _flip(data: Path) -> None:
    content = bytearray(data.read_bytes())
    content[len(content) // 2] ^= 1
    data.write_bytes(content)


def _other_positions(data: Path) -> None:
    held = read_manifest(data).counties[0]
    changed(data, counties=(msgspec.structs.replace(held, position=held.position + 1),))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_truncate, "不完整"),
        (_flip, "校验值不符"),
        (lambda data: manifest_path(data).unlink(), "找不到备份说明"),
        (lambda data: manifest_path(data).write_bytes(b"{}"), "内容不对"),
        (lambda data: changed(data, format="other"), "不是本程序能读"),
        (lambda data: changed(data, version=99), "不是本程序能读"),
        (lambda data: changed(data, sha256="0" * 64), "校验值不符"),
        (lambda data: changed(data, engine="postgresql"), "另一种"),
        (lambda data: data.unlink(), "读不出"),
        (_other_positions, "核查不符"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused_and_changes_nothing(
    backup_copy: Callable[[], Path],
    tmp_path: Path,
    damage: Callable[[Path], None],
    sentence: str,
) -> None:
    data = backup_copy()
    damage(data)
    with pytest.raises(BackupError, match=sentence):
        restore_backup(f"sqlite:///{tmp_path / 'new.db'}", data, replace=False, progress=quiet)
    assert not list(tmp_path.glob("new.db*"))


def test_a_backup_of_a_newer_program_is_refused(
    backup_copy: Callable[[], Path], tmp_path: Path
) -> None:
    data = backup_copy()
    changed(data, schema="9999")
    with pytest.raises(DatabaseTooNewError, match="9999"):
        restore_backup(f"sqlite:///{tmp_path / 'new.db'}", data, replace=False, progress=quiet)


def test_a_county_is_replaced_only_when_told_and_never_by_another(
    full_database: str, tmp_path: Path
) -> None:
    wall = Wall()
    data = tmp_path / "backup"
    report = take_backup(full_database, data, verify=True, progress=quiet)
    held = report.manifest.counties[0]
    with open_county(full_database, clock=wall) as county:
        fill(county, wall)
        newer = county.digest()
    with pytest.raises(BackupError, match="--replace"):
        restore_backup(full_database, data, replace=False, progress=quiet)
    with pytest.raises(BackupError, match="没有县"):
        restore_backup(full_database, data, replace=True, progress=quiet, county="elsewhere")
    if full_database.startswith("postgresql"):
        _schema_is(full_database, "9999")
        with pytest.raises(DatabaseTooNewError, match="空的数据库"):
            restore_backup(full_database, data, replace=True, progress=quiet)
        _schema_is(full_database, newest_revision())
    with open_county(full_database) as county:
        assert county.digest() == newer
    restored = restore_backup(full_database, data, replace=True, progress=quiet)
    with open_county(full_database) as county:
        assert (county.digest().position, county.digest().xor) == (held.position, held.xor)
    if restored.aside:
        with open_county(f"sqlite:///{restored.aside}") as county:
            assert county.digest() == newer
    else:
        assert full_database.startswith("postgresql")


def _schema_is(address: str, revision: str) -> None:
    database = Database.at(address)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    database.close()


def test_another_countys_backup_is_refused(embedded_database: str, tmp_path: Path) -> None:
    another_database = f"sqlite:///{tmp_path / 'another.db'}"
    data = tmp_path / "backup"
    take_backup(embedded_database, data, verify=False, progress=quiet)
    make_county(another_database, Wall(), CountyIdentity("pingqiao", "平桥县")).close()
    with pytest.raises(BackupError, match="pingqiao"):
        restore_backup(another_database, data, replace=True, progress=quiet)
    with open_county(another_database) as county:
        assert county.context.county == "pingqiao"


def test_a_running_county_is_not_restored_over(full_database: str, tmp_path: Path) -> None:
    data = tmp_path / "backup"
    take_backup(full_database, data, verify=True, progress=quiet)
    wall = Wall()
    with open_county(full_database, clock=wall) as county:
        with pytest.raises(BackupError, match="先停掉"):
            restore_backup(full_database, data, replace=True, progress=quiet)
        fill(county, wall, 1)
        assert county.digest().count == 2 * CASES + 2
        assert county.verify().faults == []
    with open_county(full_database):
        pass


def test_a_restore_that_fails_leaves_what_was_there(full_database: str, tmp_path: Path) -> None:
    data = tmp_path / "backup"
    take_backup(full_database, data, verify=True, progress=quiet)
    _other_positions(data)
    with open_county(full_database) as county:
        before = county.digest()
    with pytest.raises(BackupError, match="核查不符"):
        restore_backup(full_database, data, replace=True, progress=quiet)
    with open_county(full_database) as county:
        assert county.digest() == before
        assert county.verify().faults == []


def _wait_for_orphans(address: str) -> None:
    """A killed restore leaves its ``pg_restore`` behind, and nobody restores beside it."""
    database = Database.at(address)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with database.reading() as connection:
            if not postgresql_dumps.other_sessions(connection):
                break
        time.sleep(0.05)
    database.close()


_KILL_WHILE_RESTORING = """
import os, signal, sys
from pathlib import Path
from window_desk.county.backups.restore import restore_backup

def progress(phase, done, whole):
    if phase == "pg_restore":
        os.kill(os.getpid(), signal.SIGKILL)

restore_backup(sys.argv[1], Path(sys.argv[2]), replace=True, progress=progress)
"""


def test_a_restore_that_was_killed_is_noticed_at_the_start_and_run_again(
    full_database: str, tmp_path: Path
) -> None:
    if full_database.startswith("sqlite"):
        pytest.skip("an embedded file is put in place whole")
    data = tmp_path / "backup"
    take_backup(full_database, data, verify=True, progress=quiet)
    killed = subprocess.run(
        [sys.executable, "-c", _KILL_WHILE_RESTORING, full_database, str(data)],
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": _SOURCES},
    )
    assert killed.returncode == -9
    with pytest.raises(RestoreUnfinishedError, match="restore"):
        open_county(full_database)
    _wait_for_orphans(full_database)
    restore_backup(full_database, data, replace=True, progress=quiet)
    with open_county(full_database) as county:
        assert county.verify().faults == []
        assert county.digest().count == 2 * CASES


def test_an_unreadable_file_is_replaced_and_kept(
    backup_copy: Callable[[], Path], tmp_path: Path
) -> None:
    broken = tmp_path / "county.db"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(BackupError, match="--replace"):
        restore_backup(f"sqlite:///{broken}", backup_copy(), replace=False, progress=quiet)
    data = tmp_path / "copy" / "backup.db"
    report = restore_backup(f"sqlite:///{broken}", data, replace=True, progress=quiet)
    assert Path(report.aside).read_bytes().startswith(b"no database")
    with open_county(f"sqlite:///{broken}") as county:
        assert county.verify().faults == []


def test_a_log_without_its_file_is_not_played_into_the_restored_one(
    backup_copy: Callable[[], Path], tmp_path: Path
) -> None:
    (tmp_path / "county.db-wal").write_bytes(b"an old log")
    address = f"sqlite:///{tmp_path / 'county.db'}"
    report = restore_backup(address, backup_copy(), replace=False, progress=quiet)
    assert Path(f"{report.aside}-wal").read_bytes() == b"an old log"
    assert not (tmp_path / "county.db-wal").exists()
    with open_county(address) as county:
        assert county.verify().faults == []


def test_places_that_do_not_serve(embedded_database: str, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(BackupError, match="已存在"):
        take_backup(embedded_database, taken, verify=False, progress=quiet)
    assert taken.read_text() == "mine"
    with pytest.raises(BackupError, match="不存在"):
        take_backup(embedded_database, tmp_path / "no" / "b", verify=False, progress=quiet)
    with pytest.raises(BackupError, match="没有县"):
        take_backup(embedded_database, tmp_path, verify=False, progress=quiet, county="other")


def test_an_empty_database_has_nothing_to_back_up(empty_database: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="没有可备份"):
        take_backup(empty_database, tmp_path, verify=False, progress=quiet)


def test_what_does_not_stand_the_check_is_no_backup(embedded_database: str, tmp_path: Path) -> None:
    database = Database.at(embedded_database)
    with database.writing() as connection:
        connection.execute(text("UPDATE feed SET signature = 'AAAA' WHERE kind = 'act'"))
    database.close()
    folder = tmp_path / "backups"
    folder.mkdir()
    with pytest.raises(BackupError, match="签名"):
        take_backup(embedded_database, folder, verify=True, progress=quiet)
    assert list(folder.iterdir()) == []
    with open_county(embedded_database) as county:
        assert county.standing().backup.position == 0


def test_a_full_disk_leaves_nothing_behind(full_database: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    # In KiB: under what the backup takes, above the 32 that SQLite needs to open a database at all.
    limit = 100 if full_database.startswith("sqlite") else 16
    command = f'ulimit -f {limit}; exec "{sys.executable}" -m window_desk county --database "$0" backup "$1"'
    done = subprocess.run(
        ["bash", "-c", command, full_database, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": _SOURCES},
    )
    assert done.returncode == 1, done.stderr
    assert "县级数据没有受影响" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []
    with open_county(full_database) as county:
        assert county.verify().faults == []
        assert county.standing().backup.position == 0


def test_a_missing_tool_is_named_with_its_package(
    full_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if full_database.startswith("sqlite"):
        pytest.skip("an embedded file needs no tool")
    monkeypatch.setattr(postgresql_dumps, "_FOLDERS", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="postgresql-client-"):
        take_backup(full_database, tmp_path / "b", verify=False, progress=quiet)


def test_only_the_newest_are_kept(embedded_database: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.manifest.json").write_text("mine")
    names = []
    for minute in range(3):
        wall = Wall()
        report = take_backup(
            embedded_database,
            folder,
            verify=True,
            progress=quiet,
            keep=2,
            now=wall().replace(minute=minute),
        )
        names.append(report.manifest.file)
    assert report.removed == (str(folder / names[0]),)
    left = {path.name for path in folder.iterdir()}
    assert left == {
        "notes.manifest.json",
        *(name + end for name in names[1:] for end in ("", ".manifest.json")),
    }


def test_tools_get_every_address_of_libpq_and_never_a_password() -> None:
    address = "postgresql://county:ge%40heim@a:5432,b:5433/c?target_session_attrs=read-write"
    plain = postgresql_dumps._plain(address)
    assert "heim" not in plain
    assert conninfo_to_dict(plain) == {
        "host": "a,b",
        "port": "5432,5433",
        "user": "county",
        "dbname": "c",
        "target_session_attrs": "read-write",
    }
    assert sqlite_copies.file_of(address) is None
