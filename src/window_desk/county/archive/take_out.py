"""Take the acts of cases out of the database once their retention is over and an archive has them.

First the archive is written, flushed and read back; then the cases go, some at a time, each step one
transaction that looks again whether they may. Killed anywhere, it is run again: what is out stays out.
"""

from datetime import date
from pathlib import Path

import msgspec

from window_desk.casework.acts import local_day
from window_desk.county.archive.check import check_archive
from window_desk.county.archive.eligible import Chooser, Stays
from window_desk.county.archive.lines import ArchiveReport
from window_desk.county.archive.take_out_steps import Taker
from window_desk.county.archive.write import write_archive
from window_desk.county.backups.manifest import BackupError, Progress
from window_desk.county.bootstrap import County
from window_desk.county.store.taking_out import compact
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.retention import closed_before

CASES_A_STEP = 50
_NAME_LENGTH = 128


class TakeOutReport(msgspec.Struct, frozen=True):
    """What was taken out, and how many cases stay although their retention is over, by reason.

    ``compacted``: whether the embedded file was rewritten; ``None`` on PostgreSQL.
    """

    archive: ArchiveReport
    cases: int
    acts: int
    scans: int
    stays: dict[Stays, int]
    compacted: bool | None


def last_day(context: CountyContext) -> date:
    """Cases closed before this day may go.

    Raises:
        BackupError: the county keeps everything for ever.
    """
    with context.database.reading() as connection:
        years = context.row(connection).retention_years
    if years is None:
        raise BackupError("本县没有设置保存期限，不移出任何办件；请先用 retention set 设置年数。")
    return closed_before(local_day(context.now()), years)


def take_out(
    county: County,
    target: Path,
    passphrase: str | None,
    progress: Progress,
    *,
    before: date | None = None,
    cases_a_step: int = CASES_A_STEP,
) -> TakeOutReport:
    """Archive into the new file ``target`` what is past its retention, read that back, and take it out.

    Raises:
        BackupError: nothing may go at all, or the archive cannot be written or read back. Cases taken out
            by then stay so.
        DatabaseBusyError: the last step changed nothing; it may be run again, with another file.
    """
    context = county.context
    latest = last_day(context)
    if before is not None and before > latest:
        raise BackupError(f"保存期限未满：只能移出{latest}之前办结的办件，请改用更早的日期。")
    if len(target.name) > _NAME_LENGTH:
        raise BackupError(f"归档文件名最多{_NAME_LENGTH}个字，请换一个文件名。")
    with context.database.reading() as connection:
        row = context.row(connection)
    chooser = Chooser(context.county, row.backup_position)
    written = write_archive(county, before or latest, target, passphrase, progress, chooser)
    taker = Taker(context, row.epoch, before or latest, target.name)
    checked = _read_back(county, target, passphrase, progress, written, taker)
    if not checked.cases:
        target.unlink()
    taken = taker.run(progress, cases_a_step)
    stays = chooser.stays
    stays[Stays.CHANGED] += written.cases - taken.cases
    return TakeOutReport(
        archive=checked,
        cases=taken.cases,
        acts=taken.acts,
        scans=taken.scans,
        stays={reason: count for reason, count in stays.items() if count},
        compacted=compact(context.database),
    )


def _read_back(
    county: County,
    target: Path,
    passphrase: str | None,
    progress: Progress,
    written: ArchiveReport,
    taker: Taker,
) -> ArchiveReport:
    checked = check_archive(target, passphrase, county.public_key(), progress, taker.note)
    said = (written.cases, written.acts, written.scans)
    if checked.faults or (checked.cases, checked.acts, checked.scans) != said:
        raise BackupError(
            f"归档文件 {target} 读回核对不符，没有移出任何办件；请检查磁盘后换一个文件名重试。"
        )
    return checked
