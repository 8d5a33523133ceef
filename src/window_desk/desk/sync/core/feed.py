"""The lane in: the county's dense feed from our cursor to its head, and the digest at the end."""

import logging

from window_desk.desk.sync.core.batch_size import BatchSize
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import (
    LINE_TROUBLES,
    FailureReason,
    LineFailureError,
    failed,
)
from window_desk.desk.sync.core.reply_checks import check_snapshot, fresh_entries
from window_desk.desk.sync.core.round_report import DigestCheck
from window_desk.desk.use_cases.sync_ports import TransferKind, TransferUnit
from window_desk.protocol.messages import PullReply, StateDigest

START_PAGE = 500
_SNAPSHOT_TRIES = 2
_log = logging.getLogger(__name__)


class Feed:
    """Pulls; ``cursor`` is the last position applied, as the store said last.

    ``backup_position`` is how far the county said last that a verified backup exists.
    """

    def __init__(self, digest_every: int) -> None:
        self.cursor = 0
        self.backup_position: int | None = None
        self._size = BatchSize(START_PAGE)
        self._digest_every = digest_every
        self._rounds_to_digest = digest_every
        self._snapshot_failures = 0
        self._reload = False

    def compare_soon(self) -> None:
        """Compare digests at the end of the next round."""
        self._rounds_to_digest = 0

    def begin_anew(self, contact: Contact) -> None:
        """Take over the county's new epoch; own acts that it does not know are queued again.

        Best by a snapshot, which replaces the old in one transaction. Without one the store parts
        with the old first and pages follow. First of all the own acts that the county has not are
        queued: what is missing beside them was taken out into an archive. A crash may repeat each step.
        """
        session = contact.session
        if session.outdated or self._snapshot_failures >= _SNAPSHOT_TRIES:
            contact.store.rewind(session.last_sequence)
            contact.store.new_epoch(session.epoch, 0)
            self.cursor = 0
        else:
            contact.store.rewind(session.last_sequence)
            self._load_snapshot(contact)
        contact.tally.rewound = True

    def pull(self, contact: Contact) -> None:
        """Apply everything up to the head; raises LineFailureError."""
        try:
            if self._wants_snapshot(contact):
                self._load_snapshot(contact)
            behind = max(contact.session.head - self.cursor, 0)
            contact.meter.tell(TransferKind.FEED, TransferUnit.ENTRIES, 0, behind)
            while not self.take(contact, self._page(contact, digest=False)):
                pass
            contact.meter.end(TransferKind.FEED)
        except LineFailureError as error:
            if error.failure.reason in LINE_TROUBLES:
                self._size.line_failed()
            raise
        self._rounds_to_digest -= 1
        if self._rounds_to_digest < 0:
            self._compare(contact)

    def take(self, contact: Contact, reply: PullReply) -> bool:
        """Apply what is new in ``reply``; True when the head is reached."""
        self.backup_position = reply.backup_position
        entries = fresh_entries(reply, contact.session.epoch, self.cursor)
        if entries:
            cursor = contact.store.apply_page(contact.session.epoch, entries, reply.head)
            contact.tally.pulled += len(entries)
            self.cursor = cursor
            pulled = contact.tally.pulled
            contact.meter.tell(
                TransferKind.FEED, TransferUnit.ENTRIES, pulled, pulled + reply.head - cursor
            )
        elif reply.head > self.cursor and not reply.entries:
            raise failed(
                FailureReason.MALFORMED,
                "县里说有新数据却没有发来，本机会自动重试；反复出现请联系县管理员。",
            )
        return self.cursor >= reply.head

    def _page(self, contact: Contact, *, digest: bool) -> PullReply:
        session, limit = contact.session, self._size.acts
        reply, took_ms = contact.ask(
            lambda: contact.county.pull(
                session.token, session.epoch, self.cursor, limit=limit, wait_s=0, digest=digest
            )
        )
        self._size.succeeded(len(reply.entries), took_ms)
        return reply

    def _wants_snapshot(self, contact: Contact) -> bool:
        """A desk that has nothing, or something else than the county has.

        On a line that never lets a whole snapshot through, pages do as well.
        """
        if self._snapshot_failures >= _SNAPSHOT_TRIES:
            return False
        return self._reload or (self.cursor == 0 and contact.session.head > 0)

    def _load_snapshot(self, contact: Contact) -> None:
        meter = contact.meter

        def on_bytes(done: int, total: int) -> None:
            meter.tell(TransferKind.SNAPSHOT, TransferUnit.BYTES, done, total)

        def on_kept(done: int) -> None:
            meter.tell(TransferKind.SNAPSHOT_KEPT, TransferUnit.ACTS, done, snapshot.digest.count)

        on_bytes(0, 0)
        try:
            snapshot, _ = contact.ask(
                lambda: contact.county.snapshot(contact.session.token, on_bytes)
            )
        except LineFailureError:
            self._snapshot_failures += 1
            raise
        check_snapshot(snapshot, contact.session.epoch)
        meter.end(TransferKind.SNAPSHOT)
        on_kept(0)
        contact.store.load_snapshot(snapshot, on_kept)
        meter.end(TransferKind.SNAPSHOT_KEPT)
        contact.tally.snapshot_loaded = True
        self._snapshot_failures, self._reload = 0, False
        self.cursor = snapshot.position
        self._check(contact, snapshot.digest)

    def _compare(self, contact: Contact) -> None:
        reply = self._page(contact, digest=True)
        self.take(contact, reply)
        if reply.digest is not None and reply.digest.position == self.cursor:
            self._check(contact, reply.digest)

    def _check(self, contact: Contact, countys: StateDigest) -> None:
        check = DigestCheck(contact.store.digest(), countys)
        contact.tally.digest = check
        self._rounds_to_digest = self._digest_every
        if not check.agrees:
            _log.error("digests differ: here %s, county %s", check.ours, check.countys)
            # A snapshot that did not help is not loaded again until the next comparison.
            self._reload = not contact.tally.snapshot_loaded
            self._snapshot_failures = 0
