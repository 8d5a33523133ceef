"""Take a backup of a county's database while it serves, and prove it by restoring it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from window_desk import __version__
from window_desk.county.backups.durable import flush, put_in_place
from window_desk.county.backups.manifest import (
    FORMAT,
    SUFFIX,
    VERSION,
    BackupError,
    CountyInBackup,
    Manifest,
    Progress,
    manifest_path,
    sha256_of,
    write_manifest,
)
from window_desk.county.backups.proof import counties_held, proof_of
from window_desk.county.store import counties, postgresql_dumps, sqlite_copies
from window_desk.county.store.database import Database, DatabaseBusyError
from window_desk.county.store.migrate import newest_revision, revision

_ENDINGS = {"sqlite": ".db", "postgresql": ".dump"}


class BackupReport(msgspec.Struct, frozen=True):
    """A finished backup. ``verified`` says whether it was restored and checked, and the watermark raised.

    ``damaged`` has a sentence for each scan that was damaged before: such a backup is kept, and not verified.
    """

    file: str
    manifest: Manifest
    verified: bool
    removed: tuple[str, ...]
    damaged: tuple[str, ...] = ()


def take_backup(
    address: str,
    place: Path,
    *,
    verify: bool,
    progress: Progress,
    county: str | None = None,
    keep: int | None = None,
    now: datetime | None = None,
) -> BackupReport:
    """Back the database at ``address`` up into ``place``: a folder, or the name of a new file.

    An embedded database is verified always, PostgreSQL with ``verify``. What was verified raises the backup
    position of every county in it. With ``keep``, older backups of the same database in the folder go. Where
    scans are damaged the backup is kept all the same, but it is not verified and no older one goes.

    Raises:
        BackupError: no backup was made, or it did not stand the check; nothing of it is left.
        DatabaseBusyError: the database does not answer.
    """
    made_at = now or datetime.now(UTC)
    database = Database.at(address)
    try:
        engine = "postgresql" if database.is_postgresql else "sqlite"
        held = _counties_now(database, county)
        target = _target(place, held, made_at, engine)
        with _part_of(target) as part:
            verify = verify or engine == "sqlite"
            damaged: tuple[str, ...] = ()
            manifest = _write(address, database, part, target, made_at, progress)
            if verify:
                damaged = _prove(address, part, manifest, progress)
            put_in_place(part, target)
            try:
                write_manifest(target, manifest)
            except BaseException:
                target.unlink()
                raise
        verified = verify and not damaged
        if verified:
            _raise_watermark(database, manifest)
        removed = _without_old(target, manifest, keep) if keep is not None and verified else ()
        return BackupReport(str(target), manifest, verified, removed, damaged)
    finally:
        database.close()


def backup_name(
    held: tuple[CountyInBackup, ...], made_at: datetime, engine: str, label: str = ""
) -> str:
    """What a backup's file is called: its county, its time, and a ``label``."""
    stem = held[0].county if len(held) == 1 else "counties"
    return f"{stem}-{made_at:%Y%m%dT%H%M%SZ}{label}{_ENDINGS[engine]}"


def _counties_now(database: Database, county: str | None) -> tuple[CountyInBackup, ...]:
    with database.reading() as connection:
        found = revision(connection)
        if found is None:
            raise BackupError("这个数据库里还没有县级数据，没有可备份的；请核对地址。")
        if found != newest_revision():
            raise BackupError(
                f"数据库结构版本是 {found}，与本程序不同；请用现在服务的那个版本的程序做备份。"
            )
        held = counties_held(connection)
    if county is not None and county not in {each.county for each in held}:
        raise BackupError(f"数据库里没有县“{county}”，请核对 --id。")
    return held


