"""What the county's published reference data says: sites, clerks, items, calendar, local rules.

Kept in memory and brought up to date inside each transaction by reading what was published since.
"""

import threading
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from window_desk.casework.calendar_notices import parse_overlay
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.item_mapping import item_from_mapping
from window_desk.casework.items import Authority, ServiceItem
from window_desk.casework.local_rules import DEFAULT_RULES, LocalRules
from window_desk.casework.terms import (
    ItemTerms,
    terms_of,
)
from window_desk.casework.workdays import (
    CalendarError,
    CalendarNotice,
    OverlayDay,
    WorkdayCalendar,
    parse_notice,
)
from window_desk.county.store import references
from window_desk.county.store.database import Connection
from window_desk.county.store.references import ReferenceRow
from window_desk.protocol.messages import (
    ClerkRecord,
    ReferenceKind,
    SiteRecord,
)
from window_desk.protocol.published import LOCAL_RULES_KEY, rules_of

_EMPTY_YEAR = CalendarNotice(2007, ("未发布节假日通知",), ())


@dataclass(frozen=True, slots=True)
class ClerkHistory:
    """A clerk's record through time: ``since_ms`` ascending, one clerk each."""

    since_ms: tuple[int, ...]
    clerks: tuple[Clerk, ...]

    def at(self, instant_ms: int) -> Clerk:
        """The record in force at an instant; the first one for anything earlier."""
        return self.clerks[max(0, bisect_right(self.since_ms, instant_ms) - 1)]


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """One version of an item and the terms it gives; ``terms`` is ``None`` while incomplete."""

    item: ServiceItem
    terms: ItemTerms | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All reference data of a county up to a position."""

    position: int = 0
    sites: dict[str, SiteRecord] = field(default_factory=dict)
    clerks: dict[str, ClerkHistory] = field(default_factory=dict)
    items: dict[tuple[str, int], PublishedItem] = field(default_factory=dict)
    notices: dict[int, CalendarNotice] = field(default_factory=dict)
    overlays: dict[str, OverlayDay] = field(default_factory=dict)
    calendar: WorkdayCalendar = field(default_factory=lambda: WorkdayCalendar([_EMPTY_YEAR]))
    rules: LocalRules = DEFAULT_RULES

    def sees_all_cases(self, site: str) -> bool:
        """Whether desks of ``site`` see the cases of every site."""
        record = self.sites.get(site)
        return record is not None and record.level == Authority.COUNTY


class KnowledgeShelf:
    """The newest :class:`Knowledge` of one county; any thread may ask."""

    def __init__(self, county: str) -> None:
        self._county = county
        self._lock = threading.Lock()
        self._knowledge = Knowledge()
        self._epoch = ""

    def up_to_date(self, connection: Connection, epoch: str) -> Knowledge:
        """What is published as this transaction sees it."""
        return self.as_of(connection, epoch, references.newest_position(connection, self._county))

    def as_of(self, connection: Connection, epoch: str, newest: int) -> Knowledge:
        """The same, for who has asked for the ``newest`` record's position in this transaction."""
        with self._lock:
            if epoch != self._epoch or newest < self._knowledge.position:
                self._knowledge, self._epoch = Knowledge(), epoch
            if newest > self._knowledge.position:
                rows = references.published_after(
                    connection, self._county, self._knowledge.position
                )
                self._knowledge = learn(self._knowledge, rows)
            return self._knowledge


def learn(knowledge: Knowledge, rows: tuple[ReferenceRow, ...]) -> Knowledge:
    """``knowledge`` with newly published records.

    Raises:
        msgspec.ValidationError, ItemMappingError, CalendarError, LocalRuleError: a body is not what
            its kind says; ``publish_reference`` lets none in.
    """
    sites = dict(knowledge.sites)
    clerks = dict(knowledge.clerks)
    items = dict(knowledge.items)
    notices = dict(knowledge.notices)
    overlays = dict(knowledge.overlays)
    rules = knowledge.rules
    for row in rows:
        match row.kind:
            case ReferenceKind.SITE:
                sites[row.key] = msgspec.json.decode(row.body, type=SiteRecord)
            case ReferenceKind.CLERK:
                clerks[row.key] = _with_clerk(clerks.get(row.key), row)
            case ReferenceKind.SERVICE_ITEM:
                items[row.key, row.version] = read_item(row.body)
            case ReferenceKind.CALENDAR_NOTICE:
                notice = read_notice(row.body)
                notices[notice.year] = notice
            case ReferenceKind.CALENDAR_OVERLAY:
                overlays.pop(row.key, None)
                if not is_withdrawn(row.body):
                    overlays[row.key] = read_overlay(row.body)
            case ReferenceKind.SETTING if row.key == LOCAL_RULES_KEY:
                rules = read_rules(row.body)
            case _:
                pass
    calendar = knowledge.calendar
    if notices != knowledge.notices or overlays != knowledge.overlays:
        calendar = _calendar(notices, overlays, calendar)
    position = max((row.position for row in rows), default=knowledge.position)
    return Knowledge(position, sites, clerks, items, notices, overlays, calendar, rules)


def read_item(body: bytes) -> PublishedItem:
    """An item as published; raises ``ItemMappingError`` or ``msgspec.DecodeError``."""
    item = item_from_mapping(msgspec.json.decode(body, type=dict[str, object]))
    return PublishedItem(item, terms_of(item) if item.is_complete else None)


def read_notice(body: bytes) -> CalendarNotice:
    """A year's holiday notice; raises ``CalendarError`` or ``msgspec.DecodeError``."""
    return parse_notice(msgspec.json.decode(body, type=dict[str, object]))


def read_overlay(body: bytes) -> OverlayDay:
    """A local day; raises ``CalendarError`` or ``msgspec.DecodeError``."""
    return parse_overlay(msgspec.json.decode(body, type=dict[str, object]))


def is_withdrawn(body: bytes) -> bool:
    """Whether a local day was taken back."""
    return msgspec.json.decode(body, type=dict[str, object]).get("withdrawn") is True


def read_rules(body: bytes) -> LocalRules:
    """The county's local rules; raises ``LocalRuleError`` or ``msgspec.DecodeError``."""
    return rules_of(msgspec.json.decode(body, type=dict[str, object]))


def read_clerk(body: bytes) -> Clerk:
    """A clerk as published; raises ``msgspec.DecodeError`` or ``ValueError`` for unknown codes."""
    record = msgspec.json.decode(body, type=ClerkRecord)
    return Clerk(
        number=record.number,
        name=record.name,
        site=record.site,
        level=Authority(record.level),
        windows=record.windows,
        duties=frozenset(Duty(duty) for duty in record.duties),
        active=record.active,
    )


def _with_clerk(history: ClerkHistory | None, row: ReferenceRow) -> ClerkHistory:
    clerk = read_clerk(row.body)
    if history is None:
        return ClerkHistory((row.published_at_ms,), (clerk,))
    return replace(
        history,
        since_ms=(*history.since_ms, row.published_at_ms),
        clerks=(*history.clerks, clerk),
    )


def _calendar(
    notices: dict[int, CalendarNotice],
    overlays: dict[str, OverlayDay],
    before: WorkdayCalendar,
) -> WorkdayCalendar:
    """The calendar; while the notices leave a gap of years, the one before stands."""
    try:
        return WorkdayCalendar(notices.values(), overlays.values())
    except CalendarError:
        return before


def instant_ms(instant: datetime) -> int:
    """Milliseconds since 1970 of an aware instant."""
    return int(instant.timestamp() * 1000)
