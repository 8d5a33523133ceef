"""The county's time, from the midpoint of request and reply (Cristian's method).

An estimate ties the county's time to the monotonic clock, so that no change of the PC's clock spoils
it. What is the best so far the clock hears at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from window_desk.casework.clock_trust import TimeProof, epoch_ms
from window_desk.desk.use_cases.clock_ports import Timekeeper

NOTE_EVERY_MS = 60_000
NOTE_CHANGE_MS = 200
_FRESH_MS = 600_000
_USELESS_MS = 30_000
"""A reply that took longer than a minute: the PC slept, or the line did. It tells no time."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """County time minus monotonic time, off by at most ``error_ms``; made at ``at_ms`` (monotonic)."""

    ahead_ms: int
    error_ms: int
    at_ms: int


class ClockOffset:
    """The best estimate known. A reply that was quick counts more than one that was slow."""

    def __init__(self, clock: Timekeeper) -> None:
        self._clock = clock
        self._best: Estimate | None = None
        self._noted: tuple[int, int] | None = None

    @property
    def offset_ms(self) -> int | None:
        """County time minus the PC's time now, ``None`` before the first contact."""
        if self._best is None:
            return None
        return self._best.ahead_ms + self.monotonic_ms() - epoch_ms(self._clock.now())

    def county_now(self) -> datetime:
        """The county's time as far as it is known here, UTC."""
        return self._clock.now() + timedelta(milliseconds=self.offset_ms or 0)

    def monotonic_ms(self) -> int:
        """The PC's monotonic clock."""
        return self._clock.ticks_ms()

    def heard(self, server_now: datetime, sent_ms: int) -> None:
        """A reply to a request sent at ``sent_ms`` (monotonic) has just come in."""
        reading = self._clock.reading()
        now_ms = reading.monotonic_ms
        error_ms = max(now_ms - sent_ms, 0) // 2
        if error_ms > _USELESS_MS:
            return
        county_ms, midpoint_ms = epoch_ms(server_now), now_ms - error_ms
        new = Estimate(county_ms - midpoint_ms, error_ms, now_ms)
        if self._better(new):
            self._best = new
            self._clock.heard(TimeProof(county_ms, midpoint_ms, reading.boot, error_ms))

    def _better(self, new: Estimate) -> bool:
        best = self._best
        if best is None or new.error_ms <= best.error_ms:
            return True
        jumped = abs(new.ahead_ms - best.ahead_ms) > new.error_ms + best.error_ms
        return jumped or new.at_ms - best.at_ms > _FRESH_MS

    def worth_noting(self) -> bool:
        """Whether the store should keep the time: at first, when it moved, or once a minute."""
        offset_ms, now_ms = self.offset_ms, self.monotonic_ms()
        if offset_ms is None:
            return False
        if self._noted is not None:
            noted_ms, noted_at_ms = self._noted
            moved = abs(offset_ms - noted_ms) > NOTE_CHANGE_MS
            if not moved and now_ms - noted_at_ms < NOTE_EVERY_MS:
                return False
        self._noted = offset_ms, now_ms
        return True
