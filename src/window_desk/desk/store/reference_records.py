"""The county's reference records as they stand here, read into values. Any thread, own connection.

A record that this program cannot read is logged and left out: one bad record never blocks the rest.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import msgspec

from window_desk.casework.calendar_notices import OverlayDay, OverlayKind
from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.item_mapping import ItemMappingError, item_from_mapping
from window_desk.casework.items import Authority, ServiceItem, Window
from window_desk.casework.local_rules import (
    DEFAULT_RULES,
    LocalRuleError,
    LocalRules,
    rules_from_mapping,
)
from window_desk.casework.workdays import CalendarError, WorkdayCalendar, calendar_from_mappings
from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.signed_records import SIGNED_KINDS, newest_trusted
from window_desk.desk.use_cases.ports import Site
from window_desk.protocol.messages import (
    ClerkRecord,
    EnrolReply,
    OverlayRecord,
    ReferenceKind,
    SiteRecord,
)

_log = logging.getLogger(__name__)

_Value = TypeVar("_Value")

RULES_KEY: Final = "local_rules"
_SIGNATURE: Final = "signature"

# one row per key: SQLite takes the other columns from the row with the highest version
_NEWEST = "SELECT key, max(version), body FROM reference WHERE kind = ? GROUP BY key ORDER BY key"


def read_calendar(rows: Rows) -> WorkdayCalendar | None:
    """The newest published calendar; ``None`` while the county has published none that holds."""
    notices = [
        mapping
        for _key, body in _newest(rows, ReferenceKind.CALENDAR_NOTICE)
        if isinstance(mapping := _plain(body), Mapping)
    ]
    overlays = [
        OverlayDay(record.date, OverlayKind(record.kind), record.name)
        for record in _read_all(
            _newest(rows, ReferenceKind.CALENDAR_OVERLAY), _decoder(OverlayRecord)
        )
        if record.kind in {kind.value for kind in OverlayKind} and not record.withdrawn
    ]
    if not notices:
        return None
    try:
        return calendar_from_mappings(notices, overlays)
    except CalendarError as error:
        _log.warning("the published calendar does not hold: %s", error.field)
        return None


def read_rules(rows: Rows) -> LocalRules:
    """The county's local rules; the defaults while it has published none that holds."""
    for key, body in _newest(rows, ReferenceKind.SETTING):
        if key != RULES_KEY:
            continue
        mapping = _plain(body)
        if not isinstance(mapping, Mapping):
            _log.warning("the published local rules are not readable")
            break
        try:
            return rules_from_mapping(
                {name: value for name, value in mapping.items() if name != _SIGNATURE}
            )
        except LocalRuleError as error:
            _log.warning("the published local rules do not hold: %s", error.field)
    return DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class ItemVersions:
    """All versions of one item, oldest first."""

    versions: tuple[ServiceItem, ...]

    def on(self, day: date) -> ServiceItem:
        """The newest version that has begun by ``day``, withdrawn or not; else the first."""
        begun = [item for item in self.versions if item.effective_from <= day]
        return begun[-1] if begun else self.versions[0]


def read_items(rows: Rows) -> list[ItemVersions]:
    """Every item with its versions, by implementation code."""
    found = rows.all(
        "SELECT key, body FROM reference WHERE kind = ? ORDER BY key, version",
        ReferenceKind.SERVICE_ITEM.value,
    )
    items: dict[str, list[ServiceItem]] = {}
    for item in _read_all([(str(key), bytes(body)) for key, body in found], _item):
        items.setdefault(item.implementation_code, []).append(item)
    return [ItemVersions(tuple(versions)) for versions in items.values()]


def read_item(rows: Rows, implementation_code: str, version: int | None) -> ServiceItem | None:
    """One version of an item, the newest when ``version`` is ``None``."""
    found = rows.first(
        "SELECT body FROM reference WHERE kind = ? AND key = ? AND (? IS NULL OR version = ?)"
        " ORDER BY version DESC LIMIT 1",
        ReferenceKind.SERVICE_ITEM.value,
        implementation_code,
        version,
        version,
    )
    items = _read_all([(implementation_code, found[0])], _item) if found is not None else []
    return items[0] if items else None


def read_windows(rows: Rows) -> list[Window]:
    """All windows, by code."""
    return _read_all(_newest(rows, ReferenceKind.WINDOW), _decoder(Window))


def read_clerk_records(rows: Rows) -> dict[str, ClerkRecord]:
    """Clerk records by number, verifiers included."""
    records = _read_all(_newest(rows, ReferenceKind.CLERK), _decoder(ClerkRecord))
    return {record.number: record for record in records}


def clerk_of(record: ClerkRecord) -> Clerk:
    """The clerk of a record; duties of a newer program are left out."""
    known = {duty.value for duty in Duty}
    levels = {level.value for level in Authority}
    return Clerk(
        number=record.number,
        name=record.name,
        site=record.site,
        level=Authority(record.level) if record.level in levels else Authority.TOWNSHIP,
        windows=record.windows,
        duties=frozenset(Duty(duty) for duty in record.duties if duty in known),
        active=record.active,
    )


def read_template(rows: Rows, name: str) -> Mapping[str, object] | None:
    """A certificate template as published."""
    for key, body in _newest(rows, ReferenceKind.CERTIFICATE_TEMPLATE):
        if key == name and isinstance(mapping := _plain(body), Mapping):
            return {str(field): value for field, value in mapping.items()}
    return None


def template_names(rows: Rows) -> list[str]:
    """Names of all published certificate templates."""
    return [key for key, _body in _newest(rows, ReferenceKind.CERTIFICATE_TEMPLATE)]


def read_site(rows: Rows) -> Site | None:
    """Where this desk stands, as told at enrolment and published since; ``None`` before it."""
    told = meta.blob(rows, Key.ENROLMENT)
    if not told:
        return None
    reply = msgspec.json.decode(told, type=EnrolReply)
    published = _read_all(_newest(rows, ReferenceKind.SITE), _decoder(SiteRecord))
    record = next((each for each in published if each.code == reply.site), None)
    return Site(
        desk=reply.desk,
        code=reply.site,
        name=record.name if record else reply.site_name,
        county=reply.county,
        county_name=reply.county_name,
        area_code=record.area_code if record else reply.area_code,
        agency_prefix=record.agency_prefix if record else reply.agency_prefix,
        windows=reply.windows,
    )


def _newest(rows: Rows, kind: ReferenceKind) -> list[tuple[str, bytes]]:
    if kind in SIGNED_KINDS:
        return newest_trusted(rows, kind)
    return [(str(key), bytes(body)) for key, _version, body in rows.all(_NEWEST, kind.value)]


def _read_all(bodies: Sequence[tuple[str, bytes]], read: Callable[[bytes], _Value]) -> list[_Value]:
    values = []
    for key, body in bodies:
        try:
            values.append(read(body))
        except (msgspec.MsgspecError, ItemMappingError) as error:
            _log.warning("reference record %s is not readable: %s", key, type(error).__name__)
    return values


def _decoder(kind: type[_Value]) -> Callable[[bytes], _Value]:
    return msgspec.json.Decoder(kind).decode


def _item(body: bytes) -> ServiceItem:
    return item_from_mapping(msgspec.json.decode(body, type=dict[str, object]))


def _plain(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return None
