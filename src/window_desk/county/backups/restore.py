"""Restore a backup: checked first, verified, and never again in an epoch that desks know."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from window_desk.county.backups.durable import flush, flush_folder, put_in_place
from window_desk.county.backups.manifest import (
    BackupError,
    Manifest,
    Progress,
    checked_file,
    read_manifest,
)
from window_desk.county.backups.new_epoch import begin_anew, check_room
from window_desk.county.store import counties, postgresql_dumps, sqlite_copies
from window_desk.county.store.database import Database, DatabaseBusyError
from window_desk.county.store.migrate import (
    DatabaseTooNewError,
    known_revisions,
    revision,
)

_RUNNING = "县级服务（或别的命令）正在使用这个数据库，请先停掉再恢复；什么都没有改动。"
_COPY_BYTES = 4 * 1024 * 1024


class RestoreReport(msgspec.Struct, frozen=True):
    """A finished restore. ``epochs`` has the new epoch of every county, ``aside`` the old file, if any.

    ``backup`` is the verified backup of the new epoch. ``damaged`` has a sentence for each scan that was
    damaged and therefore dropped.
    """

    manifest: Manifest
    epochs: dict[str, str]
    aside: str
    backup: str
    damaged: tuple[str, ...]


def restore_backup(
    address: str,
    data: Path,
    *,
    replace: bool,
    progress: Progress,
    county: str | None = None,
    backup_to: Path | None = None,
) -> RestoreReport:
    """Put the backup file ``data`` into the database at ``address``, verify it and begin new epochs.

    Before anybody may serve it the new epoch is backed up and verified itself, into the folder
    ``backup_to`` or beside ``data``: a second restore of ``data`` would know nothing of
    numbers lent from now on. What the database held is there until both were verified. A PostgreSQL
    database in which a restore was killed refuses to be served until the restore was run again.

    Raises:
        BackupError: the backup is not whole, not for this database, or the database holds something (and
            ``replace`` is not set) or is in use, or there is no room for the new backup: nothing was changed.
        DatabaseTooNewError: a newer program made the backup.
        DatabaseBusyError: the database does not answer.
    """
    manifest = read_manifest(data)
    file = sqlite_copies.file_of(address)
    if (manifest.engine == "sqlite") != (file is not None):
        raise BackupError(
            f"这份备份是 {manifest.engine} 的，目标数据库是另一种；请恢复到同一种数据库。"
        )
    if manifest.schema not in known_revisions():
        raise DatabaseTooNewError(
            f"备份由更新版本的程序做成（结构版本 {manifest.schema}），请安装新版本后再恢复。"
        )
    ids = {each.county for each in manifest.counties}
    if county is not None and county not in ids:
        raise BackupError(f"这份备份里没有县“{county}”（有：{'、'.join(sorted(ids))}），请核对。")
    folder = backup_to or data.parent
    check_room(folder, manifest)
    checked_file(data, manifest, progress)
    try:
        if file is not None:
            return _into_file(file, data, manifest, folder, progress, replace=replace)
        return _into_postgresql(address, data, manifest, folder, progress, replace=replace)
    except (sqlite_copies.CopyError, postgresql_dumps.DumpError) as error:
        raise BackupError(f"恢复没有做成：{error}") from error
    except OSError as error:
        raise BackupError(
            f"恢复没有做成（{error.strerror}），请检查磁盘空间和权限；原来的数据没有改动。"
        ) from error


def _into_file(
    file: Path,
    data: Path,
    manifest: Manifest,
    folder: Path,
    progress: Progress,
    *,
    replace: bool,
) -> RestoreReport:
    file.parent.mkdir(parents=True, exist_ok=True)
    there = file.exists() and file.stat().st_size > 0
    known = _counties_at(f"sqlite:///{file.as_posix()}") if there else set()
    _check_target(known, manifest, replace=replace)
    part = file.with_name(file.name + ".restoring")
    # A file that cannot be read any more is what backups are for: nobody can be serving it.
    with _kept_for_us(file) if there and known is not None else nullcontext():
        try:
            _copy(data, part, progress)
            where = f"sqlite:///{part.as_posix()}"
            epochs, damaged, backup = begin_anew(where, manifest, folder, progress)
            sqlite_copies.settle(part)
            flush(part)
            aside = _set_aside(file)
            put_in_place(part, file)
        finally:
            for left in ("", "-wal", "-shm"):
                part.with_name(part.name + left).unlink(missing_ok=True)
    return RestoreReport(manifest, epochs, aside, backup, damaged)


def _into_postgresql(
    address: str,
    data: Path,
    manifest: Manifest,
    folder: Path,
    progress: Progress,
    *,
    replace: bool,
) -> RestoreReport:
    database = Database.at(address)
    try:
        _keep_for_us(database)
        try:
            _check_target(_counties_at(address), manifest, replace=replace)
            _check_role(database)
        except (BackupError, DatabaseTooNewError):
            _finish(database)
            raise
        with database.writing() as connection:
            postgresql_dumps.set_aside(connection)
        try:
            postgresql_dumps.restore(address, data, lambda done: progress("pg_restore", done, 0))
            epochs, damaged, backup = begin_anew(address, manifest, folder, progress)
        except BaseException:
            with database.writing() as connection:
                postgresql_dumps.take_back(connection)
                postgresql_dumps.mark_finished(connection)
            raise
        with database.writing() as connection:
            postgresql_dumps.forget_aside(connection)
            postgresql_dumps.mark_finished(connection)
        return RestoreReport(manifest, epochs, "", backup, damaged)
    finally:
        database.close()


def _keep_for_us(database: Database) -> None:
    """Mark the database as being restored; what a killed restore had set aside is put back first."""
    with database.writing() as connection:
        before = postgresql_dumps.is_unfinished(connection)
        postgresql_dumps.mark_unfinished(connection)
    # Whoever starts from now on sees the mark; whoever started before is seen here.
    with database.reading() as connection:
        others = postgresql_dumps.other_sessions(connection)
    if others:
        if not before:
            _finish(database)
        raise BackupError(_RUNNING)
    with database.writing() as connection:
        postgresql_dumps.take_back(connection)


def _check_role(database: Database) -> None:
    with database.reading() as connection:
        if not postgresql_dumps.may_make_scratch(connection):
            raise BackupError(
                "恢复之后要马上再备份并核查一次，数据库角色却不能建临时库：请用管理员执行"
                " ALTER ROLE … CREATEDB 后重试。什么都没有改动。"
            )


def _finish(database: Database) -> None:
    with database.writing() as connection:
        postgresql_dumps.mark_finished(connection)


def _counties_at(address: str) -> set[str] | None:
    """The counties in a database, none in an empty one; ``None`` of a file that cannot be read."""
    database = Database.at(address)
    try:
        with database.reading() as connection:
            found = revision(connection)
            if found is None:
                return set()
            if found not in known_revisions() and database.is_postgresql:
                raise DatabaseTooNewError(
                    f"目标数据库由更新版本的程序建立（版本 {found}），请恢复到另一个空的数据库。"
                )
            return {summary.id for summary in counties.summaries(connection)}
    except DatabaseBusyError:
        if database.is_postgresql:
            raise
        return None
    finally:
        database.close()


@contextmanager
def _kept_for_us(file: Path) -> Iterator[None]:
    try:
        with sqlite_copies.claimed(file):
            yield
    except sqlite_copies.InUseError:
        raise BackupError(_RUNNING) from None


def _set_aside(file: Path) -> str:
    """Rename what is there with its logs: a log left behind would be played into the new file."""
    aside = file.with_name(f"{file.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    moved = ""
    for end in ("", "-wal", "-shm", "-journal"):
        old = file.with_name(file.name + end)
        if old.exists():
            old.rename(aside.with_name(aside.name + end))
            moved = str(aside)
    flush_folder(file.parent)
    return moved


def _copy(data: Path, part: Path, progress: Progress) -> None:
    size = data.stat().st_size
    with data.open("rb") as source, part.open("wb") as target:
        part.chmod(0o600)
        while chunk := source.read(_COPY_BYTES):
            target.write(chunk)
            progress("copy", target.tell(), size)


def _check_target(known: set[str] | None, manifest: Manifest, *, replace: bool) -> None:
    if known is not None and not known:
        return
    ids = {each.county for each in manifest.counties}
    if known is not None and known != ids:
        raise BackupError(
            f"目标数据库是县“{'、'.join(sorted(known))}”的，备份是“{'、'.join(sorted(ids))}”的，不能覆盖；"
            "请恢复到另一个空的数据库。"
        )
    if not replace:
        raise BackupError(
            "目标数据库里已有县级数据；确实要用备份替换它，请加 --replace。什么都没有改动。"
        )
