"""The desk's journal: acts composed, sealed and made durable together with numbers, prints, drafts.

Writer thread. A receipt costs at most five flushes: one for each copy of the high-water mark, one
for the WAL, and now and then two for folding the WAL into the database.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace

import uuid_utils

from window_desk.casework.acts import (
    KIND_OF_BODY,
    Act,
    ActBody,
    ActKind,
    local_day,
)
from window_desk.casework.case import Case
from window_desk.casework.fold import fold
from window_desk.desk.store import blob_rows, clock_facts, former_acts, meta, print_ledger
from window_desk.desk.store.act_rows import (
    INSERT_ACT,
    act_values,
    acts_of,
    folded_acts,
    newest_position,
)
from window_desk.desk.store.blob_files import BlobFolder
from window_desk.desk.store.disk import disk_of, trouble_code
from window_desk.desk.store.engine import Rows
from window_desk.desk.store.failures import failure
from window_desk.desk.store.high_water import Flush
from window_desk.desk.store.meta import Key
from window_desk.desk.store.store_parts import StoreParts
from window_desk.desk.store.telling import Telling
from window_desk.desk.store.writer import StoreChange, Topic
from window_desk.desk.use_cases.blob_values import KeptFile
from window_desk.desk.use_cases.case_views import (
    KnownAct,
    Standing,
)
from window_desk.desk.use_cases.print_ledger import (
    PaperToPrint,
    PrintState,
)
from window_desk.protocol.act_codec import ACT_SCHEMA, content_hash, encode_act
from window_desk.protocol.signatures import DeskKey


class NotEnrolledError(Exception):
    """The desk has no identity yet: it cannot seal an act."""


class StoreTransaction:
    """One transaction on the writer's connection (the port ``JournalTransaction``)."""

    def __init__(self, parts: StoreParts, rows: Rows, key: DeskKey, desk: str) -> None:
        self._parts = parts
        self._rows = rows
        self._key = key
        self._desk = desk
        self._id = str(uuid_utils.uuid7())
        self._now = parts.now()
        self._sequence = meta.number(rows, Key.LAST_SEQUENCE)
        self._previous = meta.text(rows, Key.LAST_HASH)
        self._first_sequence = self._sequence
        self._known: dict[str, list[KnownAct]] = {}
        self._folded: dict[str, tuple[int, Case | None]] = {}
        self._touched: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._topics: set[Topic] = set()

    def case(self, case: str) -> Case | None:
        """The case as folded now, this transaction's acts included."""
        known = self._acts_of(case)
        if case not in self._folded or self._folded[case][0] != len(known):
            telling = self._telling()
            told = fold(folded_acts(known), telling.calendar, self._now, telling.rules)
            self._folded[case] = len(known), told
        return self._folded[case][1]

    def compose(self, case: str, body: ActBody, clerk: str) -> Act:
        """The next act of this desk, not yet appended."""
        kind: ActKind = KIND_OF_BODY[type(body)]
        clock = self._parts.clock
        return Act(
            id=str(uuid_utils.uuid7()),
            desk=self._desk,
            sequence=self._sequence + 1,
            previous=self._previous,
            transaction=self._id,
            case=case,
            kind=kind,
            schema=ACT_SCHEMA,
            body=body,
            clerk=clerk,
            at=clock.now(),
            clock=clock.reading(),
            seen=newest_position(self._acts_of(case)),
        )

    def append(self, act: Act) -> None:
        """Seal and append what :meth:`compose` made last; raises ``ValueError`` for another act."""
        if (act.sequence, act.previous) != (self._sequence + 1, self._previous):
            raise ValueError(f"act {act.sequence} does not follow {self._sequence}")
        content = encode_act(act)
        self._sequence = act.sequence
        self._previous = content_hash(content)
        self._rows.run(
            INSERT_ACT,
            *act_values(
                act, content, self._previous, self._key.sign(content), Standing.QUEUED, None
            ),
        )
        self._acts_of(act.case).append(
            KnownAct(act, Standing.QUEUED, None, None, settled=False, content=content)
        )
        self._touched.add(act.case)

    def former_acts(self, case: str) -> tuple[Act, ...]:
        """Acts of ``case`` that a former identity never sent and that nobody has dealt with."""
        found = former_acts.open_acts_of(self._rows, self._desk, case)
        return tuple(each.act for each in found)

    def take_over(self, case: str, clerk: str) -> tuple[Act, ...]:
        """Seal those of ``case``, and what was saved with them, anew as acts of this desk."""
        found = former_acts.open_acts_of(self._rows, self._desk, case)
        taken = former_acts.saved_with(self._rows, self._desk, found)
        transactions: dict[str, str] = {}
        return tuple(self._take_over(each, transactions, clerk) for each in taken)

    def _take_over(self, known: KnownAct, transactions: dict[str, str], clerk: str) -> Act:
        place = self.compose(known.act.case, known.act.body, clerk)
        new = transactions.setdefault(known.act.transaction, str(uuid_utils.uuid7()))
        act = former_acts.sealed_anew(known, replace(place, transaction=new), self._now)
        content = encode_act(act)
        told = former_acts.reseal(self._rows, act, content, self._key.sign(content), self._now)
        self._sequence, self._previous = act.sequence, content_hash(content)
        acts = self._acts_of(act.case)
        acts[:] = [told if each.act.id == act.id else each for each in acts]
        self._touched.add(act.case)
        return act

    def leave(self, case: str, clerk: str) -> None:
        """Those of ``case`` are not sent and count no more."""
        left = {act.id for act in self.former_acts(case)}
        for act in left:
            former_acts.leave(self._rows, act, clerk, self._now)
            blob_rows.withdraw_upload(self._rows, act)
        acts = self._acts_of(case)
        acts[:] = [each for each in acts if each.act.id not in left]
        self._touched.add(case)

    def take_number(self, series: str) -> int:
        """The next leased number of ``series``; raises ``NoNumberLeftError``."""
        number = self._parts.numbers.take(self._rows, series, self._id, self._now)
        self._numbers[series] = number
        return number

    def queue_paper(self, paper: PaperToPrint, clerk: str) -> str:
        """Queue one copy; returns the print job's id. Raises ``ReasonMissingError``."""
        job = str(uuid_utils.uuid7())
        print_ledger.queue(self._rows, job, paper, clerk, self._now)
        self._topics.add(Topic.PRINTS)
        return job

    def discard_draft(self, key: str) -> None:
        """Remove a draft whose content is now in acts."""
        self._rows.run("DELETE FROM draft WHERE key = ?", key)
        self._topics.add(Topic.DRAFTS)

    def attach_file(self, act: Act, file: KeptFile) -> None:
        """The file is the scan that ``act`` names, and goes to the county after it."""
        self.restore_file(file)
        blob_rows.queue_upload(self._rows, act.id, act.case, file)

    def hold_file(self, act: str, void: str) -> None:
        """What this act attached does not go to the county while ``void`` stands, if it attached anything."""
        blob_rows.hold_upload(self._rows, act, void)

    def restore_file(self, file: KeptFile) -> None:
        """The file takes the place of a copy that was lost; its uploads are tried again."""
        blob_rows.put_file(self._rows, file, file.size, local_day(self._now))
        blob_rows.try_upload_again(self._rows, file.sha256)
        self._topics.add(Topic.CASES)

    def finish(self) -> StoreChange:
        """Chain, time, mark of numbers and projection, just before COMMIT.

        The mark is flushed by its own thread while the cases are told anew.
        """
        flushed = self._begin_mark()
        try:
            if self._sequence != self._first_sequence:
                meta.put(
                    self._rows,
                    {Key.LAST_SEQUENCE: self._sequence, Key.LAST_HASH: self._previous},
                )
                clock_facts.put(self._rows, self._parts.clock.facts())
                self._topics.add(Topic.CASES)
            if self._touched:
                known = {case: self._known[case] for case in self._touched}
                self._parts.projection.tell_known(self._rows, known, self._telling())
        finally:
            self._await_mark(flushed)
        return StoreChange(frozenset(self._topics), frozenset(self._touched))

    def _begin_mark(self) -> Flush | None:
        if not self._numbers:
            return None
        self._topics.add(Topic.NUMBERS)
        return self._parts.numbers.begin_mark(self._rows, self._numbers)

    def _await_mark(self, flushed: Flush | None) -> None:
        if flushed is None:
            return
        try:
            flushed.result()
        except OSError as error:
            raise self._parts.writer.refused_by(error) from error

    def _acts_of(self, case: str) -> list[KnownAct]:
        known = self._known.get(case)
        if known is None:
            known = self._known[case] = acts_of(self._rows, case)
        return known

    def _telling(self) -> Telling:
        return replace(self._parts.required_telling(self._rows), now=self._now)


