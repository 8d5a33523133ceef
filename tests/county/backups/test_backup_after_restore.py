"""A restored county is backed up again, and that backup proved, before anybody may serve it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import text
from tests.county.backups.conftest import fill, quiet
from tests.county.builders import enrolled
from tests.county.conftest import fresh_database
from tests.county.postgresql import Cluster
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.county.backups import restore
from window_desk.county.backups.manifest import BackupError, manifest_path, read_manifest
from window_desk.county.backups.restore import restore_backup
from window_desk.county.backups.take import take_backup
from window_desk.county.bootstrap import open_county
from window_desk.county.serving import serving
from window_desk.county.store.database import Database
from window_desk.county.store.migrate import UNFINISHED_RESTORE, RestoreUnfinishedError

CASES = f"case:{TOWN.code}:2026"


@pytest.fixture
def another_role(shared_cluster: Cluster) -> Iterator[str]:
    """The address of an empty database as its owner, who may create no databases."""
    role = f"clerk_{uuid4().hex[:8]}"
    with fresh_database(shared_cluster) as address:
        parts = urlsplit(address)
        name = parts.path[1:]
        _run(address, f"CREATE ROLE {role} LOGIN", f"ALTER DATABASE {name} OWNER TO {role}")
        yield parts._replace(netloc=f"{role}@{parts.netloc.rpartition('@')[2]}").geturl()
        _run(address, f"ALTER DATABASE {name} OWNER TO CURRENT_USER", f"DROP ROLE {role}")


def _run(address: str, *statements: str) -> None:
    database = Database.at(address)
    with database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    database.close()


def lend(address: str, size: int = 100) -> tuple[int, int]:
    """Enrol a desk and lend it numbers."""
    wall = Wall()
    with open_county(address, clock=wall) as county, serving(county) as url:
        desk = enrolled(county, url, wall)
        block = desk.lease(CASES, size, "after")
        desk.close()
    return block.low, block.high


def test_a_second_restore_knows_what_was_lent_after_the_first(
    full_database: str, another_database: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    take_backup(full_database, backup, verify=True, progress=quiet)
    folder = tmp_path / "again"
    folder.mkdir()
    first = restore_backup(
        another_database, backup, replace=False, progress=quiet, backup_to=folder
    )
    kept = Path(first.backup)
    assert kept.parent == folder
    assert {path.name for path in folder.iterdir()} == {kept.name, manifest_path(kept).name}
    assert read_manifest(kept).counties[0].epoch == min(first.epochs.values())
    with open_county(another_database) as county:
        standing = county.standing().backup
        assert (standing.position, standing.behind) == (county.digest().position, 0)
    lent = lend(another_database)
    second = restore_backup(another_database, kept, replace=True, progress=quiet)
    assert Path(second.backup).parent == folder
    low, high = lend(another_database)
    assert high < lent[0] or lent[1] < low


def test_without_room_for_the_new_backup_nothing_is_restored(
    backup_copy: Callable[[], Path], tmp_path: Path
) -> None:
    data = backup_copy()
    target = f"sqlite:///{tmp_path / 'new.db'}"
    with pytest.raises(BackupError, match="--backup-to"):
        restore_backup(
            target, _claiming(data, 10**18), replace=False, progress=quiet, backup_to=tmp_path
        )
    with pytest.raises(BackupError, match="不存在"):
        restore_backup(target, data, replace=False, progress=quiet, backup_to=tmp_path / "nowhere")
    assert not list(tmp_path.glob("new.db*"))


def _claiming(data: Path, size: int) -> Path:
    manifest = msgspec.structs.replace(read_manifest(data), bytes=size)
    manifest_path(data).write_bytes(msgspec.json.encode(manifest))
    return data


@pytest.mark.postgresql
def test_a_role_that_cannot_verify_the_new_backup_is_told_so_first(
    postgresql_database: str, another_role: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    make_county(postgresql_database, Wall()).close()
    take_backup(postgresql_database, backup, verify=True, progress=quiet)
    with pytest.raises(BackupError, match="CREATEDB"):
        restore_backup(another_role, backup, replace=False, progress=quiet)
    database = Database.at(another_role)
    with database.reading() as connection:
        assert not connection.dialect.has_table(connection, UNFINISHED_RESTORE)
    database.close()


def test_a_restore_whose_backup_cannot_be_written_leaves_what_was_there(
    full_database: str, tmp_path: Path
) -> None:
    """The disk fills up between the look at its room and the backup."""
    backup = tmp_path / "backup"
    take_backup(full_database, backup, verify=True, progress=quiet)
    wall = Wall()
    with open_county(full_database, clock=wall) as county:
        fill(county, wall)
        before = county.digest()
    folder = tmp_path / "again"
    folder.mkdir()

    def full(phase: str, _done: int, _whole: int) -> None:
        if phase == "verify" and folder.exists():
            folder.rmdir()

    with pytest.raises(BackupError, match="没能马上再备份"):
        restore_backup(full_database, backup, replace=True, progress=full, backup_to=folder)
    with open_county(full_database) as county:
        assert county.digest() == before
    assert not list(tmp_path.glob("*.restoring*"))


def test_no_county_starts_while_the_new_backup_is_being_taken(
    full_database: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    take_backup(full_database, backup, verify=True, progress=quiet)
    seen: list[str] = []

    def look(phase: str, _done: int, _whole: int) -> None:
        if phase != "checksum" or not list(tmp_path.glob("*after-restore*")):
            return
        if full_database.startswith("sqlite"):
            seen.append("embedded")
            assert list(tmp_path.glob("county.sqlite.restoring"))
            return
        with pytest.raises(RestoreUnfinishedError):
            open_county(full_database)
        seen.append("postgresql")

    restore_backup(full_database, backup, replace=True, progress=look)
    assert seen


def test_what_a_restore_has_set_aside_is_in_no_backup(full_database: str, tmp_path: Path) -> None:
    """The backup within a restore sees the former tables beside the new ones."""
    if full_database.startswith("sqlite"):
        pytest.skip("an embedded file is put in place whole")
    backup = tmp_path / "backup"
    take_backup(full_database, backup, verify=True, progress=quiet)
    wall = Wall()
    with open_county(full_database, clock=wall) as county:
        fill(county, wall, 1)
    again = Path(restore_backup(full_database, backup, replace=True, progress=quiet).backup)
    third = restore_backup(full_database, again, replace=True, progress=quiet)
    with open_county(full_database) as county:
        assert county.verify().faults == []
        assert county.digest().position == third.manifest.counties[0].position
    database = Database.at(full_database)
    with database.reading() as connection:
        schemas = connection.execute(text("SELECT to_regnamespace('before_restore')"))
        assert schemas.scalar_one() is None
    database.close()


def test_the_label_is_the_new_epochs(backup_copy: Callable[[], Path], tmp_path: Path) -> None:
    """Two restores within one second put their backups side by side."""
    data = backup_copy()
    names = {
        Path(
            restore.restore_backup(
                f"sqlite:///{tmp_path / name}", data, replace=False, progress=quiet
            ).backup
        ).name
        for name in ("a.db", "b.db")
    }
    assert len(names) == 2
