"""A city (市): the boards of its counties in one database, brought there by PostgreSQL's own replication.

The city holds no act and no person: only the spans of cases by day, site and item.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from window_desk.county.store import board_counts, subscriptions
from window_desk.county.store.board_counts import BoardLine, BoardSource
from window_desk.county.store.database import Database
from window_desk.county.store.engines import DatabaseAddressError
from window_desk.county.store.subscriptions import BOARD_TABLES
from window_desk.county.store.tables import metadata


@dataclass(frozen=True, slots=True)
class Board:
    """The board of ``day``: its lines by county and site, and how fresh each county's are."""

    day: date
    lines: tuple[BoardLine, ...]
    sources: tuple[BoardSource, ...]


@dataclass(frozen=True, slots=True)
class CountyStatus:
    """How the city stands with one county.

    ``state`` is ``streaming``, ``copying`` (the first copy), ``catching_up`` (the county keeps log for us),
    ``away`` (the county does not answer), ``stopped`` (it answers, we are not connected) or ``lost`` (the
    county had to drop log that we never got: subscribe anew). ``lag_bytes`` is ``None`` while it is away.
    """

    county: str
    name: str
    state: str
    lag_bytes: int | None
    position: int
    told_at_ms: int
    last_message_at: datetime | None


class City:
    """One city database on PostgreSQL."""

    def __init__(self, address: str, database: Database) -> None:
        self._address = address
        self._database = database

    @classmethod
    def at(cls, address: str) -> Self:
        """The city's database; its three tables are made where they are missing.

        Raises:
            DatabaseAddressError: the address is not that of a PostgreSQL database.
            DatabaseBusyError: the database does not answer.
        """
        if not address.startswith(("postgresql://", "postgres://")):
            raise DatabaseAddressError(
                "市级数据库只支持 PostgreSQL，请写成 postgresql://用户@主机/库名。"
            )
        database = Database.at(address)
        try:
            with database.writing() as connection:
                metadata.create_all(connection, BOARD_TABLES)
        except BaseException:
            database.close()
            raise
        return cls(address, database)

    def subscribe(self, county: str, county_address: str) -> None:
        """Take the board of a county that has published it; see :mod:`store.subscriptions`."""
        subscriptions.subscribe(self._address, county, county_address)

    def unsubscribe(self, county: str, *, county_gone: bool = False) -> None:
        """Drop a county from the board."""
        subscriptions.unsubscribe(self._address, county, county_gone=county_gone)

    def board(self, day: date) -> Board:
        """The board as of ``day``; of days past it tells what is known of them today."""
        with self._database.reading() as connection:
            return Board(day, board_counts.lines(connection, day), board_counts.sources(connection))

    def status(self) -> tuple[CountyStatus, ...]:
        """How the city stands with each county that it subscribes to."""
        with self._database.reading() as connection:
            sources = {source.county: source for source in board_counts.sources(connection)}
        return tuple(
            _status(each, sources.get(each.county))
            for each in subscriptions.subscriptions(self._address)
        )

    def close(self) -> None:
        """Give the connections back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _status(subscription: subscriptions.Subscription, source: BoardSource | None) -> CountyStatus:
    lag = subscriptions.slot_lag(subscription.address, subscription.county)
    return CountyStatus(
        county=subscription.county,
        name=source.name if source is not None else "",
        state=_state(subscription, lag),
        lag_bytes=None if lag is None else lag.lag_bytes,
        position=source.position if source is not None else 0,
        told_at_ms=source.told_at_ms if source is not None else 0,
        last_message_at=subscription.last_message_at,
    )


def _state(subscription: subscriptions.Subscription, lag: subscriptions.SlotLag | None) -> str:
    if lag is None:
        return "away"
    if lag.kept == "lost":
        return "lost"
    if not (subscription.enabled and subscription.running and lag.active):
        return "stopped"
    if not subscription.copied:
        return "copying"
    return "catching_up" if lag.lag_bytes > _SMALL_LAG_BYTES else "streaming"


_SMALL_LAG_BYTES = 1024 * 1024
"""Less log than this is what is just on its way."""
