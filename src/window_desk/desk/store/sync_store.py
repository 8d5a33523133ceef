"""What sync keeps and reads (the port ``SyncStore``): each method one durable transaction.

Writer thread: sync submits every call to the journal's executor.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import msgspec

from window_desk.desk.store import (
    archived_cases,
    clock_facts,
    county_order,
    feed,
    former_acts,
    meta,
    outbox,
)
from window_desk.desk.store.archived_cases import Parted
from window_desk.desk.store.blob_files import BlobFolder
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.meta import Key
from window_desk.desk.store.newcomers import Newcomers
from window_desk.desk.store.numbers import wanted_series
from window_desk.desk.store.recomputation import Recomputer
from window_desk.desk.store.recovery_file import RecoveryFiles
from window_desk.desk.store.reference_records import template_names
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.words_cleaning import WordsCleaning
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.sync_ports import (
    FeedGapError,
    FormerIdentity,
    LeaseNeed,
    PushBatch,
    SyncIdentity,
)
from window_desk.protocol.digest import EMPTY_XOR
from window_desk.protocol.messages import (
    EnrolReply,
    FeedEntry,
    LeaseReply,
    PushReply,
    Snapshot,
    StateDigest,
)

_FEW_ENTRIES = 200
_FEW_CASES = 64


class ReplyMismatchError(Exception):
    """The county's reply does not fit what was asked; nothing was marked."""


