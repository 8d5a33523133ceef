"""Whole replies are checked before anything of them is believed (docs/protocol.md).

Each function raises :class:`LineFailureError` with ``MALFORMED`` and the store stays untouched.
"""

from collections.abc import Sequence

import msgspec

from window_desk.desk.sync.core.county_link import FailureReason, failed
from window_desk.desk.use_cases.sync_ports import LeaseNeed, PushBatch
from window_desk.protocol.messages import (
    ActStatus,
    FeedEntry,
    LeaseReply,
    PullReply,
    PushReply,
    Snapshot,
)

_SENTENCE = "县里的答复前后不一致（{}），本机没有采用；会自动重试，反复出现请联系县管理员。"


class _ActName(msgspec.Struct):
    id: str
    sequence: int


_name_decoder = msgspec.json.Decoder(_ActName)


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise failed(FailureReason.MALFORMED, _SENTENCE.format(what))


def act_names(batch: PushBatch) -> dict[int, str]:
    """Ids of the acts in ``batch`` by their sequence, which must be gapless from the first."""
    names: dict[int, str] = {}
    expected = batch.first_sequence
    for transaction in batch.transactions:
        for act in transaction:
            name = _name_decoder.decode(act.content)
            if name.sequence != expected:
                msg = f"outbox is not gapless: {name.sequence} where {expected} belongs"
                raise ValueError(msg)
            names[expected] = name.id
            expected += 1
    return names


def checked_push(reply: PushReply, epoch: str, names: dict[int, str]) -> PushReply:
    """The reply, if it names only acts that were sent, each once, in order, as many as it says.

    An act of which the county could not even read the id is named by its sequence alone
    (docs/protocol.md §5); its id is filled in.
    """
    _require(reply.epoch == epoch, "纪元")
    _require(reply.count == len(reply.results), "条数")
    previous = 0
    results = []
    for result in reply.results:
        _require(result.sequence in names, "序号")
        _require(result.sequence > previous, "次序")
        previous = result.sequence
        name = names[previous]
        if result.act == name:
            results.append(result)
        else:
            unreadable = result.act == "" and result.status is ActStatus.REFUSED
            _require(unreadable, "编号")
            results.append(msgspec.structs.replace(result, act=name))
    _require(reply.last_sequence >= previous, "序号")
    return msgspec.structs.replace(reply, results=tuple(results))


def fresh_entries(reply: PullReply, epoch: str, cursor: int) -> Sequence[FeedEntry]:
    """The entries after ``cursor``, dense; those that are known already are left out."""
    _require(reply.epoch == epoch, "纪元")
    entries = reply.entries
    if not entries:
        return ()
    first = entries[0].position
    _require(first <= cursor + 1, "缺号")
    for position, entry in enumerate(entries, first):
        _require(entry.position == position, "缺号")
    _require(entries[-1].position <= reply.head, "末位")
    return entries[max(cursor + 1 - first, 0) :]


def check_snapshot(snapshot: Snapshot, epoch: str) -> None:
    """Positions rise and none lies past the snapshot's own."""
    _require(snapshot.epoch == epoch, "纪元")
    previous = 0
    for entry in snapshot.entries:
        _require(entry.position > previous, "次序")
        previous = entry.position
    _require(previous <= snapshot.position, "末位")
    _require(snapshot.digest.position == snapshot.position, "摘要")


def check_lease(reply: LeaseReply, need: LeaseNeed) -> None:
    """The block belongs to the series that was asked for and is no larger."""
    _require(reply.series == need.series, "号段")
    _require(1 <= reply.high - reply.low + 1 <= need.size, "号段")
