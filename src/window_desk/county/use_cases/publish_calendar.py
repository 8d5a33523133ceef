"""Publish holiday notices, local days and local rules, each judged against what is in force.

All or nothing: what one call publishes is judged and written in one transaction, so that nothing
changes where one part is refused. A county server on the same database sees it at its next
transaction, and its desks in the feed.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import msgspec

from window_desk.casework.calendar_notices import (
    CalendarError,
    CalendarNotice,
    OverlayDay,
    OverlayKind,
)
from window_desk.casework.calendar_publication import (
    CalendarChange,
    judge_notice,
    judge_overlays,
    judge_withdrawal,
    notice_as_mapping,
    overlay_as_mapping,
    overlay_key,
)
from window_desk.casework.local_rules import LocalRules, rules_as_mapping, rules_from_mapping
from window_desk.county.store import counties, references
from window_desk.county.store.database import Connection
from window_desk.county.store.references import ReferenceRow
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.knowledge import Knowledge
from window_desk.county.use_cases.publish_reference import NewRecord, publish_within
from window_desk.protocol.messages import ReferenceKind
from window_desk.protocol.published import (
    LOCAL_RULES_KEY,
    is_signed,
    record_signature_holds,
)
from window_desk.protocol.signatures import CountyKey


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to publish; ``expected_year`` is what the publisher or the file's name says."""

    notice: CalendarNotice
    expected_year: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """The newest version of one signed record. ``signed``: by this county's key, and it holds."""

    kind: ReferenceKind
    key: str
    version: int
    published_at_ms: int
    signed: bool
    body: Mapping[str, object]


def publish_notices(
    context: CountyContext, notices: Iterable[NewNotice], *, by: str = "", dry_run: bool = False
) -> list[CalendarChange]:
    """Publish notices, oldest first; what each changes. ``dry_run`` only judges them.

    ``by`` names the clerk and desk that publish, empty at the county's terminal.

    Raises:
        CalendarError: one of them is refused; none is published.
    """
    ordered = sorted(notices, key=lambda each: each.notice.year)
    for one, other in pairwise(ordered):
        if one.notice.year == other.notice.year:
            raise CalendarError(
                "year",
                f"{one.notice.year}年的通知给了两份，请只保留一份。",
                rule="no_repeated_year",
            )
    with _transaction(context, dry_run=dry_run) as connection:
        knowledge = _knowledge(context, connection)
        known: Sequence[CalendarNotice] = tuple(knowledge.notices.values())
        overlays = tuple(knowledge.overlays.values())
        changes = []
        for each in ordered:
            change = judge_notice(known, overlays, each.notice, each.expected_year)
            known = change.calendar.notices
            changes.append(change)
        if not dry_run:
            records = [
                notice_record(each.notice, by)
                for each, change in zip(ordered, changes, strict=True)
                if change.is_new
            ]
            _publish(context, connection, records)
    return changes


def publish_overlays(
    context: CountyContext, days: Sequence[OverlayDay], *, by: str = "", dry_run: bool = False
) -> CalendarChange:
    """Publish overlay days; what they change. ``by`` and ``dry_run`` as for notices.

    Raises:
        CalendarError: one of them is refused; none is published.
    """
    with _transaction(context, dry_run=dry_run) as connection:
        knowledge = _knowledge(context, connection)
        in_force = tuple(knowledge.overlays.values())
        change = judge_overlays(knowledge.notices.values(), in_force, days)
        if not dry_run:
            fresh = [overlay_record(day, by) for day in days if day not in in_force]
            _publish(context, connection, fresh)
    return change


def withdraw_overlay(
    context: CountyContext, day: date, kind: OverlayKind, *, dry_run: bool = False
) -> CalendarChange:
    """Take a local day back; what that changes. ``dry_run`` only judges it.

    Raises:
        CalendarError: there is no such day.
    """
    with _transaction(context, dry_run=dry_run) as connection:
        knowledge = _knowledge(context, connection)
        taken, change = judge_withdrawal(
            knowledge.notices.values(), knowledge.overlays.values(), day, kind
        )
        if not dry_run:
            body = {**overlay_as_mapping(taken), "withdrawn": True}
            record = NewRecord.of(ReferenceKind.CALENDAR_OVERLAY, overlay_key(taken), body)
            _publish(context, connection, [record])
    return change