class StoreSync:
    """The store as sync sees it."""

    def __init__(
        self,
        parts: StoreParts,
        recomputer: Recomputer,
        newcomers: Newcomers,
        words: WordsCleaning,
        blob_folder: BlobFolder,
        recovery: RecoveryFiles,
    ) -> None:
        self._parts = parts
        self._recovery = recovery
        self._recomputer = recomputer
        self._newcomers = newcomers
        self._words = words
        self._blob_folder = blob_folder

    def identity(self) -> SyncIdentity | None:
        """Who this desk is, or ``None`` before enrolment."""
        rows = self._parts.writer.rows
        site = self._parts.reference.site(rows)
        if site is None:
            return None
        return SyncIdentity(
            county_address=meta.text(rows, Key.ADDRESS),
            county=site.county,
            desk=site.desk,
            incarnation=meta.text(rows, Key.INCARNATION),
            secret=meta.blob(rows, Key.SECRET),
            epoch=meta.text(rows, Key.EPOCH),
            cursor=meta.number(rows, Key.CURSOR),
            last_sequence=meta.number(rows, Key.LAST_SEQUENCE),
            county_key=meta.text(rows, Key.COUNTY_KEY),
        )

    def former_identities(self) -> Sequence[FormerIdentity]:
        """Whoever this PC was before, the latest first; without those whose key is not known any more."""
        return former_acts.identities(self._parts.writer.rows)

    def enrolled(self, address: str, reply: EnrolReply, incarnation: str, secret: bytes) -> None:
        """Keep the identity that the county gave; ends a freeze. A new desk starts its chain anew
        and parts with the numbers that were lent to the former one.

        Of what epoch the feed here is stays as it was: only a snapshot or a first page changes that.
        """
        with self._change(Topic.REFERENCE) as rows:
            site = self._parts.reference.site(rows)
            if site is not None and site.desk != reply.desk:
                self._recovery.write(rows, site.desk, self._parts.now())
                former_acts.was(rows, site, self._parts.now())
            meta.put(
                rows,
                {
                    Key.ADDRESS: address,
                    Key.ENROLMENT: msgspec.json.encode(reply),
                    Key.INCARNATION: incarnation,
                    Key.SECRET: secret,
                    Key.FROZEN: "",
                    Key.COUNTY_KEY: reply.county_key,
                },
            )
            if not meta.number(rows, Key.CURSOR):
                meta.put(rows, {Key.EPOCH: reply.epoch})
            if site is None or site.desk != reply.desk:
                meta.put(rows, {Key.LAST_SEQUENCE: 0, Key.LAST_HASH: ""})
                self._parts.numbers.void_all(rows, self._parts.now())
            self._parts.generation.grow()

    def keep_county_key(self, county_key: str) -> None:
        """The county's public key, from its first hello to a desk that was enrolled without it."""
        with self._change(Topic.REFERENCE) as rows:
            meta.put(rows, {Key.COUNTY_KEY: county_key})
            self._parts.generation.grow()

    def next_batch(
        self, max_acts: int, max_bytes: int, after_sequence: int = 0
    ) -> PushBatch | None:
        """The oldest acts without a result; at least one whole transaction; ``None`` if all have one."""
        rows = self._parts.writer.rows
        return outbox.next_batch(rows, self._desk(rows), max_acts, max_bytes, after_sequence)

    def record_results(self, reply: PushReply) -> int:
        """Mark exactly the named acts; returns how many were marked.

        Not waited for: after a power cut the same acts go again and get the same results.

        Raises :class:`ReplyMismatchError` when count or epoch do not fit.
        """
        if reply.count != len(reply.results):
            raise ReplyMismatchError(f"{reply.count} results named, {len(reply.results)} told")
        with self._transaction(waits_for_disk=False) as rows:
            if reply.epoch != meta.text(rows, Key.EPOCH):
                raise ReplyMismatchError("the results are of another epoch")
            results = former_acts.found_at_county(rows, reply.results)
            fresh = outbox.mark(rows, self._desk(rows), results)
            told_anew = [result.act for result in fresh if not outbox.stands(result)]
            self._tell(rows, outbox.cases_of(rows, told_anew))
            standing = [result.act for result in fresh if outbox.stands(result)]
            cases = outbox.cases_of(rows, standing)
            outbox.count_unsent(rows, cases)
            parted = archived_cases.part_with_late(rows, cases)
        self._remove_files(parted)
        self._parts.writer.tell(StoreChange(frozenset({Topic.CASES})))
        return len(fresh)

    def rewind(self, last_sequence: int) -> None:
        """The county knows only acts up to ``last_sequence`` (restored): queue the later ones again."""
        with self._change(Topic.CASES) as rows:
            self._tell(rows, outbox.queue_again(rows, self._desk(rows), last_sequence))

    def new_epoch(self, epoch: str, cursor: int) -> None:
        """The county began a new epoch; the feed is read again from ``cursor``.

        What the county no longer knows: own acts are queued again, those of others are set aside.
        """
        with self._change(Topic.CASES) as rows:
            desk = self._desk(rows)
            cases = county_order.forget_after(rows, cursor)
            archived_cases.forget_archived(rows, cursor)
            former_acts.lost_their_place(rows, self._site(rows))
            county_order.part_with_unplaced(rows, desk)
            meta.put(rows, {Key.EPOCH: epoch, Key.CURSOR: cursor})
            county_order.count_anew(rows)
            self._tell(rows, cases)

    def apply_page(self, epoch: str, entries: Sequence[FeedEntry], head: int) -> int:
        """Apply a dense page and move the cursor in one transaction; returns the new cursor.

        Entries up to the cursor were applied before and are passed over. Only a large page that
        reaches ``head`` waits for the disk, and makes those before it durable: what a power cut takes
        is fetched again, and a few acts are fetched sooner than a slow disk flushes. Raises
        :class:`FeedGapError` when the rest is not contiguous with the cursor or of another epoch.
        """
        ends_much = len(entries) > _FEW_ENTRIES and entries[-1].position >= head
        with self._transaction(waits_for_disk=ends_much) as rows:
            cursor = meta.number(rows, Key.CURSOR)
            if epoch != meta.text(rows, Key.EPOCH):
                raise FeedGapError(f"the page is of epoch {epoch}")
            fresh = [entry for entry in entries if entry.position > cursor]
            county_order.assert_dense(cursor, fresh)
            if not fresh:
                return cursor
            parted = archived_cases.take_archived(rows, fresh)
            change = self._apply(rows, fresh, parted)
            cursor = fresh[-1].position
            meta.put(rows, {Key.CURSOR: cursor})
        self._parts.writer.tell(change)
        if Topic.RECOMPUTED in change.topics:
            self._recomputer.go_on()
        self._newcomers.go_on()
        self._remove_files(parted)
        return cursor

    def load_snapshot(
        self, snapshot: Snapshot, on_kept: Callable[[int], None] = feed.nobody_asks
    ) -> None:
        """Replace what came from the county by the snapshot; own unacknowledged acts stay.

        Own acts that the snapshot does not hold are queued again, those of others set aside.
        ``on_kept`` hears how many acts are written.
        """
        everything = frozenset({Topic.CASES, Topic.REFERENCE})
        with self._transaction() as rows:
            desk = self._desk(rows)
            archived_cases.forget_archived(rows, 0)
            # while the acts have their old positions: what came after an archive stays
            parted = archived_cases.take_archived(rows, snapshot.entries, of_snapshot=True)
            county_order.forget_after(rows, 0)
            rows.run("DELETE FROM reference")
            meta.put(
                rows,
                {
                    Key.EPOCH: snapshot.epoch,
                    Key.CURSOR: snapshot.position,
                    Key.DIGEST_COUNT: 0,
                    Key.DIGEST_XOR: EMPTY_XOR,
                },
            )
            feed.take_reference(self._parts, rows, snapshot.entries)
            self._parts.generation.grow()
            own = feed.keep_snapshot_acts(rows, snapshot.entries, desk, self._parts.now(), on_kept)
            county_order.follow_chain(rows, own)
            former_acts.lost_their_place(rows, self._site(rows))
            county_order.part_with_unplaced(rows, desk)
            self._tell_all(rows)
        self._remove_files(parted)
        self._parts.writer.tell(StoreChange(everything))
        self._newcomers.go_on()

    def digest(self) -> StateDigest:
        """Digest of what is applied here up to the cursor."""
        return county_order.stored_digest(self._parts.writer.rows)

    def lease_needs(self, today: date) -> Sequence[LeaseNeed]:
        """Series whose stock is low; each request is stored before it is returned."""
        with self._transaction() as rows:
            site = self._parts.reference.site(rows)
            if site is None:
                return ()
            series = wanted_series(site.code, template_names(rows), today)
            return self._parts.numbers.needs(rows, series, self._parts.now())

    def add_lease(self, need: LeaseNeed, reply: LeaseReply) -> None:
        """Keep a granted block; the same reply twice adds it once."""
        with self._change(Topic.NUMBERS) as rows:
            self._parts.numbers.add(rows, need, reply, self._parts.now())

    def note_clock(self) -> None:
        """Keep what the clock heard from the county."""
        with self._transaction() as rows:
            clock_facts.put(rows, self._parts.clock.facts())

    def freeze(self, reason: str, desk: str) -> None:
        """The county says that ``desk`` is forked or withdrawn: no numbers any more, keep all acts.

        Nothing happens when this PC is another desk by now.
        """
        with self._change(Topic.NUMBERS) as rows:
            if desk == self._desk(rows):
                meta.put(rows, {Key.FROZEN: reason})
                self._recovery.write(rows, desk, self._parts.now())

    def _apply(self, rows: Rows, entries: Sequence[FeedEntry], parted: Parted) -> StoreChange:
        generation = self._parts.generation.value
        cause = feed.take_reference(self._parts, rows, entries)
        taken = feed.take_acts(rows, entries, self._desk(rows), self._parts.now())
        county_order.follow_chain(rows, taken.newest_own)
        topics = {Topic.CASES} if taken.cases or parted.cases else set()
        telling = self._parts.telling(rows)
        if telling is None:
            meta.put(rows, {Key.UNPROJECTED: 1} if taken.cases else {})
        elif meta.number(rows, Key.UNPROJECTED):
            self._tell_all(rows)
            topics.add(Topic.CASES)
        else:
            self._newcomers.put_off(rows, len(taken.new_cases), taken.first_row)
            self._parts.projection.tell_known(rows, taken.known, telling)
            if cause is not None and self._recomputer.note(rows, cause):
                topics.add(Topic.RECOMPUTED)
        if self._parts.generation.value != generation:
            topics.add(Topic.REFERENCE)
        touched = frozenset((*taken.cases, *parted.cases))
        few = touched if len(touched) <= _FEW_CASES else frozenset()
        return StoreChange(frozenset(topics), few)

    def _tell(self, rows: Rows, cases: Sequence[str]) -> None:
        telling = self._parts.telling(rows)
        if telling is not None:
            self._parts.projection.tell(rows, cases, telling)
        elif cases:
            meta.put(rows, {Key.UNPROJECTED: 1})

    def _tell_all(self, rows: Rows) -> None:
        telling = self._parts.telling(rows)
        if telling is not None:
            if not self._all_put_off(rows):
                self._parts.projection.tell_all(rows, telling)
                self._newcomers.all_told(rows)
            self._recomputer.all_told(rows)
        meta.put(rows, {Key.UNPROJECTED: int(telling is None)})

    def _all_put_off(self, rows: Rows) -> bool:
        """Where no list shows anything yet, everything may come into them little by little."""
        if rows.first("SELECT 1 FROM case_row LIMIT 1") is not None:
            return False
        found = rows.first("SELECT count(DISTINCT case_id) FROM act")
        return found is not None and self._newcomers.put_off(rows, int(found[0]), 1)

    def _remove_files(self, parted: Parted) -> None:
        """After the commit; what a crash leaves is swept away at the next start."""
        for name in parted.files:
            self._blob_folder.remove(name)
        if parted.cases:
            self._words.go_on()

    def _desk(self, rows: Rows) -> str:
        site = self._parts.reference.site(rows)
        return site.desk if site is not None else ""

    def _site(self, rows: Rows) -> str:
        site = self._parts.reference.site(rows)
        return site.code if site is not None else ""

    @contextmanager
    def _change(self, topic: Topic) -> Iterator[Rows]:
        with self._transaction() as rows:
            yield rows
        self._parts.writer.tell(StoreChange(frozenset({topic})))

    @contextmanager
    def _transaction(self, *, waits_for_disk: bool = True) -> Iterator[Rows]:
        generation, writer = self._parts.generation, self._parts.writer
        before = generation.value
        begin = writer.transaction if waits_for_disk else writer.repeatable_transaction
        try:
            with begin() as rows:
                yield rows
        finally:
            # what was read inside is stale after a rollback, and readers look after the commit
            if generation.value != before:
                generation.grow()
