"""The lane out: acts in the desk's gapless sequence until all have a result.

A disk that failed must not keep acts here: results that cannot be stored are kept in mind, and the next
batch goes. After a restart the county tells them again.
"""

from window_desk.desk.sync.core.batch_size import BatchSize
from window_desk.desk.sync.core.contact import Contact
from window_desk.desk.sync.core.county_link import (
    LINE_TROUBLES,
    CountyRefusalError,
    FailureReason,
    LineFailureError,
    failed,
)
from window_desk.desk.sync.core.reply_checks import act_names, checked_push
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import PushBatch, TransferKind, TransferUnit
from window_desk.protocol.messages import PROTOCOL_VERSION, PushReply, PushRequest

_MOST_REWINDS = 3


class Outbox:
    """Pushes; remembers how large a push the line bears, and results that the store refused."""

    def __init__(self) -> None:
        self.size = BatchSize()
        self._unkept: list[PushReply] = []

    def push(self, contact: Contact) -> None:
        """Send until the store has nothing left without a result.

        Raises LineFailureError, and StoreFailureError once everything is sent whose results are not kept.
        """
        rewinds, trouble = 0, self._keep_late(contact)
        contact.meter.tell(TransferKind.ACTS, TransferUnit.ACTS, contact.tally.pushed, 0)
        while (batch := self._next(contact)) is not None:
            try:
                reply = self._send(contact, batch)
            except CountyRefusalError as refusal:
                if refusal.status == 413 and self.size.too_big():
                    continue
                if refusal.status == 408:
                    self.size.line_failed()
                if rewinds == _MOST_REWINDS or not _rewind(contact, batch, refusal):
                    raise
                rewinds += 1
                continue
            except LineFailureError as error:
                if error.failure.reason in LINE_TROUBLES:
                    self.size.line_failed()
                raise
            marked, refused = self._record(contact, reply)
            trouble = refused or trouble
            contact.tally.pushed += marked
            contact.meter.tell(TransferKind.ACTS, TransferUnit.ACTS, contact.tally.pushed, 0)
            if marked == 0:
                raise failed(
                    FailureReason.MALFORMED,
                    "县里没有说明已收到哪些办理环节，本机照旧保留并会重试；反复出现请联系县管理员。",
                )
        contact.meter.end(TransferKind.ACTS)

        if trouble is not None:
            raise trouble

    def _record(self, contact: Contact, reply: PushReply) -> tuple[int, StoreFailureError | None]:
        """How many results are new, and why the store did not keep them."""
        try:
            return contact.store.record_results(reply), None
        except StoreFailureError as failure:
            self._unkept.append(reply)
            return len(reply.results), failure

    def _next(self, contact: Contact) -> PushBatch | None:
        told = max((each.sequence for reply in self._unkept for each in reply.results), default=0)
        return contact.store.next_batch(self.size.acts, self.size.bytes, told)

    def _keep_late(self, contact: Contact) -> StoreFailureError | None:
        """Store what was refused before; those of another epoch are told anew."""
        self._unkept = [each for each in self._unkept if each.epoch == contact.session.epoch]
        while self._unkept:
            try:
                contact.store.record_results(self._unkept[0])
            except StoreFailureError as failure:
                return failure
            del self._unkept[0]
        return None

    def _send(self, contact: Contact, batch: PushBatch) -> PushReply:
        names = act_names(batch)
        session = contact.session
        request = PushRequest(
            protocol=PROTOCOL_VERSION,
            desk=session.identity.desk,
            incarnation=session.identity.incarnation,
            epoch=session.epoch,
            first_sequence=batch.first_sequence,
            transactions=batch.transactions,
        )
        reply, took_ms = contact.ask(lambda: contact.county.push(session.token, request))
        checked = checked_push(reply, session.epoch, names)
        self.size.succeeded(len(names), took_ms)
        return checked


def _rewind(contact: Contact, batch: PushBatch, refusal: CountyRefusalError) -> bool:
    """Queue again what the county does not know; False when the refusal is something else."""
    expected = refusal.reply.expected_sequence
    if refusal.reply.code != "sequence_gap" or expected is None or expected >= batch.first_sequence:
        return False
    contact.store.rewind(expected - 1)
    contact.tally.rewound = True
    return True
