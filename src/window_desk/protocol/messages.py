"""Every message between desk and county, version 1. ``docs/protocol.md`` says what each one means.

The OpenAPI description is generated from these types. All bodies are JSON, optionally with
``Content-Encoding: zstd``; instants are UTC; ``position`` is a county's dense feed number.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

PROTOCOL_VERSION = 1
MAX_ACTS_PER_PUSH = 2_000
MAX_ACT_BYTES = 64 * 1024
MAX_PUSH_BYTES = 16 * 1024 * 1024
MAX_PULL_ENTRIES = 2_000
MAX_LONG_POLL_S = 30
MAX_CALENDAR_BYTES = 256 * 1024
MAX_BLOB_PIECE_BYTES = 256 * 1024
MAX_EARLIER_DESKS = 64

Identifier = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Position = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class ActStatus(StrEnum):
    """What the county made of an act; all three are results, none is an HTTP error."""

    APPLIED = "applied"
    CONFLICT = "conflict"
    REFUSED = "refused"


class DeskStatus(StrEnum):
    """Standing of a desk with its county."""

    ACTIVE = "active"
    FORKED = "forked"
    WITHDRAWN = "withdrawn"


class SealedAct(msgspec.Struct, frozen=True):
    """An act as it travels: its content bytes untouched, and the desk's signature in base64."""

    content: msgspec.Raw
    signature: Annotated[str, msgspec.Meta(max_length=128)]


class ErrorReply(msgspec.Struct, frozen=True):
    """Body of every HTTP error: one code, one Chinese sentence with the next step."""

    code: str
    sentence: str
    field: str = ""
    expected_sequence: int | None = None
    expected_offset: int | None = None


class Hello(msgspec.Struct, frozen=True):
    """``GET /v1/hello``: who the county is and which protocols it speaks.

    ``county_key``: base64 Ed25519 public key by which the county signs calendar and local rules.
    ``dictionaries``: numbers of the zstd dictionaries with which bodies may come packed.
    """

    county: str
    name: str
    epoch: str
    protocols: tuple[int, ...]
    schema: int
    min_app: str
    server_now: datetime
    county_key: str = ""
    dictionaries: tuple[int, ...] = ()


class FormerDesk(msgspec.Struct, frozen=True):
    """Who the PC was before: ``signature`` is by that desk's key over
    ``former:{county}:{desk}:{incarnation}:{new public key}:{new incarnation}``."""

    desk: Identifier
    incarnation: Identifier
    signature: Annotated[str, msgspec.Meta(max_length=128)]


class EnrolRequest(msgspec.Struct, frozen=True):
    """``POST /v1/enrol``: a one-time code for a desk key. ``site`` and ``window`` come back.

    A PC that is enrolled again says who it was (``former``) and was before that (``earlier``, latest first).
    """

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    public_key: Annotated[str, msgspec.Meta(max_length=64)]
    incarnation: Identifier
    name: Annotated[str, msgspec.Meta(max_length=100)]
    former: FormerDesk | None = None
    earlier: Annotated[tuple[FormerDesk, ...], msgspec.Meta(max_length=MAX_EARLIER_DESKS)] = ()


class EnrolReply(msgspec.Struct, frozen=True):
    """The desk's identity in this county, and the county's public key (base64), kept with it."""

    desk: str
    county: str
    county_name: str
    epoch: str
    site: str
    site_name: str
    area_code: str
    agency_prefix: str
    windows: tuple[str, ...]
    server_now: datetime
    county_key: str = ""


class SessionRequest(msgspec.Struct, frozen=True):
    """``POST /v1/session``: ``signature`` is over ``session:{county}:{desk}:{incarnation}:{nonce}:{at}``
    (``at`` in ISO form as sent)."""

    desk: Identifier
    incarnation: Identifier
    nonce: Annotated[str, msgspec.Meta(min_length=16, max_length=64)]
    at: Annotated[str, msgspec.Meta(max_length=40)]
    signature: Annotated[str, msgspec.Meta(max_length=128)]


class SessionReply(msgspec.Struct, frozen=True):
    """A bearer token for the other calls, and where the county stands with this desk.

    ``backup_position``: acts up to there are safely in a verified backup.
    """

    token: str
    valid_s: int
    status: DeskStatus
    epoch: str
    last_sequence: int
    head: int
    backup_position: int
    server_now: datetime


class PushRequest(msgspec.Struct, frozen=True):
    """``POST /v1/push``: whole local transactions in the desk's gapless sequence."""

    protocol: int
    desk: Identifier
    incarnation: Identifier
    epoch: Identifier
    first_sequence: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    transactions: Annotated[
        tuple[tuple[SealedAct, ...], ...], msgspec.Meta(max_length=MAX_ACTS_PER_PUSH)
    ]


class ActResult(msgspec.Struct, frozen=True, array_like=False):
    """The stored result of one act; the same act again gets the same result.

    ``template`` and ``params`` make the Chinese sentence for a refusal or a conflict.
    """

    sequence: int
    act: str
    status: ActStatus
    position: int
    code: str = ""
    field: str = ""
    template: str = ""
    params: dict[str, str] = {}


class PushReply(msgspec.Struct, frozen=True):
    """Results by name; the desk acknowledges only what stands here, after checking ``count``."""

    epoch: str
    last_sequence: int
    count: int
    results: tuple[ActResult, ...]
    server_now: datetime


class ReferenceKind(StrEnum):
    """What the county publishes to its desks."""

    SERVICE_ITEM = "service_item"
    WINDOW = "window"
    CALENDAR_NOTICE = "calendar_notice"
    CALENDAR_OVERLAY = "calendar_overlay"
    CLERK = "clerk"
    CERTIFICATE_TEMPLATE = "certificate_template"
    SITE = "site"
    SETTING = "setting"
    CASE_ARCHIVED = "case_archived"


