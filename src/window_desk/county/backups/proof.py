"""Proves that a database holds what its manifest says: every county opened and verified."""

from window_desk.county.backups.manifest import CountyInBackup, Progress
from window_desk.county.bootstrap import open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.store import counties, feed
from window_desk.county.store.database import Connection


def counties_held(connection: Connection) -> tuple[CountyInBackup, ...]:
    """Every county of a database in this snapshot."""
    held = []
    for summary in counties.summaries(connection):
        acts, xor = feed.digest(connection, summary.id, feed.ALL_SITES)
        held.append(
            CountyInBackup(
                county=summary.id,
                name=summary.name,
                epoch=summary.epoch,
                position=summary.last_position,
                acts=acts,
                xor=xor,
            )
        )
    return tuple(held)


def faults_of(
    address: str, said: tuple[CountyInBackup, ...], progress: Progress, *, restored: bool
) -> list[str]:
    """One Chinese sentence for each difference between a database and what is said of it.

    The schema is brought up to date. A database that was ``restored`` for good has an epoch of its own.

    Raises:
        DatabaseBusyError: the database cannot be read at all.
    """
    faults: list[str] = []
    for each in said:
        with open_county(
            address, identity=CountyIdentity(each.county, each.name), within_restore=restored
        ) as county:
            report = county.verify(lambda done, whole: progress("verify", done, whole))
            faults.extend(f"{each.county}：{fault}" for fault in report.faults)
            with county.context.database.reading() as connection:
                held = {found.county: found for found in counties_held(connection)}[each.county]
        if (held.position, held.acts, held.xor) != (each.position, each.acts, each.xor):
            faults.append(
                f"{each.county}：说明写的是位置{each.position}、{each.acts}个环节，实有位置{held.position}、"
                f"{held.acts}个环节，或摘要不同。"
            )
        if not restored and held.epoch != each.epoch:
            faults.append(f"{each.county}：纪元与说明不同。")
    return faults
