"""The only place that builds the county's objects, starts its threads and joins them."""

import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Self
from uuid import uuid4

import msgspec
from starlette.applications import Starlette

from window_desk.casework.calendar_notices import parse_notice
from window_desk.casework.duties import Clerk
from window_desk.casework.items import ServiceItem, Window
from window_desk.county.api.app import make_app
from window_desk.county.api.instruments import Instruments
from window_desk.county.checkers import SignatureCheckers
from window_desk.county.identity import DEFAULT_COUNTY, CountyIdentity
from window_desk.county.reports.board_projection import tell_board
from window_desk.county.reports.city import Board
from window_desk.county.store import board_counts, counties
from window_desk.county.store.counties import CountyRow
from window_desk.county.store.database import Database
from window_desk.county.store.desks import DeskRow
from window_desk.county.store.feed import ALL_SITES
from window_desk.county.store.migrate import migrate
from window_desk.county.store.sizes import disk_use
from window_desk.county.store.subscriptions import publish_board
from window_desk.county.use_cases import administer
from window_desk.county.use_cases.case_files import CaseFiles
from window_desk.county.use_cases.context import Clock, CountyContext, system_clock
from window_desk.county.use_cases.enrol import create_code
from window_desk.county.use_cases.item_register import PublishedItems, item_record
from window_desk.county.use_cases.knowledge import KnowledgeShelf
from window_desk.county.use_cases.publish_calendar import publish_shipped
from window_desk.county.use_cases.publish_reference import NewRecord, publish_reference
from window_desk.county.use_cases.pull import scope_digest
from window_desk.county.use_cases.standing import CountyStanding, county_standing
from window_desk.county.use_cases.tidy_scans import TidyReport, tidy_scans
from window_desk.county.use_cases.verify_journal import JournalReport, verify_journal
from window_desk.county.use_cases.verify_scans import ScanReport, drop_damaged, verify_scans
from window_desk.protocol.messages import ReferenceKind, SiteRecord, StateDigest
from window_desk.protocol.signatures import CountyKey

_WORKERS = 8


