"""What every clock of the tests does with the time that was proven to it; the reading is its own."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from window_desk.casework.clock_trust import (
    ClockFacts,
    ClockTrust,
    PcReading,
    TimeProof,
    assess,
    confirmation,
    proven,
)


@dataclass
class KeptClock(ABC):
    """Trusted by the laws of the program alone."""

    kept: ClockFacts = field(default_factory=ClockFacts, kw_only=True)

    @abstractmethod
    def pc_reading(self) -> PcReading:
        """What the PC shows now."""

    def ticks_ms(self) -> int:
        return self.pc_reading().monotonic_ms

    def trust(self) -> ClockTrust:
        return assess(self.kept, self.pc_reading())

    def facts(self) -> ClockFacts:
        return self.kept

    def recall(self, facts: ClockFacts) -> None:
        self.kept = facts

    def heard(self, proof: TimeProof) -> None:
        self.kept = proven(self.kept, proof, self.pc_reading())

    def confirm(self, clerk: str) -> None:
        now = self.pc_reading()
        self.kept = proven(self.kept, confirmation(now, clerk), now)
