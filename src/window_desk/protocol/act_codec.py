"""The wire form of an act: exact JSON bytes, hashed, chained and signed as they stand.

Whoever stores or forwards an act keeps its bytes; nobody encodes it again. Unknown fields of a
newer program therefore survive, and hash and signature stay valid.
"""

import hashlib
import re
from datetime import date, datetime
from functools import cache

import msgspec

from window_desk.casework.acts import (
    BODY_TYPES,
    Act,
    ActBody,
    ActKind,
    TakenOver,
    legal_day,
)
from window_desk.casework.clock_reading import ClockReading

ACT_SCHEMA = 1

_YEARS = range(1970, 2200)
"""Years that a PC's clock, however wrong, can show; outside them dates can't be reckoned."""

_NOT_TAKEN_OVER = b',"taken_over":null}'
"""How an act ends that was never taken over: the wire does without the field."""

_PATH = re.compile(r"`\$\.?(?P<path>[^`]*)`$")
_MISSING = re.compile(r"missing required field `(?P<name>[^`]+)`")


class MalformedActError(ValueError):
    """The bytes are not an act: ``field`` says where, the message what is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class ActHeader(msgspec.Struct, frozen=True):
    """The signed part of an act with its body unread. Instants are UTC."""

    id: str
    desk: str
    sequence: int
    previous: str
    transaction: str
    case: str
    kind: ActKind
    schema: int
    body: msgspec.Raw
    clerk: str
    at: datetime
    clock: ClockReading
    seen: int
    taken_over: TakenOver | None = None

    @property
    def day(self) -> date:
        """Legal date of the act, see ``Act.day``."""
        return legal_day(self.at, self.clock)


_header_decoder = msgspec.json.Decoder(ActHeader)
_encoder = msgspec.json.Encoder()


@cache
def _body_decoder(kind: ActKind) -> msgspec.json.Decoder[ActBody]:
    return msgspec.json.Decoder(BODY_TYPES[kind])


def encode_act(act: Act) -> bytes:
    """The content bytes of ``act``: what is hashed, signed, stored and sent."""
    content = _encoder.encode(act)
    if act.taken_over is None:
        return content.removesuffix(_NOT_TAKEN_OVER) + b"}"
    return content


def decode_header(content: bytes | memoryview) -> ActHeader:
    """Read all but the body of an act, in a third of the time; raises :class:`MalformedActError`."""
    try:
        header = _header_decoder.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _malformed(error) from error
    if header.at.tzinfo is None:
        raise MalformedActError("at", "the instant has no time zone")
    if header.taken_over is not None and header.taken_over.at.tzinfo is None:
        raise MalformedActError("taken_over.at", "the instant has no time zone")
    try:
        plausible = header.day.year in _YEARS
    except OverflowError as error:
        raise MalformedActError("at", "the instant lies outside all calendars") from error
    if not plausible:
        raise MalformedActError("at", f"the instant lies outside {_YEARS.start}-{_YEARS.stop - 1}")
    return header


def decode_act(content: bytes | memoryview) -> Act:
    """Read an act from its content bytes; raises :class:`MalformedActError`."""
    return whole_act(decode_header(content))


def whole_act(header: ActHeader) -> Act:
    """The act with its body read; raises :class:`MalformedActError`."""
    try:
        body = _body_decoder(header.kind).decode(header.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _malformed(error) from error
    return Act(
        id=header.id,
        desk=header.desk,
        sequence=header.sequence,
        previous=header.previous,
        transaction=header.transaction,
        case=header.case,
        kind=header.kind,
        schema=header.schema,
        body=body,
        clerk=header.clerk,
        at=header.at,
        clock=header.clock,
        seen=header.seen,
        taken_over=header.taken_over,
    )


def _malformed(error: Exception) -> MalformedActError:
    field = _field_of(str(error)) if isinstance(error, msgspec.ValidationError) else ""
    return MalformedActError(field, str(error))


def _field_of(message: str) -> str:
    """The field that msgspec's message names, from the act's or the body's root; maybe empty."""
    path = _PATH.search(message)
    missing = _MISSING.search(message)
    parts = [path["path"] if path else "", missing["name"] if missing else ""]
    return ".".join(part for part in parts if part)


def content_hash(content: bytes | memoryview) -> str:
    """SHA-256 of content bytes in hex: the ``previous`` of the desk's next act."""
    return hashlib.sha256(content).hexdigest()
