"""What use cases and screens ask of the line to the county."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from window_desk.casework.calendar_publication import ChangedDay
from window_desk.casework.scan_acts import Scan
from window_desk.desk.use_cases.blob_values import (
    BlobTransfers,
    BlobWay,
)
from window_desk.desk.use_cases.sync_ports import Transfer
from window_desk.protocol.messages import ReferenceKind


class LineState(StrEnum):
    """The line to the county."""

    NEVER = "never"
    ONLINE = "online"
    OFFLINE = "offline"
    WITHDRAWN = "withdrawn"
    FORKED = "forked"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class LineReport:
    """What the status bar says of the line; ``last_contact`` is county time.

    ``position`` is how far this desk has the county's journal, ``backup_position`` how far the county
    has a verified backup of it, as of the newest session or page.
    """

    state: LineState
    last_contact: datetime | None
    unsent: int
    offset_ms: int | None
    sentence: str
    epoch: str = ""
    position: int = 0
    backup_position: int | None = None


class Line(Protocol):
    """Control of sync; its own thread."""

    def report(self) -> LineReport:
        """The newest report."""
        ...

    def nudge(self) -> None:
        """Something is waiting to be sent, or the clerk wants a try now."""
        ...

    def subscribe(self, listener: Callable[[LineReport, bool], None]) -> None:
        """Call ``listener(report, data_changed)`` on the sync thread after every round."""
        ...

    def transfers(self) -> Sequence[Transfer]:
        """What goes over the line at this moment."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarOrder:
    """A notice or overlay days to publish. ``body`` is the file's JSON, ``kind`` what it holds.

    ``year`` is the year that its name says, where it says one; ``clerk`` who publishes it.
    """

    kind: ReferenceKind
    body: bytes
    year: int | None
    clerk: str


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What came of an order: published, with the days that changed, or why not, and at which field.

    ``is_new`` is false when the same was in force already.
    """

    published: bool
    sentence: str = ""
    field: str = ""
    is_new: bool = False
    days: tuple[ChangedDay, ...] = ()


class ScanTransfers(Protocol):
    """Files of scans on their way, as screens see them; every call returns at once."""

    def backlog(self, way: BlobWay) -> BlobTransfers:
        """What still has to go one way, as of the newest piece."""
        ...

    def fetch(self, case: str, scan: Scan) -> None:
        """Bring a file from the county; the store tells when it is here."""
        ...


class CalendarPublishing(Protocol):
    """Publishing from the screen; the call returns at once."""

    def publish(self, order: CalendarOrder, on_answer: Callable[[CalendarAnswer], None]) -> None:
        """Send ``order`` now. Nothing is kept for later: a line that is down is an answer too."""
        ...
