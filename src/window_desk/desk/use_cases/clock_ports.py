"""What use cases ask of the PC's clock."""

from datetime import datetime
from typing import Protocol

from window_desk.casework.clock_reading import ClockReading
from window_desk.casework.clock_trust import ClockFacts, ClockTrust, TimeProof


class Clock(Protocol):
    """The PC's clock and what is known of its error."""

    def now(self) -> datetime:
        """The PC's time, aware, UTC."""
        ...

    def reading(self) -> ClockReading:
        """Offset to the county, its age, monotonic distance and boot."""
        ...


class Timekeeper(Clock, Protocol):
    """The clock as it learns what time it is. Every reading may show that somebody moved it."""

    def ticks_ms(self) -> int:
        """The monotonic clock alone, for how long something took: says nothing of the time."""
        ...

    def trust(self) -> ClockTrust:
        """The best estimate of county time, and what speaks against it."""
        ...

    def facts(self) -> ClockFacts:
        """What is known of the time, for the store to keep."""
        ...

    def recall(self, facts: ClockFacts) -> None:
        """Go on from what the store kept."""
        ...

    def heard(self, proof: TimeProof) -> None:
        """The county told the time."""
        ...

    def confirm(self, clerk: str) -> None:
        """A supervisor vouches for what the PC's clock shows now."""
        ...
