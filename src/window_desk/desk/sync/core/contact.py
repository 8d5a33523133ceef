"""What a lane of a round works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from window_desk.desk.sync.core.clock_offset import ClockOffset
from window_desk.desk.sync.core.county_link import County
from window_desk.desk.sync.core.round_report import RoundTally
from window_desk.desk.sync.core.session import OpenSession
from window_desk.desk.sync.core.transfer_meter import TransferMeter
from window_desk.desk.use_cases.sync_ports import SyncStore


class _Timed(Protocol):
    @property
    def server_now(self) -> datetime: ...


_Reply = TypeVar("_Reply", bound=_Timed)


@dataclass(frozen=True, slots=True)
class Contact:
    """An open session with all that belongs to it."""

    county: County
    session: OpenSession
    store: SyncStore
    clock: ClockOffset
    tally: RoundTally
    meter: TransferMeter

    def ask(self, request: Callable[[], _Reply]) -> tuple[_Reply, int]:
        """The reply and the milliseconds that it took; its time corrects the clock offset."""
        sent_ms = self.clock.monotonic_ms()
        reply = request()
        self.tally.heard = True
        self.clock.heard(reply.server_now, sent_ms)
        return reply, self.clock.monotonic_ms() - sent_ms
