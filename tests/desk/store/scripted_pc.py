"""A PC whose clocks a test moves: what stands behind the real ``PcClock``."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.desk.store.world import NOON

from window_desk.casework.clock_trust import TimeProof, epoch_ms
from window_desk.desk.pc_clock import PcClock


@dataclass
class ScriptedPc:
    """``true`` is what everybody else's clock says, ``wrong`` how far this PC's is ahead."""

    true: datetime = NOON
    wrong: timedelta = timedelta(0)
    up_ms: int = 1_000
    boot: str = "boot-1"

    def wall(self) -> datetime:
        return self.true + self.wrong

    def monotonic_ms(self) -> int:
        return self.up_ms

    def wait(self, time: timedelta) -> None:
        """Time passes for all."""
        self.true += time
        self.up_ms += int(time.total_seconds() * 1000)

    def restart(self) -> None:
        """The PC is off for five minutes."""
        self.true += timedelta(minutes=5)
        self.up_ms = 1_000
        self.boot += "+"

    def hear_county(self, clock: PcClock) -> None:
        """The county tells the time."""
        clock.heard(TimeProof(epoch_ms(self.true), self.up_ms, self.boot, error_ms=5))
