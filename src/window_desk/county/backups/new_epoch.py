"""The new epoch of a restored database: begun, verified, and backed up before anybody may serve it."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from window_desk.casework.acts import local_day
from window_desk.county.backups.manifest import BackupError, Manifest, Progress
from window_desk.county.backups.proof import proof_of
from window_desk.county.backups.take import backup_name, take_backup
from window_desk.county.store import counties
from window_desk.county.store.database import Database
from window_desk.county.store.migrate import migrate


def check_room(folder: Path, manifest: Manifest) -> None:
    """See that the new backup fits, and on an embedded file the copy by which it is verified.

    Raises:
        BackupError: it does not, or the folder cannot be written.
    """
    if not folder.is_dir():
        raise BackupError(f"恢复之后的备份要放的文件夹 {folder} 不存在，请先建好。")
    needed = manifest.bytes * (2 if manifest.engine == "sqlite" else 1)
    free = shutil.disk_usage(folder).free
    if free < needed or not os.access(folder, os.W_OK):
        raise BackupError(
            f"恢复之后要马上再备份一次，文件夹 {folder} 写不进或地方不够（需要{needed}字节，"
            f"现有{free}字节）：请腾出地方，或用 --backup-to 指定别的文件夹。什么都没有改动。"
        )


def begin_anew(
    address: str, manifest: Manifest, folder: Path, progress: Progress
) -> tuple[dict[str, str], tuple[str, ...], str]:
    """New epochs, verified and backed up; with them what was damaged, and the new backup's file.

    Raises:
        BackupError: the database does not hold what the manifest says, or no backup was made.
    """
    epochs = _begin_epochs(address, manifest)
    proof = proof_of(address, manifest.counties, progress, restored=True)
    if proof.faults:
        raise BackupError(
            f"恢复出来的数据核查不符（{proof.faults[0]}共{len(proof.faults)}处），请换用完好的备份。"
        )
    # part of the epoch in its name: two restores within a second do not meet
    label = f"-after-restore-{min(epochs.values())[:8]}"
    name = backup_name(manifest.counties, datetime.now(UTC), manifest.engine, label)
    try:
        backup = take_backup(address, folder / name, verify=True, progress=progress)
    except BackupError as error:
        raise BackupError(
            f"恢复出来的数据没能马上再备份，恢复没有做成：{error} 可用 --backup-to 指定别的文件夹。"
        ) from error
    return epochs, tuple(proof.damaged), backup.file


def _begin_epochs(address: str, manifest: Manifest) -> dict[str, str]:
    database = Database.at(address)
    try:
        migrate(database, within_restore=True)
        epochs = {each.county: str(uuid4()) for each in manifest.counties}
        with database.writing() as connection:
            for county, epoch in epochs.items():
                counties.set_epoch(connection, county, epoch, local_day(datetime.now(UTC)))
        return epochs
    finally:
        database.close()
