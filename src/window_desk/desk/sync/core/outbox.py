"""The lane out: acts in the desk's gapless sequence until all have a result."""

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
from window_desk.desk.use_cases.sync_ports import PushBatch, TransferKind, TransferUnit
from window_desk.protocol.messages import PROTOCOL_VERSION, PushReply, PushRequest

_MOST_REWINDS = 3


class Outbox:
    """Pushes; remembers how large a push the line bears."""

    def __init__(self) -> None:
        self.size = BatchSize()

    def push(self, contact: Contact) -> None:
        """Send until the store has nothing left without a result; raises LineFailureError."""
        rewinds = 0
        contact.meter.tell(TransferKind.ACTS, TransferUnit.ACTS, contact.tally.pushed, 0)
        while (batch := contact.store.next_batch(self.size.acts, self.size.bytes)) is not None:
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
            marked = contact.store.record_results(reply)
            contact.tally.pushed += marked
            contact.meter.tell(TransferKind.ACTS, TransferUnit.ACTS, contact.tally.pushed, 0)
            if marked == 0:
                raise failed(
                    FailureReason.MALFORMED,
                    "县里没有说明已收到哪些办理环节，本机照旧保留并会重试；反复出现请联系县管理员。",
                )
        contact.meter.end(TransferKind.ACTS)

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
