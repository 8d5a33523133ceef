"""The county's order as this desk holds it: cursor, density, digest, and what a new epoch unplaces.

Functions over the writer's rows, inside the caller's transaction.
"""

from collections.abc import Sequence

from window_desk.desk.store import meta
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.use_cases.sync_ports import FeedGapError
from window_desk.protocol.digest import EMPTY_XOR, digest_of
from window_desk.protocol.messages import ActStatus, FeedEntry, StateDigest


def assert_dense(cursor: int, entries: Sequence[FeedEntry]) -> None:
    """Raise :class:`FeedGapError` unless ``entries`` follow ``cursor`` without a gap."""
    for expected, entry in enumerate(entries, start=cursor + 1):
        if entry.position != expected:
            raise FeedGapError(f"position {expected} is missing, {entry.position} came instead")


def stored_digest(rows: Rows) -> StateDigest:
    """Digest of all acts that the feed brought, up to the cursor; any connection."""
    return StateDigest(
        meta.number(rows, Key.CURSOR),
        meta.number(rows, Key.DIGEST_COUNT),
        meta.text(rows, Key.DIGEST_XOR) or EMPTY_XOR,
    )


def count_anew(rows: Rows) -> None:
    """Reckon the digest again from the acts up to the cursor."""
    cursor = meta.number(rows, Key.CURSOR)
    found = rows.each(
        "SELECT hash, standing, position FROM act WHERE standing <> 'queued' AND position <= ?",
        cursor,
    )
    digest = digest_of(cursor, ((row[0], ActStatus(row[1]), row[2]) for row in found))
    meta.put(rows, {Key.DIGEST_COUNT: digest.count, Key.DIGEST_XOR: digest.xor})


def forget_after(rows: Rows, position: int) -> list[str]:
    """Take their place from all acts after ``position``; returns the cases that had one."""
    cases = rows.all("SELECT DISTINCT case_id FROM act WHERE position > ?", position)
    rows.run("UPDATE act SET position = NULL WHERE position > ?", position)
    return [case for (case,) in cases]


def part_with_unplaced(rows: Rows, desk: str) -> None:
    """Acts that lost their place: own ones are queued again, those of others set aside."""
    rows.run(
        "UPDATE act SET standing = 'queued', code = '', field = '', template = '', params = ''"
        " WHERE position IS NULL AND standing <> 'queued' AND desk = ?",
        desk,
    )
    rows.run(
        "INSERT OR REPLACE INTO act_set_aside"
        " SELECT id, desk, sequence, case_id, content, signature, standing, position"
        " FROM act WHERE position IS NULL AND standing <> 'queued'"
    )
    rows.run("DELETE FROM act WHERE position IS NULL AND standing <> 'queued'")


def follow_chain(rows: Rows, newest_own: tuple[int, str]) -> None:
    """An older image of this database learns its own later acts (sequence, hash) from the county."""
    sequence, content_hash = newest_own
    if sequence > meta.number(rows, Key.LAST_SEQUENCE):
        meta.put(rows, {Key.LAST_SEQUENCE: sequence, Key.LAST_HASH: content_hash})