class StoreJournal:
    """The desk's writer (the port ``Journal``)."""

    def __init__(self, parts: StoreParts, blob_folder: BlobFolder) -> None:
        self._parts = parts
        self._blob_folder = blob_folder
        self._key: DeskKey | None = None

    @property
    def executor(self) -> Executor:
        """The single writer thread."""
        return self._parts.writer.executor

    @contextmanager
    def transaction(self) -> Iterator[StoreTransaction]:
        """BEGIN IMMEDIATE … COMMIT; rolled back when the block raises.

        Raises :class:`NotEnrolledError` before enrolment and ``StoreFailureError`` when the disk
        refuses.
        """
        with self._parts.writer.transaction() as rows:
            key, desk = self._identity(rows)
            self._parts.begin_day(rows)
            transaction = StoreTransaction(self._parts, rows, key, desk)
            yield transaction
            change = transaction.finish()
        self._parts.writer.tell(change)

    def save_draft(self, key: str, clerk: str, title: str, body: bytes) -> None:
        """Keep a draft (JSON bytes) under ``key``; replaces the older one."""
        with self._change(Topic.DRAFTS) as rows:
            rows.run(
                "INSERT INTO draft VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " clerk = excluded.clerk, title = excluded.title,"
                " saved_at = excluded.saved_at, body = excluded.body",
                key,
                clerk,
                title,
                self._parts.now().isoformat(),
                body,
            )

    def discard_draft(self, key: str) -> None:
        """Remove a draft."""
        with self._change(Topic.DRAFTS) as rows:
            rows.run("DELETE FROM draft WHERE key = ?", key)

    def keep_file(self, content: bytes, media_type: str) -> KeptFile:
        """Encrypt a file onto the disk; a transaction says what it is, else it goes at the next start.

        Raises ``StoreFailureError`` when the disk refuses.
        """
        try:
            return self._blob_folder.keep(content, media_type)
        except OSError as error:
            raise failure(trouble_code(error), disk_of(self._blob_folder.path)) from error

    def set_print_state(
        self, job: str, state: PrintState, *, trouble: str = "", content: bytes | None = None
    ) -> None:
        """Record what became of a copy; raises ``KeyError`` for an unknown one."""
        with self._change(Topic.PRINTS) as rows:
            print_ledger.set_state(rows, job, state, trouble, content, self._parts.now())

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this PC."""
        with self._change(Topic.SETTINGS) as rows:
            rows.run(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                key,
                value,
            )

    def record_reveal(self, clerk: str, case: str, field: str) -> None:
        """Log that masked personal data was shown."""
        with self._parts.writer.transaction() as rows:
            rows.run(
                "INSERT INTO reveal (revealed_at, clerk, case_id, field) VALUES (?, ?, ?, ?)",
                self._parts.now().isoformat(),
                clerk,
                case,
                field,
            )

    def keep_time(self) -> None:
        """Keep what the clock knows now."""
        with self._parts.writer.transaction() as rows:
            clock_facts.put(rows, self._parts.clock.facts())

    def refresh_day(self) -> None:
        """Tell anew what a new day alone changes; call it at the start and after midnight."""
        with self._change(Topic.CASES) as rows:
            self._parts.begin_day(rows)

    @contextmanager
    def _change(self, topic: Topic) -> Iterator[Rows]:
        with self._parts.writer.transaction() as rows:
            yield rows
        self._parts.writer.tell(StoreChange(frozenset({topic})))

    def _identity(self, rows: Rows) -> tuple[DeskKey, str]:
        site = self._parts.reference.site(rows)
        secret = meta.blob(rows, Key.SECRET)
        if site is None or not secret:
            raise NotEnrolledError
        if self._key is None or self._key.secret != secret:
            self._key = DeskKey(secret)
        return self._key, site.desk