class ActEntry(msgspec.Struct, frozen=True, tag_field="entry", tag="act"):
    """An act in the county's order with its result."""

    position: int
    act: SealedAct
    status: ActStatus
    code: str = ""
    field: str = ""
    template: str = ""
    params: dict[str, str] = {}


class ReferenceEntry(msgspec.Struct, frozen=True, tag_field="entry", tag="reference"):
    """A published reference record; a newer version of the same key replaces what is shown.

    ``kind`` is a :class:`ReferenceKind`, or one that only newer programs know: kept as it is.
    """

    position: int
    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
    key: str
    version: int
    body: msgspec.Raw


class OutOfScopeEntry(msgspec.Struct, frozen=True, tag_field="entry", tag="out_of_scope"):
    """A position that this desk need not know: only its number, so that nothing can be missed."""

    position: int


FeedEntry = ActEntry | ReferenceEntry | OutOfScopeEntry


class StateDigest(msgspec.Struct, frozen=True):
    """Digest of all act entries in the desk's scope up to ``position``, whatever became of them.

    ``count`` of them and, in hex, the XOR of their hashes (``protocol.digest``).
    """

    position: int
    count: int
    xor: str


class PullReply(msgspec.Struct, frozen=True):
    """``GET /v1/pull?since=&epoch=&limit=&wait=&digest=``: entries from ``since + 1``, dense."""

    epoch: str
    entries: tuple[FeedEntry, ...]
    head: int
    backup_position: int
    server_now: datetime
    digest: StateDigest | None = None


class Snapshot(msgspec.Struct, frozen=True):
    """``GET /v1/snapshot``: everything in scope up to ``position``; the feed goes on from there."""

    epoch: str
    position: int
    entries: tuple[FeedEntry, ...]
    digest: StateDigest
    server_now: datetime


class LeaseRequest(msgspec.Struct, frozen=True):
    """``POST /v1/leases``: a block of ``size`` numbers; the same ``request`` returns the same block."""

    request: Identifier
    desk: Identifier
    incarnation: Identifier
    series: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    size: Annotated[int, msgspec.Meta(ge=1, le=1000)]


class LeaseReply(msgspec.Struct, frozen=True):
    """Numbers ``low`` to ``high`` inclusive are this desk's until ``expires_on``."""

    lease: str
    series: str
    low: int
    high: int
    expires_on: date
    server_now: datetime


class ClerkRecord(msgspec.Struct, frozen=True):
    """Body of a ``clerk`` reference record. ``verifier`` is an Argon2id hash (PHC string)."""

    number: str
    name: str
    site: str
    level: str
    windows: tuple[str, ...]
    duties: tuple[str, ...]
    active: bool
    verifier: str


class SiteRecord(msgspec.Struct, frozen=True):
    """Body of a ``site`` reference record. ``level`` is ``township`` or ``county``.

    ``agency_prefix`` starts document numbers (机关简称), ``area_code`` case numbers (行政区划代码).
    """

    code: str
    name: str
    level: str
    area_code: str
    agency_prefix: str


class CaseArchivedRecord(msgspec.Struct, frozen=True):
    """Body of a ``case_archived`` reference record, whose key is the case: its acts were taken out.

    ``archive`` names the file that they stand in. ``count`` and ``xor`` are the digest of the acts
    taken out, all of them before the record's position. It names no person.
    """

    number: str
    archive: str
    archived_on: date
    count: int
    xor: str


class OverlayRecord(msgspec.Struct, frozen=True):
    """Body of a ``calendar_overlay`` reference record: one local day, ``local_off`` or ``duty_open``.

    ``withdrawn``: published once and taken back; it counts no longer.
    """

    date: date
    kind: str
    name: str
    withdrawn: bool = False


class CalendarSubmission(msgspec.Struct, frozen=True):
    """``POST /v1/calendar``: a supervisor of the county hall publishes a notice or overlay days.

    ``body`` is the file's JSON, ``year`` what the publisher says it is of. ``signature`` is the desk's
    over ``protocol.published.submission_text``, ``at`` the instant in ISO form as sent.
    """

    desk: Identifier
    incarnation: Identifier
    clerk: Identifier
    kind: ReferenceKind
    body: msgspec.Raw
    year: int | None
    at: Annotated[str, msgspec.Meta(max_length=40)]
    signature: Annotated[str, msgspec.Meta(max_length=128)]


class CalendarDay(msgspec.Struct, frozen=True):
    """A day that a publication changed: ``turn`` is ``off``, ``worked`` or ``open``."""

    date: date
    turn: str
    name: str


class CalendarReply(msgspec.Struct, frozen=True):
    """What was published. ``new`` is false when the same was in force already."""

    new: bool
    days: tuple[CalendarDay, ...]
    covered_until: date
    head: int
    server_now: datetime


class PaperCheckRequest(msgspec.Struct, frozen=True):
    """``POST /v1/papers/check``: the text of a paper's QR code."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class PaperCheckReply(msgspec.Struct, frozen=True):
    """Whether the county knows the paper and that it still stands."""

    genuine: bool
    stands: bool
    sentence: str
    kind: str = ""
    number: str = ""
    issued_on: str = ""


class BlobState(msgspec.Struct, frozen=True):
    """Reply to ``PATCH /v1/blobs/{case}/{sha256}``: how much the county holds.

    ``position`` is the feed's newest position when the blob became complete, 0 before;
    ``backup_position`` as in :class:`SessionReply`.
    """

    sha256: str
    size: int
    offset: int
    position: int
    backup_position: int
    server_now: datetime
