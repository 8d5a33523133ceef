"""Proves that a database holds what its manifest says: every county opened and verified."""

from dataclasses import dataclass, field

from window_desk.county.backups.manifest import CountyInBackup, Progress
from window_desk.county.bootstrap import open_county
from window_desk.county.identity import CountyIdentity
from window_desk.county.store import counties, feed
from window_desk.county.store.database import Connection
from window_desk.county.use_cases.verify_scans import drop_damaged


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


@dataclass(frozen=True, slots=True)
class Proof:
    """One Chinese sentence for each difference in acts, and for each scan that is damaged."""

    faults: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def proof_of(
    address: str, said: tuple[CountyInBackup, ...], progress: Progress, *, restored: bool
) -> Proof:
    """How a database differs from what is said of it. The schema is brought up to date.

    Of scans only those are read that no verified backup holds yet: of them alone a desk still has its copy
    that it may let go once the watermark rises. A database that was ``restored`` for good has an epoch of
    its own, all its scans are read, and damaged ones dropped: the desks offer theirs again.

    Raises:
        DatabaseBusyError: the database cannot be read at all.
    """
    proof = Proof()
    faults = proof.faults
    for each in said:
        with open_county(
            address, identity=CountyIdentity(each.county, each.name), within_restore=restored
        ) as county:
            report = county.verify(lambda done, whole: progress("verify", done, whole))
            faults.extend(f"{each.county}：{fault}" for fault in report.faults)
            with county.context.database.reading() as connection:
                since = 0 if restored else county.context.row(connection).backup_position
            scans = county.verify_scans(
                lambda done, whole: progress("scans", done, whole), from_position=since
            )
            proof.damaged.extend(f"{each.county}：{fault}" for fault in scans.faults)
            if restored and scans.damaged:
                drop_damaged(county.context, scans.damaged)
            with county.context.database.reading() as connection:
                held = {found.county: found for found in counties_held(connection)}[each.county]
        if (held.position, held.acts, held.xor) != (each.position, each.acts, each.xor):
            faults.append(
                f"{each.county}：说明写的是位置{each.position}、{each.acts}个环节，实有位置{held.position}、"
                f"{held.acts}个环节，或摘要不同。"
            )
        if not restored and held.epoch != each.epoch:
            faults.append(f"{each.county}：纪元与说明不同。")
    return proof
