"""Publish reference records: what the county tells its desks about items, clerks, sites, calendar.

What the county answers for with its key (calendar, local rules) is signed here, whoever publishes it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import msgspec

from window_desk.casework.calendar_notices import CalendarNotice, OverlayDay
from window_desk.casework.calendar_publication import overlay_key
from window_desk.casework.item_mapping import ItemMappingError
from window_desk.casework.local_rules import LocalRuleError
from window_desk.casework.workdays import CalendarError
from window_desk.county.store import counties, feed, references
from window_desk.county.store.database import Connection
from window_desk.county.store.references import ReferenceRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.knowledge import (
    read_clerk,
    read_item,
    read_notice,
    read_overlay,
    read_rules,
)
from window_desk.protocol.messages import ReferenceKind, SiteRecord
from window_desk.protocol.published import LOCAL_RULES_KEY, is_signed, with_signature
from window_desk.protocol.signatures import CountyKey

_SITE_CODE = re.compile(r"[A-Za-z0-9_-]{1,32}")
_KEY_LENGTH = 128


class RecordError(ValueError):
    """A record that cannot be published; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to publish. Without ``version`` a changed body becomes the next one."""

    kind: ReferenceKind
    key: str
    body: bytes
    version: int | None = None

    @classmethod
    def of(
        cls, kind: ReferenceKind, key: str, body: object, version: int | None = None
    ) -> "NewRecord":
        """A record from anything that msgspec turns into JSON."""
        return cls(kind, key, msgspec.json.encode(body), version)


def publish_reference(context: CountyContext, records: Iterable[NewRecord]) -> int:
    """Publish what is new in ``records``, in one transaction; returns how many were.

    A record equal to its newest version changes nothing.

    Raises:
        RecordError: a body is not what its kind says, or a version exists with another body.
    """
    checked = list(records)
    for record in checked:
        _check(record)
    with context.database.writing() as connection:
        return _add(context, connection, checked)


def publish_within(
    context: CountyContext, connection: Connection, records: Iterable[NewRecord]
) -> int:
    """As :func:`publish_reference`, in the caller's write transaction."""
    checked = list(records)
    for record in checked:
        _check(record)
    return _add(context, connection, checked)


def _add(context: CountyContext, connection: Connection, records: Iterable[NewRecord]) -> int:
    now_ms = context.now_ms()
    signer = CountyKey(context.row(connection).signing_key)
    fresh: dict[tuple[ReferenceKind, str, int], bytes] = {}
    for plain in records:
        record = _signed(plain, signer)
        version = _version_to_add(context, connection, record, fresh)
        if version is not None:
            fresh[record.kind, record.key, version] = record.body
    if not fresh:
        return 0
    position = counties.advance(connection, context.county, len(fresh)) - len(fresh)
    for (kind, key, version), body in fresh.items():
        position += 1
        row = ReferenceRow(kind, key, version, body, position, now_ms)
        references.add(connection, context.county, row)
        feed.add_reference_entry(
            connection, context.county, position, kind.value, key, version, body, now_ms
        )
    return len(fresh)


def _signed(record: NewRecord, signer: CountyKey) -> NewRecord:
    if not is_signed(record.kind, record.key):
        return record
    body = with_signature(signer, record.kind, record.key, _read_any(record.body))
    return replace(record, body=msgspec.json.encode(body))


def _version_to_add(
    context: CountyContext,
    connection: Connection,
    record: NewRecord,
    fresh: Mapping[tuple[ReferenceKind, str, int], bytes],
) -> int | None:
    known = {
        row.version: row.body
        for row in references.versions_of(connection, context.county, record.kind, record.key)
    }
    known.update(
        (version, body)
        for (kind, key, version), body in fresh.items()
        if (kind, key) == (record.kind, record.key)
    )
    newest = max(known, default=0)
    if record.version is None:
        return None if known.get(newest) == record.body else newest + 1
    before = known.get(record.version)
    if before is None:
        return record.version
    if before != record.body:
        raise RecordError(
            f"“{record.key}”第{record.version}版已经发布且内容不同，请改用新的版本号后再发布。"
        )
    return None


def _check(record: NewRecord) -> None:
    if not 1 <= len(record.key) <= _KEY_LENGTH or "\x00" in record.key:
        raise RecordError(f"记录的标识应为1至{_KEY_LENGTH}个字，请改正。")
    reader = _READERS.get(record.kind, _read_any)
    if record.kind is ReferenceKind.SETTING and record.key == LOCAL_RULES_KEY:
        reader = read_rules
    try:
        key = _key_of(reader(record.body))
    except (ItemMappingError, CalendarError, LocalRuleError) as error:
        raise RecordError(f"“{record.key}”{error.sentence}") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise RecordError(f"“{record.key}”内容格式不对（{error}），请改正后再发布。") from error
    if key not in {"", record.key}:
        raise RecordError(f"“{record.key}”应以“{key}”为标识，请改正后再发布。")


def _key_of(value: object) -> str:
    """The key that a day or a year must have, so that it is there only once; else empty."""
    match value:
        case CalendarNotice():
            return str(value.year)
        case OverlayDay():
            return overlay_key(value)
        case _:
            return ""


def _read_site(body: bytes) -> SiteRecord:
    site = msgspec.json.decode(body, type=SiteRecord)
    if not _SITE_CODE.fullmatch(site.code):
        raise ValueError("站点代码只能用字母、数字、下划线和连字符，最多32个")
    return site


def _read_any(body: bytes) -> dict[str, object]:
    return msgspec.json.decode(body, type=dict[str, object])


_READERS: Mapping[ReferenceKind, Callable[[bytes], object]] = {
    ReferenceKind.SITE: _read_site,
    ReferenceKind.CLERK: read_clerk,
    ReferenceKind.SERVICE_ITEM: read_item,
    ReferenceKind.CALENDAR_NOTICE: read_notice,
    ReferenceKind.CALENDAR_OVERLAY: read_overlay,
}
