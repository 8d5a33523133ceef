"""The lane for files of scans: one piece a step, behind everything else. Pure but for its ports.

A step runs on the sync thread, between rounds: so acts never wait for more than one piece. What the
county holds is asked at the first step of a file; from then on its replies say where to go on.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from window_desk.desk.sync.core.backoff import Backoff
from window_desk.desk.sync.core.blob_link import BlobCounty
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import (
    LINE_TROUBLES,
    CountyRefusalError,
    FailureReason,
    LineFailureError,
    failed,
)
from window_desk.desk.sync.core.held_connection import HeldConnection
from window_desk.desk.sync.core.piece_size import PieceSize
from window_desk.desk.use_cases.blob_values import (
    BlobTransfers,
    BlobUnreadableError,
    BlobWay,
)
from window_desk.desk.use_cases.sync_ports import BlobStore, BlobTask, TransferGate

CHUNK_BYTES = 256 * 1024
"""A fetched file is kept by chunks of this size; what came of the newest one is in memory."""
LATER_CAP_S = 600.0
_DAMAGED_AT_COUNTY = "县里的扫描件与登记的校验值不符，没有采用，请联系县管理员核对。"
_ABOUT_THE_FILE = frozenset(
    {
        "blob_digest_wrong",
        "blob_incomplete",
        "blob_not_named",
        "blob_offset_wrong",
        "blob_piece_digest_wrong",
        "blob_piece_too_large",
        "blob_removed",
        "blob_type_wrong",
        "malformed",
        "not_found",
        "range_unsatisfiable",
    }
)
"""What the county says of the file itself; anything else is about the desk or the line."""


class Step(Enum):
    """What a step did: a piece went over, nothing is to be done, or it is held."""

    MOVED = "moved"
    IDLE = "idle"
    HELD = "held"


@dataclass(slots=True)
class _Later:
    """A file that is tried again after a while, the others meanwhile."""

    task: BlobTask
    backoff: Backoff
    until_ms: int


class BlobLane:
    """One file at a time; ``connect(address)`` makes a connection of the lane's own."""

    def __init__(
        self,
        store: BlobStore,
        connect: Callable[[str], BlobCounty],
        gate: TransferGate,
        rng: random.Random,
    ) -> None:
        self._store = store
        self._connection = HeldConnection(connect)
        self._gate = gate
        self._rng = rng
        self._size = PieceSize()
        self._task: BlobTask | None = None
        self._chunk = bytearray()
        self._later: dict[tuple[BlobWay, str, str], _Later] = {}
        self._tidied = ""
        self._transfers = {way: BlobTransfers() for way in BlobWay}

    def transfers(self, way: BlobWay) -> BlobTransfers:
        """What still has to go one way, as of the newest step. Any thread."""
        return self._transfers[way]

    def step(self, contact: Contact) -> Step:
        """Move one piece; raises ``LineFailureError`` when the line or the desk is the trouble."""
        self._tidy(contact)
        if not self._gate.transfers_allowed():
            self.look()
            return Step.HELD
        task = self._next(contact)
        if task is None:
            self.look()
            return Step.IDLE
        try:
            self._move(contact, task)
        except CountyRefusalError as refusal:
            if refusal.reply.code not in _ABOUT_THE_FILE and refusal.status != 404:
                self._forget()
                raise
            self._refused(contact, task, refusal)
        except BlobUnreadableError as error:
            self._forget()
            self._store.gave_up(task, error.sentence)
        except LineFailureError as error:
            self._forget()
            if error.failure.reason in LINE_TROUBLES:
                self._size.line_failed()
            raise
        self.look()
        return Step.MOVED

    def look(self) -> None:
        """Count what still has to go, on the thread of the steps."""
        allowed = self._gate.transfers_allowed()
        rate = self._size.rate if allowed else None
        for way in BlobWay:
            backlog = self._store.backlog(way)
            done = backlog.done + (len(self._chunk) if way is BlobWay.FETCH else 0)
            self._transfers[way] = BlobTransfers(
                backlog.files, min(done, backlog.total), backlog.total, rate, allowed
            )

    def ask_for(self, case: str, sha256: str, size: int, media_type: str) -> None:
        """Fetch a file, before all that is to be sent."""
        self._store.ask_for(case, sha256, size, media_type)
        self._later.pop((BlobWay.FETCH, "", sha256), None)
        if self._task is not None and self._task.way is BlobWay.UPLOAD:
            self._forget()

    def interrupt(self) -> None:
        """From another thread: let the step under way fail at once, and every later one."""
        self._connection.interrupt()

    def close(self) -> None:
        """Release the connection, on the thread of the steps."""
        self._connection.close()

    def _next(self, contact: Contact) -> BlobTask | None:
        if self._task is None:
            now_ms = contact.clock.monotonic_ms()
            waiting = [each.task for each in self._later.values() if each.until_ms > now_ms]
            self._chunk.clear()
            self._task = self._store.next_task(contact.session.epoch, waiting)
            if self._task is not None and self._task.way is BlobWay.UPLOAD:
                self._task = replace(self._task, offset=-1)
        return self._task

    def _move(self, contact: Contact, task: BlobTask) -> None:
        county = self._connection.at(contact.session.identity.county_address)
        if task.way is BlobWay.FETCH:
            self._fetch(contact, county, task)
        elif task.offset < 0:
            held = county.blob_offset(contact.session.token, task.case, task.sha256)
            contact.tally.heard = True
            self._holds(contact, task, held.offset, held.position)
        else:
            self._send(contact, county, task)

    def _send(self, contact: Contact, county: BlobCounty, task: BlobTask) -> None:
        piece = self._store.read(task, task.offset, self._size.bytes)
        token = contact.session.token
        state, took_ms = contact.ask(
            lambda: county.send_piece(token, task.case, task.sha256, task.offset, piece)
        )
        if (state.sha256, state.size, state.offset) != (
            task.sha256,
            task.size,
            task.offset + len(piece),
        ):
            raise failed(FailureReason.MALFORMED, "县里对扫描件的答复不合规约，会自动重试。")
        self._size.succeeded(len(piece), took_ms)
        self._holds(contact, task, state.offset, state.position)

    def _holds(self, contact: Contact, task: BlobTask, offset: int, position: int) -> None:
        """The county holds ``offset`` bytes; ``position`` once it holds and checked them all."""
        if position and offset == task.size:
            self._later.pop(_name(task), None)
            self._store.at_county(task, contact.session.epoch, position)
            self._forget()
        elif self._store.sent(task, contact.session.epoch, offset):
            self._task = replace(task, offset=offset)
        else:
            self._forget()

    def _fetch(self, contact: Contact, county: BlobCounty, task: BlobTask) -> None:
        first = task.offset + len(self._chunk)
        wanted = min(CHUNK_BYTES, task.size - task.offset)
        end = min(first + self._size.bytes, task.offset + wanted)
        sent_ms = contact.clock.monotonic_ms()
        piece = county.fetch_piece(contact.session.token, task.case, task.sha256, first, end)
        contact.tally.heard = True
        self._size.succeeded(len(piece), contact.clock.monotonic_ms() - sent_ms)
        self._chunk += piece
        if len(self._chunk) < wanted:
            return
        chunk = bytes(self._chunk)
        self._chunk.clear()
        try:
            offset = self._store.received(task, chunk)
        except BlobUnreadableError:
            self._forget()
            self._store.gave_up(task, _DAMAGED_AT_COUNTY)
            return
        self._task = replace(task, offset=offset) if offset < task.size else None
        if self._task is None:
            self._later.pop(_name(task), None)

    def _refused(self, contact: Contact, task: BlobTask, refusal: CountyRefusalError) -> None:
        """Go on where the county says, or try this file again after a while."""
        self._forget()
        if refusal.reply.code == "blob_offset_wrong":
            # another desk sends the same file, or a reply was lost: the next step asks what is held
            return
        if refusal.reply.code == "blob_removed":
            self._store.removed(task, refusal.reply.sentence)
            return
        if refusal.reply.code == "blob_digest_wrong":
            try:
                self._store.check(task)
            except BlobUnreadableError as error:
                self._store.gave_up(task, error.sentence)
                return
        later = self._later.setdefault(
            _name(task), _Later(task, Backoff(self._rng, LATER_CAP_S), 0)
        )
        pause_ms = round(later.backoff.failed(refusal.failure.retry_after_s) * 1000)
        later.until_ms = contact.clock.monotonic_ms() + pause_ms

    def _tidy(self, contact: Contact) -> None:
        """Once a session: drop old copies that are in a backup."""
        if self._tidied != contact.session.token:
            self._tidied = contact.session.token
            self._store.tidy(contact.session.epoch, contact.session.backup_position)

    def _forget(self) -> None:
        self._task = None
        self._chunk.clear()


def _name(task: BlobTask) -> tuple[BlobWay, str, str]:
    return task.way, task.act, task.sha256