def local_rules(context: CountyContext) -> LocalRules:
    """The local rules in force."""
    with context.database.reading() as connection:
        return _knowledge(context, connection).rules


def set_local_rules(context: CountyContext, chosen: Mapping[str, object]) -> LocalRules:
    """Publish ``chosen`` rules on top of those in force; returns all of them.

    Raises:
        LocalRuleError: a rule is unknown, or its value is of another type or out of range.
    """
    with context.database.writing() as connection:
        before = _knowledge(context, connection).rules
        rules = rules_from_mapping({**rules_as_mapping(before), **chosen})
        if rules != before:
            record = NewRecord.of(ReferenceKind.SETTING, LOCAL_RULES_KEY, rules_as_mapping(rules))
            _publish(context, connection, [record])
    return rules


def published_records(context: CountyContext) -> tuple[PublishedRecord, ...]:
    """Notices, overlay days and local rules as they stand, by kind and key."""
    with context.database.reading() as connection:
        public = CountyKey(context.row(connection).signing_key).public
        return _newest(context, connection, public)


def publish_shipped(context: CountyContext, notices: Iterable[CalendarNotice]) -> int:
    """Publish the program's own notices of years of which the county has none yet.

    What the administrator published since stays as it is. Returns how many records were published,
    those of an older program that were signed now included.
    """
    with context.database.writing() as connection:
        counties.lock_publishing(connection, context.county)
        knowledge = _knowledge(context, connection)
        known = {year for year, notice in knowledge.notices.items() if notice.is_known}
        fresh = [
            notice_record(notice)
            for notice in notices
            if notice.is_known and notice.year not in known
        ]
        return _publish(context, connection, fresh)


def notice_record(notice: CalendarNotice, by: str = "") -> NewRecord:
    """The reference record of a notice."""
    body = _published_by(notice_as_mapping(notice), by)
    return NewRecord.of(ReferenceKind.CALENDAR_NOTICE, str(notice.year), body)


def overlay_record(day: OverlayDay, by: str = "") -> NewRecord:
    """The reference record of an overlay day."""
    body = _published_by(overlay_as_mapping(day), by)
    return NewRecord.of(ReferenceKind.CALENDAR_OVERLAY, overlay_key(day), body)


def _published_by(body: dict[str, object], by: str) -> dict[str, object]:
    return {**body, "published_by": by} if by else body


def _publish(context: CountyContext, connection: Connection, fresh: Sequence[NewRecord]) -> int:
    """Publish ``fresh``, and once more, signed, what an older program published without a signature.

    Both together: a desk uses no unsigned record any more once it has seen a signed one.
    """
    public = CountyKey(context.row(connection).signing_key).public
    places = {(record.kind, record.key) for record in fresh}
    unsigned = [
        NewRecord.of(record.kind, record.key, record.body)
        for record in _newest(context, connection, public)
        if not record.signed and (record.kind, record.key) not in places
    ]
    return publish_within(context, connection, [*unsigned, *fresh])


def _transaction(context: CountyContext, *, dry_run: bool) -> AbstractContextManager[Connection]:
    return context.database.reading() if dry_run else context.database.writing()


def _knowledge(context: CountyContext, connection: Connection) -> Knowledge:
    return context.shelf.up_to_date(connection, context.row(connection).epoch)


def _newest(
    context: CountyContext, connection: Connection, public: str
) -> tuple[PublishedRecord, ...]:
    rows: dict[tuple[ReferenceKind, str], ReferenceRow] = {}
    for row in references.published_after(connection, context.county, 0):
        if is_signed(row.kind, row.key):
            rows[row.kind, row.key] = row
    return tuple(_record(rows[place], public) for place in sorted(rows))


def _record(row: ReferenceRow, public: str) -> PublishedRecord:
    body = msgspec.json.decode(row.body, type=dict[str, object])
    signed = record_signature_holds(public, row.kind, row.key, body)
    return PublishedRecord(row.kind, row.key, row.version, row.published_at_ms, signed, body)
