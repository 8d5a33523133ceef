"""True time, and what each PC makes of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.county.small_county import Wall

START = datetime(2026, 3, 10, 0, 20, tzinfo=UTC)


class TrueTime(Wall):
    """The time that the simulation moves; called, it is the county's clock."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__(start)
        self.monotonic_ms = 0

    @property
    def now(self) -> datetime:
        return self.instant

    def move(self, milliseconds: int) -> None:
        """Let time pass."""
        self.instant += timedelta(milliseconds=milliseconds)
        self.monotonic_ms += milliseconds

    def move_to(self, instant: datetime) -> None:
        """Let time pass until ``instant``, if that is still to come."""
        self.move(max(int((instant - self.now) / timedelta(milliseconds=1)), 0))


@dataclass
class SimulatedPc:
    """A PC's clocks (the port ``PcTime``): wrong by ``wrong_ms``, started anew by :meth:`restart`."""

    true: TrueTime
    wrong_ms: int = 0
    boot: str = "boot-1"
    _boots: int = 1
    _booted_ms: int = 0

    def wall(self) -> datetime:
        return self.true.now + timedelta(milliseconds=self.wrong_ms)

    def monotonic_ms(self) -> int:
        return self.true.monotonic_ms - self._booted_ms

    def restart(self) -> None:
        """The PC was switched off and on."""
        self._boots += 1
        self.boot = f"boot-{self._boots}"
        self._booted_ms = self.true.monotonic_ms
