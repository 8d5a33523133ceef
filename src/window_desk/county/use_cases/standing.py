"""Say how the county stands: feed, backup, desks, acts, numbers, database."""

from collections import Counter

import msgspec

from window_desk.casework.acts import local_day
from window_desk.county.store import desks, standing
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Connection
from window_desk.county.store.migrate import revision
from window_desk.county.store.standing import LeaseUse
from window_desk.county.use_cases.context import CountyContext

_SECOND_MS = 1000


class BackupStanding(msgspec.Struct, frozen=True):
    """The newest verified backup. Ages in seconds; ``unsaved_s`` is the age of the oldest entry not in it."""

    position: int
    behind: int
    age_s: int | None
    unsaved_s: int


class DeskStanding(msgspec.Struct, frozen=True):
    """One desk; ``silent_s`` is how long it opened no session and pushed nothing, if it ever did."""

    desk: str
    name: str
    site: str
    status: str
    acts: int
    silent_s: int | None


class SeriesStanding(msgspec.Struct, frozen=True):
    """Numbers of one series: ``leased = used + void + free``.

    ``restored`` are used, and were lent after a backup that was restored since; ``astray`` are used but
    of no lease.
    """

    series: str
    leased: int
    used: int
    void: int
    free: int
    restored: int
    astray: int


class PartitionStanding(msgspec.Struct, frozen=True):
    """One partition of a growing table."""

    name: str
    bytes: int
    rows: int


class CountyStanding(msgspec.Struct, frozen=True):
    """Everything that ``window-desk county status`` prints."""

    county: str
    name: str
    epoch: str
    head: int
    backup: BackupStanding
    desks: tuple[DeskStanding, ...]
    desks_by_status: dict[str, int]
    acts: dict[str, int]
    numbers: tuple[SeriesStanding, ...]
    schema: str
    database: str
    database_bytes: int
    partitions: tuple[PartitionStanding, ...]

    @property
    def numbers_balance(self) -> bool:
        """Whether every number in use comes from a lease."""
        return not any(series.astray for series in self.numbers)


def county_standing(context: CountyContext) -> CountyStanding:
    """One look at the county, in one snapshot. Counts acts and numbers: seconds on a large database."""
    now_ms = context.now_ms()
    with context.database.reading() as connection:
        row = context.row(connection)
        known = desks.list_desks(connection, context.county)
        return CountyStanding(
            county=row.id,
            name=row.name,
            epoch=row.epoch,
            head=row.last_position,
            backup=backup_standing(context, connection, row),
            desks=tuple(
                DeskStanding(
                    desk.id,
                    desk.name,
                    desk.site,
                    desk.status.value,
                    desk.last_sequence,
                    _age_s(now_ms, desk.last_contact_ms),
                )
                for desk in known
            ),
            desks_by_status={
                status.value: count for status, count in desks.by_status(known).items()
            },
            acts=standing.acts_by_status(connection, context.county),
            numbers=numbers_standing(context, connection),
            schema=revision(connection) or "",
            database=connection.dialect.name,
            database_bytes=standing.database_bytes(connection),
            partitions=tuple(
                PartitionStanding(part.name, part.bytes, part.rows)
                for part in standing.partitions(connection)
            ),
        )


def backup_standing(
    context: CountyContext, connection: Connection, row: CountyRow
) -> BackupStanding:
    """How far the newest verified backup is behind; cheap."""
    first_unsaved = standing.recorded_at_ms(connection, context.county, row.backup_position + 1)
    return BackupStanding(
        position=row.backup_position,
        behind=row.last_position - row.backup_position,
        age_s=_age_s(context.now_ms(), row.backup_at_ms),
        unsaved_s=_age_s(context.now_ms(), first_unsaved) or 0,
    )


def free_numbers_by_kind(context: CountyContext, connection: Connection) -> dict[str, int]:
    """Numbers lent and neither used nor expired, by kind of series (``case``, ``notice`` …)."""
    today = local_day(context.now()).isoformat()
    free: Counter[str] = Counter()
    for use in standing.lease_uses(connection, context.county, today):
        free[use.series.partition(":")[0]] += use.leased - use.used
    return dict(free)


def numbers_standing(context: CountyContext, connection: Connection) -> tuple[SeriesStanding, ...]:
    """Every series with what became of its numbers."""
    today = local_day(context.now()).isoformat()
    used = standing.used_by_series(connection, context.county)
    restored = standing.used_of_set_aside(connection, context.county)
    by_series: dict[str, list[LeaseUse]] = {series: [] for series in used}
    for use in standing.lease_uses(connection, context.county):
        by_series.setdefault(use.series, []).append(use)
    return tuple(
        _series(series, by_series[series], used.get(series, 0), restored.get(series, 0), today)
        for series in sorted(by_series)
    )


def _series(
    series: str, uses: list[LeaseUse], registered: int, restored: int, today: str
) -> SeriesStanding:
    from_leases = sum(use.used for use in uses)
    return SeriesStanding(
        series=series,
        leased=sum(use.leased for use in uses),
        used=from_leases,
        void=sum(use.leased - use.used for use in uses if use.expires_on < today),
        free=sum(use.leased - use.used for use in uses if use.expires_on >= today),
        restored=restored,
        astray=registered - from_leases - restored,
    )


def _age_s(now_ms: int, then_ms: int | None) -> int | None:
    return None if then_ms is None else max(0, now_ms - then_ms) // _SECOND_MS