def _target(place: Path, held: tuple[CountyInBackup, ...], made_at: datetime, engine: str) -> Path:
    if place.is_dir():
        place /= backup_name(held, made_at, engine)
    if not place.parent.is_dir():
        raise BackupError(f"文件夹 {place.parent} 不存在，请先建好。")
    if place.exists() or manifest_path(place).exists():
        raise BackupError(f"{place} 已存在，请换一个文件名；已有的备份没有改动。")
    return place


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """The name under which a backup is written; nothing is left there in the end."""
    part = target.with_name(target.name + ".part")
    try:
        part.touch(mode=0o600)
        yield part
    except OSError as error:
        raise BackupError(
            f"备份写不进 {target.parent}（{error.strerror}），请检查磁盘空间和权限；县级数据没有受影响。"
        ) from error
    except (sqlite_copies.CopyError, postgresql_dumps.DumpError) as error:
        raise BackupError(f"备份没有做成：{error} 县级数据没有受影响。") from error
    finally:
        for left in ("", "-journal", "-wal", "-shm"):
            part.with_name(part.name + left).unlink(missing_ok=True)


def _write(
    address: str,
    database: Database,
    part: Path,
    target: Path,
    made_at: datetime,
    progress: Progress,
) -> Manifest:
    file = sqlite_copies.file_of(address)
    if file is not None:
        sqlite_copies.copy_live(file, part, lambda done, whole: progress("copy", done, whole))
        held, schema = _of_copy(part)
    else:
        with database.reading() as connection:
            held, schema = counties_held(connection), revision(connection) or ""
            postgresql_dumps.dump(
                address, connection, part, lambda done: progress("pg_dump", done, 0)
            )
    flush(part)
    return Manifest(
        format=FORMAT,
        version=VERSION,
        made_at=made_at,
        program=__version__,
        schema=schema,
        engine="sqlite" if file is not None else "postgresql",
        file=target.name,
        bytes=part.stat().st_size,
        sha256=sha256_of(part, progress),
        counties=held,
    )


def _of_copy(part: Path) -> tuple[tuple[CountyInBackup, ...], str]:
    """What a copied file holds; it is one file without a log again."""
    database = Database.at(f"sqlite:///{part.as_posix()}")
    try:
        with database.reading() as connection:
            held = counties_held(connection), revision(connection) or ""
    finally:
        database.close()
    sqlite_copies.settle(part)
    return held


def _prove(address: str, part: Path, manifest: Manifest, progress: Progress) -> tuple[str, ...]:
    """A sentence for each damaged scan; raises :class:`BackupError` for any other difference."""
    try:
        if manifest.engine == "sqlite":
            with tempfile.TemporaryDirectory(prefix=".check-", dir=part.parent) as folder:
                scratch = Path(folder) / "county.db"
                shutil.copyfile(part, scratch)
                where = f"sqlite:///{scratch.as_posix()}"
                proof = proof_of(where, manifest.counties, progress, restored=False)
        else:
            with postgresql_dumps.scratch_database(address) as where:
                postgresql_dumps.restore(where, part, lambda done: progress("pg_restore", done, 0))
                proof = proof_of(where, manifest.counties, progress, restored=False)
    except DatabaseBusyError as error:
        raise BackupError("备份恢复到临时库后打不开，没有采用；请检查磁盘空间后重做。") from error
    if proof.faults:
        raise BackupError(
            f"备份核查不符（{proof.faults[0]}共{len(proof.faults)}处），没有采用；"
            "请运行 verify 检查县级数据库。"
        )
    return tuple(proof.damaged)


def _raise_watermark(database: Database, manifest: Manifest) -> None:
    at_ms = int(manifest.made_at.timestamp() * 1000)
    with database.writing() as connection:
        for each in manifest.counties:
            counties.set_backup_position(connection, each.county, each.position, at_ms)


def _without_old(target: Path, newest: Manifest, keep: int) -> tuple[str, ...]:
    """Remove the oldest backups of the same counties in the folder of ``target``."""
    ids = {each.county for each in newest.counties}
    found: list[tuple[datetime, Path]] = []
    for path in target.parent.glob(f"*{SUFFIX}"):
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.DecodeError:
            continue
        if manifest.format == FORMAT and {each.county for each in manifest.counties} == ids:
            found.append((manifest.made_at, path))
    removed = []
    for _, path in sorted(found, reverse=True)[max(keep, 1) :]:
        data = path.with_name(path.name.removesuffix(SUFFIX))
        path.unlink()
        data.unlink(missing_ok=True)
        removed.append(str(data))
    return tuple(removed)
