"""This PC's clocks and what is known of their error. May be read from any thread."""

from __future__ import annotations

import threading
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from window_desk.casework.clock_reading import ClockReading
    from window_desk.casework.clock_trust import (
        ClockFacts,
        ClockTrust,
        PcReading,
        TimeProof,
    )

_BOOT_FILE: Final = Path("/proc/sys/kernel/random/boot_id")
# counts while the PC sleeps, as the monotonic clock of Windows does anyway
_BOOTTIME: Final = getattr(time, "CLOCK_BOOTTIME", None)


class PcTime(Protocol):
    """The clocks of a PC."""

    @property
    def boot(self) -> str:
        """Names this run of the PC."""
        ...

    def wall(self) -> datetime:
        """What the PC shows, aware, UTC."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some moment of this boot, sleep included; nobody can set it."""
        ...


class SystemTime:
    """The clocks of the PC that this runs on."""

    def __init__(self) -> None:
        self.boot = _boot_id()

    @staticmethod
    def wall() -> datetime:
        """What the PC shows."""
        return datetime.now(UTC)

    @staticmethod
    def monotonic_ms() -> int:
        """Milliseconds, sleep included."""
        if _BOOTTIME is not None:
            return time.clock_gettime_ns(_BOOTTIME) // 1_000_000
        return time.monotonic_ns() // 1_000_000


class PcClock:
    """Implements the ``Timekeeper`` port. What it knows it forgets with the process: the store keeps
    :meth:`facts` with every act and gives them back when it is opened.
    """

    def __init__(self, pc: PcTime | None = None) -> None:
        self._pc = pc or SystemTime()
        self._lock = threading.Lock()
        # the clock is there before the window, and casework comes after it
        self._facts: ClockFacts | None = None

    def now(self) -> datetime:
        """The PC's time, aware, UTC."""
        return self._pc.wall()

    def ticks_ms(self) -> int:
        """The PC's monotonic clock."""
        return self._pc.monotonic_ms()

    def reading(self) -> ClockReading:
        """What an act says of this clock now."""
        trust, now = self._read()
        return trust.reading(now)

    def trust(self) -> ClockTrust:
        """The best estimate of county time, and what speaks against it."""
        return self._read()[0]

    def facts(self) -> ClockFacts:
        """What is to be kept for the next start."""
        from window_desk.casework.clock_trust import ClockFacts, observed

        with self._lock:
            self._facts = observed(self._facts or ClockFacts(), self._pc_reading())
            return self._facts

    def recall(self, facts: ClockFacts) -> None:
        """Go on from what was kept."""
        with self._lock:
            self._facts = facts

    def heard(self, proof: TimeProof) -> None:
        """The county told the time."""
        from window_desk.casework.clock_trust import ClockFacts, proven

        with self._lock:
            self._facts = proven(self._facts or ClockFacts(), proof, self._pc_reading())

    def confirm(self, clerk: str) -> None:
        """A supervisor vouches for what the PC's clock shows now."""
        from window_desk.casework.clock_trust import ClockFacts, confirmation, proven

        with self._lock:
            now = self._pc_reading()
            self._facts = proven(self._facts or ClockFacts(), confirmation(now, clerk), now)

    def _read(self) -> tuple[ClockTrust, PcReading]:
        from window_desk.casework.clock_trust import ClockFacts, assess, observed

        with self._lock:
            now = self._pc_reading()
            self._facts = observed(self._facts or ClockFacts(), now)
            return assess(self._facts, now), now

    def _pc_reading(self) -> PcReading:
        from window_desk.casework.clock_trust import PcReading, epoch_ms

        return PcReading(epoch_ms(self._pc.wall()), self._pc.monotonic_ms(), self._pc.boot)


def _boot_id() -> str:
    try:
        return _BOOT_FILE.read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())
