"""What the core asks of the line to the county: one call a message, one typed error for any failure.

The real one is ``sync.transport``; the simulation has its own. Calls block the thread they run on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from window_desk.protocol.messages import (
    CalendarReply,
    CalendarSubmission,
    EnrolReply,
    EnrolRequest,
    ErrorReply,
    Hello,
    LeaseReply,
    LeaseRequest,
    PullReply,
    PushReply,
    PushRequest,
    SessionReply,
    SessionRequest,
    Snapshot,
)


class FailureReason(StrEnum):
    """Why a request brought no result. None of them says whether the county did the work."""

    UNREACHABLE = "unreachable"
    NAME_UNKNOWN = "name_unknown"
    CERTIFICATE = "certificate"
    TIMED_OUT = "timed_out"
    CUT = "cut"
    MALFORMED = "malformed"
    BUSY = "busy"
    REFUSED = "refused"
    STRANGER = "stranger"
    STORE = "store"
    CLOSED = "closed"


LINE_TROUBLES = frozenset(
    {
        FailureReason.UNREACHABLE,
        FailureReason.TIMED_OUT,
        FailureReason.CUT,
    }
)
"""Failures of the line itself: smaller pieces may get through."""


@dataclass(frozen=True, slots=True)
class LineFailure:
    """A failure with its Chinese sentence; ``retry_after_s`` is what the county asked for."""

    reason: FailureReason
    sentence: str
    retry_after_s: float | None = None


class LineFailureError(Exception):
    """A request failed; ``failure`` says how."""

    def __init__(self, failure: LineFailure) -> None:
        super().__init__(failure.reason.value)
        self.failure = failure


class CountyRefusalError(LineFailureError):
    """The county answered with an HTTP error; ``reply`` is what it said."""

    def __init__(self, status: int, reply: ErrorReply) -> None:
        super().__init__(LineFailure(FailureReason.REFUSED, reply.sentence))
        self.status = status
        self.reply = reply


def failed(reason: FailureReason, sentence: str) -> LineFailureError:
    """The error to raise for ``reason``."""
    return LineFailureError(LineFailure(reason, sentence))


OnBytes = Callable[[int, int], None]
"""Bytes that have come and bytes of the whole as they go over the line, 0 where nobody said."""


class Connection(Protocol):
    """A connection to the county, used by one thread."""

    def interrupt(self) -> None:
        """From any thread: the call under way and all later ones fail with ``CLOSED``."""
        ...

    def close(self) -> None:
        """Release the connection, on the thread that used it."""
        ...


class County(Connection, Protocol):
    """The calls about acts; every one raises :class:`LineFailureError`."""

    def hello(self) -> Hello:
        """Who the county is."""
        ...

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Trade a one-time code for an identity."""
        ...

    def session(self, request: SessionRequest) -> SessionReply:
        """Prove who this desk is."""
        ...

    def push(self, token: str, request: PushRequest) -> PushReply:
        """Send acts."""
        ...

    def pull(
        self, token: str, epoch: str, since: int, *, limit: int, wait_s: int, digest: bool
    ) -> PullReply:
        """Entries after ``since``; with ``wait_s`` the county waits that long for the first one."""
        ...

    def snapshot(self, token: str, on_bytes: OnBytes) -> Snapshot:
        """Everything in scope; ``on_bytes`` hears how much of the reply has come."""
        ...

    def lease(self, token: str, request: LeaseRequest) -> LeaseReply:
        """Ask for a block of numbers."""
        ...

    def publish_calendar(self, token: str, submission: CalendarSubmission) -> CalendarReply:
        """Publish a notice or overlay days."""
        ...
