"""Give a desk the feed from its cursor, dense, with bare numbers for what is out of its scope."""

from collections.abc import Iterator, Sequence

import msgspec

from window_desk.county.store import archived_cases, counties, desks, feed, references
from window_desk.county.store.database import Connection
from window_desk.county.store.feed import ALL_SITES, CASE_ARCHIVED, NO_ACTS, FeedRow
from window_desk.county.store.together import run_together
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.open_session import assert_active
from window_desk.county.use_cases.problems import CallError, epoch_changed
from window_desk.county.use_cases.tokens import Bearer
from window_desk.protocol.messages import (
    MAX_PULL_ENTRIES,
    ActEntry,
    ActStatus,
    FeedEntry,
    OutOfScopeEntry,
    PullReply,
    ReferenceEntry,
    ReferenceKind,
    SealedAct,
    StateDigest,
)

MAX_PAGE_BYTES = 12 * 1024 * 1024


def head(context: CountyContext) -> int:
    """The newest position of the county."""
    with context.database.reading() as connection:
        return context.row(connection).last_position


def pull(
    context: CountyContext,
    bearer: Bearer,
    since: int,
    epoch: str,
    limit: int = MAX_PULL_ENTRIES,
    *,
    with_digest: bool = False,
    knows_archived: bool = True,
) -> PullReply:
    """One page after ``since`` at once, of at most ``limit`` entries and 12 MiB.

    A desk that does not know that acts may be taken out still has them: it gets no digest once some were.

    Raises:
        CallError: 409 for another epoch or a cursor past the head; 401 or 403 for the desk.
    """
    asked = (
        counties.county_row(context.county),
        references.newest_record(context.county),
        feed.page(context.county, since, min(limit, MAX_PULL_ENTRIES)),
        feed.digests_of_desk(context.county, bearer.desk),
    )
    with context.database.reading() as connection:
        row, newest, page, digests = asked
        found = desks.desk_row(connection, context.county, bearer.desk)
        run_together(connection, row, found, newest, page, *([digests] if with_digest else []))
        county = context.known(row.answer)
        desk = assert_active(found.answer, bearer)
        if epoch != county.epoch:
            raise epoch_changed()
        if since > county.last_position:
            raise CallError(
                409,
                "cursor_ahead",
                "本机进度超过县级服务器，县级数据可能已恢复，请重新同步。",
                field="since",
            )
        rows = page.answer
        knowledge = context.shelf.as_of(connection, county.epoch, newest.answer)
        scope = ALL_SITES if knowledge.sees_all_cases(desk.site) else desk.site
        if with_digest and not knows_archived:
            with_digest = not archived_cases.any_in_scope(connection, context.county, scope)
        digest = None
        if with_digest:
            digest = StateDigest(county.last_position, *digests.answer.get(scope, NO_ACTS))
    return PullReply(
        epoch=county.epoch,
        entries=tuple(entry_of(row, scope) for row in _within_bounds(rows)),
        head=county.last_position,
        backup_position=county.backup_position,
        server_now=context.now(),
        digest=digest,
    )


def scope_of(context: CountyContext, connection: Connection, site: str, epoch: str) -> str:
    """The scope of desks at ``site``: the site itself, or :data:`ALL_SITES` at county level."""
    knowledge = context.shelf.up_to_date(connection, epoch)
    return ALL_SITES if knowledge.sees_all_cases(site) else site


def scope_digest(
    context: CountyContext, connection: Connection, scope: str, position: int
) -> StateDigest:
    """The digest of a scope in the snapshot of this transaction."""
    count, xor = feed.digest(connection, context.county, scope)
    return StateDigest(position, count, xor)


def entry_of(row: FeedRow, scope: str) -> FeedEntry:
    """The entry that a desk of ``scope`` gets for a position."""
    if row.kind == "reference":
        return _reference_entry(row)
    if row.kind not in {"act", CASE_ARCHIVED} or scope not in {ALL_SITES, row.site}:
        return OutOfScopeEntry(row.position)
    if row.kind == CASE_ARCHIVED:
        return _reference_entry(row)
    return ActEntry(
        position=row.position,
        act=SealedAct(msgspec.Raw(row.content), row.signature),
        status=ActStatus(row.status),
        code=row.code,
        field=row.field,
        template=row.template,
        params=msgspec.json.decode(row.params, type=dict[str, str]) if row.params else {},
    )


def _reference_entry(row: FeedRow) -> ReferenceEntry:
    return ReferenceEntry(
        position=row.position,
        kind=ReferenceKind(row.reference_kind),
        key=row.reference_key,
        version=row.reference_version,
        body=msgspec.Raw(row.content),
    )


def _within_bounds(rows: Sequence[FeedRow]) -> Iterator[FeedRow]:
    """The first rows up to the bound in bytes, at least one."""
    size = 0
    for row in rows:
        size += len(row.content)
        if size > MAX_PAGE_BYTES and row is not rows[0]:
            return
        yield row