class County:
    """One county: its store, its threads, and everything that tools do with it."""

    def __init__(self, context: CountyContext, checkers: SignatureCheckers) -> None:
        self.context = context
        self._checkers = checkers
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="county")
        self.items = PublishedItems(context)
        self.instruments = Instruments()

    def app(self) -> Starlette:
        """A new HTTP application on this county."""
        return make_app(self.context, self._workers, self.instruments)

    def publish(self, records: Iterable[NewRecord]) -> int:
        """Publish reference records; returns how many were new. See ``publish_reference``."""
        return publish_reference(self.context, records)

    def publish_site(self, site: SiteRecord) -> None:
        """Publish a site (township centre or county hall)."""
        self.publish([NewRecord.of(ReferenceKind.SITE, site.code, site)])

    def publish_catalogue(
        self,
        items: Iterable[ServiceItem],
        windows: Iterable[Window],
        templates: Mapping[str, Mapping[str, object]],
    ) -> int:
        """Publish items, windows and certificate templates; returns how many were new."""
        return self.publish(
            [
                *(item_record(item) for item in items),
                *(NewRecord.of(ReferenceKind.WINDOW, w.code, w) for w in windows),
                *(
                    NewRecord.of(ReferenceKind.CERTIFICATE_TEMPLATE, key, template)
                    for key, template in templates.items()
                ),
            ]
        )

    def publish_calendars(self, folder: Path) -> int:
        """Publish the yearly holiday notices (``YYYY.json``) in ``folder`` that the county lacks.

        What was published since is not touched; see ``publish_shipped``.
        """
        notices = [
            parse_notice(msgspec.json.decode(path.read_bytes(), type=dict[str, object]))
            for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].json"))
        ]
        return publish_shipped(self.context, notices)

    def public_key(self) -> str:
        """The base64 public key by which desks know what this county published."""
        return self.signing_key().public

    def signing_key(self) -> CountyKey:
        """The key with which the county signs what it publishes."""
        with self.context.database.reading() as connection:
            return CountyKey(self.context.row(connection).signing_key)

    def create_enrolment_code(
        self, site: str, windows: tuple[str, ...] = (), valid_days: int = 7
    ) -> str:
        """A one-time code for one desk at ``site``."""
        return create_code(self.context, site, windows, valid_days)

    def add_clerk(self, clerk: Clerk, password: str) -> None:
        """Publish a clerk who signs in with ``password``."""
        administer.add_clerk(self.context, clerk, password)

    def knows_clerk(self, number: str) -> bool:
        """Whether a clerk with this number was ever published."""
        return administer.clerk_record(self.context, number) is not None

    def withdraw_clerk(self, number: str) -> None:
        """Take a clerk out of service."""
        administer.withdraw_clerk(self.context, number)

    def withdraw_desk(self, desk: str) -> None:
        """Shut a desk out."""
        administer.withdraw_desk(self.context, desk)

    def desks(self) -> tuple[DeskRow, ...]:
        """All desks with their standing."""
        return administer.list_desks(self.context)

    def record_backup(self, position: int) -> None:
        """Say up to where a verified backup holds everything."""
        administer.record_backup(self.context, position)

    def begin_epoch(self) -> str:
        """Begin a new epoch, after a restore; returns it."""
        return administer.begin_epoch(self.context)

    def digest(self, site: str = ALL_SITES) -> StateDigest:
        """The digest of one site's acts, of all sites by default."""
        with self.context.database.reading() as connection:
            position = self.context.row(connection).last_position
            return scope_digest(self.context, connection, site, position)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> JournalReport:
        """Check every act, chain, signature and digest; ``progress`` gets entries read and in all."""
        return verify_journal(self.context, progress)

    def verify_scans(
        self, progress: Callable[[int, int], None] | None = None, *, from_position: int = 0
    ) -> ScanReport:
        """Check the bytes of complete scans; ``progress`` gets bytes read and in all."""
        return verify_scans(self.context, progress, from_position=from_position)

    def drop_damaged(self, report: ScanReport) -> None:
        """Forget the scans that were found damaged; desks that still have them send them again."""
        drop_damaged(self.context, report.damaged)

    def tidy_scans(
        self, days: int, *, remove: bool, progress: Callable[[int, int], None] | None = None
    ) -> TidyReport:
        """Find or remove scans whose naming acts all fell ``days`` ago; see ``use_cases.tidy_scans``."""
        return tidy_scans(self.context, days, remove=remove, progress=progress)

    def standing(self) -> CountyStanding:
        """How the county stands."""
        return county_standing(self.context)

    def disk_use(self) -> dict[str, int]:
        """Bytes of the database and, on PostgreSQL, of all log written so far."""
        with self.context.database.reading() as connection:
            return disk_use(connection)

    def tell_board(self) -> int:
        """Tell the board what the feed holds by now; see ``reports.board_projection``."""
        return tell_board(self.context)

    def board(self, day: date) -> Board:
        """The board of this database as told so far, as of ``day``."""
        with self.context.database.reading() as connection:
            return Board(day, board_counts.lines(connection, day), board_counts.sources(connection))

    def publish_board(self, address: str) -> bool:
        """Offer the board to a city; ``address`` is this database. See ``store.subscriptions``."""
        return publish_board(address, self.context.county)

    def close(self) -> None:
        """Join the threads and give back the connections."""
        self._workers.shutdown()
        self._checkers.close()
        self.context.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_county(
    database_url: str,
    *,
    identity: CountyIdentity | None = None,
    clock: Clock = system_clock,
    within_restore: bool = False,
) -> County:
    """Open a county: bring the schema up to date, create the county where it is new.

    Without ``identity`` the database's only county is opened, or a new one of a neutral name.
    ``within_restore`` opens a PostgreSQL database that a restore has not given free yet.

    Raises:
        DatabaseAddressError: the address is none of ours.
        DatabaseTooNewError: a newer program made the database.
        RestoreUnfinishedError: a restore into the database broke off.
        DatabaseBusyError: the database does not answer.
        ValueError: there are several counties and none was named.
    """
    database = Database.at(database_url)
    try:
        migrate(database, within_restore=within_restore)
        row = _open_row(database, identity)
    except BaseException:
        database.close()
        raise
    checkers = SignatureCheckers(os.cpu_count() or 1)
    context = CountyContext(
        county=row.id,
        token_secret=row.token_secret,
        database=database,
        clock=clock,
        shelf=KnowledgeShelf(row.id),
        case_files=CaseFiles(),
        checkers=checkers,
    )
    return County(context, checkers)


def _open_row(database: Database, identity: CountyIdentity | None) -> CountyRow:
    with database.writing() as connection:
        known = counties.county_ids(connection)
        if identity is None and len(known) > 1:
            raise ValueError(f"数据库里有多个县（{'、'.join(known)}），请指明其中一个。")
        wanted = identity or DEFAULT_COUNTY
        county = known[0] if identity is None and known else wanted.id
        row = counties.read_county(connection, county)
        if row is None:
            counties.lock_creation(connection)
            row = counties.read_county(connection, county)
        if row is None:
            row = CountyRow(
                id=wanted.id,
                name=wanted.name,
                epoch=str(uuid4()),
                last_position=0,
                backup_position=0,
                token_secret=secrets.token_bytes(32),
                signing_key=secrets.token_bytes(32),
            )
            counties.create_county(connection, row)
        return row
