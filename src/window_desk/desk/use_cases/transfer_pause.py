"""Whether heavy transfers go on: paused by hand until a moment, or on a metered line. Any thread.

Acts, the feed and numbers never ask here: a desk must not become a stale one.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PauseCause(StrEnum):
    """Why nothing heavy goes."""

    BY_HAND = "by_hand"
    METERED = "metered"


@dataclass(frozen=True, slots=True)
class PauseState:
    """``cause`` is ``None`` while transfers go; ``is_metered`` is ``None`` where nobody can tell."""

    cause: PauseCause | None
    until: datetime | None
    is_metered: bool | None
    heeds_metered: bool


class TransferPause:
    """The port ``TransferGate``; ``now`` gives county time."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._until: datetime | None = None
        self._is_metered: bool | None = None
        self._heeds_metered = True

    def transfers_allowed(self) -> bool:
        """Whether the next piece may go."""
        return self.state().cause is None

    def state(self) -> PauseState:
        """How things stand now."""
        now = self._now()
        with self._lock:
            until = self._until if self._until is not None and now < self._until else None
            cause = None
            if until is not None:
                cause = PauseCause.BY_HAND
            elif self._is_metered and self._heeds_metered:
                cause = PauseCause.METERED
            return PauseState(cause, until, self._is_metered, self._heeds_metered)

    def pause_until(self, until: datetime | None) -> None:
        """Pause by hand until ``until`` (aware); ``None`` goes on."""
        with self._lock:
            self._until = until

    def heed_metered(self, *, heeds: bool) -> None:
        """Whether a metered line pauses by itself."""
        with self._lock:
            self._heeds_metered = heeds

    def line_is_metered(self, *, is_metered: bool | None) -> None:
        """What the system says of the line; ``None`` where it says nothing."""
        with self._lock:
            self._is_metered = is_metered
