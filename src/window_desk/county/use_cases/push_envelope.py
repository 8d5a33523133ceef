"""The checks of a push that need no database: bounds, sequence, chain, signatures, form of the acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from window_desk.casework.acts import (
    Act,
)
from window_desk.casework.refusals import Refusal
from window_desk.county.checkers import AT_ONCE, SignatureCheckers
from window_desk.county.use_cases import grounds
from window_desk.county.use_cases.problems import CallError
from window_desk.protocol.act_codec import (
    ACT_SCHEMA,
    MalformedActError,
    content_hash,
    decode_act,
)
from window_desk.protocol.messages import (
    MAX_ACT_BYTES,
    MAX_ACTS_PER_PUSH,
    PushRequest,
    SealedAct,
)

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


class _Header(msgspec.Struct):
    schema: int = 0


@dataclass(frozen=True, slots=True)
class SentAct:
    """One act of a push. ``act`` is ``None`` when it cannot be read, for the reason ``trouble``."""

    sequence: int
    content: bytes
    signature: str
    content_hash: str
    act: Act | None
    trouble: Refusal | None


SentTransaction = tuple[SentAct, ...]


class SignatureCheck:
    """Checks the signatures of a push elsewhere while this thread goes on."""

    def __init__(self, request: PushRequest, public_key: str, checkers: SignatureCheckers) -> None:
        """Start checking; raises a :class:`CallError` when there are too many acts."""
        sealed = [act for transaction in request.transactions for act in transaction]
        if len(sealed) > MAX_ACTS_PER_PUSH:
            raise CallError(
                400, "too_many_acts", f"一次最多上报{MAX_ACTS_PER_PUSH}个环节，请分批上报。"
            )
        self._parts = checkers.check(public_key, sealed)

    def wait(self) -> None:
        """Return when all hold; raises a 400 :class:`CallError` for the first that does not."""
        for number, part in enumerate(self._parts):
            wrong = part.result()
            if wrong is not None:
                raise CallError(
                    400,
                    "signature_wrong",
                    "环节的签名不符，数据可能损坏，请联系技术支持。",
                    field=f"acts[{number * AT_ONCE + wrong}].signature",
                )


def read_envelope(request: PushRequest, desk: str) -> tuple[SentTransaction, ...]:
    """The acts of a push, each hashed and chained; their signatures are checked apart.

    Raises:
        CallError: the envelope contradicts the acts; nothing of the push counts.
    """
    sent: list[SentTransaction] = []
    sequence = request.first_sequence
    previous: str | None = None
    newest_transaction = ""
    for group, transaction in enumerate(request.transactions):
        read: list[SentAct] = []
        for index, act in enumerate(transaction):
            one = _read(act, sequence, f"transactions[{group}][{index}]", desk, previous)
            read.append(one)
            previous = one.content_hash
            sequence += 1
        newest_transaction = _one_transaction(read, newest_transaction, group)
        sent.append(tuple(read))
    return tuple(sent)


def _read(sealed: SealedAct, sequence: int, field: str, desk: str, previous: str | None) -> SentAct:
    content = bytes(sealed.content)
    if len(content) > MAX_ACT_BYTES:
        raise CallError(400, "act_too_large", "环节内容超过64 KB，请联系技术支持。", field=field)
    hashed = content_hash(content)
    try:
        act = decode_act(content)
    except MalformedActError as error:
        if _schema_of(content) > ACT_SCHEMA:
            raise _outdated(field) from None
        return _unreadable(sequence, sealed, content, hashed, error.field)
    if act.schema > ACT_SCHEMA:
        raise _outdated(field)
    if act.sequence != sequence:
        raise CallError(
            400,
            "sequence_wrong",
            "上报的序号与环节不一致，请联系技术支持。",
            field=f"{field}.sequence",
        )
    if act.desk != desk:
        raise CallError(
            400, "desk_wrong", "上报的环节不属于本机，请联系技术支持。", field=f"{field}.desk"
        )
    if previous is not None and act.previous != previous:
        raise CallError(
            400,
            "chain_broken",
            "本机流水的前后校验不符，数据可能损坏，请联系技术支持。",
            field=f"{field}.previous",
        )
    wrong = _implausible(act)
    if wrong:
        return _unreadable(sequence, sealed, content, hashed, wrong)
    return SentAct(sequence, content, sealed.signature, hashed, act, None)


def _unreadable(
    sequence: int, sealed: SealedAct, content: bytes, hashed: str, field: str
) -> SentAct:
    return SentAct(
        sequence, content, sealed.signature, hashed, None, grounds.unreadable(field[:100])
    )


def _outdated(field: str) -> CallError:
    return CallError(
        409,
        "county_outdated",
        "县级服务程序版本较旧，请通知县中心管理员升级；本机办件已保存，升级后自动上报。",
        field=field,
    )


def _schema_of(content: bytes) -> int:
    try:
        return msgspec.json.decode(content, type=_Header).schema
    except msgspec.DecodeError:
        return 0


def _implausible(act: Act) -> str:
    """Name of a field that no honest desk writes, or empty."""
    for field, value in (("id", act.id), ("case", act.case), ("clerk", act.clerk)):
        if not _ID.fullmatch(value):
            return field
    if act.taken_over is not None and not _ID.fullmatch(act.taken_over.by):
        return "taken_over.by"
    if act.seen < 0:
        return "seen"
    try:
        _ = act.day
    except (OverflowError, ValueError):
        return "at"
    return ""


def _one_transaction(acts: Sequence[SentAct], before: str, group: int) -> str:
    """The id that all these acts share; another one than that of the group before."""
    ids = {act.act.transaction for act in acts if act.act is not None}
    if not acts or len(ids) > 1 or before in ids:
        raise CallError(
            400,
            "transaction_split",
            "上报的环节没有按保存时的分组，请联系技术支持。",
            field=f"transactions[{group}]",
        )
    return ids.pop() if ids else ""
