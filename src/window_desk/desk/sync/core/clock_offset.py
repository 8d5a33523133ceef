"""County time minus PC time, from the midpoint of request and reply (Cristian's method)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from window_desk.desk.use_cases.ports import (
    Clock,
)

NOTE_EVERY_MS = 60_000
NOTE_CHANGE_MS = 200
_FRESH_MS = 600_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """``offset_ms`` is off by at most ``error_ms``; taken at ``at_ms`` of the monotonic clock."""

    offset_ms: int
    error_ms: int
    at_ms: int


class ClockOffset:
    """The best estimate known. A reply that was quick counts more than one that was slow."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._best: Estimate | None = None
        self._noted: Estimate | None = None

    @property
    def offset_ms(self) -> int | None:
        """The newest estimate, ``None`` before the first contact."""
        return None if self._best is None else self._best.offset_ms

    def county_now(self) -> datetime:
        """The county's time as far as it is known here, UTC."""
        return self._clock.now() + timedelta(milliseconds=self.offset_ms or 0)

    def monotonic_ms(self) -> int:
        """The PC's monotonic clock."""
        return self._clock.reading().monotonic_ms

    def heard(self, server_now: datetime, sent_ms: int) -> None:
        """A reply to a request sent at ``sent_ms`` (monotonic) has just come in."""
        now_ms = self.monotonic_ms()
        error_ms = max(now_ms - sent_ms, 0) // 2
        at_midpoint = self._clock.now() - timedelta(milliseconds=error_ms)
        offset_ms = round((server_now - at_midpoint).total_seconds() * 1000)
        new = Estimate(offset_ms, error_ms, now_ms)
        if self._better(new):
            self._best = new

    def _better(self, new: Estimate) -> bool:
        best = self._best
        if best is None or new.error_ms <= best.error_ms:
            return True
        jumped = abs(new.offset_ms - best.offset_ms) > new.error_ms + best.error_ms
        return jumped or new.at_ms - best.at_ms > _FRESH_MS

    def worth_noting(self) -> int | None:
        """The offset when the store should keep it: at first, when it moved, or once a minute."""
        best, noted, now_ms = self._best, self._noted, self.monotonic_ms()
        if best is None:
            return None
        if (
            noted is not None
            and abs(best.offset_ms - noted.offset_ms) <= NOTE_CHANGE_MS
            and now_ms - noted.at_ms < NOTE_EVERY_MS
        ):
            return None
        self._noted = Estimate(best.offset_ms, best.error_ms, now_ms)
        return best.offset_ms
